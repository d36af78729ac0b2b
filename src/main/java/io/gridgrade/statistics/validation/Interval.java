package io.gridgrade.statistics.validation;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.special.Beta;

/** Where a figure lies, with a stated confidence; both ends belong to it. */
public record Interval(double lower, double upper) {
    /** Estimate and normal error. */
    public static Interval ofNormal(double estimate, double standardError, double confidence) {
        double width = new NormalDistribution(null, 0, 1).inverseCumulativeProbability((1 + confidence) / 2);
        return new Interval(estimate - width * standardError, estimate + width * standardError);
    }

    /**
     * Jeffreys' interval of a rate: equal tails of Beta(events + 1/2, others + 1/2); from 0 without an event, up to 1
     * without another case (L. D. Brown, T. T. Cai and A. DasGupta, "Interval estimation for a binomial proportion", 2001).
     */
    public static Interval ofRate(long events, long count, double confidence) {
        if (events < 0 || count < events || count < 1) {
            throw new IllegalArgumentException("There must be 0 to count events, found " + events + " of " + count);
        }
        double tail = (1 - confidence) / 2;
        return new Interval(
                events == 0 ? 0 : betaQuantile(tail, events + 0.5, count - events + 0.5),
                events == count ? 1 : betaQuantile(1 - tail, events + 0.5, count - events + 0.5));
    }

    /** Cut to what the figure can be. */
    Interval within(double least, double most) {
        return new Interval(Math.max(least, lower), Math.min(most, upper));
    }

    /** Whether a value lies inside. */
    public boolean holds(double value) {
        return value >= lower && value <= upper;
    }

    // Bisection: the distribution rises, and 60 halvings reach the last bit.
    static double betaQuantile(double probability, double a, double b) {
        double low = 0;
        double high = 1;
        for (int halving = 0; halving < 60; halving++) {
            double middle = (low + high) / 2;
            if (Beta.regularizedBeta(middle, a, b) < probability) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }
}
