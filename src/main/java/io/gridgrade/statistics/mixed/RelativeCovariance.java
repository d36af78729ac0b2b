package io.gridgrade.statistics.mixed;

/** Covariance of the groups' departures in intercept and slope, in units of the residual variance. */
public record RelativeCovariance(double intercept, double both, double slope) {}
