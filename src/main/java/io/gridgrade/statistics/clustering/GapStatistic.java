package io.gridgrade.statistics.clustering;

import java.util.List;
import java.util.OptionalInt;

/**
 * How much tighter groups are than those of cases without any: the mean of ln W of reference sets, less ln W of the cases,
 * where W is the sum of squared distances to the means. References are drawn evenly from the box that holds the cases (R.
 * Tibshirani, G. Walther and T. Hastie, "Estimating the number of clusters in a data set via the gap statistic", 2001).
 *
 * @param gap positive where the groups are tighter
 * @param error standard deviation of ln W among the references (divisor B), times sqrt(1 + 1 / B)
 */
public record GapStatistic(double gap, double error) {
    /**
     * Measures groups that a method found; references are grouped by the same.
     *
     * @param references how many are drawn, 1 or more
     */
    public static GapStatistic of(
            GroupingMethod method, CaseMatrix cases, Grouping grouping, int references, GroupingSettings settings) {
        if (references < 1) {
            throw new IllegalArgumentException("Expected 1 reference or more, found " + references);
        }
        double[] logarithms = new double[references];
        double mean = 0;
        for (int b = 0; b < references; b++) {
            CaseMatrix reference = reference(cases, settings.seed() + b);
            Grouping found = method.fit(reference, grouping.groupCount(), settings);
            logarithms[b] = logarithm(reference, found);
            mean += logarithms[b] / references;
        }
        double variance = 0;
        for (double each : logarithms) {
            variance += (each - mean) * (each - mean) / references;
        }
        return new GapStatistic(
                mean - logarithm(cases, grouping), Math.sqrt(variance) * Math.sqrt(1 + 1.0 / references));
    }

    private static double logarithm(CaseMatrix cases, Grouping grouping) {
        return StrictMath.log(Separation.withinSum(cases, grouping.groups()));
    }

    private static CaseMatrix reference(CaseMatrix cases, long seed) {
        int width = cases.width();
        double[] least = cases.values(0);
        double[] most = cases.values(0);
        for (double[] row : cases.rows()) {
            for (int j = 0; j < width; j++) {
                least[j] = Math.min(least[j], row[j]);
                most[j] = Math.max(most[j], row[j]);
            }
        }
        double[][] rows = new double[cases.size()][width];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < width; j++) {
                rows[i][j] = least[j] + (most[j] - least[j]) * SeededDraw.uniform(i, seed, j);
            }
        }
        return CaseMatrix.unnamed(cases.features(), rows);
    }

    /**
     * The number of groups by the authors' rule: the fewest whose gap is at least the next one's less its error.
     *
     * @param gaps of 1, 2, ... groups
     * @return 1 to one fewer than there are gaps; empty where more groups are asked for
     */
    public static OptionalInt groupCount(List<GapStatistic> gaps) {
        for (int k = 0; k + 1 < gaps.size(); k++) {
            if (gaps.get(k).gap() >= gaps.get(k + 1).gap() - gaps.get(k + 1).error()) {
                return OptionalInt.of(k + 1);
            }
        }
        return OptionalInt.empty();
    }
}
