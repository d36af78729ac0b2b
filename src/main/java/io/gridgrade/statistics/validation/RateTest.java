package io.gridgrade.statistics.validation;

import org.apache.commons.math3.special.Beta;

/**
 * Whether a default probability is high enough for what came of the cases of one grade.
 *
 * @param probability foretold for each of the cases
 */
public record RateTest(long count, long defaults, double probability) {
    /** Below this, the probability is clearly too low. */
    private static final double RED = 0.01;
    /** Below this, it is suspected. */
    private static final double AMBER = 0.05;
    /** Below this mean of defaults to come, a test that sees nothing has said nothing. */
    private static final double EXPECTED_MIN = 1;

    /** Checks its counts and that the probability is one. */
    public RateTest {
        if (defaults < 0 || defaults > count || !(probability >= 0) || !(probability <= 1)) {
            throw new IllegalArgumentException("There must be 0 to count defaults and a probability, found " + defaults
                    + " of " + count + " and " + probability);
        }
    }

    /**
     * Jeffreys' test: probability, given the defaults seen, that the rate is not above the one foretold. Small is bad.
     * ECB, "Instructions for reporting the validation results of internal models", 2019, section 2.5.3.1.
     */
    public double jeffreys() {
        return Beta.regularizedBeta(probability, defaults + 0.5, count - defaults + 0.5);
    }

    /** The binomial test: probability of at least so many defaults if the one foretold is right. Small is bad. */
    public double binomial() {
        return defaults == 0 ? 1 : Beta.regularizedBeta(probability, (double) defaults, count - defaults + 1.0);
    }

    /** Share that defaulted; 0 without a case. */
    public double rate() {
        return count == 0 ? 0 : (double) defaults / count;
    }

    /** The verdict of Jeffreys' test; high too when the probability is clearly above what came. */
    public Light light() {
        if (count == 0) {
            return Light.NONE;
        }
        double p = jeffreys();
        if (p < RED) {
            return Light.RED;
        }
        if (p < AMBER) {
            return Light.AMBER;
        }
        if (p > 1 - RED) {
            return Light.HIGH;
        }
        return count * probability < EXPECTED_MIN && defaults == 0 ? Light.NONE : Light.GREEN;
    }
}
