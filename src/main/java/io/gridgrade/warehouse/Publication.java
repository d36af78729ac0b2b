package io.gridgrade.warehouse;

import io.gridgrade.value.Parameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/** Publishes a read-only snapshot: readers see the old one whole or the new one whole, and never wait. */
public final class Publication {
    private Publication() {}

    /** Copies the warehouse's file beside the published one and renames it over; returns its size in bytes. */
    public static long publish(Warehouse warehouse, Home home) {
        Path target = home.publishedFile();
        note(warehouse, target);
        warehouse.checkpoint();
        Path copy = target.resolveSibling("warehouse.duckdb.next");
        try {
            Files.createDirectories(target.getParent());
            Files.copy(home.warehouseFile(), copy, StandardCopyOption.REPLACE_EXISTING);
            Files.move(copy, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return Files.size(target);
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to publish " + target, e);
        }
    }

    // The note is in the snapshot itself, so that it is true when, and only when, the snapshot is there.
    private static void note(Warehouse warehouse, Path published) {
        if (Files.isRegularFile(published)) {
            warehouse.attached(published, name -> {
                Parameters beside = Parameters.none().with("database_name", name);
                boolean isNoted = warehouse.query("known/tables", beside).stream()
                        .anyMatch(row -> row.text("table_name").equals("publication"));
                if (isNoted) {
                    warehouse.execute(
                            warehouse.sqlFile("audit/publication_never_made").withFragments(Map.of("published", name)),
                            Parameters.none());
                }
            });
        }
        warehouse.execute("audit/publication", Parameters.none());
    }
}
