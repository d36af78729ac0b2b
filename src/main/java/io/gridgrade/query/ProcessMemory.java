package io.gridgrade.query;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;

/**
 * The memory that a process has for itself, as Linux counts it, in memory and swapped out; elsewhere it is not known.
 * It is read into the same bytes again and again, for it is asked for when there may be no more memory to be had.
 */
public final class ProcessMemory implements Closeable {
    private static final byte[][] PARTS = {bytes("RssAnon:"), bytes("RssShmem:"), bytes("VmSwap:")};
    private static final int READ_MAX = 8192;

    private final RandomAccessFile status;
    private final byte[] text = new byte[READ_MAX];

    private ProcessMemory(RandomAccessFile status) {
        this.status = status;
    }

    /** Of this process. */
    public static ProcessMemory open() {
        return ofFile("/proc/self/status");
    }

    /** Of another process of the same user. */
    public static ProcessMemory of(long process) {
        return ofFile("/proc/" + process + "/status");
    }

    private static ProcessMemory ofFile(String file) {
        try {
            return new ProcessMemory(new RandomAccessFile(file, "r"));
        } catch (IOException e) {
            return new ProcessMemory(null);
        }
    }

    /** In MB; 0 where it is not known. */
    public long megabytes() {
        if (status == null) {
            return 0;
        }
        try {
            status.seek(0);
            int length = status.read(text);
            long kilobytes = 0;
            for (byte[] part : PARTS) {
                kilobytes += number(part, length);
            }
            return kilobytes / 1024;
        } catch (IOException e) {
            return 0;
        }
    }

    private long number(byte[] name, int length) {
        for (int at = 0; at + name.length < length; at++) {
            if ((at == 0 || text[at - 1] == '\n') && startsWith(name, at)) {
                long number = 0;
                for (int i = at + name.length; i < length && text[i] != '\n'; i++) {
                    number = Character.isDigit(text[i]) ? 10 * number + text[i] - '0' : number;
                }
                return number;
            }
        }
        return 0;
    }

    private boolean startsWith(byte[] name, int at) {
        for (int i = 0; i < name.length; i++) {
            if (text[at + i] != name[i]) {
                return false;
            }
        }
        return true;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() throws IOException {
        if (status != null) {
            status.close();
        }
    }
}
