package io.gridgrade.care;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Decimals that a migration makes wider: they hold all that they held, and a comparison must not take that for a loss. */
final class Widening {
    private static final Pattern DECIMAL = Pattern.compile("DECIMAL\\((\\d+),\\s*(\\d+)\\)", Pattern.CASE_INSENSITIVE);

    private Widening() {}

    /** Whether the second type is a decimal that holds every value of the first, and another one than that. */
    static boolean isOf(String former, String type) {
        Matcher narrow = DECIMAL.matcher(former);
        Matcher wide = DECIMAL.matcher(type);
        return narrow.matches()
                && wide.matches()
                && !former.equals(type)
                && decimals(wide) >= decimals(narrow)
                && whole(wide) >= whole(narrow);
    }

    private static int decimals(Matcher type) {
        return Integer.parseInt(type.group(2));
    }

    private static int whole(Matcher type) {
        return Integer.parseInt(type.group(1)) - decimals(type);
    }

    /** SQL for a column's value as of another type: null where that does not hold it. */
    static String value(String column, String type, String asOf) {
        if (type.equals(asOf)) {
            return column;
        }
        String cast = "try_cast(" + column + " as " + asOf + ")";
        return "case when " + cast + " = " + column + " then " + cast + " end";
    }
}
