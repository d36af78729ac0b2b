package io.gridgrade.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.calcite.avatica.util.Casing;
import org.apache.calcite.avatica.util.Quoting;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParser;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.validate.SqlConformanceEnum;

/**
 * Reads a text into a tree. Calcite reserves far more words than the engine ({@code period}, {@code value},
 * {@code corr}, {@code count}): where such a word cannot stand and is a name of ours, it is read as if in quotes.
 */
final class Reading {
    private static final SqlParser.Config CONFIG = SqlParser.config()
            .withQuoting(Quoting.DOUBLE_QUOTE)
            .withUnquotedCasing(Casing.UNCHANGED)
            .withQuotedCasing(Casing.UNCHANGED)
            .withCaseSensitive(false)
            .withIdentifierMaxLength(256)
            // Not BABEL: it silently gives wrong totals for CUBE.
            .withConformance(SqlConformanceEnum.LENIENT);
    private static final Pattern EXPECTING = Pattern.compile("\\r?\\n *Was expecting.*", Pattern.DOTALL);
    private static final int QUOTED_MAX = 200;

    private final MartCatalog catalog;
    private final StringBuilder text;
    private final List<Integer> quotedAt = new ArrayList<>();

    private Reading(MartCatalog catalog, String sql) {
        this.catalog = catalog;
        this.text = new StringBuilder(sql);
    }

    /** The text that Calcite can read, and that means the same. */
    static String readable(MartCatalog catalog, String sql) {
        Reading reading = new Reading(catalog, sql);
        while (true) {
            try {
                SqlNode node = parse(reading.text.toString());
                if (!node.isA(SqlKind.QUERY)) {
                    throw new NotAllowed(Statements.NOT_A_QUERY);
                }
                return reading.text.toString();
            } catch (SqlParseException e) {
                if (reading.quotedAt.size() >= QUOTED_MAX || !reading.quoteWordAt(e.getPos())) {
                    throw new NotAllowed(reading.message(e));
                }
            }
        }
    }

    /** A tree of its own at each call: validation changes the one it is given. */
    static SqlNode parse(String sql) throws SqlParseException {
        return SqlParser.create(sql, CONFIG).parseQuery();
    }

    private boolean quoteWordAt(SqlParserPos position) {
        if (position == null) {
            return false;
        }
        int start = offset(position);
        boolean named = start < text.length() && text.charAt(start) == '.';
        while (start < text.length() && (text.charAt(start) == '.' || Character.isWhitespace(text.charAt(start)))) {
            start++;
        }
        int end = wordEnd(start);
        if (text.substring(start, end).equalsIgnoreCase("as")) {
            named = true;
            start = end;
            while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
                start++;
            }
            end = wordEnd(start);
        }
        String word = text.substring(start, end);
        if (word.isEmpty() || !Character.isLetter(word.charAt(0))) {
            return false;
        }
        named = named || previousWord(start).equalsIgnoreCase("as") || previousIsDot(start);
        if (!named && !catalog.knows(word) && !(isCalled(end) && EngineFunctions.isAllowed(word))) {
            return false;
        }
        text.insert(end, '"').insert(start, '"');
        quotedAt.add(start);
        return true;
    }

    private boolean isCalled(int end) {
        int at = end;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length() && text.charAt(at) == '(';
    }

    private boolean previousIsDot(int start) {
        return text.substring(0, start).stripTrailing().endsWith(".");
    }

    private String previousWord(int start) {
        String before = text.substring(0, start).stripTrailing();
        int from = before.length();
        while (from > 0 && Character.isLetter(before.charAt(from - 1))) {
            from--;
        }
        return before.substring(from);
    }

    private int wordEnd(int start) {
        int end = start;
        while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
            end++;
        }
        return end;
    }

    private int offset(SqlParserPos position) {
        int start = 0;
        for (int line = 1; line < position.getLineNum(); line++) {
            start = text.indexOf("\n", start) + 1;
        }
        return Math.min(text.length(), start + position.getColumnNum() - 1);
    }

    private String message(SqlParseException error) {
        String found = EXPECTING.matcher(String.valueOf(error.getMessage())).replaceAll("");
        if (found.contains("<EOF>")) {
            return "the query ends too early; expected more after \""
                    + lastWords(text.toString().strip()) + "\"";
        }
        if (error.getPos() == null) {
            return "the query cannot be read: " + found.strip();
        }
        int at = offset(error.getPos());
        int end = Math.max(at + 1, wordEnd(at));
        String word = text.substring(at, Math.min(end, text.length()));
        return "the query cannot be read at \"" + word + "\"" + place(at) + advice(word);
    }

    private static String lastWords(String sql) {
        return sql.length() <= 20 ? sql : "..." + sql.substring(sql.length() - 20);
    }

    private String advice(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case ":" -> "; for a cast write cast(x as integer)";
            case "~" -> "; for a pattern write regexp_matches(x, 'pattern')";
            default ->
                Character.isLetter(word.charAt(0)) ? "; to use a word of SQL as a name, write it in double quotes" : "";
        };
    }

    /** Line and column in the text as the user wrote it. */
    private String place(int at) {
        String before = text.substring(0, at);
        int lineStart = before.lastIndexOf('\n') + 1;
        long line = 1 + before.chars().filter(c -> c == '\n').count();
        long added = quotedAt.stream()
                        .filter(start -> start >= lineStart && start < at)
                        .count()
                * 2;
        return ", at line " + line + ", column " + (at - lineStart + 1 - added);
    }
}
