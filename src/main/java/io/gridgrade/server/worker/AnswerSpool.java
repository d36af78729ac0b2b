package io.gridgrade.server.worker;

import io.gridgrade.value.OwnerOnly;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * Rows that came from a worker and were not read yet: a worker is free as soon as the engine is done, however slowly its
 * answer is read. The first megabyte is in memory, the rest in a file that nobody else can open. Not for several threads.
 */
final class AnswerSpool implements AutoCloseable {
    private static final int MEMORY_BYTES = 1 << 20;

    private final Path folder;
    private final Deque<byte[]> inMemory = new ArrayDeque<>();
    private final Deque<Integer> lengthsInFile = new ArrayDeque<>();
    private long bytesInMemory;
    private FileChannel file;
    private long readAt;
    private long writtenTo;

    AnswerSpool(Path folder) {
        this.folder = folder;
    }

    boolean isEmpty() {
        return inMemory.isEmpty() && lengthsInFile.isEmpty();
    }

    /** How much of it is on disk and unread. */
    long bytesOnDisk() {
        return writtenTo - readAt;
    }

    void add(byte[] rows) throws IOException {
        // In their order: what comes after something in the file goes into the file.
        if (lengthsInFile.isEmpty() && bytesInMemory < MEMORY_BYTES) {
            inMemory.add(rows);
            bytesInMemory += rows.length;
            return;
        }
        if (file == null) {
            OwnerOnly.createFolders(folder);
            Path path = Files.createTempFile(folder, "answer", ".rows", OwnerOnly.ofFile());
            file = FileChannel.open(
                    path,
                    Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE));
        }
        ByteBuffer buffer = ByteBuffer.wrap(rows);
        while (buffer.hasRemaining()) {
            writtenTo += file.write(buffer, writtenTo);
        }
        lengthsInFile.add(rows.length);
    }

    /** The rows that came first; null when there are none. */
    byte[] take() throws IOException {
        byte[] rows = inMemory.poll();
        if (rows != null) {
            bytesInMemory -= rows.length;
            return rows;
        }
        Integer length = lengthsInFile.poll();
        if (length == null) {
            return null;
        }
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining() && file.read(buffer, readAt + buffer.position()) >= 0) {
            // Until it is whole.
        }
        readAt += length;
        if (lengthsInFile.isEmpty()) {
            readAt = 0;
            writtenTo = 0;
        }
        return buffer.array();
    }

    @Override
    public void close() {
        inMemory.clear();
        lengthsInFile.clear();
        if (file != null) {
            try {
                file.close();
            } catch (IOException e) {
                // It is deleted with its folder.
            }
        }
    }
}
