package io.gridgrade.care;

import io.gridgrade.engine.EngineLimits;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Hash;
import io.gridgrade.value.KeptWork;
import io.gridgrade.value.OwnerOnly;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.UserError;
import io.gridgrade.value.Version;
import io.gridgrade.value.Whole;
import io.gridgrade.warehouse.Home;
import io.gridgrade.warehouse.Warehouse;
import io.gridgrade.warehouse.WriterLock;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Saves a home as one zip file: it is there whole or not at all, is carried off as one, and any tool opens it. Packed as
 * fast as zip can: a warehouse is mostly packed already. What a close can print again (out/, published/) is left out.
 */
public final class BackupHome {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
    /** What of a home is saved: these files, and all that is in these folders. */
    static final List<String> FILES = List.of(
            "gridgrade.yml",
            "warehouse.duckdb",
            "forget.salt",
            "quality.yml",
            "measures.yml",
            "summaries.yml",
            "policies.yml",
            "users.yml");

    static final List<String> FOLDERS = List.of("seeds", "sources", "sql");

    private BackupHome() {}

    /** A backup that was made: where, how large, and what is in it. */
    public record Made(Path file, long bytes, Manifest manifest) {}

    /** The name of a backup that was given none. */
    public static Path defaultFile(Home home) {
        return home.backupsFolder().resolve("gridgrade-" + STAMP.format(Instant.now()) + ".zip");
    }

    /**
     * Writes the backup beside its place, restores it on trial when {@code verify}, and renames it; a file that is there
     * already is never replaced.
     */
    public static Made backup(Home home, EngineLimits limits, Path file, boolean verify) {
        Path target = file.toAbsolutePath().normalize();
        if (Files.exists(target)) {
            throw taken(file);
        }
        home.requireUsableName();
        try (WriterLock lock = WriterLock.take(home.lockFile())) {
            UpgradeWarehouse.requireWarehouse(home);
            OwnerOnly.createFolders(target.getParent());
            Path next = Whole.next(target);
            try {
                Manifest manifest = write(home, next, counted(home, limits));
                if (verify) {
                    RestoreHome.verify(next, limits);
                }
                KeptWork.keep(target.toString(), () -> FileOperations.moveToFreeName(next, target));
                return new Made(target, Files.size(target), manifest);
            } finally {
                FileOperations.delete(next);
            }
        } catch (FileAlreadyExistsException e) {
            throw taken(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to write " + target, e);
        }
    }

    private static UserError taken(Path file) {
        return new UserError(
                ExitCode.PRECONDITION,
                "\"" + file + "\" is there already; expected a name that is free, for a backup is never replaced;"
                        + " choose another");
    }

    private static Manifest counted(Home home, EngineLimits limits) {
        try (Warehouse warehouse = Warehouse.openFile(home.warehouseFile(), home, limits, false)) {
            // What is still in the log goes into the file, so that the file alone is whole.
            warehouse.checkpoint();
            return new Manifest(
                    Manifest.FORMAT,
                    Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                    Version.text(),
                    warehouse
                            .query("duckdb/engine_version", Parameters.none())
                            .get(0)
                            .text("engine_version"),
                    Files.isRegularFile(home.publishedFile()),
                    List.of(),
                    TableContent.ofAll(warehouse));
        }
    }

    private static Manifest write(Home home, Path next, Manifest counted) throws IOException {
        List<Manifest.SavedFile> saved = new ArrayList<>();
        try (OutputStream stream = new BufferedOutputStream(OwnerOnly.newOutputStream(next), 1 << 20);
                ZipOutputStream zip = new ZipOutputStream(stream, StandardCharsets.UTF_8)) {
            zip.setLevel(Deflater.BEST_SPEED);
            for (Path source : filesOf(home)) {
                String name = home.folder().relativize(source).toString().replace('\\', '/');
                zip.putNextEntry(new ZipEntry(name));
                String sha256 = Hash.copying(source, zip);
                zip.closeEntry();
                saved.add(new Manifest.SavedFile(name, Files.size(source), sha256));
            }
            Manifest manifest = new Manifest(
                    counted.format(),
                    counted.madeAt(),
                    counted.codeVersion(),
                    counted.engineVersion(),
                    counted.published(),
                    saved,
                    counted.tables());
            // Last, so that a zip cut short has none.
            zip.putNextEntry(new ZipEntry(Manifest.NAME));
            zip.write(manifest.text().getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
            return manifest;
        }
    }

    private static List<Path> filesOf(Home home) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String name : FILES) {
            Path file = home.folder().resolve(name);
            if (Files.isRegularFile(file)) {
                files.add(file);
            }
        }
        for (String name : FOLDERS) {
            Path folder = home.folder().resolve(name);
            if (Files.isDirectory(folder)) {
                try (Stream<Path> found = Files.walk(folder)) {
                    found.filter(Files::isRegularFile).sorted().forEach(files::add);
                }
            }
        }
        return files;
    }
}
