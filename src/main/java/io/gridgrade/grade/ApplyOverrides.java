package io.gridgrade.grade;

import io.gridgrade.engine.SqlFile;
import io.gridgrade.grade.rule.GradeRules;
import io.gridgrade.grade.rule.RuleTables;
import io.gridgrade.run.Run;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.value.Step;
import io.gridgrade.warehouse.Warehouse;
import java.util.Map;

/** Gives the customers whose grade somebody set that grade, beside the one that the rules gave. */
public final class ApplyOverrides {
    /** Writes the month's overrides; returns how many there are. */
    public long run(Run run, Warehouse warehouse, Parameters parameters, Period period) {
        Parameters month = GradeRules.parameters(parameters, period).with("run_key", run.key());
        if (warehouse.query("grade/override_standing", month).isEmpty()) {
            return 0;
        }
        SqlFile file = GradeRules.of(warehouse, RuleTables.inForce(), parameters)
                .into("grade/fact_grade_override")
                .withFragments(Map.of(
                        "standing", warehouse.sqlFile("grade/override_standing").asSubquery()));
        return run.step(Step.of("overrides", period), () -> warehouse.execute(file, month));
    }
}
