package io.gridgrade.star;

import io.gridgrade.engine.Row;

/**
 * An additive measure of a customer's month, a row of {@code sql/star/month_measure.sql}.
 *
 * @param source the relation whose rows it is summed over; {@link #SNAPSHOT} for the customer's row of the month itself
 * @param term   what a row of its source adds to it, as SQL
 * @param type   the type of its columns
 * @param hasTotal whether there is a column of its sum over twelve months
 */
record MonthMeasure(String name, String source, String term, String type, boolean hasTotal) {
    /** The source of a measure that is taken from the other columns of the month. */
    static final String SNAPSHOT = "snapshot";

    static MonthMeasure of(Row row) {
        return new MonthMeasure(
                row.text("measure_name"),
                row.text("source_name"),
                row.text("term"),
                row.text("total_type"),
                row.truth("has_total"));
    }

    /** Whether the month's value is summed from rows of its source, and so a column that follows from this. */
    boolean isSummed() {
        return !source.equals(SNAPSHOT);
    }

    /** The column of the sum over twelve months. */
    String total() {
        return name + "_12m";
    }

    /** What a month adds to the total, of a row of fact_customer_month that is named snapshot. */
    String ofSnapshot() {
        return isSummed() ? "snapshot." + name : term;
    }

    /** Its sum over the rows of its source, back in its own type: the engine sums in a wider one. */
    String sum(String of) {
        return "sum(" + of + ")::" + type;
    }
}
