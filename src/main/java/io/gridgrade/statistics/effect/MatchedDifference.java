package io.gridgrade.statistics.effect;

import io.gridgrade.statistics.validation.Interval;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * Change of the treated less that of their like. Its variance is Neyman's within strata (J. Neyman, "On the application of
 * probability theory to agricultural experiments", 1923): of each stratum the variance of the changes of either side over
 * its size, by the square of the stratum's weight. Where a customer stands in several months, its departures are added
 * before they are squared, for its months are not independent.
 *
 * @param treatedCount       matched treated, 1 or more
 * @param treatedChange      their mean change
 * @param controlChange      mean change of the others, with the weights of the treated
 * @param departureSquareSum over the customers, the square of the sum of its departures from its stratum's mean, each by
 *                           the root of n / (n - 1) of its side, and of the others by treated over others of the stratum
 */
public record MatchedDifference(
        long treatedCount, double treatedChange, double controlChange, double departureSquareSum) {
    /** What the treatment changed. */
    public double effect() {
        return treatedChange - controlChange;
    }

    /** Standard error of the effect; 0 when nobody departs from the mean of his stratum. */
    public double standardError() {
        return Math.sqrt(Math.max(0, departureSquareSum)) / treatedCount;
    }

    /** Where the effect lies, by the normal distribution. */
    public Interval interval(double confidence) {
        return Interval.ofNormal(effect(), standardError(), confidence);
    }

    /** Probability of an effect as large, either way, when there is none. */
    public double pValue() {
        return 2 * new NormalDistribution(null, 0, 1).cumulativeProbability(-Math.abs(effect()) / standardError());
    }
}
