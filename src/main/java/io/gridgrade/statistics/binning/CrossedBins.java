package io.gridgrade.statistics.binning;

import io.gridgrade.statistics.logistic.GroupedCases;
import io.gridgrade.statistics.logistic.LogisticRegression;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What two variables tell together beyond what each tells alone: a table of cells, one a bin of the first and one of the
 * second, each with the evidence that is left when both have spoken. The bins are cut without a look at the classes.
 *
 * <p>An interaction of two factors as a term of its own: J. H. Friedman and B. E. Popescu, "Predictive learning via rule
 * ensembles", 2008, section 8.1; the test is Pearson's chi-squared of the cells.
 *
 * @param cells of the first bin with each of the second, then of the second, and so on
 */
public record CrossedBins(Bins first, Bins second, List<Bin> cells) {
    // What speaks in a cell is drawn to nothing as by so much variance of cases that say nothing.
    private static final double DRAWN_BY = 30;
    private static final double SMOOTHING = 0.5;
    private static final double THOUSAND = 1000;
    private static final int COEFFICIENTS = 3;

    /** Checks that there is a cell for every two bins. */
    public CrossedBins {
        cells = List.copyOf(cells);
        if (cells.size() != first.bins().size() * second.bins().size()) {
            throw new IllegalArgumentException("There must be a cell for every two bins, found " + cells.size());
        }
    }

    /** What cells tell, and how surely. */
    public record Found(CrossedBins bins, double deviations) {}

    /**
     * Finds what is left to tell; empty when a class is missing.
     *
     * @param counts of every cell
     */
    public static Optional<Found> of(Bins first, Bins second, List<Counts> counts) {
        int columns = second.bins().size();
        Counts all = counts.stream().reduce(Counts.NONE, Counts::plus);
        if (all.goods() == 0 || all.defaults() == 0) {
            return Optional.empty();
        }
        double[] ofFirst = margin(first.bins().size(), counts, all, columns, true);
        double[] ofSecond = margin(columns, counts, all, columns, false);
        List<Integer> there = IntStream.range(0, counts.size())
                .filter(cell -> counts.get(cell).total() > 0)
                .boxed()
                .toList();
        double[][] values = new double[there.size()][];
        double[] defaults = new double[there.size()];
        double[] goods = new double[there.size()];
        double[] smoothedDefaults = new double[there.size()];
        double[] smoothedGoods = new double[there.size()];
        for (int i = 0; i < there.size(); i++) {
            int cell = there.get(i);
            values[i] = new double[] {ofFirst[cell / columns], ofSecond[cell % columns]};
            defaults[i] = counts.get(cell).defaults();
            goods[i] = counts.get(cell).goods();
            // With half a case of all in every cell, no cells without a default stand apart from the others.
            smoothedDefaults[i] = defaults[i] + SMOOTHING * all.defaults() / all.total();
            smoothedGoods[i] = goods[i] + SMOOTHING * all.goods() / all.total();
        }
        LogisticRegression alone = LogisticRegression.fit(
                new GroupedCases(List.of("first", "second"), values, smoothedDefaults, smoothedGoods));
        int[] thousandths = new int[counts.size()];
        double chiSquared = 0;
        for (int i = 0; i < there.size(); i++) {
            double rate = 1 / (1 + Math.exp(-alone.logOdds(values[i])));
            double cases = goods[i] + defaults[i];
            double variance = cases * rate * (1 - rate);
            double excess = defaults[i] - cases * rate;
            chiSquared += excess * excess / Math.max(variance, Double.MIN_NORMAL);
            thousandths[there.get(i)] = (int) Math.round(-excess / (variance + DRAWN_BY) * THOUSAND);
        }
        double freedom = Math.max(1, there.size() - COEFFICIENTS);
        List<Bin> cells = IntStream.range(0, counts.size())
                .mapToObj(cell -> new Bin(Bin.Kind.OTHER_TEXTS, null, List.of(), counts.get(cell), thousandths[cell]))
                .toList();
        return Optional.of(
                new Found(new CrossedBins(first, second, cells), (chiSquared - freedom) / Math.sqrt(2 * freedom)));
    }

    private static double[] margin(int size, List<Counts> counts, Counts all, int columns, boolean isFirst) {
        double[] evidence = new double[size];
        for (int bin = 0; bin < size; bin++) {
            Counts sum = Counts.NONE;
            for (int cell = 0; cell < counts.size(); cell++) {
                sum = (isFirst ? cell / columns : cell % columns) == bin ? sum.plus(counts.get(cell)) : sum;
            }
            evidence[bin] = sum.total() == 0 ? 0 : sum.evidence(all, SMOOTHING);
        }
        return evidence;
    }
}
