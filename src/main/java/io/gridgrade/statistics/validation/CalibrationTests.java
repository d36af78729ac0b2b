package io.gridgrade.statistics.validation;

import java.util.List;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;

/** Whether probabilities foretold agree with what came. */
public final class CalibrationTests {
    private CalibrationTests() {}

    /** A statistic that has a chi-squared distribution where the probabilities are right. */
    public record ChiSquared(double statistic, int freedom, double pValue) {}

    /** A statistic that is standard normal where they are right. */
    public record Normal(double z, double pValue) {
        /** The probability of a statistic as high by chance. */
        public static Normal rising(double z) {
            return new Normal(z, new NormalDistribution(null, 0, 1).cumulativeProbability(-z));
        }

        static Normal of(double z) {
            return new Normal(z, 2 * new NormalDistribution(null, 0, 1).cumulativeProbability(-Math.abs(z)));
        }
    }

    /**
     * Hosmer and Lemeshow's test over groups of about equal size by the probability.
     *
     * <p>D. W. Hosmer and S. Lemeshow, "Goodness of fit tests for the multiple logistic regression model", 1980.
     *
     * @param isOfFit whether the probabilities were fitted on these same cases: then two degrees of freedom are spent
     */
    public static ChiSquared hosmerLemeshow(List<ForecastGroup> groups, boolean isOfFit) {
        double statistic = 0;
        for (ForecastGroup group : groups) {
            double gap = group.events() - group.sum();
            double spread = group.sum() * (1 - group.mean());
            // A group foretold with certainty has no spread: it agrees, or the statistic has no bound.
            if (gap != 0) {
                statistic += gap * gap / spread;
            }
        }
        int freedom = Math.max(1, groups.size() - (isOfFit ? 2 : 0));
        double pValue = Double.isInfinite(statistic)
                ? 0
                : 1 - new ChiSquaredDistribution(null, freedom).cumulativeProbability(statistic);
        return new ChiSquared(statistic, freedom, pValue);
    }

    /**
     * Spiegelhalter's test of all cases at once: whether the Brier score is what right probabilities would give.
     *
     * <p>D. J. Spiegelhalter, "Probabilistic prediction in patient management and clinical trials", 1986.
     *
     * @param deviation sum of (outcome - p) (1 - 2 p)
     * @param variance sum of (1 - 2 p)^2 p (1 - p)
     */
    public static Normal spiegelhalter(double deviation, double variance) {
        if (!(variance > 0)) {
            throw new IllegalArgumentException("The variance must be above 0, found " + variance);
        }
        return Normal.of(deviation / Math.sqrt(variance));
    }
}
