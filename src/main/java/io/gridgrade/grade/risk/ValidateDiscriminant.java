package io.gridgrade.grade.risk;

import io.gridgrade.statistics.validation.Discrimination;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the discriminant of a month is worth on customers it has not seen, by five folds: each is scored by the
 * discriminant fitted on the other four. The fold of a customer comes from its number and the seed.
 */
public final class ValidateDiscriminant {
    private ValidateDiscriminant() {}

    /**
     * The answer for one population.
     *
     * @param observation the month whose indicators foretold
     * @param isOutcomeSupplied whether a source stated the outcomes; else they were observed since
     * @param outOfFold empty when there are too few cases of a class
     */
    public record Validation(
            String population,
            Period observation,
            boolean isOutcomeSupplied,
            long goodCount,
            long defaultCount,
            Optional<Discrimination> outOfFold) {}

    /** Validates for the month's close, one answer a population; none when the observation month has no indicators. */
    public static List<Validation> of(Warehouse warehouse, Parameters parameters, Period period) {
        Optional<ObservedCases> staged = ObservedCases.stage(warehouse, parameters, period);
        if (staged.isEmpty()) {
            return List.of();
        }
        ObservedCases observed = staged.get();
        warehouse.execute(
                warehouse.sqlFile("grade/discriminant_case_fold").withFragments(Map.of("cases", ObservedCases.TABLE)),
                parameters.with("fold_count", CrossValidation.FOLDS));
        List<Validation> validations = new ArrayList<>();
        for (ObservedCases.Population population : observed.populations()) {
            // Fewer than this, and some fold's complement might be without a single case of the class.
            boolean isEnough =
                    Math.min(population.goodCount(), population.defaultCount()) >= 2L * CrossValidation.FOLDS;
            validations.add(new Validation(
                    population.code(),
                    observed.observation(),
                    observed.isSupplied(),
                    population.goodCount(),
                    population.defaultCount(),
                    isEnough
                            ? CrossValidation.of(
                                    warehouse,
                                    observed.of(population.code()).from("discriminant_fold"),
                                    ObservedCases.GOOD,
                                    ObservedCases.DEFAULT,
                                    "fold_no")
                            : Optional.empty()));
        }
        observed.drop(warehouse);
        return validations;
    }
}
