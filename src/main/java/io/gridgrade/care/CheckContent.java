package io.gridgrade.care;

import io.gridgrade.engine.EngineLimits;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.UserError;
import io.gridgrade.warehouse.Home;
import io.gridgrade.warehouse.Warehouse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Reads what is kept to its last value. The engine keeps a checksum of every block, but looks at it only when it reads the
 * block: a byte that flipped on the disk goes unseen until somebody asks for what is in it.
 */
final class CheckContent {
    /** Up to this size a file is read whenever a doctor comes: that takes a few seconds. */
    private static final long BYTES_READ_ALWAYS = 500L << 20;

    private CheckContent() {}

    /** Every value of every table of a warehouse file; of a large one only when {@code isDeep}. */
    static Finding ofFile(String check, Path file, Home home, EngineLimits limits, boolean isDeep) {
        long bytes = FileOperations.bytes(file);
        if (!isDeep && bytes > BYTES_READ_ALWAYS) {
            return Finding.ok(
                    check,
                    "was not read, for it has " + FileOperations.megabytes(bytes)
                            + "; a damaged block is found by: gridgrade doctor --deep");
        }
        try (Warehouse warehouse = Warehouse.openFile(file, home, limits, true)) {
            Map<String, TableContent> contents = TableContent.ofAll(warehouse);
            return Finding.ok(
                    check,
                    "every value of " + contents.size() + " tables could be read, in "
                            + contents.values().stream()
                                    .mapToLong(TableContent::rows)
                                    .sum() + " rows");
        }
    }

    /** Every file in every backup of the home, by the SHA-256 of its manifest. */
    static Finding ofBackups(Home home) {
        if (!Files.isDirectory(home.backupsFolder())) {
            return Finding.ok("backups", "there is none in the home");
        }
        List<String> faults = new ArrayList<>();
        List<Path> backups;
        try (Stream<Path> files = Files.list(home.backupsFolder())) {
            backups = files.filter(file -> file.toString().endsWith(".zip"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to list " + home.backupsFolder(), e);
        }
        for (Path backup : backups) {
            try (BackupZip zip = BackupZip.open(backup)) {
                zip.prove();
            } catch (UserError e) {
                faults.add(backup.getFileName() + ": " + String.join(", ", e.details()));
            } catch (IOException e) {
                faults.add(backup.getFileName() + ": " + e.getMessage());
            }
        }
        if (!faults.isEmpty()) {
            throw new UserError(
                    ExitCode.VERIFICATION_FAILED,
                    faults.size() + " of " + backups.size() + " backups are not what was saved; make another with:"
                            + " gridgrade backup --verify",
                    faults);
        }
        return Finding.ok("backups", backups.size() + " are what was saved");
    }
}
