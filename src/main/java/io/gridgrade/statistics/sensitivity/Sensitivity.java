package io.gridgrade.statistics.sensitivity;

/**
 * How much an answer rests on one input.
 *
 * @param firstOrder the share of the answer's variance that the input makes by itself (Sobol' 1993)
 * @param total the share that it makes with all others together; the difference is interaction
 * @param effectMean mean elementary effect: the change of the answer per whole range of the input (Morris 1991)
 * @param effectSize mean size of the elementary effects, whichever their sign
 * @param effectSpread their standard deviation: great where the input acts otherwise in different places
 */
public record Sensitivity(double firstOrder, double total, double effectMean, double effectSize, double effectSpread) {}
