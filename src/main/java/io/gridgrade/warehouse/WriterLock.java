package io.gridgrade.warehouse;

import io.gridgrade.value.ExitCode;
import io.gridgrade.value.OwnerOnly;
import io.gridgrade.value.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One writer a home; the second hears who holds it, at what, and since when. The system frees it when the holder dies, and
 * what the file says then is of the past: neither a clock nor a number of a process decides who holds it.
 */
public final class WriterLock implements AutoCloseable {
    // Those of this process. Its second take must not even open the file: to close it again would free the first.
    private static final Map<Path, String> HELD = new ConcurrentHashMap<>();

    private static final String PROGRAM = "io.gridgrade.cli.Main ";

    private final Path file;
    private final FileChannel channel;

    private WriterLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Takes it, or throws with who holds it. */
    public static WriterLock take(Path lockFile) {
        Path file = lockFile.toAbsolutePath().normalize();
        String holder = "process " + ProcessHandle.current().pid() + command() + " since "
                + Instant.now().truncatedTo(ChronoUnit.SECONDS);
        String holderHere = HELD.putIfAbsent(file, holder);
        if (holderHere != null) {
            throw heldBy(holderHere);
        }
        boolean isTaken = false;
        try {
            FileChannel channel = FileChannel.open(
                    file,
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                    OwnerOnly.ofFile());
            try {
                if (channel.tryLock() == null) {
                    throw heldBy(Files.readString(file).strip());
                }
                channel.truncate(0);
                channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)), 0);
                isTaken = true;
                return new WriterLock(file, channel);
            } finally {
                if (!isTaken) {
                    channel.close();
                }
            }
        } catch (IOException e) {
            throw new UserError(
                    ExitCode.PRECONDITION,
                    "unable to lock " + file + ": " + e.getMessage()
                            + "; expected a home that can be written; check its" + " permissions and the free space");
        } finally {
            if (!isTaken) {
                HELD.remove(file);
            }
        }
    }

    private static UserError heldBy(String holder) {
        return new UserError(
                ExitCode.PRECONDITION,
                "the warehouse is being written by " + (holder.isEmpty() ? "another process" : holder)
                        + "; expected to be the only writer; wait until it is done and run the command again");
    }

    /** What was typed after the name of the program, in brackets; empty where Java does not tell. */
    private static String command() {
        String command = System.getProperty("sun.java.command", "");
        return command.startsWith(PROGRAM) ? " (gridgrade " + command.substring(PROGRAM.length()) + ")" : "";
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to release the lock", e);
        } finally {
            HELD.remove(file);
        }
    }
}
