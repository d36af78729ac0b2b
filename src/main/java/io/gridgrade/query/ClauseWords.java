package io.gridgrade.query;

import java.util.Set;

/** Clauses of one dialect that SQL writes with other words. */
final class ClauseWords {
    private static final Set<String> NOW = Set.of("sysdate", "systimestamp");

    private ClauseWords() {}

    static void edit(Draft draft) {
        for (int i = 0; i < draft.size(); i++) {
            if (draft.is(i, Token.Kind.WORD) && !draft.isSign(i - 1, ".")) {
                word(draft, i);
            } else if (draft.isSign(i, ")")) {
                comma(draft, i);
            }
        }
    }

    private static void word(Draft draft, int at) {
        switch (draft.token(at).lower()) {
            case "limit" -> limit(draft, at);
            case "fetch" -> fetch(draft, at);
            case "with" -> totals(draft, at);
            case "grouping" -> groupingSets(draft, at);
            case "minus" -> minus(draft, at);
            case "materialized" -> materialized(draft, at);
            case "dual" -> dual(draft, at);
            case "from" -> comma(draft, at);
            case "distribute", "sort", "cluster" -> ofHive(draft, at);
            case "datetime" -> moment(draft, at);
            case "filter" -> filter(draft, at);
            case "where" -> fromNothing(draft, at);
            case "any", "all", "some" -> amongValues(draft, at);
            default -> now(draft, at);
        }
    }

    // fetch first row only: one.
    private static void fetch(Draft draft, int at) {
        if (draft.isWordOf(at + 1, Set.of("first", "next")) && draft.isWordOf(at + 2, Set.of("row", "rows"))) {
            draft.insertBefore(at + 2, "1 ");
        }
    }

    // limit 20, 10, and limit all, which is none
    private static void limit(Draft draft, int at) {
        if (draft.isWord(at + 1, "all")) {
            draft.replace(at, at + 1, "");
        }
        if (draft.is(at + 1, Token.Kind.NUMBER) && draft.isSign(at + 2, ",") && draft.is(at + 3, Token.Kind.NUMBER)) {
            draft.replace(
                    at + 1,
                    at + 3,
                    draft.token(at + 3).text() + " offset "
                            + draft.token(at + 1).text());
        }
    }

    // group by a, b with rollup
    private static void totals(Draft draft, int at) {
        if (!draft.isWord(at + 1, "rollup") && !draft.isWord(at + 1, "cube")) {
            return;
        }
        int select = SelectParts.selectOf(draft, at);
        int group = select < 0 ? -1 : SelectParts.of(draft, select).group();
        if (group < 0 || group + 2 >= at) {
            throw new NotAllowed("with " + draft.token(at + 1).lower() + " has no group by before it" + draft.place(at)
                    + "; expected group by rollup (a, b)");
        }
        draft.insertBefore(group + 2, draft.token(at + 1).lower() + " (");
        draft.replace(at, at + 1, ")");
    }

    // group by a, b grouping sets ((a, b), a): the sets alone say all.
    private static void groupingSets(Draft draft, int at) {
        if (!draft.isWord(at + 1, "sets") || draft.isWord(at - 1, "by") || draft.isSign(at - 1, ",")) {
            return;
        }
        int select = SelectParts.selectOf(draft, at);
        int group = select < 0 ? -1 : SelectParts.of(draft, select).group();
        if (group > 0 && group + 2 < at) {
            draft.replace(group + 2, at - 1, "");
        }
    }

    private static void minus(Draft draft, int at) {
        int next = at + 1;
        while (draft.isSign(next, "(")) {
            next++;
        }
        if (draft.isWord(next, "select")) {
            draft.replace(at, "except");
        }
    }

    // What the engine may keep of a common table is its own to decide.
    private static void materialized(Draft draft, int at) {
        boolean isNot = draft.isWord(at - 1, "not");
        if (draft.isWord(at - (isNot ? 2 : 1), "as") && draft.isSign(at + 1, "(")) {
            draft.replace(at - (isNot ? 1 : 0), at, "");
        }
    }

    private static void dual(Draft draft, int at) {
        if (!draft.isWord(at - 1, "from") && !draft.isWord(at - 1, "join") && !draft.isSign(at - 1, ",")) {
            return;
        }
        boolean hasAlias = draft.isWord(at + 1, "as")
                || (draft.is(at + 1, Token.Kind.WORD) && !draft.isWordOf(at + 1, SelectParts.AFTER_TABLE))
                || draft.is(at + 1, Token.Kind.QUOTED);
        draft.replace(at, "(select 'X' as dummy)" + (hasAlias ? "" : " as dual"));
    }

    private static void comma(Draft draft, int at) {
        if (draft.isSign(at - 1, ",")) {
            throw new NotAllowed(
                    "a comma stands before " + draft.token(at).lower() + draft.place(at - 1) + "; leave it out");
        }
    }

    // over (distribute by a sort by b) of Hive and MaxCompute; of a whole query they are how it is computed.
    private static void ofHive(Draft draft, int at) {
        if (!draft.isWord(at + 1, "by")) {
            return;
        }
        int open = at - 1;
        while (open >= 0 && !draft.token(open).opens()) {
            open = draft.token(open).closes() ? draft.opening(open) - 1 : open - 1;
        }
        boolean isDistributed = draft.isWord(at, "distribute");
        if (!draft.isWord(open - 1, "over") || draft.isWord(at, "cluster")) {
            throw new NotAllowed("\"" + draft.token(at).lower() + " by\" is not supported" + draft.place(at) + "; "
                    + (isDistributed ? "leave it out" : "write order by"));
        }
        draft.replace(at, isDistributed ? "partition" : "order");
    }

    private static void moment(Draft draft, int at) {
        if (draft.is(at + 1, Token.Kind.STRING)) {
            draft.replace(at, "timestamp");
        }
    }

    // sum(x) filter (y > 0)
    private static void filter(Draft draft, int at) {
        if (draft.isSign(at - 1, ")") && draft.isSign(at + 1, "(") && !draft.isWord(at + 2, "where")) {
            draft.insertBefore(at + 2, "where ");
        }
    }

    // select 1 where exists (...): of one row.
    private static void fromNothing(Draft draft, int at) {
        int select = SelectParts.selectOf(draft, at);
        if (select < 0) {
            return;
        }
        SelectParts parts = SelectParts.of(draft, select);
        // Behind a union there is none of this SELECT.
        if (parts.from() < 0 && at < parts.end()) {
            draft.insertBefore(at, "from dual ");
        }
    }

    // = any ('a', 'b') of Oracle: a list of values, which elsewhere is one value that holds them.
    private static void amongValues(Draft draft, int at) {
        boolean isCompared = draft.is(at - 1, Token.Kind.SIGN)
                && "=<>!".contains(draft.token(at - 1).text().substring(0, 1));
        boolean isValue = draft.is(at + 2, Token.Kind.STRING) || draft.is(at + 2, Token.Kind.NUMBER);
        if (isCompared && draft.isSign(at + 1, "(") && isValue) {
            int close = draft.closing(at + 1);
            if (draft.list(at + 2, close - 1).size() > 1) {
                draft.insertBefore(at + 2, "array[");
                draft.insertAfter(close - 1, "]");
            }
        }
    }

    // The engine's moment is that of UTC, as everywhere here.
    private static void now(Draft draft, int at) {
        if (draft.isWordOf(at, NOW) && !draft.isSign(at + 1, "(") && !draft.isWord(at - 1, "as")) {
            draft.replace(at, "getdate()");
        }
    }
}
