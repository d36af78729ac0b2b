package io.gridgrade.source;

import io.gridgrade.source.text.Shape;
import io.gridgrade.source.text.ShapeScan;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Hash;
import io.gridgrade.value.UserError;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The SHA-256 of files and their shape, found in one pass on a thread of its own while the engine reads other files. */
final class FileLooks implements AutoCloseable {
    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "file-looks");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<Path, CompletableFuture<Look>> looks = new LinkedHashMap<>();

    // The shape depends on how the file is read; none where the engine does not read the file itself.
    private record Look(String sha256, String format, Shape shape, IOException unread) {}

    FileLooks(Collection<CheckedFile> files) {
        for (CheckedFile file : files) {
            looks.computeIfAbsent(file.file().path(), path -> CompletableFuture.supplyAsync(() -> look(file), worker));
        }
    }

    /** The SHA-256 of the file as it lies there, packed or not. */
    String sha256(Path file) {
        return look(file).sha256;
    }

    /** The shape of the file, unpacked, as the source reads it. */
    Shape shape(CheckedFile checked) throws IOException {
        Look look = look(checked.file().path());
        if (look.unread != null) {
            throw look.unread;
        }
        if (look.shape != null && look.format.equals(format(checked))) {
            return look.shape;
        }
        try (InputStream bytes = checked.file().open()) {
            return shape(checked, bytes);
        }
    }

    /** The shape of what a stream gives, read as the file is. */
    static Shape shape(CheckedFile checked, InputStream bytes) throws IOException {
        return ShapeScan.of(
                bytes,
                checked.head().delimiter(),
                checked.source().format().quote(),
                checked.head().columns().size());
    }

    private Look look(Path file) {
        try {
            return looks.get(file).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof UserError error) {
                throw error;
            }
            throw e;
        }
    }

    private static Look look(CheckedFile checked) {
        try (Hash.Hashing bytes = Hash.hashing(checked.file().path())) {
            Shape shape = null;
            IOException unread = null;
            if (checked.source().format().isUtf8()) {
                try (InputStream unpacked = checked.file().unpack(new Unclosed(bytes))) {
                    shape = shape(checked, unpacked);
                } catch (IOException e) {
                    unread = e;
                }
            }
            return new Look(bytes.sha256(), format(checked), shape, unread);
        } catch (IOException e) {
            throw new UserError(
                    ExitCode.DATA_QUALITY,
                    "unable to read " + checked.file().path() + ": " + e.getMessage()
                            + "; expected a file that can be read to its end");
        }
    }

    private static String format(CheckedFile checked) {
        return checked.head().delimiter() + "" + checked.source().format().quote()
                + checked.head().columns().size();
    }

    // What unpacks may not close what is hashed to its end.
    private static final class Unclosed extends FilterInputStream {
        Unclosed(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] bytes, int from, int count) throws IOException {
            return in.read(bytes, from, count);
        }

        @Override
        public void close() {}
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
