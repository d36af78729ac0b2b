package io.gridgrade.source.text;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds the shape of a CSV file in UTF-8, or any encoding whose bytes below 128 are ASCII, a buffer at a time. Mutable. Where
 * nothing happens it looks at eight bytes at once: it must not cost what the reading itself does.
 */
public final class ShapeScan {
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH = 0x8080808080808080L;
    // Line feed, carriage return, NUL and the few others below.
    private static final long BELOW_14 = ONES * 14;
    private static final int BUFFER_BYTES = 1 << 18;

    private final byte delimiter;
    private final byte quote;
    private final long quotes;
    private final Swallowed inner;
    private final PlainSigns signs;

    private long offset;
    private long line = 1;
    private long records;
    private long blankLines;
    private long multiLineRecords;
    private long longest;
    private long swallowed;
    private boolean hasLf;
    private boolean hasCrLf;
    private boolean hasCr;
    private boolean hasOddEnds;
    private boolean hasNul;

    private long recordStart;
    private long quoteLine;
    private int crs;
    private long firstCr;
    private boolean isQuoted;
    private boolean isJustClosed;
    private boolean isMultiLine;
    private byte previous;

    /** Of a file of so many columns. */
    public ShapeScan(char delimiter, char quote, int columns) {
        this.delimiter = (byte) delimiter;
        this.quote = (byte) quote;
        this.quotes = ONES * (quote & 0xff);
        this.inner = new Swallowed(this.delimiter, columns);
        this.signs = new PlainSigns(this.delimiter, this.quote);
    }

    /** The shape of all that a stream gives. */
    public static Shape of(InputStream bytes, char delimiter, char quote, int columns) throws IOException {
        ShapeScan scan = new ShapeScan(delimiter, quote, columns);
        byte[] buffer = new byte[BUFFER_BYTES];
        for (int count = next(bytes, buffer); count > 0; count = next(bytes, buffer)) {
            scan.add(buffer, count);
        }
        return scan.end();
    }

    private static int next(InputStream bytes, byte[] buffer) throws IOException {
        return bytes.readNBytes(buffer, 0, buffer.length);
    }

    /** The next bytes; of the first there must be three, unless the file has fewer. */
    public void add(byte[] bytes, int count) {
        int at = 0;
        if (offset == 0
                && count >= 3
                && bytes[0] == (byte) 0xef
                && bytes[1] == (byte) 0xbb
                && bytes[2] == (byte) 0xbf) {
            at = 3;
            recordStart = 3;
        }
        signs.add(bytes, count);
        while (at < count) {
            // After a line's end, and within lines that may have been swallowed, every byte matters.
            if (crs == 0 && !isJustClosed && !(isQuoted && isMultiLine)) {
                int next = nextSpecial(bytes, at, count);
                if (next > at) {
                    previous = bytes[next - 1];
                    at = next;
                    continue;
                }
            }
            add(bytes[at], offset + at);
            previous = bytes[at];
            at++;
        }
        offset += count;
    }

    private int nextSpecial(byte[] bytes, int from, int count) {
        int at = from;
        while (at + 8 <= count) {
            long word = (long) WORDS.get(bytes, at);
            long quoteOrZero = word ^ quotes;
            long found = ((word - BELOW_14) & ~word & HIGH) | ((quoteOrZero - ONES) & ~quoteOrZero & HIGH);
            if (found != 0) {
                return at + (Long.numberOfTrailingZeros(found) >> 3);
            }
            at += 8;
        }
        while (at < count && (bytes[at] >= 14 || bytes[at] < 0) && bytes[at] != quote) {
            at++;
        }
        return at;
    }

    private void add(byte b, long place) {
        if (isJustClosed) {
            isJustClosed = false;
            if (b == quote) {
                isQuoted = true;
                return;
            }
            isMultiLine = false;
        }
        if (isQuoted) {
            addQuoted(b);
            return;
        }
        if (crs > 0 && b != '\n' && b != '\r') {
            endLines();
        }
        if (b == '\n') {
            endLine(place);
        } else if (b == '\r') {
            if (crs == 0) {
                firstCr = place;
            }
            crs++;
        } else if (b == 0) {
            hasNul = true;
        } else if (b == quote && (previous == delimiter || place == recordStart)) {
            isQuoted = true;
            quoteLine = line;
        }
    }

    private void addQuoted(byte b) {
        if (b == quote) {
            isQuoted = false;
            isJustClosed = true;
        } else if (b == '\n') {
            if (isMultiLine && inner.looksLikeRecord()) {
                swallowed++;
            } else if (!isMultiLine) {
                multiLineRecords++;
            }
            isMultiLine = true;
            inner.next();
            line++;
        } else if (b == 0) {
            hasNul = true;
        } else if (isMultiLine) {
            inner.add(b);
        }
    }

    // Carriage returns without a line feed: each ends a line.
    private void endLines() {
        hasCr = true;
        for (int i = 0; i < crs; i++) {
            endRecord(firstCr + i, firstCr + i + 1);
        }
        crs = 0;
    }

    private void endLine(long place) {
        if (crs == 0) {
            hasLf = true;
            endRecord(place, place + 1);
        } else {
            hasCrLf = true;
            hasOddEnds |= crs > 1;
            endRecord(firstCr, place + 1);
            crs = 0;
        }
    }

    private void endRecord(long end, long next) {
        long length = end - recordStart;
        if (length == 0) {
            blankLines++;
        } else {
            records++;
            longest = Math.max(longest, length);
        }
        line++;
        recordStart = next;
    }

    /** What they were, once all have come. */
    public Shape end() {
        if (crs > 0) {
            endLines();
        }
        long last = offset - recordStart;
        if (last > 0) {
            records++;
            longest = Math.max(longest, last);
        }
        return new Shape(
                records,
                blankLines,
                multiLineRecords,
                (hasLf ? 1 : 0) + (hasCrLf ? 1 : 0) + (hasCr ? 1 : 0),
                hasOddEnds,
                longest,
                swallowed,
                hasNul,
                isQuoted ? quoteLine : 0,
                last > 0 && !(isQuoted && previous == '\n') ? line : line - 1,
                signs.isPlain());
    }
}
