package io.gridgrade.care;

import io.gridgrade.run.QueryLog;
import io.gridgrade.value.Period;
import io.gridgrade.warehouse.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A file or folder of a home that has outlived its time, and why. */
record OldFile(String what, Path path) {
    private static final Pattern READER = Pattern.compile("query-(\\d+)-.*");
    private static final Pattern BACKUP = Pattern.compile("gridgrade-\\d{8}-\\d{6}\\.zip");
    private static final Pattern PERIOD = Pattern.compile("\\d{4}-\\d{2}");
    private static final Pattern LEFTOVER =
            Pattern.compile(".*\\.(next|old|part|upgrade|rewritten|verifying)(\\.wal)?");
    // What is younger may be in use by a reader or a print, which hold no lock.
    private static final Duration LEFTOVER_AGE_MIN = Duration.ofDays(1);

    RetainHome.Item item() {
        return new RetainHome.Item(what, path.toString(), 1, FileOperations.bytes(path));
    }

    /** Folders of readers whose process is gone. */
    static List<OldFile> ofReaders(Home home, Instant now) {
        return in(home.readersFolder(), folder -> !isRead(folder, now), "left by a reader that was killed");
    }

    private static boolean isRead(Path folder, Instant now) {
        Matcher name = READER.matcher(folder.getFileName().toString());
        if (!name.matches()) {
            return isYoung(folder, now);
        }
        return ProcessHandle.of(Long.parseLong(name.group(1)))
                .filter(ProcessHandle::isAlive)
                // A process that began after the folder was made is another one, of the same number.
                .filter(process -> process.info()
                        .startInstant()
                        .map(started -> !started.isAfter(modified(folder).plusSeconds(1)))
                        .orElse(true))
                .isPresent();
    }

    /** What was being written when its process was killed. */
    static List<OldFile> leftovers(Home home, Instant now) {
        Predicate<Path> isOld = path -> !isYoung(path, now);
        Predicate<Path> isLeftover =
                path -> LEFTOVER.matcher(path.getFileName().toString()).matches();
        List<OldFile> found = new ArrayList<>();
        String what = "left by a command that was killed";
        found.addAll(in(home.temporaryFolder(), isOld, what));
        for (Path folder : List.of(home.folder(), home.publishedFile().getParent())) {
            found.addAll(in(folder, isLeftover.and(Files::isRegularFile).and(isOld), what));
        }
        found.addAll(in(home.backupsFolder(), isLeftover.and(isOld), what));
        for (OldFile period : in(home.folder().resolve("out"), Files::isDirectory, what)) {
            found.addAll(in(period.path, isLeftover.and(isOld), what));
        }
        return found;
    }

    /** Backups that we named, but for the newest; those that a user named are the user's. */
    static List<OldFile> backups(Home home, int kept) {
        List<OldFile> all = in(
                home.backupsFolder(),
                file -> BACKUP.matcher(file.getFileName().toString()).matches(),
                "backup older than the newest " + kept);
        return kept == 0 ? List.of() : all.subList(0, Math.max(0, all.size() - kept));
    }

    /** Files of refused records. */
    static List<OldFile> rejects(Home home, int days, Instant now) {
        return days == 0
                ? List.of()
                : RejectsFile.all(home).stream()
                        .filter(file -> modified(file).isBefore(now.minus(Duration.ofDays(days))))
                        .map(file -> new OldFile("refused records older than " + days + " days", file))
                        .toList();
    }

    /** Who asked what, of months long ago. */
    static List<OldFile> queryLogs(Home home, int months, Instant now) {
        YearMonth first = YearMonth.from(now.atZone(ZoneOffset.UTC)).minusMonths(months);
        return months == 0
                ? List.of()
                : QueryLog.files(home).stream()
                        .filter(file -> QueryLog.monthOf(file).isBefore(first))
                        .map(file -> new OldFile("log of queries of a month before " + first, file))
                        .toList();
    }

    /** Prints and exports of months long ago. */
    static List<OldFile> prints(Home home, int months, Instant now) {
        Period first = new Period(YearMonth.from(now.atZone(ZoneOffset.UTC))).plusMonths(-months);
        return months == 0
                ? List.of()
                : in(
                        home.folder().resolve("out"),
                        folder -> PERIOD.matcher(folder.getFileName().toString())
                                        .matches()
                                && Period.parse(folder.getFileName().toString()).compareTo(first) < 0,
                        "prints and exports of a month before " + first);
    }

    // Sorted by name, which is by time where the name says it.
    private static List<OldFile> in(Path folder, Predicate<Path> wanted, String what) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(wanted)
                    .sorted(Comparator.comparing(Path::toString))
                    .map(file -> new OldFile(what, file))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to list " + folder, e);
        }
    }

    private static boolean isYoung(Path path, Instant now) {
        return modified(path).isAfter(now.minus(LEFTOVER_AGE_MIN));
    }

    private static Instant modified(Path path) {
        try {
            return Files.getLastModifiedTime(path).toInstant();
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to look at " + path, e);
        }
    }
}
