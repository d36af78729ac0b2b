package io.gridgrade.value;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Pattern;

/** A month. Its key is yyyymm, as in the warehouse. */
public record Period(YearMonth month) implements Comparable<Period> {
    private static final Pattern SHAPE = Pattern.compile("\\d{4}-\\d{2}");

    /** Reads a month written YYYY-MM; anything else is the user's error. */
    public static Period parse(String text) {
        if (SHAPE.matcher(text).matches()) {
            try {
                return new Period(YearMonth.parse(text));
            } catch (DateTimeException e) {
                // Thirteen months and the like: told below, as any other wrong text.
            }
        }
        throw new UserError(
                ExitCode.WRONG_USAGE, "period \"" + text + "\" is not a month; expected YYYY-MM, for example 2024-12");
    }

    /** The month of a key such as 202412. */
    public static Period ofKey(int key) {
        return new Period(YearMonth.of(key / 100, key % 100));
    }

    /** The key, yyyymm. */
    public int key() {
        return month.getYear() * 100 + month.getMonthValue();
    }

    /** This month moved by some months, back when negative. */
    public Period plusMonths(int months) {
        return new Period(month.plusMonths(months));
    }

    /** First day of the month. */
    public LocalDate firstOn() {
        return month.atDay(1);
    }

    /** Last day of the month, the as-of date of its results. */
    public LocalDate lastOn() {
        return month.atEndOfMonth();
    }

    @Override
    public int compareTo(Period other) {
        return month.compareTo(other.month);
    }

    @Override
    public String toString() {
        return month.toString();
    }
}
