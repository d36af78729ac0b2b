package io.gridgrade.source;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The first record of a CSV file: its columns and what separates them. */
record CsvHead(List<String> columns, char delimiter, boolean isEmpty, boolean hasRecords, String firstLine) {
    private static final int HEAD_CHARS_MAX = 1 << 18;
    private static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');

    static CsvHead read(SupplierFile file, CsvFormat format) throws IOException {
        try (InputStream bytes = file.open();
                Reader text = new BufferedReader(new InputStreamReader(
                        bytes,
                        Transcode.charsetOf(file, format)
                                .newDecoder()
                                .onMalformedInput(CodingErrorAction.REPLACE)
                                .onUnmappableCharacter(CodingErrorAction.REPLACE)))) {
            StringBuilder record = new StringBuilder();
            boolean quoted = false;
            int c = text.read();
            if (c == '\uFEFF') {
                c = text.read();
            }
            boolean isEmpty = c < 0;
            while (c >= 0 && record.length() < HEAD_CHARS_MAX && (quoted || (c != '\n' && c != '\r'))) {
                quoted ^= c == format.quote();
                record.append((char) c);
                c = text.read();
            }
            int rest = c;
            int looked = 0;
            while (rest >= 0 && Character.isWhitespace(rest) && looked++ < HEAD_CHARS_MAX) {
                rest = text.read();
            }
            String first = record.toString();
            char delimiter = format.delimiter().orElseGet(() -> likelyDelimiter(first, format.quote()));
            boolean hasRecords = rest >= 0 || (!format.header() && !first.isBlank());
            return new CsvHead(
                    names(split(first, delimiter, format.quote()), format.header()),
                    delimiter,
                    isEmpty,
                    hasRecords,
                    first);
        }
    }

    /** The head that a file of these columns would have. */
    static CsvHead of(List<String> columns) {
        return new CsvHead(names(columns, true), ',', false, true, "");
    }

    /** What most likely separates the columns of a line; a comma when nothing does. */
    static char likelyDelimiter(String line, char quote) {
        char likely = ',';
        int most = 0;
        for (char candidate : DELIMITERS) {
            int count = split(line, candidate, quote).size() - 1;
            if (count > most) {
                most = count;
                likely = candidate;
            }
        }
        return likely;
    }

    /** How a delimiter is called in messages. */
    static String nameOf(char delimiter) {
        return delimiter == '\t' ? "a tab" : "\"" + delimiter + "\"";
    }

    /** The cells of one record. */
    static List<String> split(String line, char delimiter, char quote) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == quote && quoted && i + 1 < line.length() && line.charAt(i + 1) == quote) {
                cell.append(c);
                i++;
            } else if (c == quote) {
                quoted = !quoted;
            } else if (c == delimiter && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }

    // A column without a name, or with the name of another, is still a column: it is called by its position.
    private static List<String> names(List<String> cells, boolean header) {
        List<String> names = new ArrayList<>();
        Set<String> taken = new HashSet<>(Set.of("record_no"));
        for (int i = 0; i < cells.size(); i++) {
            String name = header ? cells.get(i).strip() : "";
            if (name.isEmpty() || !taken.add(name.toLowerCase(Locale.ROOT))) {
                name = "column_" + (i + 1);
                taken.add(name);
            }
            names.add(name);
        }
        return names;
    }
}
