package io.gridgrade.grade.risk;

import io.gridgrade.engine.Row;
import io.gridgrade.grade.score.DiscriminantScore;
import io.gridgrade.statistics.validation.Discrimination;
import io.gridgrade.value.Parameters;
import io.gridgrade.warehouse.Warehouse;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a discriminant is worth on cases it has not seen: each fold is scored by bins, discriminant and calibration that were
 * fitted on the others, and the probabilities are pooled.
 *
 * @param brier mean squared error of the probabilities of default
 * @param brierOfRate what that error is when everybody is given the rate of all
 */
record CrossValidation(Discrimination discrimination, double brier, double brierOfRate) {
    static final int FOLDS = 5;

    private static final BigDecimal BILLION = BigDecimal.TEN.pow(9);

    /** Validates over the folds 0 to 4; empty when a fold's complement lacks a class or every variable. */
    static Optional<CrossValidation> of(Warehouse warehouse, CountedCases counted, double shrinkage) {
        LearningCases cases = counted.cases();
        StringBuilder scores = new StringBuilder("case fold_no");
        StringBuilder logOdds = new StringBuilder("case fold_no");
        FoldFits fits = new FoldFits(warehouse, counted, shrinkage);
        for (int fold = 0; fold < FOLDS; fold++) {
            Optional<CalibratedFit> others = CalibratedFit.of(fits, Set.of(fold));
            if (others.isEmpty()) {
                return Optional.empty();
            }
            scores.append(" when ")
                    .append(fold)
                    .append(" then ")
                    .append(others.get().fit().alone().sql());
            logOdds.append(" when ")
                    .append(fold)
                    .append(" then ")
                    .append(DiscriminantScore.logOdds(others.get().calibration(), "score"));
        }
        LearningCases scored = cases.scored(scores.append(" end").toString());
        String score = logOdds.append(" end").toString();
        Optional<Discrimination> found = scored.with(List.of()).discrimination(warehouse, score, ObservedCases.DEFAULT);
        Row error = warehouse
                .query(
                        scored.over(
                                warehouse,
                                "grade/forecast_error",
                                "probability",
                                "1 / (1 + exp(greatest(least(" + score + ", 700), -700)))"),
                        Parameters.none())
                .get(0);
        double goods = error.longInteger("good_count");
        double defaults = error.longInteger("default_count");
        double sum = error.decimal("good_error")
                .add(error.decimal("default_error"))
                .divide(BILLION)
                .doubleValue();
        double rate = defaults / (goods + defaults);
        return found.map(
                discrimination -> new CrossValidation(discrimination, sum / (goods + defaults), rate * (1 - rate)));
    }
}
