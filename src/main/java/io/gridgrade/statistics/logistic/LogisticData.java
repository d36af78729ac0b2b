package io.gridgrade.statistics.logistic;

import java.util.List;

/**
 * Cases that a logistic regression is fitted on, wherever they are: it only asks what they add up to at given
 * coefficients, so that a million cases may stay in the engine.
 */
public interface LogisticData {
    /** Names of the coefficients; the first is the constant's. */
    List<String> names();

    /**
     * What the cases add up to at coefficients.
     *
     * @param coefficients one a name, in their order
     */
    Likelihood at(double[] coefficients);

    /**
     * The likelihood and its derivatives at some coefficients, p being the probability of the event there.
     *
     * @param logLikelihood sum of ln p over the events and of ln (1 - p) over the others
     * @param gradient sum of (event - p) x, one a coefficient
     * @param information sum of p (1 - p) x x', symmetric
     */
    @SuppressWarnings("ArrayRecordComponent") // Read by number, and never compared.
    record Likelihood(double logLikelihood, double[] gradient, double[][] information) {}
}
