package io.gridgrade.care;

import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Hash;
import io.gridgrade.value.OwnerOnly;
import io.gridgrade.value.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A backup's zip file, which may be damaged or made to do harm: what it holds is compared with its manifest before
 * anything is unpacked, and no byte more is unpacked than the manifest says.
 */
final class BackupZip implements AutoCloseable {
    /** A home has some hundred files at most. */
    static final int FILES_MAX = 100_000;

    private static final int MANIFEST_BYTES_MAX = 64 << 20;

    private final Path backup;
    private final ZipFile zip;
    private final Manifest manifest;

    private BackupZip(Path backup, ZipFile zip) throws IOException {
        this.backup = backup;
        this.zip = zip;
        this.manifest = readManifest();
        requireAsSaid();
    }

    /** Opens it, and looks at what it holds; unpacks only the manifest. */
    static BackupZip open(Path backup) throws IOException {
        if (!Files.isRegularFile(backup)) {
            throw new UserError(
                    ExitCode.PRECONDITION,
                    "there is no file \"" + backup + "\"; expected a backup made by: gridgrade backup");
        }
        ZipFile zip;
        try {
            zip = new ZipFile(backup.toFile(), StandardCharsets.UTF_8);
        } catch (ZipException e) {
            throw damaged(backup, List.of("it is no whole zip file: " + e.getMessage()));
        }
        boolean isOpen = false;
        try {
            BackupZip opened = new BackupZip(backup, zip);
            isOpen = true;
            return opened;
        } finally {
            if (!isOpen) {
                zip.close();
            }
        }
    }

    Manifest manifest() {
        return manifest;
    }

    /** What all files have together, unpacked. */
    long bytes() {
        return manifest.files().stream().mapToLong(Manifest.SavedFile::bytes).sum();
    }

    private Manifest readManifest() throws IOException {
        ZipEntry entry = zip.getEntry(Manifest.NAME);
        if (entry == null) {
            throw damaged(backup, List.of("it has no " + Manifest.NAME));
        }
        try (InputStream stream = zip.getInputStream(entry)) {
            byte[] bytes = stream.readNBytes(MANIFEST_BYTES_MAX + 1);
            if (bytes.length > MANIFEST_BYTES_MAX) {
                throw damaged(
                        backup,
                        List.of(Manifest.NAME + " has more than " + FileOperations.megabytes(MANIFEST_BYTES_MAX)));
            }
            Manifest read = Manifest.read(new String(bytes, StandardCharsets.UTF_8));
            if (read.format() != Manifest.FORMAT) {
                throw new UserError(
                        ExitCode.PRECONDITION,
                        "\"" + backup + "\" is a backup of format " + read.format() + ", made by GridGrade "
                                + read.codeVersion() + "; expected format " + Manifest.FORMAT
                                + "; restore it with the version that made it");
            }
            return read;
        } catch (IllegalArgumentException | ZipException | java.io.EOFException e) {
            throw damaged(backup, List.of(Manifest.NAME + " cannot be read: " + e.getMessage()));
        }
    }

    // Before anything is unpacked: names, each once, and the sizes that the zip file's own list says.
    private void requireAsSaid() {
        List<String> faults = new ArrayList<>();
        if (manifest.files().size() > FILES_MAX || zip.size() > FILES_MAX) {
            throw damaged(
                    backup,
                    List.of("it has " + zip.size() + " files, and its manifest "
                            + manifest.files().size() + "; expected at most " + FILES_MAX));
        }
        Map<String, Integer> times = new HashMap<>();
        zip.stream().forEach(entry -> times.merge(entry.getName(), 1, Integer::sum));
        times.forEach((name, count) -> {
            if (count > 1) {
                faults.add(name + ": is there " + count + " times");
            }
        });
        Set<String> said = new HashSet<>(Set.of(Manifest.NAME));
        long left = Long.MAX_VALUE;
        for (Manifest.SavedFile saved : manifest.files()) {
            ZipEntry entry = zip.getEntry(saved.name());
            left -= Math.max(0, saved.bytes());
            if (!said.add(saved.name())) {
                faults.add(saved.name() + ": is in the manifest twice");
            } else if (isOutside(saved.name())) {
                faults.add(saved.name() + ": would be written outside of the home");
            } else if (!isOfHome(saved.name())) {
                faults.add(
                        saved.name() + ": is no file that a backup has; expected " + String.join(", ", BackupHome.FILES)
                                + ", or one below " + String.join(", ", BackupHome.FOLDERS));
            } else if (entry == null) {
                faults.add(saved.name() + ": is not there");
            } else if (saved.bytes() < 0 || left < 0) {
                faults.add(saved.name() + ": cannot have " + saved.bytes() + " bytes");
            } else if (entry.getSize() != saved.bytes()) {
                faults.add(saved.name() + ": has " + entry.getSize() + " bytes; expected " + saved.bytes());
            }
        }
        boolean isManifestRight = faults.isEmpty();
        // Once the manifest is right: else what it misspells is told twice.
        times.keySet().stream()
                .filter(name -> isManifestRight && !said.contains(name))
                .sorted()
                .forEach(name -> faults.add(name + ": is not in the manifest"));
        if (!faults.isEmpty()) {
            throw damaged(backup, faults);
        }
    }

    private static boolean isOutside(String name) {
        return name.startsWith("/") || List.of(name.split("/", -1)).contains("..");
    }

    // Also on another system, where other signs stand between folders, and names differ by more than their case.
    private static boolean isOfHome(String name) {
        if (BackupHome.FILES.contains(name)) {
            return true;
        }
        String[] parts = name.split("/", -1);
        if (parts.length < 2 || !BackupHome.FOLDERS.contains(parts[0])) {
            return false;
        }
        for (String part : parts) {
            if (part.isBlank()
                    || part.equals(".")
                    || part.codePoints().anyMatch(sign -> sign == '\\' || Character.isISOControl(sign))) {
                return false;
            }
        }
        return true;
    }

    /** Unpacks every file into a folder, and proves it by its SHA-256; stops at the first that is not what was saved. */
    void unpackInto(Path folder) throws IOException {
        for (Manifest.SavedFile saved : manifest.files()) {
            Path file = folder.resolve(saved.name());
            OwnerOnly.createFolders(file.getParent());
            try (OutputStream unpacked = OwnerOnly.newOutputStream(file)) {
                prove(saved, unpacked);
            }
        }
    }

    /** Proves every file by its SHA-256, without unpacking it to the disk. */
    void prove() throws IOException {
        for (Manifest.SavedFile saved : manifest.files()) {
            prove(saved, OutputStream.nullOutputStream());
        }
    }

    private void prove(Manifest.SavedFile saved, OutputStream unpacked) throws IOException {
        String found;
        try (InputStream packed = zip.getInputStream(zip.getEntry(saved.name()))) {
            found = "has the SHA-256 " + Hash.copying(new Bounded(packed, saved.bytes()), unpacked) + "; expected ";
        } catch (ZipException | java.io.EOFException e) {
            found = "is no whole entry (" + e.getMessage() + "); expected ";
        }
        if (!found.equals("has the SHA-256 " + saved.sha256() + "; expected ")) {
            throw damaged(backup, List.of(saved.name() + ": " + found + saved.sha256()));
        }
    }

    /** A stream that ends with an error when it has more bytes than it may. */
    private static final class Bounded extends InputStream {
        private final InputStream from;
        private long left;

        Bounded(InputStream from, long bytesMax) {
            this.from = from;
            this.left = bytesMax;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            int count = this.from.read(buffer, from, length);
            left -= Math.max(0, count);
            if (left < 0) {
                throw new ZipException("more bytes than the manifest says");
            }
            return count;
        }
    }

    static UserError damaged(Path backup, List<String> faults) {
        return new UserError(
                ExitCode.VERIFICATION_FAILED,
                "\"" + backup + "\" is not what was saved; expected every file and table as its manifest says; nothing"
                        + " was restored or replaced; take another backup",
                faults);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
