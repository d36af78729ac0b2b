package io.gridgrade.statistics.weighting;

import java.util.Arrays;

/**
 * Weights from how far each column of figures tells cases apart: the more evenly its sum is spread over the cases, the
 * higher its entropy and the less it weighs. A column in which all cases are equal weighs nothing.
 *
 * <p>C. E. Shannon, "A mathematical theory of communication", 1948; as weights, C. L. Hwang and K. Yoon, "Multiple
 * Attribute Decision Making", 1981.
 */
public final class EntropyWeights {
    private EntropyWeights() {}

    /**
     * The entropy of a column over that of an even spread, 0 to 1; 1 where there is nothing to tell apart.
     *
     * @param values the different values, none negative, in an order that is always the same
     * @param counts how many cases have each
     */
    public static double entropy(double[] values, long[] counts) {
        double sum = 0;
        double logarithms = 0;
        long caseCount = 0;
        for (int i = 0; i < values.length; i++) {
            if (!(values[i] >= 0)) {
                throw new IllegalArgumentException("Expected values of 0 or more, found " + values[i]);
            }
            caseCount += counts[i];
            sum += counts[i] * values[i];
            logarithms += values[i] > 0 ? counts[i] * values[i] * Math.log(values[i]) : 0;
        }
        if (caseCount < 2 || sum == 0) {
            return 1;
        }
        // Of shares p = value / sum: the sum of -p ln p, over ln of the number of cases.
        return Math.min(1, Math.max(0, (Math.log(sum) - logarithms / sum) / Math.log((double) caseCount)));
    }

    /** The weights of columns by their entropies, together 1; all 0 when no column tells any cases apart. */
    public static double[] of(double[] entropies) {
        double sum = Arrays.stream(entropies).map(entropy -> 1 - entropy).sum();
        return Arrays.stream(entropies)
                .map(entropy -> sum > 0 ? (1 - entropy) / sum : 0)
                .toArray();
    }
}
