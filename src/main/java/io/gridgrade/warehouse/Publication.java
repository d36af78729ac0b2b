package io.gridgrade.warehouse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Publishes a read-only snapshot: readers see the old one whole or the new one whole, and never wait. */
public final class Publication {
    private Publication() {}

    /** Copies the warehouse's file beside the published one and renames it over; returns its size in bytes. */
    public static long publish(Warehouse warehouse, Home home) {
        warehouse.checkpoint();
        Path target = home.publishedFile();
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
}
