package io.gridgrade.query;

import java.util.Set;

/**
 * Writes {@code from t select a where b}, of DuckDB and Hive, as {@code select a from t where b}, {@code from t} alone as
 * {@code select * from t}, and {@code table t} too.
 */
final class FromFirst {
    /** Words that begin a query. */
    static final Set<String> BEGINNINGS = Set.of("from", "table");

    private static final Set<String> COMBINES = Set.of("union", "intersect", "except", "minus");

    private FromFirst() {}

    static void edit(Draft draft) {
        for (int i = 0; i + 1 < draft.size(); i++) {
            if (!draft.isWordOf(i, BEGINNINGS) || !begins(draft, i)) {
                continue;
            }
            if (draft.isWord(i, "table")) {
                draft.replace(i, "select * from");
            } else {
                from(draft, i);
            }
        }
    }

    private static boolean begins(Draft draft, int at) {
        boolean isFirst = at == 0 || draft.isSign(at - 1, ";");
        boolean isCombined =
                draft.isWordOf(at - 1, COMBINES) || (draft.isWord(at - 1, "all") && draft.isWordOf(at - 2, COMBINES));
        // Not in trim(from x): behind a word that is called nothing begins.
        boolean isEnclosed = draft.isSign(at - 1, "(")
                && (at == 1 || !draft.is(at - 2, Token.Kind.WORD) || Precedence.precedesOperand(draft.token(at - 2)));
        boolean isBehindWith = draft.isSign(at - 1, ")") && isWith(draft, at - 1);
        return isFirst || isCombined || isEnclosed || isBehindWith;
    }

    // with t as (...) from t
    private static boolean isWith(Draft draft, int close) {
        return draft.isWord(draft.opening(close) - 1, "as");
    }

    private static void from(Draft draft, int at) {
        int select = -1;
        int end = at + 1;
        for (; end < draft.size() && !draft.token(end).closes() && !draft.isSign(end, ";"); end++) {
            if (draft.token(end).opens()) {
                end = draft.closing(end);
            } else if (draft.isWordOf(end, COMBINES)) {
                break;
            } else if (draft.isWord(end, "select") && select < 0) {
                select = end;
            }
        }
        if (select < 0) {
            draft.insertBefore(at, "select * ");
            return;
        }
        SelectParts parts = SelectParts.of(draft, select);
        int last = lastItem(draft, select, parts);
        draft.moveBefore(at, select, last);
    }

    private static int lastItem(Draft draft, int select, SelectParts parts) {
        for (int i = select + 1; i < parts.end(); i++) {
            if (draft.token(i).opens()) {
                i = draft.closing(i);
            } else if (draft.isWordOf(i, SelectParts.AFTER_TABLE)
                    && !draft.isSign(i - 1, ".")
                    && !draft.isSign(i + 1, "(")
                    && !(draft.isWord(i, "except") && draft.isSign(i - 1, "*"))) {
                return i - 1;
            }
        }
        return parts.end() - 1;
    }
}
