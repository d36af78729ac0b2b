package io.gridgrade.validation;

import io.gridgrade.engine.Row;
import io.gridgrade.statistics.validation.AucComparison;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.warehouse.Warehouse;
import java.util.List;

/** Candidates beside the models in force, month by month on the same customers: who told better what came. */
public final class CompareModels {
    private static final double SQUARES_OF_ONE = 1e12;
    private static final String CHAMPION = "-champion_millionths";
    private static final String CHALLENGER = "-challenger_millionths";

    private CompareModels() {}

    /**
     * All months in which a candidate scored, with what came of them by the close of a month.
     *
     * @return a table with a row a candidate and month; without rows where nothing can be compared yet
     */
    public static Section of(Warehouse warehouse, Parameters settings, Period period) {
        Section section = Section.of(
                "challengers",
                "Candidates beside the models in force, outcomes up to " + period,
                List.of(
                        "population",
                        "in force",
                        "candidate",
                        "graded at",
                        "outcomes to",
                        "cases",
                        "defaults",
                        "AUC",
                        "AUC cand.",
                        "z",
                        "p",
                        "KS",
                        "KS cand.",
                        "Brier",
                        "Brier cand."));
        int horizon = settings.integer("default_horizon_months");
        for (Row month :
                warehouse.query("validation/challenger_month", Parameters.none().forPeriod(period))) {
            section = row(warehouse, section, month, horizon, period);
        }
        warehouse.execute("validation/case_drop", Parameters.none());
        return section.rows().isEmpty()
                ? section.remark("no candidate has scored beside a model in force in a month before " + period)
                : section.remark(
                        "AUC, KS and Brier score are of the model in force and then of the candidate; z and p are"
                                + " DeLong's, above 0 where the candidate ranks better; p without a value: too few defaults");
    }

    private static Section row(Warehouse warehouse, Section section, Row month, int horizon, Period period) {
        Period observation = Period.ofKey(month.integer("observation_period_key"));
        Period whole = observation.plusMonths(horizon);
        Period last = whole.compareTo(period) < 0 ? whole : period;
        warehouse.execute(
                "validation/challenger_case",
                Parameters.none()
                        .with("model_key", month.integer("model_key"))
                        .with("champion_model_key", month.integer("champion_model_key"))
                        .with("observation_period_key", observation.key())
                        .with("next_period_key", observation.plusMonths(1).key())
                        .with("last_period_key", last.key()));
        Row error = warehouse
                .query("validation/challenger_error", Parameters.none())
                .get(0);
        long count = error.longInteger("case_count");
        if (count == 0) {
            return section;
        }
        Row ranking = DiscriminatoryPower.ranking(warehouse, "true", CHALLENGER, CHAMPION);
        Object[] found = {null, null, null, null, null, null};
        if (DiscriminatoryPower.isEnough(ranking)) {
            AucComparison comparison = DiscriminatoryPower.comparison(ranking);
            found = new Object[] {
                Section.figure(comparison.second().auc(), 4),
                Section.figure(comparison.first().auc(), 4),
                Section.figure(comparison.z(), 2),
                Section.figure(comparison.pValue(), 4),
                Section.figure(
                        DiscriminatoryPower.discrimination(ranking, "second").ks(), 4),
                Section.figure(
                        DiscriminatoryPower.discrimination(ranking, "first").ks(), 4)
            };
        }
        return section.row(
                month.text("population_code"),
                month.integer("champion_model_key"),
                month.integer("model_key"),
                observation.toString(),
                last.toString(),
                count,
                error.longInteger("default_count"),
                found[0],
                found[1],
                found[2],
                found[3],
                found[4],
                found[5],
                brier(error, "champion_squares", count),
                brier(error, "challenger_squares", count));
    }

    private static Object brier(Row error, String column, long count) {
        return Section.figure(error.decimal(column).doubleValue() / SQUARES_OF_ONE / count, 4);
    }
}
