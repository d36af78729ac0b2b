package io.gridgrade.value;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Files and folders that are put in their place whole: written beside it under a name of this process alone, and renamed.
 * Of several processes that write the same at once each puts its own there whole, and the last one's stays.
 */
public final class Whole {
    private static final AtomicLong COUNT = new AtomicLong();
    private static final Pattern BESIDE = Pattern.compile(".*\\.(\\d+)-\\d+\\.(next|old)(\\.wal)?");
    private static final int ATTEMPTS_MAX = 1000;
    // What this process is writing beside its place.
    private static final Set<Path> UNFINISHED = ConcurrentHashMap.newKeySet();

    private Whole() {}

    /** A name beside the place for what is to come there; what dead processes left beside it is deleted. */
    public static Path next(Path place) throws IOException {
        deleteLeft(place);
        Path next = beside(place, "next");
        UNFINISHED.add(next);
        return next;
    }

    /** Deletes what this process has begun to write and not put in its place, for the process is about to end. */
    public static void deleteUnfinished() {
        for (Path next : UNFINISHED) {
            try {
                delete(next);
            } catch (IOException e) {
                // Left for retain, as by a process that was killed.
            }
        }
    }

    /** Has a file or folder that serves this process only go with it, when it is interrupted too. */
    public static void deleteWithProcess(Path place) {
        UNFINISHED.add(place);
    }

    private static Path beside(Path place, String ending) {
        return place.resolveSibling(place.getFileName() + "."
                + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet() + "." + ending);
    }

    /** Writes a file, for its owner only; the folder must be there. */
    public static void write(Path file, byte[] bytes) throws IOException {
        Path next = beside(file, "next");
        try {
            OwnerOnly.write(next, bytes);
            replaceFile(file, next);
        } finally {
            Files.deleteIfExists(next);
        }
    }

    /** Puts a file that was written beside into its place. */
    public static void replaceFile(Path place, Path next) throws IOException {
        Files.move(next, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * Puts a folder that was written beside into its place. A folder cannot be renamed over another: the old one steps
     * aside, and comes back when the new one cannot come in.
     */
    public static void replaceFolder(Path place, Path next) throws IOException {
        List<Path> aside = new ArrayList<>();
        for (int attempt = 1; ; attempt++) {
            aside.add(beside(place, "old"));
            try {
                exchangeFolder(place, next, aside.get(aside.size() - 1));
                break;
            } catch (IOException e) {
                // Another process put its own there in between: that steps aside too. Whether it is still there says
                // nothing, for a third may have taken it away since.
                if (!isTaken(e) || !Files.exists(next) || attempt == ATTEMPTS_MAX) {
                    throw e;
                }
            }
        }
        // Not before: while the new one is not in its place, an old one is all there is.
        for (Path old : aside) {
            delete(old);
        }
    }

    // Systems tell a place that is taken each in words of their own; what is wrong for good is told by a kind of its
    // own.
    private static boolean isTaken(IOException e) {
        return !(e instanceof AccessDeniedException
                || e instanceof NoSuchFileException
                || e instanceof AtomicMoveNotSupportedException);
    }

    /** The same, where the old folder is kept under another name beside it. */
    public static void exchangeFolder(Path place, Path next, Path old) throws IOException {
        stepAside(place, old);
        try {
            Files.move(next, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (Files.exists(old) && !Files.exists(place)) {
                Files.move(old, place, StandardCopyOption.ATOMIC_MOVE);
            }
            throw e;
        }
    }

    private static void stepAside(Path place, Path old) throws IOException {
        try {
            Files.move(place, old, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException e) {
            // There is none, or another process has just taken it away.
        }
    }

    private static void deleteLeft(Path place) throws IOException {
        if (!Files.isDirectory(place.getParent())) {
            return;
        }
        try (DirectoryStream<Path> found = Files.newDirectoryStream(
                place.getParent(), path -> path.getFileName().toString().startsWith(place.getFileName() + "."))) {
            for (Path path : found) {
                Matcher name = BESIDE.matcher(path.getFileName().toString());
                if (name.matches()
                        && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty()) {
                    deleteIfOurs(path);
                }
            }
        }
    }

    // In a folder that many use, such as the one for temporary files, what is left may be another user's.
    private static void deleteIfOurs(Path left) throws IOException {
        try {
            delete(left);
        } catch (AccessDeniedException e) {
            // Its owner deletes it.
        }
    }

    /** Deletes a file, or a folder with all that is in it; nothing when it is not there, or another is deleting it. */
    public static void delete(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            Files.deleteIfExists(path);
            return;
        }
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (java.io.UncheckedIOException e) {
            if (!(e.getCause() instanceof NoSuchFileException)) {
                throw e.getCause();
            }
        }
    }
}
