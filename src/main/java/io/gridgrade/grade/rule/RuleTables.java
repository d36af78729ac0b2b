package io.gridgrade.grade.rule;

import io.gridgrade.value.Period;

/** Where the grade scale and the gates are read from, as SQL to stand after FROM. */
public record RuleTables(String scale, String gates) {
    /** Those in force, by which a close grades. */
    public static RuleTables inForce() {
        return new RuleTables("star.dim_grade", "star.dim_gate");
    }

    /** Those by which a closed month was graded, wherever the seeds stand today. */
    public static RuleTables of(Period closed) {
        return new RuleTables(month("mart.month_grade", closed), month("mart.month_gate", closed));
    }

    private static String month(String view, Period closed) {
        return "(select * from " + view + " where period_key = " + closed.key() + ")";
    }
}
