package io.gridgrade.query;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The word of SQL that was most likely meant, where a text cannot be read. */
final class ClauseHints {
    private static final List<String> WORDS = List.of(
            "select",
            "from",
            "where",
            "group",
            "order",
            "having",
            "qualify",
            "limit",
            "offset",
            "join",
            "left",
            "inner",
            "cross",
            "union",
            "except",
            "intersect",
            "between",
            "distinct",
            "decimal",
            "numeric",
            "varchar");

    private static final Pattern JOINING =
            Pattern.compile("(?is).*\\b(union|except|intersect|minus)(\\s+(?:all|distinct))?\\s*");

    private ClauseHints() {}

    /** What must come first behind the text, where a query was to follow; else empty. */
    static String behind(String text) {
        Matcher joining = JOINING.matcher(text);
        if (!joining.matches()) {
            return "";
        }
        String all = joining.group(2) == null ? "" : joining.group(2);
        return "; write select after " + (joining.group(1) + all).toLowerCase(Locale.ROOT);
    }

    /** Of the word that cannot be read, or of the one before it, which was taken for a name; empty when neither is near. */
    static String of(String before, String word) {
        if (before.equalsIgnoreCase("group") || before.equalsIgnoreCase("order")) {
            return "; write " + before.toLowerCase(Locale.ROOT) + " by";
        }
        for (String one : new String[] {before, word}) {
            String typed = one.toLowerCase(Locale.ROOT);
            for (String known : WORDS) {
                if (isSlip(typed, known)) {
                    return "; did you mean \"" + known + "\"?";
                }
            }
        }
        return "";
    }

    // One letter is wrong, missing or too many, or two have changed places: names may be nearer to a word by chance.
    private static boolean isSlip(String typed, String known) {
        int before = 0;
        int shorter = Math.min(typed.length(), known.length());
        while (before < shorter && typed.charAt(before) == known.charAt(before)) {
            before++;
        }
        int after = 0;
        while (after < shorter - before
                && typed.charAt(typed.length() - 1 - after) == known.charAt(known.length() - 1 - after)) {
            after++;
        }
        String wrong = typed.substring(before, typed.length() - after);
        String right = known.substring(before, known.length() - after);
        boolean isTurned = wrong.length() == 2
                && new StringBuilder(wrong).reverse().toString().equals(right);
        return before > 0 && !typed.equals(known) && (isTurned || (wrong.length() <= 1 && right.length() <= 1));
    }
}
