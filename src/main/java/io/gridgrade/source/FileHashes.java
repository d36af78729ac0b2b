package io.gridgrade.source;

import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Hash;
import io.gridgrade.value.UserError;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The SHA-256 of files, taken on a thread of its own while the engine reads them. */
final class FileHashes implements AutoCloseable {
    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "file-hashes");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<Path, CompletableFuture<String>> hashes = new LinkedHashMap<>();

    FileHashes(Collection<Path> files) {
        for (Path file : files) {
            hashes.computeIfAbsent(file, path -> CompletableFuture.supplyAsync(() -> hash(path), worker));
        }
    }

    String of(Path file) {
        try {
            return hashes.get(file).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof UserError error) {
                throw error;
            }
            throw e;
        }
    }

    private static String hash(Path file) {
        try {
            return Hash.of(file);
        } catch (IOException e) {
            throw new UserError(
                    ExitCode.DATA_QUALITY,
                    "unable to read " + file + ": " + e.getMessage() + "; expected a file that can be read to its end");
        }
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
