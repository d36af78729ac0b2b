package io.gridgrade.grade;

import io.gridgrade.engine.SqlFile;
import io.gridgrade.grade.risk.DiscriminantModel;
import io.gridgrade.grade.score.DiscriminantScore;
import io.gridgrade.run.Run;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.value.Step;
import io.gridgrade.warehouse.Warehouse;
import java.util.List;
import java.util.Map;

/** Scores the customers of a month by every candidate beside the models in force; no grade rests on it. */
public final class ScoreChallengers {
    /** Writes the scores; returns how many there are. */
    public long run(Run run, Warehouse warehouse, Parameters parameters, Period period) {
        List<DiscriminantModel> candidates = DiscriminantModel.candidates(warehouse, period);
        if (candidates.isEmpty()) {
            return 0;
        }
        return run.step(Step.of("challengers", period), () -> {
            warehouse.execute("grade/challenger_delete", parameters.forPeriod(period));
            return candidates.stream()
                    .mapToLong(candidate -> score(warehouse, candidate, period, run.key()))
                    .sum();
        });
    }

    private static long score(Warehouse warehouse, DiscriminantModel candidate, Period period, int runKey) {
        SqlFile file = warehouse
                .sqlFile("grade/fact_challenger_score")
                .withFragments(Map.of(
                        "discriminant_score", candidate.score().sql(),
                        "attributes",
                                DiscriminantModel.attributeJoin(
                                        warehouse,
                                        DiscriminantModel.attributes(List.of(candidate)),
                                        period,
                                        "indicator"),
                        "log_odds", DiscriminantScore.logOdds(candidate.calibration(), "discriminant_score")));
        return warehouse.execute(
                file,
                Parameters.none()
                        .forPeriod(period)
                        .with("run_key", runKey)
                        .with("model_key", candidate.key())
                        .with("population_code", candidate.population()));
    }
}
