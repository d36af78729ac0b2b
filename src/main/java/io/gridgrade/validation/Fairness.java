package io.gridgrade.validation;

import io.gridgrade.engine.Row;
import io.gridgrade.statistics.validation.Light;
import io.gridgrade.statistics.validation.RateRatio;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.warehouse.Warehouse;
import java.util.List;
import java.util.Map;

/** How often classes and regions of customers get one of the worst grades, against all others. */
final class Fairness {
    private static final double CONFIDENCE = 0.95;
    // The four-fifths rule, of the worse-off: beyond 1 / 0.8 is to be looked at, if it is no chance.
    private static final double WATCHED = 1.25;
    private static final int GRADES_WORST = 2;

    private Fairness() {}

    static List<Section> of(Warehouse warehouse, Period period) {
        List<String> grades = Scales.grades(warehouse);
        List<String> worst = grades.subList(Math.max(1, grades.size() - GRADES_WORST), grades.size());
        return List.of(
                section(warehouse, period, worst, "adverse_by_class", "class", "customer_class_code", "class_order"),
                section(warehouse, period, worst, "adverse_by_region", "region", "region_name", "1"));
    }

    private static Section section(
            Warehouse warehouse,
            Period period,
            List<String> worst,
            String code,
            String heading,
            String classCode,
            String classOrder) {
        Section section = Section.of(
                code,
                "Adverse grades (" + String.join(", ", worst) + ") by " + heading + ", " + period,
                List.of(heading, "customers", "adverse", "rate", "ratio to others", "from", "to", "verdict"));
        List<Row> rows = warehouse.query(
                warehouse
                        .sqlFile("validation/adverse_mix")
                        .withFragments(Map.of("class_code", classCode, "class_order", classOrder)),
                Parameters.none()
                        .with("period_key", period.key())
                        .with("adverse_grade_order", order(warehouse, worst.get(0))));
        long all = rows.stream()
                .mapToLong(row -> row.longInteger("customer_count"))
                .sum();
        long allAdverse =
                rows.stream().mapToLong(row -> row.longInteger("adverse_count")).sum();
        for (Row row : rows) {
            long count = row.longInteger("customer_count");
            long adverse = row.longInteger("adverse_count");
            if (count == all) {
                section = section.row(
                                row.text("class_code"),
                                count,
                                adverse,
                                Section.figure((double) adverse / count, 4),
                                null,
                                null,
                                null,
                                Light.NONE)
                        .remark("no_other_" + heading, "there is no other {0} to compare with", heading);
                continue;
            }
            RateRatio ratio = RateRatio.of(adverse, count, allAdverse - adverse, all - count, CONFIDENCE);
            section = section.row(
                    row.text("class_code"),
                    count,
                    adverse,
                    Section.figure((double) adverse / count, 4),
                    Section.figure(ratio.ratio(), 2),
                    Section.figure(ratio.interval().lower(), 2),
                    Section.figure(ratio.interval().upper(), 2),
                    ratio.interval().lower() > WATCHED ? Light.AMBER : Light.GREEN);
        }
        return section;
    }

    private static int order(Warehouse warehouse, String grade) {
        return warehouse.query("validation/grade_scale", Parameters.none()).stream()
                .filter(row -> row.text("grade_code").equals(grade))
                .findFirst()
                .orElseThrow()
                .integer("grade_order");
    }

    /** Calibration by class and region of the customers; the cases of the evidence must be staged. */
    static List<Section> calibration(Warehouse warehouse, Evidence evidence) {
        return List.of(
                RateTable.calibration(
                        "calibration_by_customer_class",
                        "Calibration by class of customers",
                        "class",
                        RateTable.rates(warehouse, RateTable.Cases.FORETOLD, "customer_class_code", "class_order"),
                        evidence),
                RateTable.calibration(
                        "calibration_by_region",
                        "Calibration by region",
                        "region",
                        RateTable.rates(warehouse, RateTable.Cases.FORETOLD, "region_name", "1"),
                        evidence));
    }
}
