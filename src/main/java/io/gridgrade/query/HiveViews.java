package io.gridgrade.query;

/** Writes {@code lateral view explode(x) t as e}, of Hive and MaxCompute, as {@code cross join unnest(x) as t(e)}. */
final class HiveViews {
    private static final String EXPLODE = "explode";

    private HiveViews() {}

    static void edit(Draft draft) {
        for (int i = 0; i + 2 < draft.size(); i++) {
            if (draft.isWord(i, "lateral") && draft.isWord(i + 1, "view")) {
                view(draft, i);
            } else if (draft.isWord(i, EXPLODE) && draft.isCall(i) && !draft.isWordOf(i - 1, SelectParts.VIEWS)) {
                draft.replace(i, "\"unnest\"");
            }
        }
    }

    private static void view(Draft draft, int at) {
        boolean isOuter = draft.isWord(at + 2, "outer");
        int call = at + (isOuter ? 3 : 2);
        if (!draft.isWord(call, EXPLODE) || !draft.isSign(call + 1, "(")) {
            throw new NotAllowed("lateral view of anything but explode is not supported" + draft.place(at)
                    + "; write cross join unnest(array[1, 2]) as e(x)");
        }
        int close = draft.closing(call + 1);
        boolean isNamed = draft.is(close + 1, Token.Kind.QUOTED)
                || (draft.is(close + 1, Token.Kind.WORD)
                        && !draft.isWord(close + 1, "as")
                        && !draft.isWord(close + 1, "lateral")
                        && !draft.isWordOf(close + 1, SelectParts.AFTER_TABLE));
        String table = isNamed ? draft.text(close + 1, close + 1) : "exploded";
        int last = isNamed ? close + 1 : close;
        // Hive calls the column col where the query gives it no name.
        String column = draft.isWord(last + 1, "as") ? draft.text(last + 2, last + 2) : "col";
        last = draft.isWord(last + 1, "as") ? last + 2 : last;
        draft.replace(at, call, (isOuter ? "left" : "cross") + " join unnest");
        String named = " as " + table + "(" + column + ")" + (isOuter ? " on true" : "");
        if (last > close) {
            draft.replace(close + 1, last, named);
        } else {
            draft.insertAfter(close, named);
        }
    }
}
