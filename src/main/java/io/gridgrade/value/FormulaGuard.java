package io.gridgrade.value;

import java.util.regex.Pattern;

/**
 * Keeps a spreadsheet from taking a text of a supplier for a formula: such a text begins with an apostrophe. A plain number is no
 * formula. The full-width signs of a Chinese keyboard are signs to a spreadsheet as well.
 */
public final class FormulaGuard {
    // How a text begins that is to be guarded, after apostrophes of its own or not; reject/chosen has the same.
    private static final String BEGINNING = "^'*[=+\\-@\\t\\r\\n＝＋－＠]";

    private static final Pattern FORMULA = Pattern.compile(BEGINNING);
    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d+(\\.\\d+)?");

    private FormulaGuard() {}

    /** The text, guarded where it must be. */
    public static String guarded(String text) {
        return FORMULA.matcher(text).find() && !NUMBER.matcher(text).matches() ? "'" + text : text;
    }
}
