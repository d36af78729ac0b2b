package io.gridgrade.engine;

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
public final class PlacedSql {
    private final String text;
    private final Place start;
    private final StringBuilder sql = new StringBuilder();
    private final List<Integer> origins = new ArrayList<>();
    private boolean isWhole = true;

    /** Where a text begins in its file; lines and columns count from 1. */
    public record Place(String file, int lineNo, int columnNo) {
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
    public static Optional<PlacedSql> of(
            String text, Place start, Parameters parameters, String expected, Problems problems) {
        PlacedSql placed = new PlacedSql(text, start);
        placed.scan(parameters, expected, problems);
        if (placed.isWhole && placed.sql.toString().isBlank()) {
            problems.add("%s: nothing is there; expected %s", start, expected);
            return Optional.empty();
        }
        return placed.isWhole ? Optional.of(placed) : Optional.empty();
    }

    /** Where a character of a file stands. */
    public static Place place(SqlFile file, int offset) {
        return new PlacedSql(file.text(), new Place(file.name(), 1, 1)).place(offset);
    }

    /** A text's statement without comments and the semicolon at its end; parameters stay as they are. */
    public static String bare(String text) {
        PlacedSql placed = new PlacedSql(text, new Place("", 1, 1));
        placed.scan(null, "", new Problems());
        return placed.isWhole ? placed.sql().strip() : text;
    }

    /** The statement, ready for the engine. */
    public String sql() {
        return sql.toString();
    }

    /** Where a byte of the statement, counted in UTF-8, stands in the file. */
    public Place placeOfByte(long position) {
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
        boolean isEnded = false;
        for (SqlTokens.Token token : SqlTokens.of(text)) {
            if (!token.missing().isEmpty()) {
                tell(
                        problems,
                        token.start(),
                        token.kind().isComment()
                                ? "the comment that begins here does not end; expected */"
                                : "the quote that opens here is not closed; expected another " + token.missing());
                return;
            }
            int ink = token.start();
            while (ink < token.end() && Character.isWhitespace(text.charAt(ink))) {
                ink++;
            }
            switch (token.kind()) {
                case LINE_COMMENT -> {}
                case BLOCK_COMMENT -> take(" ", token.start());
                case SEMICOLON -> {
                    if (expected.startsWith("one expression")) {
                        tell(problems, token.start(), "a semicolon ends a statement; expected " + expected);
                        return;
                    }
                    isEnded = true;
                }
                default -> {
                    if (isEnded && ink < token.end()) {
                        tell(problems, ink, "a second statement begins here; expected " + expected);
                        return;
                    }
                    if (token.kind() == SqlTokens.Kind.PARAMETER) {
                        parameter(token, parameters, problems);
                    } else {
                        takeAll(token.start(), token.end());
                    }
                }
            }
        }
    }

    private void parameter(SqlTokens.Token token, Parameters parameters, Problems problems) {
        String name = text.substring(token.start() + 1, token.end());
        if (parameters == null) {
            takeAll(token.start(), token.end());
        } else if (parameters.has(name)) {
            take(SqlFile.literal(parameters.value(name)), token.start());
        } else {
            tell(
                    problems,
                    token.start(),
                    "$" + name + " is unknown"
                            + Nearest.hint(name, parameters.asMap().keySet()) + "; expected one of $"
                            + String.join(
                                    ", $",
                                    parameters.asMap().keySet().stream()
                                            .sorted()
                                            .toList()));
        }
    }

    private void takeAll(int start, int end) {
        for (int i = start; i < end; i++) {
            take(text.substring(i, i + 1), i);
        }
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
