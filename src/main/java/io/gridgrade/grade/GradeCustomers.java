package io.gridgrade.grade;

import io.gridgrade.engine.Row;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.run.Run;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.value.Problems;
import io.gridgrade.warehouse.SeedFile;
import io.gridgrade.warehouse.Warehouse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Grades every customer of a month: index score, gates, promotion and hysteresis, discriminant and master scale. */
public final class GradeCustomers {
    /** Writes the month's grades; returns the number of customers. */
    public long run(Run run, Warehouse warehouse, Parameters parameters, Period period) {
        Parameters month = parameters(parameters, period).with("run_key", run.key());
        return run.step("grades " + period, () -> warehouse.execute(file(warehouse, month, period), month));
    }

    /** Tells what is wrong with the conditions of the gates, by a warehouse of its own. */
    public static void check(
            Warehouse warehouse, SeedFile gates, Parameters settings, Period period, Problems problems) {
        Gates.check(warehouse, gates, parameters(settings, period), problems);
    }

    static Parameters parameters(Parameters settings, Period period) {
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

    /** The statement, with what the seeds and the models in force have to say written in. */
    static SqlFile file(Warehouse warehouse, Parameters parameters, Period period) {
        IndexScore index = new IndexScore(
                GradedIndicator.all(warehouse),
                warehouse.query("grade/mandatory_dimension", Parameters.none()).stream()
                        .map(row -> row.text("dimension_code"))
                        .toList());
        GradeRules rules = GradeRules.of(warehouse, RuleTables.inForce(), parameters);
        List<DiscriminantModel> models = DiscriminantModel.inForce(warehouse, period);
        Map<String, String> fragments = new TreeMap<>();
        fragments.put("dimension_sums", index.dimensionSums());
        fragments.put("index_thousandths", index.thousandths());
        fragments.put("score_grade_code", rules.scale().codeOfOrder("score_order"));
        fragments.put(
                "model_key", DiscriminantModel.byPopulation(models, "integer", model -> Integer.toString(model.key())));
        fragments.put(
                "discriminant_score", DiscriminantModel.byPopulation(models, "double", DiscriminantModel::scoreSql));
        fragments.put(
                "log_prior_odds", DiscriminantModel.byPopulation(models, "double", DiscriminantModel::logPriorOddsSql));
        fragments.put("master_scale_code", masterScale(warehouse));
        return rules.into("grade/fact_credit_grade").withFragments(fragments);
    }

    private static String masterScale(Warehouse warehouse) {
        List<Row> classes = warehouse.query("grade/master_scale", Parameters.none());
        StringBuilder sql = new StringBuilder("case when default_probability is null then null");
        String worst = "null";
        for (Row step : classes) {
            String code = SqlFile.literal(step.text("master_scale_code"));
            if (step.isNull("default_probability_ceiling")) {
                // Comes first, whatever the model says: who is in default is in its class.
                sql.insert("case".length(), " when is_default and default_probability is not null then " + code);
            } else {
                sql.append(" when default_probability < ")
                        .append(DiscriminantScore.literal(step.number("default_probability_ceiling")))
                        .append(" then ")
                        .append(code);
                worst = code;
            }
        }
        return sql.append(" else ").append(worst).append(" end").toString();
    }
}
