package io.gridgrade.grade.risk;

import io.gridgrade.statistics.validation.Discrimination;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the discriminant of a month is worth on customers it has not seen, by five folds: each is scored by the bins,
 * the discriminant and the calibration of the other four. Customers are dealt into folds by population and outcome, in the
 * order of a hash of their number and the seed.
 */
public final class ValidateDiscriminant {
    /** Fewer cases of a class than this, and some fold's complement might be without a single one. */
    public static final long CASES_MIN = 2L * CrossValidation.FOLDS;

    private ValidateDiscriminant() {}

    /**
     * The answer for one population.
     *
     * @param first the first observation month
     * @param observation the last one
     * @param isOutcomeSupplied whether a source stated the outcomes; else they were observed since
     * @param goodCount cases, each customer once a month
     * @param outOfFold empty when there are too few cases of a class, or nothing tells them apart without some fold
     */
    public record Validation(
            String population,
            Period first,
            Period observation,
            boolean isOutcomeSupplied,
            long goodCount,
            long defaultCount,
            Optional<OutOfFold> outOfFold) {
        /** Whether a class has too few cases for folds. */
        public boolean isTooFew() {
            return Math.min(goodCount, defaultCount) < CASES_MIN;
        }
    }

    /**
     * What came of it.
     *
     * @param brier mean squared error of the probabilities of default
     * @param brierOfRate that of the rate of all, given to everybody
     */
    public record OutOfFold(Discrimination discrimination, double brier, double brierOfRate) {}

    /** Validates for the month's close, one answer a population; none when there is no observation month yet. */
    public static List<Validation> of(Warehouse warehouse, Parameters parameters, Period period) {
        Optional<ObservedCases> staged = ObservedCases.stage(warehouse, parameters, period);
        if (staged.isEmpty()) {
            return List.of();
        }
        ObservedCases observed = staged.get();
        double shrinkage = parameters.decimal("discriminant_shrinkage").doubleValue();
        List<Validation> validations = new ArrayList<>();
        for (ObservedCases.Population population : observed.populations()) {
            boolean isEnough = Math.min(population.goodCount(), population.defaultCount()) >= CASES_MIN;
            Optional<CrossValidation> found = isEnough
                    ? CrossValidation.of(warehouse, observed.counted(warehouse, population), shrinkage)
                    : Optional.empty();
            validations.add(new Validation(
                    population.code(),
                    observed.months().get(0),
                    observed.observation(),
                    observed.isSupplied(),
                    population.goodCount(),
                    population.defaultCount(),
                    found.map(one -> new OutOfFold(one.discrimination(), one.brier(), one.brierOfRate()))));
        }
        observed.drop(warehouse);
        return validations;
    }
}
