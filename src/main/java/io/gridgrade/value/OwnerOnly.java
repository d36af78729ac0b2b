package io.gridgrade.value;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Files and folders that only their owner may open, whatever the umask: a home holds names and debts. Where the system
 * knows no such modes they are as it makes them.
 */
public final class OwnerOnly {
    private static final boolean IS_KNOWN =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<OpenOption> ANEW =
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);

    private OwnerOnly() {}

    /** Whether the system has modes for owner, group and others. */
    public static boolean isKnown() {
        return IS_KNOWN;
    }

    /** Makes a folder and those above it that are missing; one that is there stays as it is. */
    public static Path createFolders(Path folder) throws IOException {
        return Files.createDirectories(folder, attributes(FOLDER));
    }

    /** Opens a file to be written anew. */
    public static OutputStream newOutputStream(Path file) throws IOException {
        OutputStream stream = Channels.newOutputStream(Files.newByteChannel(file, ANEW, attributes(FILE)));
        mend(file);
        return stream;
    }

    /** Writes a file anew. */
    public static void write(Path file, byte[] bytes) throws IOException {
        try (OutputStream stream = newOutputStream(file)) {
            stream.write(bytes);
        }
    }

    /** Writes a file anew, in UTF-8. */
    public static void write(Path file, String text) throws IOException {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds to the end of a file, all at once; makes it when it is not there. */
    public static void append(Path file, String text) throws IOException {
        try (OutputStream stream = Channels.newOutputStream(Files.newByteChannel(
                file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND), attributes(FILE)))) {
            stream.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** What makes a new file so from its first moment on. */
    public static FileAttribute<?>[] ofFile() {
        return attributes(FILE);
    }

    /** Takes from a file or folder what others may do with it; leaves one that is missing, or is not ours to change. */
    public static void mend(Path path) {
        try {
            if (isOpenToOthers(path)) {
                Files.setPosixFilePermissions(path, Files.isDirectory(path) ? FOLDER : FILE);
            }
        } catch (IOException e) {
            // Of another owner, or on a disk without modes: doctor tells.
        }
    }

    /** Whether others than its owner may do anything with it; false where the system does not know. */
    public static boolean isOpenToOthers(Path path) throws IOException {
        return IS_KNOWN
                && Files.exists(path, LinkOption.NOFOLLOW_LINKS)
                && !Files.isSymbolicLink(path)
                && !FOLDER.containsAll(Files.getPosixFilePermissions(path));
    }

    private static FileAttribute<?>[] attributes(Set<PosixFilePermission> permissions) {
        return IS_KNOWN
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }
}
