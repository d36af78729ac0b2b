package io.gridgrade.grade.risk;

import io.gridgrade.grade.score.BinnedTerm;
import io.gridgrade.grade.score.CrossedTerm;
import io.gridgrade.grade.score.DiscriminantScore;
import io.gridgrade.grade.score.DiscriminantTerm;
import io.gridgrade.grade.score.EvidenceTerm;
import io.gridgrade.grade.score.Variable;
import io.gridgrade.statistics.binning.BinningLimits;
import io.gridgrade.statistics.binning.Bins;
import io.gridgrade.statistics.discriminant.ClassSums;
import io.gridgrade.statistics.discriminant.Feature;
import io.gridgrade.statistics.discriminant.LinearDiscriminant;
import io.gridgrade.statistics.discriminant.SufficientStatistics;
import io.gridgrade.statistics.discriminant.TwoClassDiscriminant;
import io.gridgrade.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A discriminant that was fitted on the weights of evidence of binned variables.
 *
 * @param score D(x)
 * @param discriminant over the variables that are in it
 * @param excluded variables left out, with the reason
 */
record DiscriminantFit(DiscriminantScore score, LinearDiscriminant discriminant, Map<String, String> excluded) {
    /** What is added to the counts of a bin before its weight of evidence is taken. */
    static final double SMOOTHING = 0.5;

    /** Why a variable is left out that leaves nothing to foretell. */
    static final String WITHOUT_ERROR = "tells the classes apart without error, as only the outcome itself can";

    // A bin has 2 % of the cases and ten of them, and there are at most ten; each must tell three times what chance
    // alone would seem to.
    private static final BinningLimits LIMITS = new BinningLimits(0.02, 10, 10, SMOOTHING, 3);

    private static final int DECIMALS = 3;

    private static final double DEVIATIONS_MIN = 5;
    private static final int CROSSED_MAX = 60;

    /**
     * Fits on all folds but some; empty when a class is missing there, or no variable tells anything.
     *
     * @param shrinkage by how much correlations are drawn towards none
     */
    static Optional<DiscriminantFit> of(
            Warehouse warehouse, CountedCases counted, Set<Integer> without, double shrinkage) {
        Map<String, String> excluded = new LinkedHashMap<>();
        List<EvidenceTerm> terms = new ArrayList<>();
        for (CountedVariable variable : counted.variables()) {
            boolean isMissing = !variable.isKnown();
            if (!isMissing && !hasBothClasses(variable, without)) {
                return Optional.empty();
            }
            Optional<Bins> bins = isMissing
                    ? Optional.empty()
                    : Optional.of(Bins.of(variable.preBins(), without, variable.trend(), LIMITS));
            if (bins.isEmpty()) {
                excluded.put(variable.variable().name(), "missing in every case");
            } else if (bins.get().isConstant()) {
                excluded.put(variable.variable().name(), "no two bins of it differ by more than chance");
            } else {
                terms.add(new BinnedTerm(variable.variable(), 1, bins.get()));
            }
        }
        if (terms.isEmpty()) {
            return Optional.empty();
        }
        terms.addAll(crossed(counted.pairs(), terms, without));
        LearningCases cases = counted.cases();
        List<ClassSums> sums = cases.without(without)
                .with(terms.stream().map(DiscriminantFit::column).toList())
                .classSums(warehouse);
        return sums.size() < 2 ? Optional.empty() : fit(terms, sums, excluded, shrinkage);
    }

    // Those that tell more than chance would by five deviations, the surest before the others.
    private static List<EvidenceTerm> crossed(List<CountedPair> pairs, List<EvidenceTerm> terms, Set<Integer> without) {
        Set<String> used = terms.stream().map(EvidenceTerm::name).collect(Collectors.toSet());
        Map<CrossedTerm, Double> deviations = new LinkedHashMap<>();
        for (CountedPair pair : pairs) {
            Variable first = pair.first().variable();
            Variable second = pair.second().variable();
            if (used.contains(first.name()) && used.contains(second.name())) {
                pair.find(without)
                        .filter(found -> found.deviations() > DEVIATIONS_MIN)
                        .ifPresent(found ->
                                deviations.put(new CrossedTerm(first, second, 1, found.bins()), found.deviations()));
            }
        }
        return deviations.entrySet().stream()
                .sorted(Map.Entry.<CrossedTerm, Double>comparingByValue().reversed())
                .limit(CROSSED_MAX)
                .map(each -> (EvidenceTerm) each.getKey())
                .toList();
    }

    private static boolean hasBothClasses(CountedVariable variable, Set<Integer> without) {
        return variable.preBins().stream()
                        .anyMatch(preBin -> preBin.without(without).goods() > 0)
                && variable.preBins().stream()
                        .anyMatch(preBin -> preBin.without(without).defaults() > 0);
    }

    private static DiscriminantCases.Column column(EvidenceTerm term) {
        return new DiscriminantCases.Column(
                new Feature(term.name(), DECIMALS), "cast(" + term.alone().thousandths() + " as integer)");
    }

    private static Optional<DiscriminantFit> fit(
            List<EvidenceTerm> terms, List<ClassSums> sums, Map<String, String> excluded, double shrinkage) {
        SufficientStatistics statistics = new SufficientStatistics(
                terms.stream().map(term -> new Feature(term.name(), DECIMALS)).toList(), sums);
        if (IntStream.range(0, terms.size()).allMatch(statistics::isConstantWithinClasses)) {
            return Optional.empty();
        }
        LinearDiscriminant discriminant =
                LinearDiscriminant.ofEvidence(statistics, ObservedCases.GOOD, ObservedCases.DEFAULT, shrinkage);
        excluded.putAll(discriminant.excluded());
        for (int i = 0; i < terms.size(); i++) {
            if (statistics.isConstantWithinClasses(i)) {
                excluded.put(terms.get(i).name(), WITHOUT_ERROR);
            }
        }
        TwoClassDiscriminant formula = discriminant.between(ObservedCases.GOOD, ObservedCases.DEFAULT);
        return Optional.of(of(terms, discriminant, formula, excluded));
    }

    private static DiscriminantFit of(
            List<EvidenceTerm> terms,
            LinearDiscriminant discriminant,
            TwoClassDiscriminant formula,
            Map<String, String> excluded) {
        List<DiscriminantTerm> given = new ArrayList<>();
        for (EvidenceTerm term : terms) {
            int at = formula.features().indexOf(term.name());
            if (at >= 0) {
                given.add(term.times(formula.direction().get(at)));
            }
        }
        return new DiscriminantFit(new DiscriminantScore(given, formula.cut()), discriminant, excluded);
    }

    /** D(x) over cases, which have all variables in one relation. */
    DiscriminantScore alone() {
        return new DiscriminantScore(
                score.terms().stream()
                        .map(term -> (DiscriminantTerm) ((EvidenceTerm) term).alone())
                        .toList(),
                score.cut());
    }

    /** The weight of evidence of each variable that is in it, of cases that have all variables in one relation. */
    List<DiscriminantCases.Column> columns() {
        return score.terms().stream().map(term -> column((EvidenceTerm) term)).toList();
    }

    /** Logarithm of the odds of good to default among the cases. */
    double logOddsOfCases() {
        SufficientStatistics statistics = discriminant.statistics();
        return Math.log(count(statistics, ObservedCases.GOOD) / count(statistics, ObservedCases.DEFAULT));
    }

    private static double count(SufficientStatistics statistics, String classCode) {
        return statistics.classes().get(statistics.indexOf(classCode)).count();
    }
}
