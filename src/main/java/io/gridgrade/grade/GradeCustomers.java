package io.gridgrade.grade;

import io.gridgrade.engine.SqlFile;
import io.gridgrade.grade.index.IndexWeights;
import io.gridgrade.grade.risk.DiscriminantModel;
import io.gridgrade.grade.risk.MasterScale;
import io.gridgrade.grade.rule.Gates;
import io.gridgrade.grade.rule.GradeRules;
import io.gridgrade.grade.score.DiscriminantScore;
import io.gridgrade.grade.score.Score;
import io.gridgrade.run.Run;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.value.Problems;
import io.gridgrade.value.Step;
import io.gridgrade.warehouse.SeedFile;
import io.gridgrade.warehouse.Warehouse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Grades every customer of a month: index score, gates, promotion and hysteresis, discriminant and master scale. */
public final class GradeCustomers {
    /** Writes the month's grades; returns the number of customers. */
    public long run(Run run, Warehouse warehouse, Parameters parameters, Period period) {
        Parameters month = GradeRules.parameters(parameters, period).with("run_key", run.key());
        return run.step(Step.of("grades", period), () -> warehouse.execute(file(warehouse, month, period), month));
    }

    /** Tells what is wrong with the conditions of the gates, by a warehouse of its own. */
    public static void check(
            Warehouse warehouse, SeedFile gates, Parameters settings, Period period, Problems problems) {
        Gates.check(warehouse, gates, GradeRules.parameters(settings, period), problems);
    }

    /** The statement, with what the seeds and the models in force have to say written in. */
    static SqlFile file(Warehouse warehouse, Parameters parameters, Period period) {
        return warehouse
                .sqlFile("grade/fact_credit_grade")
                .withFragments(Map.of(
                        "rating",
                        rating(warehouse, GradeTables.inForce(), "star.fact_indicator", parameters, period)
                                .asPart()));
    }

    /**
     * The query that rates the customers of a month, with what the rules and the models in force have to say written in.
     *
     * @param indicators where indicators and points are read, as SQL to stand after FROM
     * @param parameters those of {@link GradeRules#parameters}
     */
    public static SqlFile rating(
            Warehouse warehouse, GradeTables tables, String indicators, Parameters parameters, Period period) {
        IndexWeights index = IndexWeights.of(warehouse, tables.index());
        GradeRules rules = GradeRules.of(warehouse, tables.rules(), parameters);
        List<DiscriminantModel> models = DiscriminantModel.inForce(warehouse, parameters, period);
        Map<String, String> fragments = new TreeMap<>();
        fragments.put("indicators", indicators);
        fragments.put("dimension_sums", index.dimensionSums());
        fragments.put("index_thousandths", Score.byPopulation(sql(index.scores()), "bigint"));
        fragments.put("score_grade_code", rules.scale().codeOfOrder("score_order"));
        fragments.put("model_key", byPopulation(models, "integer", model -> Integer.toString(model.key())));
        fragments.put("discriminant_score", byPopulation(models, "double", model -> model.score()
                .sql()));
        fragments.put(
                "attributes",
                DiscriminantModel.attributeJoin(warehouse, DiscriminantModel.attributes(models), period, "indicator"));
        fragments.put(
                "log_odds",
                byPopulation(
                        models,
                        "double",
                        model -> DiscriminantScore.logOdds(model.calibration(), "discriminant_score")));
        fragments.put("master_scale_code", MasterScale.codeSql(warehouse, tables.masterScale()));
        return rules.into("grade/rating").withFragments(fragments);
    }

    private static Map<String, String> sql(Map<String, ? extends Score> scores) {
        return scores.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, score -> score.getValue()
                .sql()));
    }

    private static String byPopulation(
            List<DiscriminantModel> models, String type, Function<DiscriminantModel, String> value) {
        return Score.byPopulation(
                models.stream()
                        .collect(Collectors.toMap(
                                DiscriminantModel::population,
                                model -> SqlFile.comment("Model " + model.key() + ", fitted at the close of "
                                                + model.period() + ".")
                                        + value.apply(model))),
                type);
    }
}
