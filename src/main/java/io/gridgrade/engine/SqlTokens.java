package io.gridgrade.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * The pieces of a text of SQL, as the engine sees them: comments, quoted text, parameters, semicolons and what lies between.
 * The only place that knows where a quote or a comment ends.
 */
public final class SqlTokens {
    /** What a piece is. */
    public enum Kind {
        LINE_COMMENT,
        BLOCK_COMMENT,
        QUOTED,
        PARAMETER,
        SEMICOLON,
        OTHER;

        /** Whether the engine does not read it at all. */
        public boolean isComment() {
            return this == LINE_COMMENT || this == BLOCK_COMMENT;
        }
    }

    /**
     * A piece, from its first character to the one after its last.
     *
     * @param missing what would have closed it; empty where it is whole
     */
    public record Token(Kind kind, int start, int end, String missing) {}

    private final String text;
    private final List<Token> tokens = new ArrayList<>();

    private SqlTokens(String text) {
        this.text = text;
    }

    /** The pieces of a text, which together are all of it. */
    public static List<Token> of(String text) {
        SqlTokens tokens = new SqlTokens(text);
        tokens.scan();
        return tokens.tokens;
    }

    private void scan() {
        int at = 0;
        int otherFrom = 0;
        while (at < text.length()) {
            Token token = at(at);
            if (token.kind() != Kind.OTHER) {
                addOther(otherFrom, at);
                tokens.add(token);
                otherFrom = token.end();
            }
            at = token.end();
        }
        addOther(otherFrom, at);
    }

    private void addOther(int from, int to) {
        if (from < to) {
            tokens.add(new Token(Kind.OTHER, from, to, ""));
        }
    }

    private Token at(int at) {
        char c = text.charAt(at);
        char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        if (c == '-' && next == '-') {
            return new Token(Kind.LINE_COMMENT, at, endOfLine(at), "");
        }
        if (c == '/' && next == '*') {
            return blockComment(at);
        }
        if (c == '\'' || c == '"') {
            return closed(at, at + 1, String.valueOf(c));
        }
        if ((c == 'e' || c == 'E') && next == '\'') {
            return escaped(at);
        }
        if (c == '$') {
            return dollar(at);
        }
        if (c == ';') {
            return new Token(Kind.SEMICOLON, at, at + 1, "");
        }
        return new Token(Kind.OTHER, at, isWord(c) ? endOfWord(at + 1, true) : at + 1, "");
    }

    private int endOfLine(int at) {
        int end = at;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    private Token blockComment(int start) {
        int depth = 0;
        int at = start;
        do {
            if (text.startsWith("/*", at)) {
                depth++;
                at += 2;
            } else if (text.startsWith("*/", at)) {
                depth--;
                at += 2;
            } else {
                at++;
            }
        } while (depth > 0 && at < text.length());
        return new Token(Kind.BLOCK_COMMENT, start, Math.min(at, text.length()), depth > 0 ? "*/" : "");
    }

    // Of a doubled quote, the second begins another piece: it comes to the same.
    private Token closed(int start, int from, String closing) {
        int close = text.indexOf(closing, from);
        return close < 0
                ? new Token(Kind.QUOTED, start, text.length(), closing)
                : new Token(Kind.QUOTED, start, close + closing.length(), "");
    }

    // E'...', in which a backslash takes what follows it along, and a doubled quote goes on.
    private Token escaped(int start) {
        int at = start + 2;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\\' || text.startsWith("''", at)) {
                at += 2;
            } else if (c == '\'') {
                return new Token(Kind.QUOTED, start, at + 1, "");
            } else {
                at++;
            }
        }
        return new Token(Kind.QUOTED, start, text.length(), "'");
    }

    // $name, or a text between $$ and $$, or between $tag$ and $tag$.
    private Token dollar(int at) {
        int end = at + 1;
        boolean isNamed = end < text.length() && isWord(text.charAt(end));
        if (isNamed) {
            end = endOfWord(end, false);
        }
        if (end < text.length() && text.charAt(end) == '$') {
            return closed(at, end + 1, text.substring(at, end + 1));
        }
        return isNamed && Character.isLetter(text.charAt(at + 1))
                ? new Token(Kind.PARAMETER, at, end, "")
                : new Token(Kind.OTHER, at, end, "");
    }

    private int endOfWord(int from, boolean withDollars) {
        int end = from;
        while (end < text.length()
                && (isWord(text.charAt(end))
                        || Character.isDigit(text.charAt(end))
                        || (withDollars && text.charAt(end) == '$'))) {
            end++;
        }
        return end;
    }

    private static boolean isWord(char c) {
        return c == '_' || Character.isLetter(c) || Character.isSurrogate(c);
    }
}
