package io.gridgrade.warehouse;

import io.gridgrade.value.Whole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The file of a warehouse that is not there yet. It is migrated beside its place and put there whole, so that one who is
 * killed meanwhile leaves none; and it is migrated once in the life of a process, for that takes a second.
 */
final class NewFile {
    private static byte[] migrated;

    private NewFile() {}

    /** Makes the file when there is none; the engine may use the folder meanwhile. */
    static void makeIfAbsent(Path file, Path temporaryFolder) {
        if (Files.exists(file)) {
            return;
        }
        try {
            Whole.write(file, migrated(file, temporaryFolder));
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to write " + file, e);
        }
    }

    private static synchronized byte[] migrated(Path file, Path temporaryFolder) throws IOException {
        if (migrated == null) {
            Path next = Whole.next(file);
            try {
                try (Connection connection = Warehouse.connect(next, EngineLimits.none(), temporaryFolder, false)) {
                    Migrations.migrate(connection);
                } catch (SQLException e) {
                    throw EngineErrors.of(e, "making a new warehouse", Optional.of(next));
                }
                migrated = Files.readAllBytes(next);
            } finally {
                Whole.delete(next);
                Whole.delete(next.resolveSibling(next.getFileName() + ".wal"));
            }
        }
        return migrated;
    }
}
