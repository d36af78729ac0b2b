package io.gridgrade.statistics.weighting;

import java.util.Arrays;

/** Two sets of weights as one, each together 1. */
public final class CombinedWeights {
    private CombinedWeights() {}

    /**
     * The product of both, scaled to the sum 1: what either holds for nothing weighs nothing. All 0 when they have nothing
     * in common.
     */
    public static double[] product(double[] first, double[] second) {
        double[] weights = new double[first.length];
        Arrays.setAll(weights, i -> first[i] * second[i]);
        double sum = Arrays.stream(weights).sum();
        return Arrays.stream(weights).map(weight -> sum > 0 ? weight / sum : 0).toArray();
    }

    /** The mean of both, of which the first has the given share, 0 to 1. */
    public static double[] linear(double[] first, double[] second, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("Expected a share from 0 to 1, found " + share);
        }
        double[] weights = new double[first.length];
        Arrays.setAll(weights, i -> share * first[i] + (1 - share) * second[i]);
        return weights;
    }
}
