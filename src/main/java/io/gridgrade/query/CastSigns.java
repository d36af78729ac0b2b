package io.gridgrade.query;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Writes {@code x::type} as {@code cast(x as type)}, and the names that other engines have for a type as SQL's. */
final class CastSigns {
    private static final Set<String> CASTS = Set.of("cast", "try_cast");
    private static final Set<String> BEFORE_TEXT = Set.of("date", "time", "timestamp", "interval");
    private static final Set<String> AFTER_CALL = Set.of("over", "filter", "group");

    /** Words after which a parenthesis opens no arguments. */
    private static final Set<String> NOT_CALLED = Set.of(
            "in",
            "and",
            "or",
            "not",
            "when",
            "then",
            "else",
            "select",
            "where",
            "on",
            "having",
            "qualify",
            "by",
            "values",
            "between",
            "like",
            "ilike",
            "distinct",
            "all",
            "any",
            "from",
            "using",
            "as",
            "union",
            "except",
            "intersect",
            "limit",
            "offset",
            "case");

    private final Draft draft;

    /** The first token of each cast that is written, by its last. */
    private final Map<Integer, Integer> firstByLast = new HashMap<>();

    private CastSigns(Draft draft) {
        this.draft = draft;
    }

    static void edit(Draft draft) {
        CastSigns signs = new CastSigns(draft);
        for (int i = 0; i < draft.size(); i++) {
            if (draft.isSign(i, "::")) {
                signs.cast(i);
            } else if (draft.isWordOf(i, CASTS) && draft.isSign(i + 1, "(")) {
                int as = Tokens.ofLevel(draft.tokens(), i + 1, "as");
                if (as > 0) {
                    TypeNames.edit(draft, as + 1);
                }
            }
        }
    }

    /** The first token of the operand that ends here; -1 if none does. */
    static int operandBefore(Draft draft, int last) {
        return new CastSigns(draft).operand(last);
    }

    private void cast(int sign) {
        int first = sign == 0 ? -1 : operand(sign - 1);
        if (first < 0 || sign + 1 >= draft.size()) {
            throw new NotAllowed(
                    "a cast has no value before or no type after its ::" + draft.place(sign) + "; expected x::integer");
        }
        int last = TypeNames.edit(draft, sign + 1);
        draft.insertBefore(first, "cast(");
        draft.replace(sign, " as ");
        draft.insertAfter(last, ")");
        firstByLast.put(last, first);
    }

    /** The first token of the operand that ends here; -1 if none does. */
    private int operand(int last) {
        Integer cast = firstByLast.get(last);
        if (cast != null) {
            return cast;
        }
        Token token = draft.token(last);
        if (token.closes()) {
            return enclosed(last);
        }
        if (token.isWord("end")) {
            return caseOf(last);
        }
        if (draft.isWord(last - 1, "over")) {
            return operand(last - 2);
        }
        if (token.kind() == Token.Kind.STRING) {
            return draft.isWordOf(last - 1, BEFORE_TEXT) ? last - 1 : last;
        }
        return token.kind() == Token.Kind.SIGN ? -1 : named(last);
    }

    private int enclosed(int close) {
        int open = draft.opening(close);
        int before = open - 1;
        if (draft.isSign(close, "]")) {
            boolean isAlone = before < 0 || Precedence.precedesOperand(draft.token(before));
            return isAlone ? open : operand(before);
        }
        if (draft.isWordOf(before, AFTER_CALL)) {
            return operand(draft.isWord(before, "group") ? before - 2 : before - 1);
        }
        boolean isCalled = draft.is(before, Token.Kind.QUOTED)
                || (draft.is(before, Token.Kind.WORD) && !draft.isWordOf(before, NOT_CALLED));
        return isCalled ? named(before) : open;
    }

    private int named(int last) {
        int first = last;
        while (draft.isSign(first - 1, ".") && first >= 2) {
            first -= 2;
        }
        return first;
    }

    private int caseOf(int end) {
        int depth = 0;
        for (int i = end; i >= 0; i--) {
            depth += draft.isWord(i, "end") ? 1 : 0;
            depth -= draft.isWord(i, "case") ? 1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }
}
