package io.gridgrade.warehouse;

import io.gridgrade.value.ExitCode;
import io.gridgrade.value.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** One writer a home; the second hears who holds it and since when. The system frees it when the holder dies. */
public final class WriterLock implements AutoCloseable {
    private final FileChannel channel;

    private WriterLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Takes it, or throws with who holds it. */
    public static WriterLock take(Path file) {
        FileChannel channel = null;
        try {
            channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            FileLock lock = null;
            try {
                lock = channel.tryLock();
            } catch (OverlappingFileLockException e) {
                // Held by this very process: as held by another.
            }
            if (lock == null) {
                String holder = Files.readString(file).strip();
                channel.close();
                throw new UserError(
                        ExitCode.PRECONDITION,
                        "the warehouse is being written by " + (holder.isEmpty() ? "another process" : holder)
                                + "; expected to be the only writer; wait until it is done and run the command again");
            }
            String holder = "process " + ProcessHandle.current().pid() + " since "
                    + Instant.now().truncatedTo(ChronoUnit.SECONDS);
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)), 0);
            return new WriterLock(channel);
        } catch (IOException e) {
            throw new UserError(
                    ExitCode.PRECONDITION,
                    "unable to lock " + file + ": " + e.getMessage()
                            + "; expected a home that can be written; check its" + " permissions and the free space");
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to release the lock", e);
        }
    }
}
