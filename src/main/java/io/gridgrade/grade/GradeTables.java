package io.gridgrade.grade;

import io.gridgrade.grade.index.IndexTables;
import io.gridgrade.grade.rule.RuleTables;
import io.gridgrade.value.Period;

/** Where all that makes a grade is read from: the index system, the scale and the gates, the master scale. */
public record GradeTables(IndexTables index, RuleTables rules, String masterScale) {
    /** Those in force, by which a close grades. */
    public static GradeTables inForce() {
        return new GradeTables(IndexTables.inForce(), RuleTables.inForce(), "star.dim_master_scale");
    }

    /** Those by which a closed month was graded, wherever the seeds stand today. */
    public static GradeTables of(Period closed) {
        return new GradeTables(
                IndexTables.of(closed),
                RuleTables.of(closed),
                "(select * from mart.month_master_scale where period_key = " + closed.key() + ")");
    }
}
