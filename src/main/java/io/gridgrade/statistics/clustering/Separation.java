package io.gridgrade.statistics.clustering;

import java.util.Arrays;

/**
 * How far groups are apart, by their means and sums of squared distances. Groups without a case count for nothing.
 *
 * @param withinSum sum of the squared distances of all cases to the means of their groups
 * @param daviesBouldin mean over the groups of the worst (s_i + s_j) / d_ij, where s is the mean distance to the group's
 *     mean and d that of the means: the less the better (D. L. Davies and D. W. Bouldin, "A cluster separation measure",
 *     1979)
 * @param calinskiHarabasz (B / (k - 1)) / (W / (n - k)) of the sums of squares between and within the groups: the more the
 *     better (T. Calinski and J. Harabasz, "A dendrite method for cluster analysis", 1974); infinite where no case lies off
 *     its mean
 */
public record Separation(double withinSum, double daviesBouldin, double calinskiHarabasz) {
    /**
     * Measures groups.
     *
     * @param groups of each case, from 0, in the order of the matrix
     * @throws IllegalArgumentException for fewer than two groups that have cases
     */
    public static Separation of(CaseMatrix cases, int[] groups) {
        int[] used = Arrays.stream(groups).distinct().sorted().toArray();
        if (used.length < 2) {
            throw new IllegalArgumentException("Expected two groups or more, found " + used.length);
        }
        int[] numbers = Arrays.stream(groups)
                .map(group -> Arrays.binarySearch(used, group))
                .toArray();
        double[][] means = cases.means(numbers, used.length);
        double[] centre = cases.means(new int[groups.length], 1)[0];
        double[] scatter = new double[used.length];
        long[] counts = new long[used.length];
        double within = 0;
        double between = 0;
        for (int i = 0; i < numbers.length; i++) {
            double squared = Space.squaredDistance(cases.row(i), means[numbers[i]]);
            within += squared;
            scatter[numbers[i]] += Math.sqrt(squared);
            counts[numbers[i]]++;
        }
        for (int g = 0; g < used.length; g++) {
            scatter[g] /= counts[g];
            between += counts[g] * Space.squaredDistance(means[g], centre);
        }
        double ratio = (between / (used.length - 1)) / (within / (groups.length - used.length));
        return new Separation(within, daviesBouldin(means, scatter), within == 0 ? Double.POSITIVE_INFINITY : ratio);
    }

    private static double daviesBouldin(double[][] means, double[] scatter) {
        double sum = 0;
        for (int i = 0; i < means.length; i++) {
            double worst = 0;
            for (int j = 0; j < means.length; j++) {
                if (i != j) {
                    double apart = Space.distance(means[i], means[j]);
                    double spread = scatter[i] + scatter[j];
                    worst = Math.max(worst, spread == 0 ? 0 : spread / apart);
                }
            }
            sum += worst;
        }
        return sum / means.length;
    }

    /** Sum of the squared distances of all cases to the means of their groups, of any number of groups. */
    static double withinSum(CaseMatrix cases, int[] groups) {
        double[][] means = cases.means(groups, Arrays.stream(groups).max().orElse(-1) + 1);
        double sum = 0;
        for (int i = 0; i < groups.length; i++) {
            sum += Space.squaredDistance(cases.row(i), means[groups[i]]);
        }
        return sum;
    }
}
