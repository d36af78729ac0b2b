package io.gridgrade.grade.risk;

import io.gridgrade.grade.score.DiscriminantScore;
import io.gridgrade.grade.score.DiscriminantTerm;
import io.gridgrade.grade.score.EvidenceTerm;
import io.gridgrade.grade.score.LinearTerm;
import io.gridgrade.grade.score.Score;
import io.gridgrade.grade.score.Scorecard;
import io.gridgrade.statistics.discriminant.Feature;
import io.gridgrade.statistics.logistic.LogisticRegression;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.warehouse.Warehouse;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Fits, beside the discriminant and on the same cases, what others would use: a logistic regression on weights of evidence,
 * as a scorecard of whole points, and one on the points of the index system.
 */
public final class FitChallengers {
    /** What stands in for the points of an indicator that a case does not have. */
    public static final BigDecimal FILL = BigDecimal.valueOf(50);

    private FitChallengers() {}

    /**
     * Those of a population.
     *
     * @param logistic on points, over a row of the relation {@code indicator}
     * @param separating by method, what tells its cases apart without error, so that its coefficients have no best value
     */
    public record Challengers(
            String population,
            long goodCount,
            long defaultCount,
            Optional<Score> scorecard,
            Optional<Score> logistic,
            Map<String, List<String>> separating) {}

    /**
     * Fits for a month's close, one answer a population; none when no outcome is known by then.
     *
     * @param points of indicators, as SQL over a case, by the name of their column
     */
    public static List<Challengers> of(
            Warehouse warehouse, Parameters settings, Period period, Map<String, String> points) {
        Optional<ObservedCases> staged = ObservedCases.stage(warehouse, settings, period);
        if (staged.isEmpty()) {
            return List.of();
        }
        List<Challengers> found = new ArrayList<>();
        for (ObservedCases.Population population : staged.get().populations()) {
            if (Math.min(population.goodCount(), population.defaultCount())
                    >= Math.max(2, settings.integer("discriminant_defaults_min"))) {
                found.add(fit(warehouse, settings, staged.get(), population, points));
            }
        }
        staged.get().drop(warehouse);
        return found;
    }

    private static Challengers fit(
            Warehouse warehouse,
            Parameters settings,
            ObservedCases observed,
            ObservedCases.Population population,
            Map<String, String> points) {
        LearningCases cases = observed.of(population);
        Map<String, List<String>> separating = new TreeMap<>();
        Optional<Score> scorecard = DiscriminantFit.of(
                        warehouse,
                        observed.counted(warehouse, population),
                        Set.of(),
                        settings.decimal("discriminant_shrinkage").doubleValue())
                .map(fit -> scorecard(warehouse, cases, fit, separating));
        return new Challengers(
                population.code(),
                population.goodCount(),
                population.defaultCount(),
                scorecard,
                logistic(warehouse, observed, population, points, separating),
                separating);
    }

    private static Score scorecard(
            Warehouse warehouse, LearningCases cases, DiscriminantFit fit, Map<String, List<String>> separating) {
        List<DiscriminantCases.Column> columns = fit.columns();
        LogisticRegression found = fit(
                "scorecard",
                warehouse,
                cases,
                columns.stream().map(DiscriminantCases.Column::feature).toList(),
                columns.stream().map(DiscriminantCases.Column::wholeNumber).toList(),
                separating);
        List<EvidenceTerm> terms = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            EvidenceTerm term = (EvidenceTerm) fit.score().terms().get(i);
            // Fitted as the log odds of default.
            terms.add(term.times(-found.coefficients().get(i + 1)));
        }
        return Scorecard.of(terms, -found.coefficients().get(0));
    }

    private static Optional<Score> logistic(
            Warehouse warehouse,
            ObservedCases observed,
            ObservedCases.Population population,
            Map<String, String> points,
            Map<String, List<String>> separating) {
        List<String> names = observed.variables().of(population.code()).stream()
                .filter(candidate -> candidate.indicator().isPresent())
                .map(candidate -> candidate.variable().name())
                .filter(points::containsKey)
                .toList();
        if (names.isEmpty()) {
            return Optional.empty();
        }
        LogisticRegression found = fit(
                "logistic",
                warehouse,
                observed.of(population),
                names.stream().map(name -> new Feature(name, 0)).toList(),
                names.stream()
                        .map(name -> "coalesce((" + points.get(name) + "), " + FILL + ")")
                        .toList(),
                separating);
        List<DiscriminantTerm> terms = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            terms.add(new LinearTerm(
                    names.get(i),
                    "indicator." + names.get(i) + "_points",
                    -found.coefficients().get(i + 1),
                    FILL));
        }
        return Optional.of(new DiscriminantScore(terms, found.coefficients().get(0)));
    }

    private static LogisticRegression fit(
            String method,
            Warehouse warehouse,
            LearningCases cases,
            List<Feature> features,
            List<String> wholeNumbers,
            Map<String, List<String>> separating) {
        DiscriminantEvidence evidence =
                DiscriminantEvidence.of(warehouse, cases.relation(), cases.condition(), features, wholeNumbers);
        LogisticRegression found = LogisticRegression.fit(evidence);
        evidence.drop();
        if (!found.separating().isEmpty()) {
            separating.put(method, found.separating());
        }
        return found;
    }
}
