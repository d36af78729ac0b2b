package io.gridgrade.grade.index;

import io.gridgrade.value.Period;

/** Where the index system and its weights are read from, as SQL to stand after FROM. */
public record IndexTables(String indicators, String dimensions, String dimensionWeights) {
    /** That in force, by which a close grades. */
    public static IndexTables inForce() {
        return new IndexTables("star.dim_indicator", "star.dim_dimension", "star.dim_dimension_weight");
    }

    /** That by which a closed month was graded, wherever the seeds stand today. */
    public static IndexTables of(Period closed) {
        return new IndexTables(
                month("mart.month_indicator", closed),
                month("mart.month_dimension", closed),
                month("mart.month_dimension_weight", closed));
    }

    private static String month(String view, Period closed) {
        return "(select * from " + view + " where period_key = " + closed.key() + ")";
    }
}
