package io.gridgrade.grade.risk;

import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Examines the discriminant that a month's close would fit, population by population, on the cases known by then: on the
 * weights of evidence of the variables that it uses.
 */
public final class ExamineDiscriminant {
    private ExamineDiscriminant() {}

    /**
     * The answer for a population.
     *
     * @param observation the last month whose outcomes were learned from
     * @param examination empty when there are too few cases, or no feature tells them apart
     */
    public record Examined(String population, Period observation, Optional<DiscriminantExamination> examination) {}

    /**
     * Examines for the month's close; none when no outcome is known by then.
     *
     * @param missCost how many times as dear a missed default is as a good case taken for one
     */
    public static List<Examined> of(Warehouse warehouse, Parameters parameters, Period period, double missCost) {
        Optional<ObservedCases> staged = ObservedCases.stage(warehouse, parameters, period);
        if (staged.isEmpty()) {
            return List.of();
        }
        ObservedCases observed = staged.get();
        List<Examined> examined = new ArrayList<>();
        for (ObservedCases.Population population : observed.populations()) {
            boolean isEnough = Math.min(population.goodCount(), population.defaultCount())
                    >= Math.max(2, parameters.integer("discriminant_defaults_min"));
            examined.add(new Examined(
                    population.code(),
                    observed.observation(),
                    isEnough ? examination(warehouse, parameters, observed, population, missCost) : Optional.empty()));
        }
        observed.drop(warehouse);
        return examined;
    }

    private static Optional<DiscriminantExamination> examination(
            Warehouse warehouse,
            Parameters parameters,
            ObservedCases observed,
            ObservedCases.Population population,
            double missCost) {
        LearningCases cases = observed.of(population);
        Optional<DiscriminantFit> fit = DiscriminantFit.of(
                warehouse,
                observed.counted(warehouse, population),
                Set.of(),
                parameters.decimal("discriminant_shrinkage").doubleValue());
        if (fit.isEmpty()) {
            return Optional.empty();
        }
        List<DiscriminantCases.Column> columns = fit.get().columns();
        DiscriminantEvidence evidence = DiscriminantEvidence.of(
                warehouse,
                cases.relation(),
                cases.condition(),
                columns.stream().map(DiscriminantCases.Column::feature).toList(),
                columns.stream().map(DiscriminantCases.Column::wholeNumber).toList());
        double logOdds = Math.log((double) population.goodCount() / population.defaultCount());
        Optional<DiscriminantExamination> found = DiscriminantExamination.of(evidence, logOdds, missCost)
                .map(one -> one.leftOut(
                        fit.get().excluded(),
                        fit.get().discriminant().collinearity().combinations()));
        evidence.drop();
        return found;
    }
}
