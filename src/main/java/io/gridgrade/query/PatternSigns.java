package io.gridgrade.query;

import java.util.Set;

/**
 * The signs by which PostgreSQL and DuckDB match a pattern, {@code ~}, {@code !~}, {@code ~*} and {@code !~*}, as
 * {@code rlike}: a part of the text that fits is enough.
 */
final class PatternSigns {
    private static final Set<String> TIGHTER = Set.of("||", "+", "-", "*", "/", "%", "^", "&", "<<", "::");

    private PatternSigns() {}

    static void edit(Draft draft) {
        for (int i = 1; i + 1 < draft.size(); i++) {
            if (draft.isSign(i, "~") && draft.isSign(i + 1, "~") && adjoins(draft, i + 1)) {
                like(draft, i);
                i++;
            } else if (draft.isSign(i, "~")) {
                match(draft, i);
            }
        }
    }

    private static void match(Draft draft, int at) {
        boolean isNegated = draft.isSign(at - 1, "!") && adjoins(draft, at);
        boolean isOfAnyCase = draft.isSign(at + 1, "*") && adjoins(draft, at + 1);
        int first = isNegated ? at - 1 : at;
        int pattern = isOfAnyCase ? at + 2 : at + 1;
        if (!CallForms.endsOperand(draft.tokens(), first - 1)) {
            // The sign of one number: all its bits the other way round.
            return;
        }
        boolean isText = draft.is(pattern, Token.Kind.STRING)
                && draft.token(pattern).text().startsWith("'");
        if (isOfAnyCase && !isText) {
            throw new NotAllowed(
                    "~* needs a pattern that is written out" + draft.place(at) + "; write regexp_matches(x, p, 'i')");
        }
        // Other engines read x ~ 'a' || 'b' as (x ~ 'a') || 'b'.
        if (draft.is(pattern + 1, Token.Kind.SIGN)
                && TIGHTER.contains(draft.token(pattern + 1).text())) {
            throw new NotAllowed("a pattern after ~ goes on" + draft.place(pattern + 1)
                    + "; write parentheses around the whole pattern");
        }
        String word = isNegated ? " not rlike " : " rlike ";
        if (isOfAnyCase) {
            String text = draft.token(pattern).text();
            draft.replace(first, pattern, word + "'(?i)" + text.substring(1));
        } else {
            draft.replace(first, at, word);
        }
    }

    // ~~ and !~~ of PostgreSQL are LIKE, with a star in any case.
    private static void like(Draft draft, int at) {
        boolean isNegated = draft.isSign(at - 1, "!") && adjoins(draft, at);
        boolean isOfAnyCase = draft.isSign(at + 2, "*") && adjoins(draft, at + 2);
        draft.replace(
                isNegated ? at - 1 : at,
                isOfAnyCase ? at + 2 : at + 1,
                (isNegated ? " not" : "") + (isOfAnyCase ? " ilike " : " like "));
    }

    private static boolean adjoins(Draft draft, int at) {
        return draft.token(at - 1).end() == draft.token(at).start();
    }
}
