package io.gridgrade.query;

import java.util.Set;

/**
 * Writes {@code from generate_series(1, 3) as n} as {@code from unnest(generate_series(1, 3)) as n(n)}, which has a grammar,
 * and marks an {@code unnest} that is no table as a function. The engine gets its own table function again, which makes no
 * list first.
 */
final class SeriesTables {
    /** Functions of the engine that give numbers or moments one after the other. */
    static final Set<String> NAMES = Set.of("generate_series", "range");

    private static final String UNNEST = "unnest";
    private static final Set<String> CLAUSES =
            Set.of("select", "where", "group", "having", "order", "qualify", "window", "limit", "when", "values");

    private SeriesTables() {}

    static void edit(Draft draft) {
        for (int i = 0; i + 1 < draft.size(); i++) {
            if (!draft.isCall(i)) {
                continue;
            }
            boolean isSeries = draft.isWordOf(i, NAMES);
            if (isSeries && isTable(draft, i)) {
                table(draft, i);
            } else if (isSeries && draft.isSign(i - 1, "(") && draft.isWord(i - 2, UNNEST)) {
                draft.replace(i, quoted(draft, i));
            } else if (draft.isWord(i, UNNEST) && !isTable(draft, i)) {
                draft.replace(i, quoted(draft, i));
            } else if (draft.isWord(i, UNNEST) && draft.isWord(i - 1, "lateral")) {
                // It sees what stands before it without the word, which its grammar has not.
                draft.replace(i - 1, "");
            }
        }
    }

    private static String quoted(Draft draft, int at) {
        return "\"" + draft.token(at).lower() + "\"";
    }

    private static void table(Draft draft, int at) {
        String name = quoted(draft, at);
        int close = draft.closing(at + 1);
        if (draft.isWord(close + 1, "with") && draft.isWord(close + 2, "ordinality")) {
            throw new NotAllowed(draft.token(at).lower() + " with ordinality is not supported" + draft.place(close + 1)
                    + "; write row_number() over (order by n)");
        }
        if (draft.isWord(at - 1, "lateral")) {
            draft.replace(at - 1, "");
        }
        draft.replace(at, UNNEST + "(" + name);
        draft.insertAfter(close, ")");
        boolean isNamed = draft.isWord(close + 1, "as")
                || draft.is(close + 1, Token.Kind.QUOTED)
                || (draft.is(close + 1, Token.Kind.WORD) && !draft.isWordOf(close + 1, SelectParts.AFTER_TABLE));
        int alias = draft.isWord(close + 1, "as") ? close + 2 : close + 1;
        if (isNamed && draft.isSign(alias + 1, "(")) {
            return;
        }
        if (isNamed && alias < draft.size()) {
            // PostgreSQL calls the column as the table, DuckDB as the function, and knows both.
            String column = isColumn(draft, draft.token(at).lower()) ? name : draft.text(alias, alias);
            draft.insertAfter(alias, "(" + column + ")");
        } else {
            draft.insertAfter(close, " as " + name + "(" + name + ")");
        }
    }

    // Whether the name of the function stands anywhere as that of a column.
    private static boolean isColumn(Draft draft, String name) {
        for (int i = 0; i < draft.size(); i++) {
            boolean isFrame = draft.isWord(i + 1, "between")
                    || draft.isWord(i + 1, "unbounded")
                    || draft.isWord(i + 1, "current")
                    || draft.isWord(i + 1, "interval");
            if (draft.isWord(i, name) && !draft.isSign(i + 1, "(") && !isFrame) {
                return true;
            }
        }
        return false;
    }

    /** Whether a table is wanted where this call stands. */
    private static boolean isTable(Draft draft, int at) {
        if (draft.isWord(at - 1, "from") || draft.isWord(at - 1, "join") || draft.isWord(at - 1, "lateral")) {
            return true;
        }
        if (!draft.isSign(at - 1, ",")) {
            return false;
        }
        for (int i = at - 1; i >= 0 && !draft.token(i).opens(); i--) {
            if (draft.token(i).closes()) {
                i = draft.opening(i);
            } else if (draft.isWord(i, "from") && !draft.isWord(i - 1, "distinct")) {
                return true;
            } else if (draft.isWordOf(i, CLAUSES)) {
                return false;
            }
        }
        return false;
    }
}
