package io.gridgrade.query;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Refuses comparisons that are read well and never meant: {@code period_key = '2024-12'}, where a month is a number, and
 * {@code region = null}, which is never true.
 */
final class Comparisons {
    private static final Pattern MONTH = Pattern.compile("'\\d{4}[-/.年]\\d{1,2}月?'");
    private static final Set<String> COMPARES = Set.of("=", "<>", "!=", "<", "<=", ">", ">=");

    private Comparisons() {}

    static void check(Draft draft, MartCatalog catalog) {
        for (int i = 2; i < draft.size(); i++) {
            if (draft.isWord(i, "null")
                    && isCompared(draft, i)
                    && catalog.knows(draft.token(i - 2).text())) {
                throw new NotAllowed("\"" + draft.text(i - 2, i) + "\" is never true" + draft.place(i - 2) + "; write "
                        + draft.token(i - 2).text() + (draft.isSign(i - 1, "=") ? " is null" : " is not null"));
            }
            if (!draft.is(i, Token.Kind.STRING)
                    || !MONTH.matcher(draft.token(i).text()).matches()) {
                continue;
            }
            boolean isCompared = isCompared(draft, i);
            boolean isAmong = draft.isWord(i - 1, "between") || (draft.isSign(i - 1, "(") && draft.isWord(i - 2, "in"));
            int column = isCompared || draft.isWord(i - 1, "between") ? i - 2 : i - 3;
            if ((isCompared || isAmong)
                    && column >= 0
                    && catalog.isWhole(draft.token(column).text())) {
                String digits = draft.token(i).text().replaceAll("\\D", " ").strip();
                String[] parts = digits.split(" +", -1);
                throw new NotAllowed(draft.token(column).text() + " is a number, not the text "
                        + draft.token(i).text() + draft.place(i) + "; write " + parts[0]
                        + (parts[1].length() == 1 ? "0" : "") + parts[1]);
            }
        }
    }

    private static boolean isCompared(Draft draft, int at) {
        return draft.is(at - 1, Token.Kind.SIGN)
                && COMPARES.contains(draft.token(at - 1).text());
    }
}
