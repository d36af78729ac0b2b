package io.gridgrade.query;

import java.util.List;

/** Writes {@code group_concat} and {@code wm_concat} as {@code listagg}: their separator stands at other places. */
final class GatheredTexts {
    private GatheredTexts() {}

    static void edit(Draft draft) {
        for (int i = 0; i + 1 < draft.size(); i++) {
            if (draft.isWord(i, "wmsys") && draft.isSign(i + 1, ".") && draft.isWord(i + 2, "wm_concat")) {
                draft.replace(i, i + 1, "");
            }
            if (draft.isCall(i) && draft.isWord(i, "wm_concat")) {
                separatorFirst(draft, i);
            } else if (draft.isCall(i) && draft.isWord(i, "group_concat")) {
                separatorLast(draft, i);
            }
        }
    }

    // Oracle has wm_concat(x), MaxCompute wm_concat(separator, x).
    private static void separatorFirst(Draft draft, int at) {
        int close = draft.closing(at + 1);
        boolean isDistinct = draft.isWord(at + 2, "distinct");
        List<Draft.Range> arguments = draft.list(at + (isDistinct ? 3 : 2), close - 1);
        if (arguments.isEmpty() || arguments.size() > 2) {
            throw new NotAllowed("wm_concat has " + arguments.size() + " arguments" + draft.place(at)
                    + "; expected wm_concat(',', x), or listagg(x, ',') within group (order by x)");
        }
        Draft.Range gathered = arguments.get(arguments.size() - 1);
        String separator = arguments.size() == 1
                ? "','"
                : draft.text(arguments.get(0).first(), arguments.get(0).last());
        draft.replace(
                at,
                close,
                "listagg(" + (isDistinct ? "distinct " : "") + draft.text(gathered.first(), gathered.last()) + ", "
                        + separator + ")");
    }

    // group_concat(x order by y separator ';')
    private static void separatorLast(Draft draft, int at) {
        int close = draft.closing(at + 1);
        int separator = Tokens.ofLevel(draft.tokens(), at + 1, "separator");
        int order = Tokens.ofLevel(draft.tokens(), at + 1, "order");
        int end = separator > 0 ? separator - 1 : close - 1;
        String between = separator > 0 ? draft.text(separator + 1, close - 1) : "','";
        int last = order > 0 ? order - 1 : end;
        List<Draft.Range> arguments = draft.list(at + 2, last);
        String gathered = draft.text(at + 2, last) + (arguments.size() > 1 ? "" : ", " + between);
        draft.replace(
                at,
                close,
                "listagg(" + gathered + ")" + (order > 0 ? " within group (" + draft.text(order, end) + ")" : ""));
    }
}
