package io.gridgrade.query;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks at a text before it is parsed: one statement, and one that asks. */
final class Statements {
    static final String NOT_A_QUERY =
            "only a query is allowed, beginning with select, with or values; the snapshot cannot be changed";

    private static final Pattern FIRST_WORD = Pattern.compile("^[\\s(]*([A-Za-z]+)");
    private static final Set<String> BEGINNINGS = Set.of("select", "with", "values");

    private Statements() {}

    /** The text without the semicolon at its end; refuses what is not one query. */
    static String one(String sql) {
        String bare = withoutComments(sql);
        int semicolon = bare.indexOf(';');
        if (semicolon >= 0 && !bare.substring(semicolon).replace(";", "").isBlank()) {
            throw new NotAllowed("several statements are not allowed" + place(sql, semicolon) + "; expected one query");
        }
        String text = semicolon < 0 ? bare : bare.substring(0, semicolon);
        if (text.isBlank()) {
            throw new NotAllowed("the query is empty; expected for example: select * from mart.customer limit 10");
        }
        Matcher word = FIRST_WORD.matcher(text);
        if (word.find() && !BEGINNINGS.contains(word.group(1).toLowerCase(Locale.ROOT))) {
            throw new NotAllowed("\"" + word.group(1).toLowerCase(Locale.ROOT) + "\" is not allowed: " + NOT_A_QUERY);
        }
        return semicolon < 0 ? sql : sql.substring(0, semicolon);
    }

    // Comments and what is between quotes become blanks and underscores, so that positions stay true. Calcite takes //
    // for a comment, where the engine divides: "select 7 // 2, x" would silently lose its end.
    private static String withoutComments(String sql) {
        StringBuilder bare = new StringBuilder(sql);
        int at = 0;
        while (at < sql.length()) {
            char c = sql.charAt(at);
            if (c == '\'' || c == '"') {
                int end = sql.indexOf(c, at + 1);
                if (end < 0) {
                    throw new NotAllowed("a quote (" + c + ") is opened and not closed" + place(sql, at));
                }
                at = fill(bare, at, end + 1, '_');
            } else if (sql.startsWith("--", at)) {
                at = fill(bare, at, sql.indexOf('\n', at), ' ');
            } else if (sql.startsWith("/*+", at)) {
                throw new NotAllowed("hints (/*+ ... */) are not allowed; leave them out");
            } else if (sql.startsWith("/*", at)) {
                int end = sql.indexOf("*/", at + 2);
                if (end < 0) {
                    throw new NotAllowed("a comment (/*) is opened and not closed" + place(sql, at));
                }
                at = fill(bare, at, end + 2, ' ');
            } else if (sql.startsWith("//", at)) {
                throw new NotAllowed("the operator // is not supported" + place(sql, at)
                        + "; for a whole quotient write floor(a / b)");
            } else {
                at++;
            }
        }
        return bare.toString();
    }

    private static int fill(StringBuilder text, int from, int to, char filling) {
        int end = to < 0 ? text.length() : to;
        for (int i = from; i < end; i++) {
            if (text.charAt(i) != '\n') {
                text.setCharAt(i, filling);
            }
        }
        return end;
    }

    private static String place(String sql, int at) {
        long line = 1 + sql.substring(0, at).chars().filter(c -> c == '\n').count();
        int column = at - sql.lastIndexOf('\n', at - 1);
        return ", at line " + line + ", column " + column;
    }
}
