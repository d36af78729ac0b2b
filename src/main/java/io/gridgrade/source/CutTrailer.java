package io.gridgrade.source;

import java.io.IOException;
import java.io.Writer;
import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.List;

/** Copies the text of a CSV file, but for its trailer records, which it keeps apart. Mutable. */
final class CutTrailer {
    // A longer record is no trailer, and is not gathered in memory.
    private static final int RECORD_CHARS_MAX = 1 << 16;

    private final Writer to;
    private final char delimiter;
    private final char quote;
    private final int place;
    private final String text;

    private final StringBuilder record = new StringBuilder();
    private final List<List<String>> trailers = new ArrayList<>();
    private boolean isAfterTrailer;
    private boolean hasRecordsAfter;
    private boolean isTooLong;
    private boolean isQuoted;
    private boolean isJustClosed;
    private boolean isAtCellStart = true;
    private char before;

    /** Of trailers that have the text in the cell at the place, from 0. */
    CutTrailer(Writer to, char delimiter, char quote, int place, String text) {
        this.to = to;
        this.delimiter = delimiter;
        this.quote = quote;
        this.place = place;
        this.text = text;
    }

    void write(CharBuffer characters) throws IOException {
        while (characters.hasRemaining()) {
            char c = characters.get();
            if (c == '\n' && before == '\r' && record.length() == 0 && !isTooLong && !isQuoted) {
                // The second half of a line's end goes where its record went.
                if (!isAfterTrailer) {
                    to.write(c);
                }
            } else {
                add(c);
            }
            before = c;
        }
    }

    private void add(char c) throws IOException {
        record.append(c);
        boolean wasJustClosed = isJustClosed;
        isJustClosed = c == quote && isQuoted;
        if (isJustClosed) {
            isQuoted = false;
        } else if (c == quote && (isAtCellStart || wasJustClosed)) {
            // A quote after the quote that seemed to close the cell is one that is meant.
            isQuoted = true;
        }
        isAtCellStart = !isQuoted && c == delimiter;
        if (!isQuoted && (c == '\n' || c == '\r')) {
            end();
        } else if (record.length() > RECORD_CHARS_MAX) {
            isTooLong = true;
            flush();
        }
    }

    /** Ends the last record, which need not have a line's end. */
    void end() throws IOException {
        if (!isTooLong && record.indexOf(text) >= 0) {
            List<String> cells = cells();
            if (cells.size() > place && cells.get(place).equals(text)) {
                trailers.add(cells);
                record.setLength(0);
                isAfterTrailer = true;
            }
        }
        if (isTooLong || record.length() > 0) {
            boolean isData = isTooLong || !record.toString().isBlank();
            hasRecordsAfter |= isAfterTrailer && isData;
            isAfterTrailer &= !isData;
            flush();
        }
        isTooLong = false;
        isAtCellStart = true;
    }

    // Not stripped as a whole: a blank may be what separates the cells, and the first of them empty.
    private List<String> cells() {
        return CsvHead.split(record.toString().replace("\uFEFF", ""), delimiter, quote).stream()
                .map(String::strip)
                .toList();
    }

    private void flush() throws IOException {
        to.append(record);
        record.setLength(0);
    }

    /** The cells of each trailer record found. */
    List<List<String>> trailers() {
        return trailers;
    }

    /** Whether data came after a trailer. */
    boolean hasRecordsAfter() {
        return hasRecordsAfter;
    }
}
