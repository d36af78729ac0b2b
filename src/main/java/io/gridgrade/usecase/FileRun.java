package io.gridgrade.usecase;

import io.gridgrade.run.Dataset;
import io.gridgrade.run.RunRecord;
import io.gridgrade.run.RunTables;
import io.gridgrade.value.KeptWork;
import io.gridgrade.value.OwnerOnly;
import io.gridgrade.value.Period;
import io.gridgrade.value.WrittenFile;
import io.gridgrade.warehouse.Home;
import io.gridgrade.warehouse.KnownAt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Work that makes files of a month from the published copy. It writes nothing to the warehouse, so that it has no number
 * there and waits for no writer; its record is named by command, month and moment.
 */
public final class FileRun {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

    private FileRun() {}

    /** Where the files of a month go: those that say what was once known stand apart from those in force. */
    public static Path folder(Home home, Period period, Optional<KnownAt> knownAt) {
        Path folder = home.outFolder(period);
        return knownAt.map(known -> folder.resolve("as-known-at-" + known.fileText()))
                .orElse(folder);
    }

    /**
     * Does the work, and keeps a record of it, also when it fails; returns the files. The command is as typed, without
     * folders. What is given to {@code ifStopped} is to be done when the work is stopped from outside.
     */
    public static List<Path> of(
            Session session,
            String command,
            Period period,
            Consumer<Runnable> ifStopped,
            Function<Session, List<WrittenFile>> work) {
        String verb = command.split(" ", 2)[0];
        String name = verb + "-" + period + "-";
        RunRecord.endDead(session.home(), name);
        RunRecord record = RunRecord.begin(
                session.home(),
                freeName(session.home(), name + MOMENT.format(Instant.now())),
                command,
                Optional.of(period),
                session.settings());
        int keptBefore = KeptWork.count();
        Object recording = new Object();
        // Which files are new although the command was stopped, the record must say.
        ifStopped.accept(() -> {
            synchronized (recording) {
                record.wrote(KeptWork.since(keptBefore).stream()
                        .map(Path::of)
                        .flatMap(FileRun::files)
                        .map(FileRun::file)
                        .toList());
                record.interrupted("interrupted");
            }
        });
        session.progress().also(record);
        try {
            record.reads(List.of(file(session.home().publishedFile())));
            record.reads(RunTables.of(session.warehouse()).ofPeriods(period, period));
            Object published = identity(session.home().publishedFile());
            List<WrittenFile> files = work.apply(session);
            if (!published.equals(identity(session.home().publishedFile()))) {
                session.progress()
                        .note("months were published while " + period
                                + " was being made; if it was restated, make it again, for this is the edition before");
            }
            synchronized (recording) {
                record.wrote(files.stream().map(FileRun::written).toList());
                record.done();
            }
            return files.stream().map(WrittenFile::path).toList();
        } catch (RuntimeException | Error e) {
            record.failed(e);
            throw e;
        }
    }

    // Two may begin in the same moment: the folder is whose who makes it.
    private static String freeName(Home home, String wanted) {
        try {
            OwnerOnly.createFolders(home.runFolder(""));
            for (int i = 1; ; i++) {
                String name = i == 1 ? wanted : wanted + "-" + i;
                try {
                    Files.createDirectory(home.runFolder(name));
                    OwnerOnly.mend(home.runFolder(name));
                    return name;
                } catch (FileAlreadyExistsException e) {
                    // The next number.
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to make a folder in " + home.runFolder(""), e);
        }
    }

    private static Stream<Path> files(Path path) {
        if (!Files.isDirectory(path)) {
            return Stream.of(path);
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.sorted().toList().stream();
        } catch (NoSuchFileException e) {
            // Another process is putting its own there.
            return Stream.of(path);
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to list " + path, e);
        }
    }

    private static Dataset file(Path file) {
        try {
            return Dataset.file(file).with("bytes", Files.size(file));
        } catch (NoSuchFileException e) {
            return Dataset.file(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to look at " + file, e);
        }
    }

    private static Object identity(Path file) {
        try {
            return List.of(Files.getLastModifiedTime(file), Files.size(file));
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to look at " + file, e);
        }
    }

    private static Dataset written(WrittenFile file) {
        return Dataset.file(file.path()).with("bytes", file.bytes()).with("sha256", file.sha256());
    }
}
