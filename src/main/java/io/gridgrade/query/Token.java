package io.gridgrade.query;

import java.util.Locale;

/** A word, name, text, number or sign of a query, with where it stands: from {@code start} to before {@code end}. */
record Token(Kind kind, int start, int end, String text) {
    /** What a token is. */
    enum Kind {
        /** A keyword or a name without quotes. */
        WORD,
        /** A name in double quotes. */
        QUOTED,
        /** A text in single quotes, with its prefix. */
        STRING,
        NUMBER,
        SIGN
    }

    boolean isWord(String word) {
        return kind == Kind.WORD && text.equalsIgnoreCase(word);
    }

    String lower() {
        return text.toLowerCase(Locale.ROOT);
    }

    boolean isSign(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }

    boolean opens() {
        return isSign("(") || isSign("[") || isSign("{");
    }

    boolean closes() {
        return isSign(")") || isSign("]") || isSign("}");
    }
}
