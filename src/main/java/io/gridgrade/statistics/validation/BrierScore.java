package io.gridgrade.statistics.validation;

import java.util.List;

/**
 * Mean squared error of probabilities, and what it is made of.
 *
 * <p>G. W. Brier, "Verification of forecasts expressed in terms of probability", 1950; A. H. Murphy, "A new vector partition
 * of the probability score", 1973: score = reliability - resolution + uncertainty, exact where a group has one
 * probability. Where its probabilities differ, what the groups' means leave is stated as {@code within}
 * (D. B. Stephenson, C. A. S. Coelho and I. T. Jolliffe, "Two extra components in the Brier score decomposition", 2008).
 *
 * @param reliability how far the groups' rates lie from what was foretold: 0 is best
 * @param resolution how far they lie from the rate of all: more is better
 * @param uncertainty score of the rate of all, for everybody
 * @param within score - reliability + resolution - uncertainty
 */
public record BrierScore(double score, double reliability, double resolution, double uncertainty, double within) {
    /** From groups of cases; refuses none. */
    public static BrierScore of(List<ForecastGroup> groups) {
        double count = groups.stream().mapToLong(ForecastGroup::count).sum();
        if (count == 0) {
            throw new IllegalArgumentException("There must be a case, found none");
        }
        double rate = groups.stream().mapToLong(ForecastGroup::events).sum() / count;
        double error = 0;
        double reliability = 0;
        double resolution = 0;
        for (ForecastGroup group : groups) {
            error += group.squaredError();
            reliability += group.count() * square(group.mean() - group.rate());
            resolution += group.count() * square(group.rate() - rate);
        }
        double score = error / count;
        double uncertainty = rate * (1 - rate);
        reliability /= count;
        resolution /= count;
        return new BrierScore(
                score, reliability, resolution, uncertainty, score - reliability + resolution - uncertainty);
    }

    private static double square(double value) {
        return value * value;
    }

    /** 1 - score / uncertainty: 0 for the rate of all, 1 for one that never errs, below 0 for worse than the rate. */
    public double skill() {
        return uncertainty == 0 ? 0 : 1 - score / uncertainty;
    }
}
