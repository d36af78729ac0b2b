package io.gridgrade.query;

/** Writes {@code a cross apply (select ..) as b}, of Oracle and SQL Server, as a lateral join, and outer apply as a left one. */
final class ApplyJoins {
    private ApplyJoins() {}

    static void edit(Draft draft) {
        for (int i = 1; i + 1 < draft.size(); i++) {
            boolean isCross = draft.isWord(i - 1, "cross");
            if (draft.isWord(i, "apply") && draft.isSign(i + 1, "(") && (isCross || draft.isWord(i - 1, "outer"))) {
                draft.replace(i - 1, i, isCross ? "cross join lateral" : "left join lateral");
                if (!isCross) {
                    draft.insertAfter(named(draft, draft.closing(i + 1)), " on true");
                }
            }
        }
    }

    // The last token of the name, and of those of the columns, that come after what is joined.
    private static int named(Draft draft, int close) {
        int last = draft.isWord(close + 1, "as") ? close + 1 : close;
        boolean isName = draft.is(last + 1, Token.Kind.QUOTED)
                || (draft.is(last + 1, Token.Kind.WORD)
                        && !draft.isWord(last + 1, "outer")
                        && !draft.isWordOf(last + 1, SelectParts.AFTER_TABLE));
        if (!isName) {
            return last;
        }
        return draft.isSign(last + 2, "(") ? draft.closing(last + 2) : last + 1;
    }
}
