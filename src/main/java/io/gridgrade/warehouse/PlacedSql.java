package io.gridgrade.warehouse;

import io.gridgrade.value.Nearest;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Problems;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One statement that a home wrote, ready to be sent to the engine, which knows for each of its characters where it stands in
 * the file: comments are taken out, and parameters written in as literals.
 */
final class PlacedSql {
    private final String text;
    private final Place start;
    private final StringBuilder sql = new StringBuilder();
    private final List<Integer> origins = new ArrayList<>();
    private boolean isWhole = true;

    /** Where a text begins in its file; lines and columns count from 1. */
    record Place(String file, int lineNo, int columnNo) {
        @Override
        public String toString() {
            return file + " line " + lineNo + ", column " + columnNo;
        }
    }

    private PlacedSql(String text, Place start) {
        this.text = text;
        this.start = start;
    }

    /** The statement of a text, with the parameters that it names; empty when it cannot be one, which is told. */
    static Optional<PlacedSql> of(String text, Place start, Parameters parameters, String expected, Problems problems) {
        PlacedSql placed = new PlacedSql(text, start);
        placed.scan(parameters, expected, problems);
        if (placed.isWhole && placed.sql.toString().isBlank()) {
            problems.add("%s: nothing is there; expected %s", start, expected);
            return Optional.empty();
        }
        return placed.isWhole ? Optional.of(placed) : Optional.empty();
    }

    static Place place(SqlFile file, int offset) {
        return new PlacedSql(file.text(), new Place(file.name(), 1, 1)).place(offset);
    }

    /** A text's statement without comments and the semicolon at its end; parameters stay as they are. */
    static String bare(String text) {
        PlacedSql placed = new PlacedSql(text, new Place("", 1, 1));
        placed.scan(null, "", new Problems());
        return placed.isWhole ? placed.sql().strip() : text;
    }

    String sql() {
        return sql.toString();
    }

    /** Where the character of the statement stands that begins at the given byte of it. */
    Place placeOfByte(long position) {
        byte[] bytes = sql.toString().getBytes(StandardCharsets.UTF_8);
        int end = (int) Math.max(0, Math.min(position, bytes.length));
        int at = new String(bytes, 0, end, StandardCharsets.UTF_8).length();
        return at < origins.size() ? place(origins.get(at)) : place(text.length());
    }

    Place place(int offset) {
        int lineNo = start.lineNo();
        int columnNo = start.columnNo();
        for (int i = 0; i < Math.min(offset, text.length()); i++) {
            if (text.charAt(i) == '\n') {
                lineNo++;
                columnNo = 1;
            } else {
                columnNo++;
            }
        }
        return new Place(start.file(), lineNo, columnNo);
    }

    private void scan(Parameters parameters, String expected, Problems problems) {
        int at = 0;
        int endedAt = -1;
        while (at < text.length()) {
            char c = text.charAt(at);
            int end;
            if (text.startsWith("--", at)) {
                int newline = text.indexOf('\n', at);
                at = newline < 0 ? text.length() : newline;
                continue;
            } else if (text.startsWith("/*", at)) {
                end = text.indexOf("*/", at + 2);
                if (end < 0) {
                    tell(problems, at, "the comment that begins here does not end; expected */");
                    return;
                }
                take(" ", at);
                at = end + 2;
                continue;
            } else if (c == '\'' || c == '"') {
                end = text.indexOf(c, at + 1) + 1;
                if (end == 0) {
                    tell(problems, at, "the quote that opens here is not closed; expected another " + c);
                    return;
                }
            } else if (c == '$' && at + 1 < text.length() && Character.isLetter(text.charAt(at + 1))) {
                at = parameter(at, parameters, problems);
                continue;
            } else if (c == ';') {
                if (expected.startsWith("one expression")) {
                    tell(problems, at, "a semicolon ends a statement; expected " + expected);
                    return;
                }
                endedAt = at;
                at++;
                continue;
            } else {
                end = at + 1;
            }
            if (endedAt >= 0 && !text.substring(at, end).isBlank()) {
                tell(problems, at, "a second statement begins here; expected " + expected);
                return;
            }
            for (int i = at; i < end; i++) {
                take(text.substring(i, i + 1), i);
            }
            at = end;
        }
    }

    private int parameter(int at, Parameters parameters, Problems problems) {
        int end = at + 1;
        while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
            end++;
        }
        String name = text.substring(at + 1, end);
        if (parameters == null) {
            take("$" + name, at);
        } else if (parameters.has(name)) {
            take(SqlFile.literal(parameters.value(name)), at);
        } else {
            tell(
                    problems,
                    at,
                    "$" + name + " is unknown"
                            + Nearest.hint(name, parameters.asMap().keySet()) + "; expected one of $"
                            + String.join(
                                    ", $",
                                    parameters.asMap().keySet().stream()
                                            .sorted()
                                            .toList()));
        }
        return end;
    }

    private void take(String characters, int origin) {
        sql.append(characters);
        for (int i = 0; i < characters.length(); i++) {
            origins.add(origin);
        }
    }

    private void tell(Problems problems, int offset, String what) {
        isWhole = false;
        problems.add("%s: %s", place(offset), what);
    }
}
