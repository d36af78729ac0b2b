package io.gridgrade.grade.risk;

import io.gridgrade.statistics.validation.Discrimination;
import io.gridgrade.warehouse.Warehouse;
import java.util.Optional;

/**
 * What a discriminant is worth on cases it has not seen: each fold is scored by the discriminant fitted on the others,
 * and the log odds that it gives are pooled. Missing values, too, are filled from the other folds only.
 */
final class CrossValidation {
    static final int FOLDS = 5;

    private CrossValidation() {}

    /**
     * Validates over the folds 0 to 4.
     *
     * @param fold fold of a case, in SQL over the relation
     * @return empty when a fold's complement lacks a class or every feature
     */
    static Optional<Discrimination> of(
            Warehouse warehouse, DiscriminantCases cases, String goodClass, String defaultClass, String fold) {
        StringBuilder score = new StringBuilder("case " + fold);
        for (int k = 0; k < FOLDS; k++) {
            Optional<DiscriminantFit> others =
                    DiscriminantFit.of(warehouse, cases.where("(" + fold + ") <> " + k), goodClass, defaultClass);
            if (others.isEmpty()) {
                return Optional.empty();
            }
            score.append(" when ")
                    .append(k)
                    .append(" then ")
                    .append(others.get().logOdds(goodClass, defaultClass).sql());
        }
        return cases.discrimination(warehouse, score.append(" end").toString(), defaultClass);
    }
}
