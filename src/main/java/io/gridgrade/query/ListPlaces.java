package io.gridgrade.query;

import java.util.List;

/**
 * Places of a list: {@code x[1:2]} is written as {@code list_slice(x, 1, 2)}, {@code x in [1, 2]} as {@code x in (1, 2)}. A
 * place that is counted from 0 by one engine and from 1 by another is refused.
 */
final class ListPlaces {
    private ListPlaces() {}

    static void edit(Draft draft) {
        for (int i = 1; i + 1 < draft.size(); i++) {
            if (!draft.isSign(i, "[")) {
                continue;
            }
            if (draft.isWord(i - 1, "in")) {
                among(draft, i);
            } else if (!Precedence.precedesOperand(draft.token(i - 1)) && !draft.isWord(i - 1, "array")) {
                place(draft, i);
            }
        }
    }

    // To the engine null is not in a list; in SQL whether it is is not known.
    private static void among(Draft draft, int open) {
        int close = draft.closing(open);
        List<Draft.Range> values = draft.list(open + 1, close - 1);
        boolean isPlain = !values.isEmpty()
                && values.stream().noneMatch(value -> draft.isWord(value.first(), "null"))
                && !Precedence.continues(draft.tokens(), close + 1);
        if (isPlain) {
            draft.replace(open, "(");
            draft.replace(close, ")");
        }
    }

    private static void place(Draft draft, int open) {
        int close = draft.closing(open);
        int colon = Tokens.ofLevel(draft.tokens(), open, ":");
        if (colon > open + 1 && colon < close - 1) {
            int first = CastSigns.operandBefore(draft, open - 1);
            if (first >= 0) {
                draft.insertBefore(first, "list_slice(");
                draft.replace(open, ",");
                draft.replace(colon, ",");
                draft.replace(close, ")");
            }
            return;
        }
        boolean isNumber = close == open + 2 && draft.is(open + 1, Token.Kind.NUMBER);
        if (isNumber && draft.token(open + 1).text().equals("0")) {
            throw new NotAllowed("a list has no place 0" + draft.place(open + 1)
                    + "; places are counted from 1, as in x[1]; of a text write split_part(x, ',', 1)");
        }
        int call = draft.isSign(open - 1, ")") ? draft.opening(open - 1) - 1 : -1;
        if (draft.isWord(call, "split")) {
            throw new NotAllowed("the places of split(..) are counted from 0 in one engine and from 1 in another"
                    + draft.place(open) + "; write split_part(x, ',', 1) for the first");
        }
    }
}
