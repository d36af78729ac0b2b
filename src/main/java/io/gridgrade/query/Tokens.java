package io.gridgrade.query;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a text into tokens, comments left out. Where Calcite and the engine would cut it at different places, so that one
 * would read as a comment or a text what the other runs, the text is refused.
 */
final class Tokens {
    private static final List<String> LONG_SIGNS =
            List.of("->>", "<=>", "||", "<<", ">>", "<=", ">=", "<>", "!=", "==", "::", "->", "=>", "**", "//");

    private final String sql;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Tokens(String sql) {
        this.sql = sql;
    }

    static List<Token> of(String sql) {
        Tokens tokens = new Tokens(sql);
        while (tokens.at < sql.length()) {
            tokens.next();
        }
        return tokens.tokens;
    }

    private void next() {
        char c = sql.charAt(at);
        int codePoint = sql.codePointAt(at);
        if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
            at++;
        } else if (sql.startsWith("--", at)) {
            at = lineEnd();
        } else if (sql.startsWith("/*", at)) {
            comment();
        } else if (c == '\'') {
            text(at);
        } else if (c == '"') {
            add(Token.Kind.QUOTED, quoteEnd(at, '"', false));
        } else if (c == '`') {
            add(Token.Kind.QUOTED, quoteEnd(at, '`', false));
        } else if (Character.isDigit(c) || (c == '.' && at + 1 < sql.length() && isDigit(sql.charAt(at + 1)))) {
            number();
        } else if (Character.isUnicodeIdentifierStart(codePoint) || c == '_') {
            word();
        } else if (c == '$') {
            boolean isValue = at + 1 < sql.length() && (isDigit(sql.charAt(at + 1)) || sql.charAt(at + 1) == '{');
            throw new NotAllowed("$ is not supported" + place(sql, at)
                    + (isValue
                            ? "; for a value given beside the query write :name"
                            : "; write a text in single quotes"));
        } else {
            String sign = LONG_SIGNS.stream()
                    .filter(known -> sql.startsWith(known, at))
                    .findFirst()
                    .orElse(Character.toString(codePoint));
            add(Token.Kind.SIGN, at + sign.length());
        }
    }

    private int lineEnd() {
        int end = at;
        while (end < sql.length() && sql.charAt(end) != '\n' && sql.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    private void comment() {
        int end = sql.indexOf("*/", at + 2);
        if (end < 0) {
            throw new NotAllowed("a comment (/*) is opened and not closed" + place(sql, at));
        }
        // One in another: Calcite ends the outer one where the inner ends, the engine goes on.
        int inner = sql.indexOf("/*", at + 2);
        if (inner >= 0 && inner < end) {
            throw new NotAllowed("a comment stands in a comment" + place(sql, inner) + "; end the first one before it");
        }
        at = end + 2;
    }

    private void text(int quote) {
        boolean backslashes = quote > at && sql.substring(at, quote).equalsIgnoreCase("e");
        add(Token.Kind.STRING, quoteEnd(quote, '\'', backslashes));
    }

    private int quoteEnd(int from, char quote, boolean backslashes) {
        int end = from + 1;
        while (end < sql.length()) {
            char c = sql.charAt(end);
            if (backslashes && c == '\\') {
                end += 2;
            } else if (c != quote) {
                end++;
            } else if (end + 1 < sql.length() && sql.charAt(end + 1) == quote) {
                end += 2;
            } else {
                return end + 1;
            }
        }
        throw new NotAllowed("a quote (" + quote + ") is opened and not closed" + place(sql, from));
    }

    private void number() {
        int end = at;
        while (end < sql.length()) {
            char c = sql.charAt(end);
            boolean isSignOfExponent = (c == '+' || c == '-')
                    && (sql.charAt(end - 1) == 'e' || sql.charAt(end - 1) == 'E')
                    && end > at + 1;
            if (Character.isLetterOrDigit(c) || c == '_' || c == '.' || isSignOfExponent) {
                end++;
            } else {
                break;
            }
        }
        String number = sql.substring(at, end);
        // 0x1F and 1_ are a number to one reader, and to another a number and a name.
        if (!number.matches("(?:\\d+(?:_\\d+)*\\.?(?:\\d+(?:_\\d+)*)?|\\.\\d+(?:_\\d+)*)(?:[eE][+-]?\\d+)?")) {
            throw new NotAllowed("\"" + number + "\" is not a number" + place(sql, at)
                    + "; expected digits such as 31, 1000.5 or 1e6; put a blank before a name");
        }
        add(Token.Kind.NUMBER, end);
    }

    private void word() {
        int end = at;
        while (end < sql.length()) {
            int codePoint = sql.codePointAt(end);
            if (!Character.isUnicodeIdentifierPart(codePoint) || Character.isIdentifierIgnorable(codePoint)) {
                break;
            }
            end += Character.charCount(codePoint);
        }
        String word = sql.substring(at, end);
        if (end < sql.length() && sql.charAt(end) == '\'' && word.length() == 1 && "eEnNxXbB".contains(word)) {
            text(end);
        } else if (end + 1 < sql.length() && word.equalsIgnoreCase("u") && sql.startsWith("&'", end)) {
            text(end + 1);
        } else if (end < sql.length() && sql.charAt(end) == '\'' && word.startsWith("_")) {
            throw new NotAllowed("a text of another character set is not supported" + place(sql, at) + "; leave \""
                    + word + "\" out");
        } else {
            add(Token.Kind.WORD, end);
        }
    }

    private void add(Token.Kind kind, int end) {
        tokens.add(new Token(kind, at, end, sql.substring(at, end)));
        at = end;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static String place(String sql, int at) {
        long line = 1 + sql.substring(0, at).chars().filter(c -> c == '\n').count();
        int column = at - sql.lastIndexOf('\n', at - 1);
        return ", at line " + line + ", column " + column;
    }

    /** The first such token between the sign that opens and the one that closes, not deeper; -1 if there is none. */
    static int ofLevel(List<Token> tokens, int open, String text) {
        int depth = 0;
        for (int i = open; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            depth += token.opens() ? 1 : 0;
            if (depth == 1
                    && i > open
                    && token.kind() != Token.Kind.QUOTED
                    && token.text().equalsIgnoreCase(text)) {
                return i;
            }
            depth -= token.closes() ? 1 : 0;
            if (depth == 0) {
                return -1;
            }
        }
        return -1;
    }
}
