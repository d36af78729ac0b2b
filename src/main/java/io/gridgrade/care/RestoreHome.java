package io.gridgrade.care;

import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Hash;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.UserError;
import io.gridgrade.warehouse.EngineLimits;
import io.gridgrade.warehouse.Home;
import io.gridgrade.warehouse.Publication;
import io.gridgrade.warehouse.Warehouse;
import io.gridgrade.warehouse.WriterLock;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

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
        FileOperations.delete(beside);
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
            Optional<Path> replaced = isTaken ? Optional.of(swap(target, beside)) : Optional.empty();
            if (!isTaken) {
                Files.deleteIfExists(target);
                Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
            }
            return new Restored(target, manifest, replaced, notes);
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to restore " + backup + " into " + target, e);
        } finally {
            FileOperations.delete(beside);
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
        try (ZipFile zip = open(backup)) {
            Manifest manifest = manifest(backup, zip);
            Files.createDirectories(beside.getParent());
            FileOperations.requireRoom(
                    beside.getParent(),
                    manifest.files().stream()
                            .mapToLong(Manifest.SavedFile::bytes)
                            .sum(),
                    "the restored home");
            extract(backup, zip, manifest, beside);
            compareTables(backup, manifest, Home.at(beside), limits, notes);
            return manifest;
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to read " + backup, e);
        }
    }

    private static ZipFile open(Path backup) throws IOException {
        if (!Files.isRegularFile(backup)) {
            throw new UserError(
                    ExitCode.PRECONDITION,
                    "there is no file \"" + backup + "\"; expected a backup made by: gridgrade backup");
        }
        try {
            return new ZipFile(backup.toFile(), StandardCharsets.UTF_8);
        } catch (ZipException e) {
            throw damaged(backup, List.of("it is no whole zip file: " + e.getMessage()));
        }
    }

    private static Manifest manifest(Path backup, ZipFile zip) throws IOException {
        ZipEntry entry = zip.getEntry(Manifest.NAME);
        if (entry == null) {
            throw damaged(backup, List.of("it has no " + Manifest.NAME));
        }
        try (InputStream stream = zip.getInputStream(entry)) {
            Manifest manifest = Manifest.read(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
            if (manifest.format() != Manifest.FORMAT) {
                throw new UserError(
                        ExitCode.PRECONDITION,
                        "\"" + backup + "\" is a backup of format " + manifest.format() + ", made by GridGrade "
                                + manifest.codeVersion() + "; expected format " + Manifest.FORMAT
                                + "; restore it with the version that made it");
            }
            return manifest;
        } catch (IllegalArgumentException | ZipException e) {
            throw damaged(backup, List.of(Manifest.NAME + " cannot be read: " + e.getMessage()));
        }
    }

    private static void extract(Path backup, ZipFile zip, Manifest manifest, Path beside) throws IOException {
        List<String> faults = new ArrayList<>();
        for (Manifest.SavedFile saved : manifest.files()) {
            Path file = beside.resolve(saved.name()).normalize();
            ZipEntry entry = zip.getEntry(saved.name());
            if (!file.startsWith(beside)) {
                faults.add(saved.name() + ": would be written outside of the home");
            } else if (entry == null) {
                faults.add(saved.name() + ": is not there");
            } else {
                Files.createDirectories(file.getParent());
                String sha256 = extract(zip, entry, file);
                if (!sha256.equals(saved.sha256())) {
                    faults.add(saved.name() + ": has the SHA-256 " + sha256 + "; expected " + saved.sha256());
                }
            }
        }
        if (!faults.isEmpty()) {
            throw damaged(backup, faults);
        }
    }

    private static String extract(ZipFile zip, ZipEntry entry, Path file) throws IOException {
        try (InputStream packed = zip.getInputStream(entry);
                OutputStream unpacked = Files.newOutputStream(file)) {
            return Hash.copying(packed, unpacked);
        } catch (ZipException | java.io.EOFException e) {
            return "of no whole entry (" + e.getMessage() + ")";
        }
    }

    private static void compareTables(
            Path backup, Manifest manifest, Home restored, EngineLimits limits, List<String> notes) {
        try (Warehouse warehouse = Warehouse.openFile(restored.warehouseFile(), restored, limits, true)) {
            Map<String, TableContent> found = TableContent.ofAll(warehouse);
            Map<String, TableContent> expected = manifest.tables();
            String engine = warehouse
                    .query("care/engine_version", Parameters.none())
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
                throw damaged(backup, differences);
            }
        } catch (IllegalStateException e) {
            throw damaged(backup, List.of("its warehouse cannot be opened: " + e.getMessage()));
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
            Publication.publish(warehouse, home);
            notes.add("published what was restored, for readers");
        }
    }

    private static Path swap(Path target, Path beside) throws IOException {
        Home old = Home.at(target);
        Path aside = FileOperations.freeName(target.resolveSibling(target.getFileName() + ".replaced"));
        // Let go before the folder moves: some systems do not rename a folder with an open file in it.
        WriterLock.take(old.lockFile()).close();
        Files.move(target, aside, StandardCopyOption.ATOMIC_MOVE);
        try {
            Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
            throw e;
        }
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

    private static UserError damaged(Path backup, List<String> faults) {
        return new UserError(
                ExitCode.VERIFICATION_FAILED,
                "\"" + backup + "\" is not what was saved; expected every file and table as its manifest says; nothing"
                        + " was restored or replaced; take another backup",
                faults);
    }
}
