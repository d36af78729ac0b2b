package io.gridgrade.source.text;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Copies a CSV file in UTF-8 whose structure is at fault, so that the engine can read what is right in it: each record begins
 * with its number and its line, and ends as all others do. What is no record of the file's columns goes to a second file, with
 * number, line, rule, text and what was found. Mutable; a record at a time is in memory, and no more of it than the engine reads.
 */
public final class NumberedCopy {
    private static final int BUFFER_BYTES = 1 << 18;
    private static final int TEXT_BYTES_MAX = 4_000;
    private static final int TEXT_CHARS_MAX = 1_000;

    private final byte delimiter;
    private final byte quote;
    private final int columns;
    private final boolean hasHeader;
    private final Swallowed inner;
    private final CharsetDecoder utf8 = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);

    private OutputStream good = OutputStream.nullOutputStream();
    private OutputStream bad = OutputStream.nullOutputStream();
    private byte[] record = new byte[1 << 12];
    private int kept;
    private long length;
    private long line = 1;
    private long recordLine = 1;
    private long recordNo;
    private long goodRecords;
    private long badRecords;
    private int cells = 1;
    private int crs;
    private boolean isQuoted;
    private boolean isJustClosed;
    private boolean isAfterCell;
    private boolean isCellStart = true;
    private boolean isStray;
    private boolean hasNul;
    private boolean isMultiLine;
    private long quoteLine;
    private boolean hasSwallowed;
    private boolean isSwallowing;
    private long swallowLine;
    private long swallowEndLine;
    private boolean isFirst = true;

    /** How many records were copied, and how many were not. */
    public record Counts(long good, long bad) {}

    /** Of a file of so many columns; a header is not copied. */
    public NumberedCopy(char delimiter, char quote, int columns, boolean hasHeader) {
        this.delimiter = (byte) delimiter;
        this.quote = (byte) quote;
        this.columns = columns;
        this.hasHeader = hasHeader;
        this.inner = new Swallowed(this.delimiter, columns);
        // The number of a header is 0.
        this.recordNo = hasHeader ? -1 : 0;
    }

    /** Copies all that a stream gives. */
    public Counts copy(InputStream bytes, Path goodFile, Path badFile) throws IOException {
        try (OutputStream goodOut = new BufferedOutputStream(Files.newOutputStream(goodFile), BUFFER_BYTES);
                OutputStream badOut = new BufferedOutputStream(Files.newOutputStream(badFile), BUFFER_BYTES)) {
            good = goodOut;
            bad = badOut;
            byte[] buffer = new byte[BUFFER_BYTES];
            boolean isStart = true;
            for (int count = bytes.readNBytes(buffer, 0, BUFFER_BYTES);
                    count > 0;
                    count = bytes.readNBytes(buffer, 0, BUFFER_BYTES)) {
                boolean isMarked = isStart
                        && count >= 3
                        && buffer[0] == (byte) 0xef
                        && buffer[1] == (byte) 0xbb
                        && buffer[2] == (byte) 0xbf;
                for (int i = isMarked ? 3 : 0; i < count; i++) {
                    add(buffer[i]);
                }
                isStart = false;
            }
            endCarriageReturns();
            if (length > 0) {
                endRecord();
            }
        }
        return new Counts(goodRecords, badRecords);
    }

    private void add(byte b) throws IOException {
        if (isJustClosed) {
            isJustClosed = false;
            if (b == quote) {
                isQuoted = true;
                keep(b);
                return;
            }
            isAfterCell = true;
            if (isSwallowing) {
                swallowEndLine = line;
            }
            isSwallowing = false;
            isMultiLine = false;
        }
        if (isQuoted) {
            addQuoted(b);
            return;
        }
        if (crs > 0 && b != '\n' && b != '\r') {
            endCarriageReturns();
        }
        if (b == '\n') {
            // However many carriage returns came before: they belong to the line's end.
            crs = 0;
            endLine();
        } else if (b == '\r') {
            crs++;
        } else {
            if (b == delimiter) {
                cells++;
                isAfterCell = false;
                isCellStart = true;
            } else if (b == quote && isCellStart) {
                isQuoted = true;
                isCellStart = false;
                quoteLine = line;
                isMultiLine = false;
            } else {
                isStray |= isAfterCell && b != ' ';
                hasNul |= b == 0;
                isCellStart = false;
            }
            keep(b);
        }
    }

    private void addQuoted(byte b) {
        if (b == quote) {
            isQuoted = false;
            isJustClosed = true;
        } else if (b == '\n') {
            if (isMultiLine && inner.looksLikeRecord()) {
                swallowLine = hasSwallowed ? swallowLine : quoteLine;
                hasSwallowed = true;
                isSwallowing = true;
            }
            isMultiLine = true;
            inner.next();
            line++;
        } else if (b == 0) {
            hasNul = true;
        } else if (isMultiLine) {
            inner.add(b);
        }
        keep(b);
    }

    private void keep(byte b) {
        if (length < Shape.RECORD_BYTES_MAX) {
            if (kept == record.length) {
                record = Arrays.copyOf(record, Math.min(record.length * 2, Shape.RECORD_BYTES_MAX));
            }
            record[kept++] = b;
        }
        length++;
    }

    private void endCarriageReturns() throws IOException {
        for (; crs > 0; crs--) {
            endLine();
        }
    }

    private void endLine() throws IOException {
        if (length > 0) {
            endRecord();
        }
        line++;
        recordLine = line;
        isCellStart = true;
    }

    private void endRecord() throws IOException {
        if (isSwallowing) {
            swallowEndLine = line;
        }
        recordNo++;
        boolean isHeader = hasHeader && isFirst;
        isFirst = false;
        if (!isHeader) {
            judge();
        }
        kept = 0;
        length = 0;
        cells = 1;
        isAfterCell = false;
        isCellStart = true;
        isStray = false;
        hasNul = false;
        isMultiLine = false;
        isSwallowing = false;
        hasSwallowed = false;
    }

    private void judge() throws IOException {
        if (hasSwallowed) {
            refuseSwallowed();
        } else if (length > Shape.RECORD_BYTES_MAX) {
            refuse("too_long", 0, kept, "found one of " + length + " bytes", recordLine);
        } else if (hasNul) {
            refuse("not_text", 0, kept, "found a NUL, which is no text", recordLine);
        } else if (malformedAt() >= 0) {
            refuse(
                    "not_text",
                    0,
                    kept,
                    "found a byte that is not UTF-8, the " + (malformedAt() + 1) + ". of the record",
                    recordLine);
        } else if (isStray) {
            refuse("structure", 0, kept, "found text after the quote that closes a value", recordLine);
        } else if (cells != columns) {
            refuse("structure", 0, kept, "expected number of columns: " + columns + " found: " + cells, recordLine);
        } else {
            writeNumber(recordNo);
            writeNumber(recordLine);
            good.write(record, 0, kept);
            good.write('\n');
            goodRecords++;
        }
    }

    // With a letter, since a bare number may be what the supplier writes for nothing.
    private void writeNumber(long number) throws IOException {
        good.write(("n" + number).getBytes(StandardCharsets.US_ASCII));
        good.write(delimiter);
    }

    // Each line that was swallowed is refused by itself, so that the share of what was refused is that of what was
    // lost.
    private void refuseSwallowed() throws IOException {
        long lost = swallowEndLine - swallowLine;
        String found = "found a quote that opens in line " + swallowLine + ", closes in line " + swallowEndLine
                + " and takes in " + lost + (lost == 1 ? " line" : " lines") + " that look like records";
        int from = 0;
        for (long at = recordLine; at <= line; at++) {
            int end = from;
            while (end < kept && record[end] != '\n') {
                end++;
            }
            refuse("swallowed", from, end, found, at);
            from = Math.min(end + 1, kept);
            if (at < line) {
                recordNo++;
            }
        }
    }

    private int malformedAt() {
        int high = 0;
        while (high < kept && record[high] >= 0) {
            high++;
        }
        if (high == kept) {
            return -1;
        }
        ByteBuffer bytes = ByteBuffer.wrap(record, high, kept - high);
        try {
            utf8.reset().decode(bytes);
            return -1;
        } catch (CharacterCodingException e) {
            return bytes.position();
        }
    }

    private void refuse(String rule, int from, int to, String found, long atLine) throws IOException {
        int end = Math.min(to, from + TEXT_BYTES_MAX);
        String text = new String(record, from, end - from, StandardCharsets.UTF_8).replace('\0', '\uFFFD');
        String shown = text.substring(
                0, text.offsetByCodePoints(0, Math.min(TEXT_CHARS_MAX, text.codePointCount(0, text.length()))));
        bad.write((recordNo + "," + atLine + "," + rule + "," + quoted(shown) + "," + quoted(found) + "\n")
                .getBytes(StandardCharsets.UTF_8));
        badRecords++;
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }
}
