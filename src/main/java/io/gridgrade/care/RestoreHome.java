package io.gridgrade.care;

import io.gridgrade.engine.EngineLimits;
import io.gridgrade.summary.FillSummaries;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.KeptWork;
import io.gridgrade.value.OwnerOnly;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.UserError;
import io.gridgrade.value.Whole;
import io.gridgrade.warehouse.Home;
import io.gridgrade.warehouse.Publication;
import io.gridgrade.warehouse.Warehouse;
import io.gridgrade.warehouse.WriterLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/**
 * Restores a backup beside its place, proves it there (every file by SHA-256, every table by rows and hash), and only then
 * renames it. A home that is replaced stays beside it under another name.
 */
public final class RestoreHome {
    private RestoreHome() {}

    /** A home that was restored; {@code notes} are what the user should know, {@code replaced} is where the old one is. */
    public record Restored(Path folder, Manifest manifest, Optional<Path> replaced, List<String> notes) {}

    /** Restores into a folder that is not there yet, or is empty; or, when {@code replace}, in the place of a home. */
    public static Restored restore(Path backup, Path folder, boolean replace, EngineLimits limits) {
        Path target = folder.toAbsolutePath().normalize();
        new Home(target).requireUsableName();
        Path beside = target.resolveSibling(target.getFileName() + ".restoring");
        boolean isTaken = isTaken(target);
        if (isTaken && !replace) {
            throw new UserError(
                    ExitCode.PRECONDITION,
                    "\"" + folder
                            + "\" is there already; expected a new or empty folder; choose another, or replace the"
                            + " home that is there with --replace");
        }
        if (isTaken) {
            // Refuses what is no home, which would be lost for nothing.
            Home.at(target);
        }
        try (WriterLock lock = takeEmptied(beside)) {
            return restore(backup, target, beside, isTaken, limits);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            throw new UserError(
                    ExitCode.PRECONDITION,
                    "something came to \"" + folder
                            + "\" while the backup was restored; expected a folder that stays empty;"
                            + " look at it, and run the command again");
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to restore " + backup + " into " + target, e);
        }
    }

    private static Restored restore(Path backup, Path target, Path beside, boolean isTaken, EngineLimits limits)
            throws IOException {
        try {
            List<String> notes = new ArrayList<>();
            Manifest manifest = prove(backup, beside, limits, notes);
            if (manifest.published()) {
                publish(beside, limits, notes);
            }
            if (isTaken && Files.isRegularFile(new Home(target).saltFile())) {
                notes.add(
                        "customers were forgotten in the home that was there; those forgotten after the backup was made"
                                + " are back: forget them again");
            }
            AtomicReference<Path> replaced = new AtomicReference<>();
            KeptWork.keep(target.toString(), () -> {
                if (isTaken) {
                    replaced.set(swap(target, beside));
                } else {
                    Whole.replaceFolder(target, beside);
                }
            });
            OwnerOnly.mend(target);
            return new Restored(target, manifest, Optional.ofNullable(replaced.get()), notes);
        } finally {
            FileOperations.delete(beside);
        }
    }

    /**
     * A folder to restore into, with the lock of the home that it is to be: a second who restores into it hears who is at
     * it. What one who was killed left in it is deleted.
     */
    private static WriterLock takeEmptied(Path beside) {
        try {
            OwnerOnly.createFolders(beside);
            WriterLock lock = WriterLock.take(new Home(beside).lockFile());
            try (Stream<Path> left = Files.list(beside)) {
                left.filter(path -> !path.equals(new Home(beside).lockFile())).forEach(FileOperations::delete);
                return lock;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to restore into " + beside, e);
        }
    }

    /** Restores into a folder of its own only to see that it can be, and deletes that. */
    public static Manifest verify(Path backup, EngineLimits limits) {
        Path beside = backup.toAbsolutePath().resolveSibling(backup.getFileName() + ".verifying");
        FileOperations.delete(beside);
        try {
            return prove(backup, beside, limits, new ArrayList<>());
        } finally {
            FileOperations.delete(beside);
        }
    }

    private static Manifest prove(Path backup, Path beside, EngineLimits limits, List<String> notes) {
        try (BackupZip zip = BackupZip.open(backup)) {
            OwnerOnly.createFolders(beside);
            FileOperations.requireRoom(beside, zip.bytes(), "the restored home");
            zip.unpackInto(beside);
            compareTables(backup, zip.manifest(), Home.at(beside), limits, notes);
            return zip.manifest();
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to read " + backup, e);
        }
    }

    private static void compareTables(
            Path backup, Manifest manifest, Home restored, EngineLimits limits, List<String> notes) {
        try (Warehouse warehouse = Warehouse.openFile(restored.warehouseFile(), restored, limits, true)) {
            Map<String, TableContent> found = TableContent.ofAll(warehouse);
            Map<String, TableContent> expected = manifest.tables();
            String engine = warehouse
                    .query("duckdb/engine_version", Parameters.none())
                    .get(0)
                    .text("engine_version");
            if (!engine.equals(manifest.engineVersion())) {
                // Another engine may hash otherwise: the rows are compared, and the files have been by SHA-256.
                notes.add("the backup was made with the engine " + manifest.engineVersion() + " and this is " + engine
                        + ": its tables were compared by their rows, its files by SHA-256");
                expected = withoutHashes(expected);
                found = withoutHashes(found);
            }
            List<String> differences = TableContent.differences(expected, found);
            if (!differences.isEmpty()) {
                throw BackupZip.damaged(backup, differences);
            }
        } catch (IllegalStateException e) {
            throw BackupZip.damaged(backup, List.of("its warehouse cannot be opened: " + e.getMessage()));
        }
    }

    private static Map<String, TableContent> withoutHashes(Map<String, TableContent> tables) {
        Map<String, TableContent> rows = new java.util.TreeMap<>();
        tables.forEach((table, content) -> rows.put(table, new TableContent(content.columns(), content.rows(), "")));
        return rows;
    }

    // Readers would otherwise find nothing until the next close, which may be a month away.
    private static void publish(Path beside, EngineLimits limits, List<String> notes) {
        Home home = Home.at(beside);
        try (Warehouse warehouse = Warehouse.openFile(home.warehouseFile(), home, limits, false)) {
            FillSummaries.fill(warehouse);
            Publication.publish(warehouse, home);
            notes.add("published what was restored, for readers");
        }
    }

    private static Path swap(Path target, Path beside) throws IOException {
        Home old = Home.at(target);
        Path aside = FileOperations.freeName(target.resolveSibling(target.getFileName() + ".replaced"));
        // Let go before the folder moves: some systems do not rename a folder with an open file in it.
        WriterLock.take(old.lockFile()).close();
        Whole.exchangeFolder(target, beside, aside);
        // Backups are of the home, whichever of its states is in force.
        Path backups = new Home(aside).backupsFolder();
        if (Files.isDirectory(backups)) {
            Files.move(backups, new Home(target).backupsFolder(), StandardCopyOption.ATOMIC_MOVE);
        }
        return aside;
    }

    private static boolean isTaken(Path target) {
        if (!Files.exists(target)) {
            return false;
        }
        try (var files = Files.list(target)) {
            return files.findAny().isPresent();
        } catch (IOException e) {
            // A file, which is no folder to restore into.
            return true;
        }
    }
}
