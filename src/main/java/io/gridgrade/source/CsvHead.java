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
import java.util.stream.Collectors;

/** The first record of a CSV file: its columns and what separates them. */
record CsvHead(
        List<String> columns,
        List<String> repeatedColumns,
        char delimiter,
        boolean isEmpty,
        boolean hasRecords,
        String firstLine) {
    private static final int HEAD_CHARS_MAX = 1 << 18;
    private static final int SHOWN_COLUMNS_MAX = 60;
    private static final int SHOWN_CHARS_MAX = 60;
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
            int before = -1;
            int c = text.read();
            if (c == '\uFEFF') {
                c = text.read();
            }
            boolean isEmpty = c < 0;
            while (c >= 0 && record.length() < HEAD_CHARS_MAX && (quoted || (c != '\n' && c != '\r'))) {
                // A quote within a bare cell is a sign like any other.
                quoted = c == format.quote() ? !quoted && mayOpen(before, format) : quoted;
                record.append((char) c);
                before = c;
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
            List<String> cells = split(first, delimiter, format.quote());
            return new CsvHead(
                    names(cells, format.header()),
                    format.header() ? repeated(cells) : List.of(),
                    delimiter,
                    isEmpty,
                    hasRecords,
                    first);
        }
    }

    // After a quote: the two are one that is meant, in a quoted cell.
    private static boolean mayOpen(int before, CsvFormat format) {
        return before < 0
                || before == format.quote()
                || format.delimiter().map(delimiter -> before == delimiter).orElse(DELIMITERS.contains((char) before));
    }

    /** The head that a file of these columns would have. */
    static CsvHead of(List<String> columns) {
        return new CsvHead(names(columns, true), repeated(columns), ',', false, true, "");
    }

    /** Whether there is a column of that name, as the engine compares names. */
    boolean has(String name) {
        return columns.stream().anyMatch(name::equalsIgnoreCase);
    }

    /** Its columns for people, not more than fit a message. */
    String shownColumns() {
        return columns.stream()
                        .limit(SHOWN_COLUMNS_MAX)
                        .map(name ->
                                name.length() > SHOWN_CHARS_MAX ? name.substring(0, SHOWN_CHARS_MAX) + "..." : name)
                        .collect(Collectors.joining(", "))
                + (columns.size() > SHOWN_COLUMNS_MAX ? ", and " + (columns.size() - SHOWN_COLUMNS_MAX) + " more" : "");
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
        boolean isStart = true;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == quote && quoted && i + 1 < line.length() && line.charAt(i + 1) == quote) {
                cell.append(c);
                i++;
            } else if (c == quote && (quoted || isStart)) {
                quoted = !quoted;
            } else if (c == delimiter && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
            isStart = c == delimiter && !quoted;
        }
        cells.add(cell.toString());
        return cells;
    }

    // A column without a name, or with the name of another, is still a column: it is called by its position.
    private static List<String> names(List<String> cells, boolean header) {
        Set<String> taken = new HashSet<>();
        if (header) {
            cells.forEach(cell -> taken.add(folded(cell)));
        }
        List<String> names = new ArrayList<>();
        Set<String> given = new HashSet<>();
        for (int i = 0; i < cells.size(); i++) {
            String name = header ? cells.get(i).strip() : "";
            if (name.isEmpty() || !given.add(folded(name))) {
                name = "column_" + (i + 1);
                while (!taken.add(folded(name))) {
                    name += "_";
                }
            }
            names.add(name);
        }
        return names;
    }

    private static List<String> repeated(List<String> cells) {
        Set<String> taken = new HashSet<>();
        return cells.stream()
                .map(String::strip)
                .filter(name -> !name.isEmpty() && !taken.add(folded(name)))
                .toList();
    }

    private static String folded(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
