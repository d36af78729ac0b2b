package io.gridgrade.query;

import java.util.List;
import java.util.Set;

/** Where the parts of one SELECT stand in a text; -1 for a part that it has not. */
record SelectParts(int items, int from, int group, int qualify, int order, int limit, int end, boolean isCombined) {
    /** Words that may follow a table, and so are no name that it is given. */
    static final Set<String> AFTER_TABLE = Set.of(
            "where",
            "group",
            "order",
            "having",
            "union",
            "intersect",
            "except",
            "minus",
            "limit",
            "offset",
            "fetch",
            "join",
            "left",
            "right",
            "full",
            "inner",
            "cross",
            "natural",
            "on",
            "using",
            "qualify",
            "window",
            "select",
            "tablesample");

    /** Before a function that gives rows, in Hive. */
    static final Set<String> VIEWS = Set.of("view", "outer");

    private static final Set<String> LIMITS = Set.of("limit", "offset", "fetch");
    private static final Set<String> COMBINES = Set.of("union", "intersect", "except", "minus");

    /** The parts of the SELECT whose word stands here. */
    static SelectParts of(Draft draft, int select) {
        int[] at = {-1, -1, -1, -1, -1};
        boolean isCombined = false;
        int i = select + 1;
        for (; i < draft.size(); i++) {
            Token token = draft.token(i);
            if (token.closes() || token.isSign(";")) {
                break;
            }
            if (token.opens()) {
                i = draft.closing(i);
            } else if (draft.isWordOf(i, COMBINES) && !isSelected(draft, i, at)) {
                isCombined = true;
                break;
            } else if (token.isWord("from") && at[0] < 0 && !draft.isWord(i - 1, "distinct")) {
                at[0] = i;
            } else if (token.isWord("group") && draft.isWord(i + 1, "by") && !draft.isWord(i - 1, "within")) {
                at[1] = i;
            } else if (token.isWord("qualify") && at[0] >= 0) {
                at[2] = i;
            } else if (token.isWord("order") && draft.isWord(i + 1, "by")) {
                at[3] = i;
            } else if (draft.isWordOf(i, LIMITS) && at[0] >= 0 && at[4] < 0) {
                at[4] = i;
            }
        }
        int items = select + 1;
        if (draft.isWord(items, "distinct") && draft.isWord(items + 1, "on") && draft.isSign(items + 2, "(")) {
            items = draft.closing(items + 2) + 1;
        } else if (draft.isWord(items, "distinct") || draft.isWord(items, "all")) {
            items++;
        }
        return new SelectParts(items, at[0], at[1], at[2], at[3], at[4], i, isCombined);
    }

    // select * except (a) leaves a column out.
    private static boolean isSelected(Draft draft, int at, int[] found) {
        return draft.isWord(at, "except") && found[0] < 0 && draft.isSign(at - 1, "*");
    }

    /** The SELECT to whose level this token belongs, or -1. */
    static int selectOf(Draft draft, int at) {
        for (int i = at - 1; i >= 0; i--) {
            if (draft.token(i).closes()) {
                i = draft.opening(i);
            } else if (draft.token(i).opens()) {
                return -1;
            } else if (draft.isWord(i, "select")) {
                return i;
            }
        }
        return -1;
    }

    /** What is selected. */
    List<Draft.Range> selected(Draft draft) {
        return draft.list(items, lastItem());
    }

    private int lastItem() {
        if (from >= 0) {
            return from - 1;
        }
        int last = end;
        for (int part : new int[] {group, qualify, order, limit}) {
            last = part >= 0 ? Math.min(last, part) : last;
        }
        return last - 1;
    }

    /** Before this token a condition on the rows that are left may stand. */
    int afterRows() {
        return order >= 0 ? order : limit >= 0 ? limit : end;
    }

    /** After the last key of ORDER BY. */
    int afterOrder() {
        return limit >= 0 ? limit : end;
    }
}
