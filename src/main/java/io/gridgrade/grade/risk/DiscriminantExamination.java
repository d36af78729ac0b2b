package io.gridgrade.grade.risk;

import io.gridgrade.statistics.discriminant.BoxTest;
import io.gridgrade.statistics.discriminant.CanonicalAnalysis;
import io.gridgrade.statistics.discriminant.ClassSums;
import io.gridgrade.statistics.discriminant.Collinearity;
import io.gridgrade.statistics.discriminant.LedoitWolf;
import io.gridgrade.statistics.discriminant.LinearDiscriminant;
import io.gridgrade.statistics.discriminant.MultivariateTests;
import io.gridgrade.statistics.discriminant.SufficientStatistics;
import io.gridgrade.statistics.discriminant.TwoClassDiscriminant;
import io.gridgrade.statistics.logistic.LogisticRegression;
import io.gridgrade.statistics.validation.Discrimination;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Everything that is known of a discriminant of good and default on its own cases, without shrinking it, and of the logistic
 * regression on the same features as its challenger.
 *
 * @param distanceSquared Mahalanobis' D squared of the two means
 * @param combinations of each feature left out as collinear, what it follows from
 * @param atypicalCount cases further from both means than 99 in 100 of a class would be
 * @param shrinkage Ledoit and Wolf's intensity
 * @param shrunk how the discriminant ranks when its covariance is shrunk by it
 */
public record DiscriminantExamination(
        long goodCount,
        long defaultCount,
        MultivariateTests tests,
        double canonicalCorrelation,
        double distanceSquared,
        BoxTest box,
        List<FeatureLine> features,
        Map<String, String> excluded,
        Map<String, Map<String, Double>> combinations,
        List<Confusion> confusions,
        long atypicalCount,
        double shrinkage,
        Discrimination own,
        Discrimination shrunk,
        Challenger challenger) {

    /**
     * A feature of the discriminant; its coefficients are high for good.
     *
     * @param raw coefficient on the feature in its unit
     * @param standardised on the feature in deviations
     * @param structure correlation with D(x) within the classes
     * @param tolerance what the other features leave unsaid of it
     * @param logistic coefficient of the challenger, high for good too
     */
    public record FeatureLine(
            String name,
            double meanGood,
            double meanDefault,
            double raw,
            double standardised,
            double structure,
            double tolerance,
            double logistic,
            double logisticError) {}

    /**
     * Which class cases are put into.
     *
     * @param missCost how many times as dear a missed default is as a good case taken for one
     * @param isLeftOut whether each case is judged by the discriminant without it
     */
    public record Confusion(
            double missCost,
            boolean isLeftOut,
            long goodAsGood,
            long goodAsDefault,
            long defaultAsGood,
            long defaultAsDefault) {
        /** What the errors cost, a good case taken for a default being 1. */
        public double cost() {
            return goodAsDefault + missCost * defaultAsGood;
        }
    }

    /**
     * The logistic regression.
     *
     * @param separating features that tell the classes apart without error, so that no finite fit exists
     */
    public record Challenger(Discrimination own, double deviance, double aic, List<String> separating) {}

    /**
     * Examines; empty where a class has fewer than two cases or every feature is constant.
     *
     * @param logOdds of good to default before anything is known of a customer
     * @param missCost how many times as dear a missed default is
     */
    static Optional<DiscriminantExamination> of(DiscriminantEvidence evidence, double logOdds, double missCost) {
        List<ClassSums> sums = evidence.features().isEmpty() ? List.of() : evidence.classSums();
        if (sums.size() < 2 || sums.stream().anyMatch(one -> one.count() < 2)) {
            return Optional.empty();
        }
        SufficientStatistics statistics = new SufficientStatistics(evidence.features(), sums);
        if (IntStream.range(0, evidence.features().size()).allMatch(statistics::isConstantWithinClasses)) {
            return Optional.empty();
        }
        LinearDiscriminant discriminant = LinearDiscriminant.fit(statistics);
        // A case goes to good from there on: the costs and odds of even and of dear misses.
        Map<String, DiscriminantEvidence.Placed> placed =
                evidence.placed(discriminant, -logOdds, Math.log(missCost) - logOdds);
        DiscriminantEvidence.Placed good = placed.get(ObservedCases.GOOD);
        DiscriminantEvidence.Placed defaults = placed.get(ObservedCases.DEFAULT);
        double shrinkage =
                LedoitWolf.intensity(discriminant, (good.fourthPower() + defaults.fourthPower()) / statistics.count());
        LogisticRegression logistic = LogisticRegression.fit(evidence);
        CanonicalAnalysis canonical = discriminant.canonical();
        TwoClassDiscriminant formula = discriminant.between(ObservedCases.GOOD, ObservedCases.DEFAULT);
        boolean hasRoot = canonical.singularValues().getDimension() > 0;
        Collinearity collinearity = discriminant.collinearity();
        return Optional.of(new DiscriminantExamination(
                good.count(),
                defaults.count(),
                MultivariateTests.of(discriminant),
                hasRoot ? canonical.correlations().getEntry(0) : 0,
                formula.distanceSquared(),
                BoxTest.of(discriminant),
                features(discriminant, canonical, collinearity, logistic, hasRoot),
                discriminant.excluded(),
                collinearity.combinations(),
                List.of(
                        new Confusion(
                                1,
                                false,
                                good.withEven(),
                                good.count() - good.withEven(),
                                defaults.withEven(),
                                defaults.count() - defaults.withEven()),
                        new Confusion(
                                1,
                                true,
                                good.withoutEven(),
                                good.count() - good.withoutEven(),
                                defaults.withoutEven(),
                                defaults.count() - defaults.withoutEven()),
                        new Confusion(
                                missCost,
                                false,
                                good.withDear(),
                                good.count() - good.withDear(),
                                defaults.withDear(),
                                defaults.count() - defaults.withDear()),
                        new Confusion(
                                missCost,
                                true,
                                good.withoutDear(),
                                good.count() - good.withoutDear(),
                                defaults.withoutDear(),
                                defaults.count() - defaults.withoutDear())),
                good.atypical() + defaults.atypical(),
                shrinkage,
                evidence.discrimination(evidence.score(formula)),
                evidence.discrimination(evidence.score(
                        discriminant.shrunk(shrinkage).between(ObservedCases.GOOD, ObservedCases.DEFAULT))),
                new Challenger(
                        evidence.discrimination("-" + evidence.logOdds(unboxed(logistic.coefficients()))),
                        logistic.deviance(),
                        logistic.aic(),
                        logistic.separating())));
    }

    /** The same, with what was left out before the features were set down, and what of it follows from others. */
    DiscriminantExamination leftOut(Map<String, String> before, Map<String, Map<String, Double>> following) {
        Map<String, String> all = new LinkedHashMap<>(before);
        all.putAll(excluded);
        Map<String, Map<String, Double>> allFollowing = new LinkedHashMap<>(following);
        allFollowing.putAll(combinations);
        return new DiscriminantExamination(
                goodCount,
                defaultCount,
                tests,
                canonicalCorrelation,
                distanceSquared,
                box,
                features,
                all,
                allFollowing,
                confusions,
                atypicalCount,
                shrinkage,
                own,
                shrunk,
                challenger);
    }

    private static List<FeatureLine> features(
            LinearDiscriminant discriminant,
            CanonicalAnalysis canonical,
            Collinearity collinearity,
            LogisticRegression logistic,
            boolean hasRoot) {
        int good = discriminant.statistics().indexOf(ObservedCases.GOOD);
        TwoClassDiscriminant formula = discriminant.between(ObservedCases.GOOD, ObservedCases.DEFAULT);
        List<FeatureLine> lines = new ArrayList<>();
        for (int i = 0; i < discriminant.features().size(); i++) {
            String name = discriminant.features().get(i);
            int at = logistic.names().indexOf(name);
            // The variate's sign is that of its last class, D(x)'s that of good.
            double sign = hasRoot
                    ? Math.signum(canonical.scaling().getEntry(i, 0))
                            * Math.signum(formula.direction().get(i))
                    : 0;
            lines.add(new FeatureLine(
                    name,
                    discriminant.means().getEntry(good, i),
                    discriminant.means().getEntry(1 - good, i),
                    formula.direction().get(i),
                    hasRoot ? sign * canonical.standardised().getEntry(i, 0) : 0,
                    hasRoot ? sign * canonical.structure().getEntry(i, 0) : 0,
                    collinearity.tolerances().get(name),
                    -logistic.coefficients().get(at),
                    logistic.standardErrors().get(at)));
        }
        return lines;
    }

    private static double[] unboxed(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
