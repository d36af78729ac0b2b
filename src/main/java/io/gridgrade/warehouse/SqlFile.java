package io.gridgrade.warehouse;

import io.gridgrade.value.Parameters;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A file of SQL: statements that end in semicolons, with parameters such as {@code $period_key} and, rarely, fragments
 * such as {@code {{points}}} that Java writes from the index system.
 *
 * <p>Parameters are written into the text as literals of their type, not bound: only a constant that the optimiser sees
 * lets it skip the row groups of other months.
 */
public record SqlFile(String name, String text) {
    /** The file with its fragments filled in, in one pass: what a fragment brings along is not looked at. */
    public SqlFile withFragments(Map<String, String> fragments) {
        StringBuilder filled = new StringBuilder();
        int at = 0;
        for (int open = text.indexOf("{{"); open >= 0; open = text.indexOf("{{", at)) {
            int close = text.indexOf("}}", open);
            String fragment = close < 0 ? null : fragments.get(text.substring(open + 2, close));
            if (fragment == null) {
                filled.append(text, at, open + 2);
                at = open + 2;
            } else {
                filled.append(text, at, open).append(fragment);
                at = close + 2;
            }
        }
        return new SqlFile(name, filled.append(text, at, text.length()).toString());
    }

    /** The text of its one statement, without comments and the semicolon at its end, to stand inside another. */
    public String bare() {
        return PlacedSql.bare(text);
    }

    /** The statements, comments left out, each with its parameters written in. */
    List<String> statements(Parameters parameters) {
        List<String> statements = new ArrayList<>();
        StringBuilder statement = new StringBuilder();
        scan(statement, parameters, null, statements);
        return statements;
    }

    /** The names of the parameters, sorted. */
    public Set<String> parameterNames() {
        Set<String> names = new TreeSet<>();
        scan(new StringBuilder(), Parameters.none(), names, new ArrayList<>());
        return names;
    }

    // One pass: quotes and comments are skipped whole, so that a $ or ; in them means nothing.
    private void scan(StringBuilder statement, Parameters parameters, Set<String> names, List<String> statements) {
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\'' || c == '"') {
                int end = text.indexOf(c, at + 1);
                if (end < 0) {
                    throw new IllegalArgumentException(name + ": a quote is not closed");
                }
                statement.append(text, at, end + 1);
                at = end + 1;
            } else if (text.startsWith("--", at)) {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if (text.startsWith("/*", at)) {
                int end = text.indexOf("*/", at + 2);
                at = end < 0 ? text.length() : end + 2;
                statement.append(' ');
            } else if (c == '$' && at + 1 < text.length() && Character.isLetter(text.charAt(at + 1))) {
                int end = at + 1;
                while (end < text.length()
                        && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
                    end++;
                }
                String parameter = text.substring(at + 1, end);
                if (names == null) {
                    statement.append(literal(parameters.value(parameter)));
                } else {
                    names.add(parameter);
                }
                at = end;
            } else if (c == ';') {
                add(statement, statements);
                at++;
            } else {
                statement.append(c);
                at++;
            }
        }
        add(statement, statements);
    }

    private static void add(StringBuilder statement, List<String> statements) {
        if (!statement.toString().isBlank()) {
            statements.add(statement.toString().strip());
        }
        statement.setLength(0);
    }

    /** A value as SQL text of its type. */
    public static String literal(Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal.toPlainString();
        }
        if (value instanceof Number || value instanceof Boolean) {
            return value.toString();
        }
        if (value instanceof LocalDate date) {
            return "date '" + date + "'";
        }
        if (value instanceof String string) {
            return "'" + string.replace("'", "''") + "'";
        }
        throw new IllegalArgumentException(
                "No SQL literal for a " + value.getClass().getName());
    }

    /** A name as a quoted SQL identifier. */
    public static String identifier(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
