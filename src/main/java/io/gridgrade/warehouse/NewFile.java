package io.gridgrade.warehouse;

import io.gridgrade.engine.Engine;
import io.gridgrade.engine.EngineLimits;
import io.gridgrade.value.OwnerOnly;
import io.gridgrade.value.Progress;
import io.gridgrade.value.Whole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The file of a warehouse that is not there yet. It is migrated beside its place and put there whole, so that one who is
 * killed meanwhile leaves none; and it is migrated once in the life of a process, for that takes a second.
 */
final class NewFile {
    private static byte[] migrated;
    private static Path ofProcess;

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

    /** A migrated file of this process, for the engine to read; it goes when the process ends, or when the next one begins. */
    static synchronized Path ofProcess() {
        if (ofProcess == null) {
            try {
                Path folder =
                        Whole.next(Path.of(System.getProperty("java.io.tmpdir")).resolve("gridgrade-migrated"));
                OwnerOnly.createFolders(folder);
                Path file = folder.resolve("warehouse.duckdb");
                makeIfAbsent(file, folder.resolve("tmp"));
                folder.toFile().deleteOnExit();
                file.toFile().deleteOnExit();
                ofProcess = file;
            } catch (IOException e) {
                throw new UncheckedIOException("Unable to write a migrated warehouse", e);
            }
        }
        return ofProcess;
    }

    private static synchronized byte[] migrated(Path file, Path temporaryFolder) throws IOException {
        if (migrated == null) {
            Path next = Whole.next(file);
            try {
                try (Engine engine = Engine.open(
                        next, EngineLimits.none(), temporaryFolder, false, name -> false, Progress.SILENT)) {
                    Migrations.migrate(engine.connection());
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
