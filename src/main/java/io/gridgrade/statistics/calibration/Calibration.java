package io.gridgrade.statistics.calibration;

/** A map from a score to the probability of the event. */
public interface Calibration {
    /** Probability of the event at a score. */
    double probability(double score);
}
