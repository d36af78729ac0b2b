package io.gridgrade.grade.risk;

import io.gridgrade.engine.Row;
import io.gridgrade.grade.score.Variable;
import io.gridgrade.statistics.binning.Bins;
import io.gridgrade.statistics.binning.Counts;
import io.gridgrade.statistics.binning.CrossedBins;
import io.gridgrade.statistics.binning.Trend;
import io.gridgrade.value.Parameters;
import io.gridgrade.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Two variables, and how many cases of each fold and class their cells have: counted once, like each of them.
 *
 * @param cells by number, with the cases of each fold
 */
record CountedPair(
        CountedVariable first, CountedVariable second, Bins ofFirst, Bins ofSecond, Map<Integer, List<Counts>> cells) {
    // Of so many variables, those that tell most, every two are looked at: what tells little alone may tell much
    // beside another.
    private static final int VARIABLES_MAX = 64;
    private static final int PARTS = 6;
    private static final double TEXT_SHARE_MIN = 0.02;

    /**
     * Counts the cells of every two of the variables that tell most. A variable with a stated direction has none: a cell
     * may well go against it, and it was made to speak for itself.
     */
    static List<CountedPair> of(Warehouse warehouse, LearningCases cases, List<CountedVariable> variables) {
        List<CountedVariable> most = variables.stream()
                .filter(variable -> variable.isKnown() && variable.trend() == Trend.AUTOMATIC)
                .sorted(Comparator.comparingDouble(CountedVariable::informationValue)
                        .reversed()
                        .thenComparing(variable -> variable.variable().name()))
                .limit(VARIABLES_MAX)
                .toList();
        List<CountedPair> pairs = new ArrayList<>();
        for (int i = 0; i < most.size(); i++) {
            for (int j = i + 1; j < most.size(); j++) {
                pairs.add(of(warehouse, cases, most.get(i), most.get(j)));
            }
        }
        return pairs;
    }

    private static CountedPair of(
            Warehouse warehouse, LearningCases cases, CountedVariable first, CountedVariable second) {
        Bins ofFirst = Bins.blind(first.preBins(), PARTS, TEXT_SHARE_MIN);
        Bins ofSecond = Bins.blind(second.preBins(), PARTS, TEXT_SHARE_MIN);
        int columns = ofSecond.bins().size();
        Variable one = first.variable().alone();
        Variable other = second.variable().alone();
        String cell = "(" + one.lookUp(ofFirst, Integer::toString) + ") * " + columns + " + ("
                + other.lookUp(ofSecond, Integer::toString) + ")";
        Map<Integer, List<Counts>> cells = new HashMap<>();
        for (Row row : warehouse.query(
                cases.over(warehouse, "grade/discriminant_cell", "cell", cell)
                        .withFragments(Map.of("counts", CountedVariable.countsOfFolds())),
                Parameters.none())) {
            cells.put(row.integer("cell_no"), CountedVariable.counts(row));
        }
        return new CountedPair(first, second, ofFirst, ofSecond, cells);
    }

    /** What the cells tell beyond both variables, over all folds but some. */
    Optional<CrossedBins.Found> find(Set<Integer> without) {
        List<Counts> counts = new ArrayList<>();
        for (int cell = 0; cell < ofFirst.bins().size() * ofSecond.bins().size(); cell++) {
            List<Counts> folds = cells.getOrDefault(cell, List.of());
            Counts sum = Counts.NONE;
            for (int fold = 0; fold < folds.size(); fold++) {
                sum = without.contains(fold) ? sum : sum.plus(folds.get(fold));
            }
            counts.add(sum);
        }
        return CrossedBins.of(ofFirst, ofSecond, counts);
    }
}
