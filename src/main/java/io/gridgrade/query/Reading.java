package io.gridgrade.query;

import io.gridgrade.query.parameter.QueryParameters;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.avatica.util.Casing;
import org.apache.calcite.avatica.util.Quoting;
import org.apache.calcite.runtime.CalciteException;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParser;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.validate.SqlConformanceEnum;
import org.apache.calcite.util.Util;

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
    private static final Pattern UNICODE = Pattern.compile("\\\\(?:\\\\|\\+([0-9a-fA-F]{6})|([0-9a-fA-F]{4}))");
    private static final Pattern COMMON_TABLE = Pattern.compile("\\s+as\\s*\\(", Pattern.CASE_INSENSITIVE);
    private static final String OPERATOR_SIGNS = "+-*/|=<>";
    private static final int QUOTED_MAX = 200;
    private static final String CANNOT_BE_READ =
            "the query cannot be read; look for an empty list, or for a word that is missing";

    /** Functions for whose names Calcite has a grammar of its own, with another meaning. */
    private static final Set<String> GRAMMAR_WORDS = Set.of(
            "first",
            "last",
            "translate",
            "every",
            "some",
            "contains",
            "convert",
            "date_diff",
            "datediff",
            "date_trunc",
            "datetrunc",
            "date_part",
            "datepart",
            "dateadd",
            "date_add",
            "date_sub",
            "format",
            "if",
            "nvl",
            "decode",
            "uuid",
            "width_bucket");

    /** Aggregates that are Calcite's own only with an order inside. */
    private static final Set<String> ORDERED = Set.of("string_agg", "array_agg", "group_concat");

    /** Words that begin a clause: after AS such a word is not a name, but a name is missing. */
    private static final Set<String> CLAUSES = Set.of(
            "select",
            "from",
            "where",
            "group",
            "order",
            "having",
            "union",
            "intersect",
            "except",
            "on",
            "using",
            "join",
            "when",
            "then",
            "else",
            "end",
            "case",
            "and",
            "or",
            "not");

    /** Words of SQL that people have as columns: where one cannot be read, a name is meant. */
    private static final Set<String> COLUMN_WORDS = Set.of(
            "year",
            "quarter",
            "month",
            "week",
            "day",
            "hour",
            "minute",
            "second",
            "date",
            "time",
            "timestamp",
            "period",
            "value",
            "rank",
            "row",
            "start",
            "count",
            "sum",
            "avg",
            "min",
            "max",
            "result",
            "position",
            "level",
            "rows",
            "percent",
            "current",
            "start_date",
            "label",
            "scope",
            "method",
            "condition",
            "language",
            "match",
            "prev",
            "next",
            "current_row",
            "total",
            "share",
            "percentile",
            "range");

    private final MartCatalog catalog;
    private final String first;
    private final EditedText edited;
    private String text;
    private int quoted;

    private Reading(MartCatalog catalog, String sql, QueryParameters values) {
        this.catalog = catalog;
        this.first = sql;
        this.edited = Dialects.plain(catalog, sql, values);
        plain(edited.toString()).apply(edited);
        this.text = edited.toString();
    }

    /**
     * A text that Calcite can read: as the user wrote it, with the parentheses that make Calcite read it as the engine, and
     * what is read then.
     */
    record ReadText(String text, String grouped, SqlNode query, Places places) {}

    /** The text that Calcite can read, and that means the same. */
    static ReadText readable(MartCatalog catalog, String sql, QueryParameters values) {
        Reading reading = new Reading(catalog, sql, values);
        SqlNode query = reading.readAll();
        Edits parentheses = Precedence.of(Tokens.of(reading.text));
        Places places = new Places(sql, reading.edited);
        if (parentheses.isEmpty()) {
            return new ReadText(reading.text, reading.text, query, places);
        }
        EditedText grouped = reading.edited.copy();
        parentheses.apply(grouped);
        try {
            String text = grouped.toString();
            return new ReadText(reading.text, text, parse(text), new Places(sql, grouped));
        } catch (SqlParseException | NotAllowed e) {
            // Parentheses at the wrong place: read without them, and judged by how the engine reads it.
            return new ReadText(reading.text, reading.text, query, places);
        }
    }

    private SqlNode readAll() {
        while (true) {
            try {
                SqlNode query = parse(text);
                if (!query.isA(SqlKind.QUERY)) {
                    throw new NotAllowed(Statements.NOT_A_QUERY);
                }
                return query;
            } catch (SqlParseException e) {
                if (e.getCause() instanceof StackOverflowError) {
                    throw new NotAllowed(QuerySize.TOO_DEEP);
                }
                if (quoted >= QUOTED_MAX || !quoteWordAt(e.getPos())) {
                    throw new NotAllowed(message(e));
                }
            }
        }
    }

    /** A tree of its own at each call: validation changes the one it is given. */
    static SqlNode parse(String sql) throws SqlParseException {
        try {
            return Balance.of(SqlParser.create(sql, CONFIG).parseQuery());
        } catch (NotAllowed e) {
            throw e;
        } catch (CalciteException e) {
            throw new NotAllowed(String.valueOf(e.getMessage()).replace('\n', ' '));
        } catch (RuntimeException | AssertionError e) {
            // Calcite's parser trusts that some lists are not empty; what breaks it is no query.
            throw new NotAllowed(CANNOT_BE_READ);
        }
    }

    // What either reader would cut otherwise is written so that both cut it alike.
    private static Edits plain(String sql) {
        Edits edits = new Edits();
        List<Token> tokens = Tokens.of(sql);
        int end = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            blanks(sql, end, token.start(), edits);
            end = token.end();
            String plain = plain(sql, tokens, i);
            if (!plain.equals(token.text())) {
                edits.replace(token.start(), token.end(), plain);
            }
        }
        blanks(sql, end, sql.length(), edits);
        positions(tokens, edits);
        return edits;
    }

    // The engine takes every blank of Unicode for one, Calcite that of ASCII only; a hint is a comment to the engine,
    // and to Calcite something to be kept.
    private static void blanks(String sql, int from, int to, Edits edits) {
        for (int i = from; i < to; i++) {
            if (sql.startsWith("/*+", i)) {
                edits.replace(i + 2, i + 3, " ");
            }
            if (sql.charAt(i) > 127
                    && (Character.isSpaceChar(sql.charAt(i)) || Character.isWhitespace(sql.charAt(i)))) {
                edits.replace(i, i + 1, " ");
            }
        }
    }

    private static String plain(String sql, List<Token> tokens, int i) {
        Token token = tokens.get(i);
        String word = token.text();
        switch (token.kind()) {
            case NUMBER -> {
                String digits = word.replace("_", "");
                // As Calcite will write it, for the two texts are compared.
                return digits.toLowerCase(Locale.ROOT).contains("e")
                        ? Util.toScientificNotation(new BigDecimal(digits))
                        : digits;
            }
            case SIGN -> {
                // Calcite reads + 7 and + (-7) as the number, the engine as a call.
                boolean isPlus = word.equals("+")
                        && (i == 0 || Precedence.precedesOperand(tokens.get(i - 1)))
                        && isNumber(tokens, i + 1);
                return isPlus ? " " : word;
            }
            case STRING -> {
                if (word.startsWith("U&") || word.startsWith("u&")) {
                    return decoded(sql, tokens, i);
                }
                return word.startsWith("N") || word.startsWith("n") ? word.substring(1) : word;
            }
            case WORD -> {
                boolean isBeyond = word.codePoints().anyMatch(codePoint -> codePoint > 0xFFFF);
                boolean isCalled = i + 1 < tokens.size() && tokens.get(i + 1).isSign("(");
                // = SOME (select ...) compares; some(x) gathers.
                boolean isCompared = token.isWord("some")
                        && i > 0
                        && tokens.get(i - 1).kind() == Token.Kind.SIGN
                        && "=<>!".contains(tokens.get(i - 1).text().substring(0, 1));
                boolean isFunction = isCalled
                        && !isCompared
                        && (GRAMMAR_WORDS.contains(word.toLowerCase(Locale.ROOT))
                                // Of one argument: the engine's, which takes off blanks of every kind.
                                || (token.isWord("trim") && Tokens.ofLevel(tokens, i + 1, "from") < 0)
                                || (ORDERED.contains(word.toLowerCase(Locale.ROOT))
                                        && Tokens.ofLevel(tokens, i + 1, "order") < 0));
                return isBeyond || isFunction ? '"' + word + '"' : word;
            }
            default -> {
                return word;
            }
        }
    }

    // A number alone, whatever signs and parentheses stand around it.
    private static boolean isNumber(List<Token> tokens, int from) {
        int at = from;
        int opened = 0;
        while (at < tokens.size()
                && (tokens.get(at).isSign("(")
                        || tokens.get(at).isSign("-")
                        || tokens.get(at).isSign("+"))) {
            opened += tokens.get(at).isSign("(") ? 1 : 0;
            at++;
        }
        if (at >= tokens.size() || tokens.get(at).kind() != Token.Kind.NUMBER) {
            return false;
        }
        for (int i = 1; i <= opened; i++) {
            if (at + i >= tokens.size() || !tokens.get(at + i).isSign(")")) {
                return false;
            }
        }
        return true;
    }

    // Calcite reads position((a) in b) not at all: it wants a plain operand before IN.
    private static void positions(List<Token> tokens, Edits edits) {
        for (int i = 0; i + 1 < tokens.size(); i++) {
            if (tokens.get(i).isWord("position") && tokens.get(i + 1).isSign("(")) {
                int in = Tokens.ofLevel(tokens, i + 1, "in");
                if (in > 0 && Tokens.ofLevel(tokens, i + 1, "from") < 0) {
                    edits.replace(tokens.get(i).start(), tokens.get(i).end(), EngineDialect.POSITION);
                    edits.replace(tokens.get(in).start(), tokens.get(in).end(), ",");
                }
            }
        }
    }

    private static String decoded(String sql, List<Token> tokens, int i) {
        Token token = tokens.get(i);
        if (i + 1 < tokens.size() && tokens.get(i + 1).isWord("uescape")) {
            throw new NotAllowed("uescape is not supported"
                    + Tokens.place(sql, tokens.get(i + 1).start()) + "; write the character itself");
        }
        return UNICODE.matcher(token.text().substring(2)).replaceAll(found -> {
            String hexadecimal = found.group(1) == null ? found.group(2) : found.group(1);
            if (hexadecimal == null) {
                return Matcher.quoteReplacement("\\");
            }
            int codePoint = Integer.parseInt(hexadecimal, 16);
            if (codePoint == 0 || !Character.isValidCodePoint(codePoint)) {
                throw new NotAllowed("\\" + hexadecimal + " is not a character" + Tokens.place(sql, token.start()));
            }
            return Matcher.quoteReplacement(Character.toString(codePoint).replace("'", "''"));
        });
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
        if (!named && isNamedBeside(start, end)) {
            int[] beside = beside(start, end);
            start = beside[0];
            end = beside[1];
        }
        String word = text.substring(start, end);
        if (word.isEmpty() || start >= text.length() || !Character.isLetter(word.charAt(0))) {
            return false;
        }
        if (CLAUSES.contains(word.toLowerCase(Locale.ROOT))) {
            return false;
        }
        named = named
                || previousWord(start).equalsIgnoreCase("as")
                || previousIsDot(start)
                || COMMON_TABLE.matcher(text).region(end, text.length()).lookingAt();
        if (!named
                && !catalog.knows(word)
                && !(COLUMN_WORDS.contains(word.toLowerCase(Locale.ROOT)) && !isCalled(end))
                && !(isCalled(end) && EngineFunctions.isAllowed(word))) {
            return false;
        }
        edited.replace(end, end, "\"");
        edited.replace(start, start, "\"");
        text = edited.toString();
        quoted++;
        return true;
    }

    // Where a word of a clause or a sign cannot be read, the word before or after it is meant as a name: date from, and
    // period =.
    private boolean isNamedBeside(int start, int end) {
        return beside(start, end)[0] != start;
    }

    private int[] beside(int start, int end) {
        String word = text.substring(start, end).toLowerCase(Locale.ROOT);
        boolean isSign = word.isEmpty() && start < text.length() && ",)=<>+-*/|".indexOf(text.charAt(start)) >= 0;
        if (!isSign && !CLAUSES.contains(word)) {
            return new int[] {start, end};
        }
        String before = previousWord(start);
        if (COLUMN_WORDS.contains(before.toLowerCase(Locale.ROOT))) {
            int last = text.substring(0, start).stripTrailing().length();
            return new int[] {last - before.length(), last};
        }
        boolean isOperator = isSign && OPERATOR_SIGNS.indexOf(text.charAt(start)) >= 0;
        int next = end;
        while (next < text.length()
                && (Character.isWhitespace(text.charAt(next))
                        || (isOperator && OPERATOR_SIGNS.indexOf(text.charAt(next)) >= 0))) {
            next++;
        }
        String after = text.substring(next, wordEnd(next)).toLowerCase(Locale.ROOT);
        return (!isSign || isOperator) && COLUMN_WORDS.contains(after) && !isCalled(wordEnd(next))
                ? new int[] {next, wordEnd(next)}
                : new int[] {start, end};
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
            start = text.indexOf('\n', start) + 1;
        }
        return Math.min(text.length(), start + position.getColumnNum() - 1);
    }

    private String message(SqlParseException error) {
        String found = EXPECTING.matcher(String.valueOf(error.getMessage())).replaceAll("");
        if (found.contains("<EOF>")) {
            return "the query ends too early; expected more after \"" + lastWords(text.strip()) + "\"";
        }
        if (error.getPos() == null) {
            return CANNOT_BE_READ;
        }
        int at = offset(error.getPos());
        if (at >= text.length()) {
            return "the query ends too early; expected more after \"" + lastWords(text.strip()) + "\"";
        }
        int end = Math.max(at + 1, wordEnd(at));
        end = Character.isHighSurrogate(text.charAt(at)) ? Math.max(end, at + 2) : end;
        String word = text.substring(at, Math.min(end, text.length()));
        if (word.equals("\"")) {
            // A word that was read as a name, and cannot stand here either.
            word = text.substring(at + 1, wordEnd(at + 1));
        }
        if (word.isEmpty()) {
            return CANNOT_BE_READ;
        }
        String query = ClauseHints.behind(text.substring(0, at));
        String meant = query.isEmpty() ? ClauseHints.of(previousWord(at), word) : query;
        return "the query cannot be read at \"" + word + "\"" + place(at) + (meant.isEmpty() ? advice(word) : meant);
    }

    private static String lastWords(String sql) {
        return sql.length() <= 20 ? sql : "..." + sql.substring(sql.length() - 20);
    }

    private static String advice(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "#" -> "; for the first column write its name";
            case "for" -> "; to work on each value of a list write from unnest(list) as u(x)";
            case ":" ->
                "; for a cast write cast(x as integer), for a part of a list list_slice(x, 1, 2), of a text substr(x, 1, 2)";
            case "~" -> "; for a number of which every bit is turned round write -a - 1";
            case "range" -> "; for a row of numbers " + ForeignFunctions.OF_NUMBERS;
            case "|" -> "; for both sets of bits write a + b - (a & b)";
            case ">" -> "; for fewer bits write floor(a / 2 ^ n)";
            case "at" -> "; moments are in UTC; add hours with + to_hours(n)";
            case "collate" -> "; to compare without case write lower(a) = lower(b)";
            default ->
                TypeNames.isCommon(word)
                        ? "; for a cast write cast(x as " + word + ")"
                        : Character.isLetter(word.charAt(0))
                                ? "; to use a word of SQL as a name, write it in double quotes"
                                : "";
        };
    }

    /** Line and column in the text as the user wrote it. */
    private String place(int at) {
        return Tokens.place(first, edited.origin(at));
    }
}
