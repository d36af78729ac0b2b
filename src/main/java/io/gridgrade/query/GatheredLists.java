package io.gridgrade.query;

import java.util.Set;

/** Aggregates of one dialect that are an {@code array_agg}, or one value of it. */
final class GatheredLists {
    private static final Set<String> OF_HIVE = Set.of("collect_list", "collect_set");
    private static final Set<String> ONE_IN_ORDER = Set.of("first", "last", "any_value");

    private GatheredLists() {}

    static void edit(Draft draft) {
        for (int i = 0; i + 1 < draft.size(); i++) {
            if (draft.isCall(i) && draft.isWordOf(i, OF_HIVE)) {
                ofHive(draft, i);
            } else if (draft.isCall(i)
                    && draft.isWordOf(i, ONE_IN_ORDER)
                    && Tokens.ofLevel(draft.tokens(), i + 1, "order") > 0) {
                oneInOrder(draft, i);
            } else if (draft.isCall(i) && draft.isWord(i, "array") && !draft.isWord(i + 2, "select")) {
                // array(1, 2) of Hive; of a query it is SQL's.
                draft.replace(i + 1, "[");
                draft.replace(draft.closing(i + 1), "]");
            }
        }
    }

    // They pass over null, which array_agg keeps.
    private static void ofHive(Draft draft, int at) {
        int close = draft.closing(at + 1);
        if (isQualified(draft, close)) {
            throw new NotAllowed(draft.token(at).lower() + " beside filter or over is not supported" + draft.place(at)
                    + "; write array_agg(x) filter (where x is not null and ...)");
        }
        boolean isSet = draft.isWord(at, "collect_set");
        String gathered = draft.text(at + 2, close - 1);
        String distinct = isSet && !draft.isWord(at + 2, "distinct") ? "distinct " : "";
        int value = draft.isWord(at + 2, "distinct") ? at + 3 : at + 2;
        draft.replace(
                at,
                close,
                "array_agg(" + distinct + gathered + ") filter (where (" + draft.text(value, close - 1)
                        + ") is not null)");
    }

    // first(x order by y) is the first of the list in that order, any_value the first that is known.
    private static void oneInOrder(Draft draft, int at) {
        int close = draft.closing(at + 1);
        int order = Tokens.ofLevel(draft.tokens(), at + 1, "order");
        int last = draft.isWord(close + 1, "filter") && draft.isSign(close + 2, "(") ? draft.closing(close + 2) : close;
        boolean isAny = draft.isWord(at, "any_value");
        if (draft.isWord(last + 1, "over") || draft.isWord(at + 2, "distinct") || (isAny && last > close)) {
            throw new NotAllowed(draft.token(at).lower() + " with an order inside is not supported here"
                    + draft.place(at) + "; write array_agg(x order by y)[1], or over a window"
                    + " first_value(x) over (order by y)");
        }
        String filter = isAny
                ? " filter (where (" + draft.text(at + 2, order - 1) + ") is not null)"
                : " " + draft.text(close + 1, last);
        String place = draft.isWord(at, "last") ? "[-1]" : "[1]";
        draft.replace(at, last, "(array_agg(" + draft.text(at + 2, close - 1) + ")" + filter + ")" + place);
    }

    private static boolean isQualified(Draft draft, int close) {
        return draft.isWord(close + 1, "filter") || draft.isWord(close + 1, "over");
    }
}
