package io.gridgrade.grade.rule;

import io.gridgrade.engine.SqlFile;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.warehouse.Warehouse;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/** The rules that make a grade of a score, as one text for the close, which sets the grade, and for what explains it. */
public record GradeRules(Warehouse warehouse, GradeScale scale, Gates gates, Parameters parameters) {
    /** The rules of the scale and the gates in these tables, under these settings. */
    public static GradeRules of(Warehouse warehouse, RuleTables tables, Parameters parameters) {
        return new GradeRules(warehouse, GradeScale.of(warehouse, tables), Gates.of(warehouse, tables), parameters);
    }

    /** What the rules look at of a month: the months in which a default is cured, and who counts as new. */
    public static Parameters parameters(Parameters settings, Period period) {
        return settings.forPeriod(period)
                .with(
                        "first_period_key_cure",
                        period.plusMonths(1 - settings.integer("default_cure_months"))
                                .key())
                .with(
                        "new_since_on",
                        period.plusMonths(-settings.integer("grade_new_months"))
                                .lastOn()
                                .plusDays(1));
    }

    /** A file that reads gate_input and the rules, with all that the grade scale and the gates have to say written in. */
    public SqlFile into(String name) {
        Map<String, String> fragments = new TreeMap<>();
        fragments.put("scored", "scored");
        fragments.put("gates", gates.columns());
        fragments.put("set_gate_order", gates.setOrder(scale.exactOrderOfCode("previous_grade_code")));
        fragments.put("set_reason", gates.setReason());
        fragments.put("cap_order", gates.capOrder());
        fragments.put("cap_reason", gates.capReason());
        fragments.put("previous_order", scale.orderOfCode("previous_grade_code"));
        fragments.put("score_order", scale.orderOfScore(BigDecimal.ZERO));
        fragments.put("earned_order", scale.orderOfScore(parameters.decimal("grade_hysteresis_points")));
        fragments.put("poor_order", Integer.toString(scale.poorOrder()));
        fragments.put("top_order", Integer.toString(scale.bestOrder()));
        fragments.put("unrated_order", Integer.toString(scale.unrated().order()));
        fragments.put("grade_code", scale.codeOfOrder("grade_order"));
        // What the files inside have no hole for, the one around them has.
        String input =
                warehouse.sqlFile("grade/gate_input").withAnyOf(fragments).asPart();
        String rules =
                warehouse.sqlFile("grade/grade_rules").withAnyOf(fragments).asPart();
        return warehouse
                .sqlFile(name)
                .withAnyOf(fragments)
                .withAnyOf(Map.of("gate_input", input, "grade_rules", rules));
    }
}
