package io.gridgrade.source;

import io.gridgrade.value.Parameters;
import java.time.LocalDate;
import java.util.Set;

/** Between which days a date may lie, by what it says: a year that was mistyped would make hundreds of months. */
record DayBounds(LocalDate firstOn, LocalDate lastOn) {
    /** First day of a past that nobody told us about. */
    static final LocalDate BEGINNING_ON = LocalDate.of(1900, 1, 1);

    // A contract may be older than the first fact, and its end is often written as a day that never comes.
    private static final Set<String> BEGINS = Set.of("opened_on", "valid_from");
    private static final Set<String> ENDS = Set.of("closed_on", "released_on");
    private static final LocalDate NEVER_ON = LocalDate.of(9999, 12, 31);
    // What is planned, such as the next test of a meter or the last instalment, may lie some years ahead.
    private static final Set<String> PLANS = Set.of("due_on");
    private static final int PLAN_YEARS = 10;

    /** The days between which a value of one column may lie, both included, and how that is said. */
    record Span(LocalDate firstOn, LocalDate lastOn, String words) {
        /** The test of a day's text, or a moment's, from the year on. */
        String holds(String text) {
            return text + " >= '" + firstOn + "' and " + text + " < '" + lastOn + "~'";
        }

        /** The day or moment, null when it lies outside. */
        String within(String value) {
            return "list_transform([" + value + "], lambda day: case when cast(day as date) between date '" + firstOn
                    + "' and date '" + lastOn + "' then day end)[1]";
        }
    }

    /** By the settings, and the day of the load. */
    static DayBounds of(Parameters parameters) {
        return new DayBounds(
                LocalDate.parse(parameters.text("load_first_on")), LocalDate.parse(parameters.text("load_last_on")));
    }

    Span of(String column) {
        if (ENDS.contains(column)) {
            return span(BEGINNING_ON, NEVER_ON, "");
        }
        LocalDate first = BEGINS.contains(column) ? BEGINNING_ON : firstOn;
        LocalDate last = PLANS.contains(column) ? lastOn.plusYears(PLAN_YEARS) : lastOn;
        return span(
                first,
                last,
                " (" + (BEGINS.contains(column) ? "" : "load.first_on, ") + "load.days_ahead_max"
                        + (PLANS.contains(column) ? " and " + PLAN_YEARS + " years" : "") + ")");
    }

    private static Span span(LocalDate first, LocalDate last, String settings) {
        return new Span(first, last, "a day from " + first + " to " + last + settings);
    }
}
