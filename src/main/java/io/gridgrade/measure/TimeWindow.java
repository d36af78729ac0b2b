package io.gridgrade.measure;

/**
 * The months that a value is of, from the time in whose row it stands.
 *
 * @param kind from which month to which
 * @param months of a rolling window
 * @param monthsBack by how many months the window lies before
 */
record TimeWindow(Kind kind, int months, int monthsBack) {
    /** From which month to which. */
    enum Kind {
        /** All months of the time itself. */
        WHOLE,
        /** So many months to the last one of the time. */
        ROLLING,
        /** From January to the last closed month of the time. */
        TO_DATE
    }

    static final TimeWindow WHOLE = new TimeWindow(Kind.WHOLE, 0, 0);

    TimeWindow back(int more) {
        return new TimeWindow(kind, months, monthsBack + more);
    }

    /** The last month, of the columns of {@code asked_period}. */
    String lastSql(String period) {
        String last = period + (kind == Kind.TO_DATE ? ".known_no" : ".last_no");
        return monthsBack == 0 ? last : last + " - " + monthsBack;
    }

    /** The first month. */
    String firstSql(String period, Grain grain) {
        return switch (kind) {
            case WHOLE -> period + ".last_no - " + (monthsBack + grain.months() - 1);
            case ROLLING -> period + ".last_no - " + (monthsBack + months - 1);
            case TO_DATE -> "(" + lastSql(period) + ") - mod(" + lastSql(period) + ", 12)";
        };
    }
}
