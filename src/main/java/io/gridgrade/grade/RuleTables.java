package io.gridgrade.grade;

import io.gridgrade.value.Period;

/** Where the grade scale and the gates are read from, as SQL to stand after FROM. */
record RuleTables(String scale, String gates) {
    /** Those in force, by which a close grades. */
    static RuleTables inForce() {
        return new RuleTables("star.dim_grade", "star.dim_gate");
    }

    /** Those by which a closed month was graded, wherever the seeds stand today. */
    static RuleTables of(Period closed) {
        return new RuleTables(month("mart.month_grade", closed), month("mart.month_gate", closed));
    }

    private static String month(String view, Period closed) {
        return "(select * from " + view + " where period_key = " + closed.key() + ")";
    }
}
