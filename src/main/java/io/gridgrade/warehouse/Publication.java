package io.gridgrade.warehouse;

import io.gridgrade.engine.Row;
import io.gridgrade.value.KeptWork;
import io.gridgrade.value.OwnerOnly;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Whole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** Publishes a read-only copy: readers see the old one whole or the new one whole, and never wait. */
public final class Publication {
    private Publication() {}

    /** Copies the warehouse's file beside the published one and renames it over; returns its size in bytes. */
    public static long publish(Warehouse warehouse, Home home) {
        Path target = home.publishedFile();
        note(warehouse, target);
        warehouse.checkpoint();
        Path copy = target.resolveSibling("warehouse.duckdb.next");
        try {
            OwnerOnly.createFolders(target.getParent());
            Files.copy(home.warehouseFile(), copy, StandardCopyOption.REPLACE_EXISTING);
            OwnerOnly.mend(copy);
            toDisk(copy);
            KeptWork.keep("publish", () -> Whole.replaceFile(target, copy));
            return Files.size(target);
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to publish " + target, e);
        }
    }

    // A rename may reach the disk before what it names: after a power cut readers would find an empty copy.
    private static void toDisk(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** Whether the published copy lacks a close of a month that is closed now. */
    public static boolean isBehind(Warehouse warehouse, Home home) {
        List<Row> closed = warehouse.query("warehouse/closes", Parameters.none());
        if (!Files.isRegularFile(home.publishedFile())) {
            return !closed.isEmpty();
        }
        AtomicBoolean isBehind = new AtomicBoolean();
        warehouse.attached(
                home.publishedFile(),
                name -> isBehind.set(!warehouse
                        .query(
                                warehouse
                                        .sqlFile("warehouse/closes_unpublished")
                                        .withFragments(Map.of("published", name)),
                                Parameters.none())
                        .isEmpty()));
        return isBehind.get();
    }

    // The note is in the copy itself, so that it is true when, and only when, the copy is there.
    private static void note(Warehouse warehouse, Path published) {
        if (Files.isRegularFile(published)) {
            warehouse.attached(published, name -> {
                if (Catalogue.has(warehouse, name, "publication")) {
                    warehouse.execute(
                            warehouse
                                    .sqlFile("warehouse/publication_never_made")
                                    .withFragments(Map.of("published", name)),
                            Parameters.none());
                }
            });
        }
        warehouse.execute("warehouse/publication", Parameters.none());
    }
}
