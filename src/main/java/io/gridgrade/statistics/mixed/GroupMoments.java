package io.gridgrade.statistics.mixed;

/**
 * What groups add up to under a {@link RelativeCovariance} G. A group has the matrix S of its sums (1, x; x, x squared),
 * the vector t of its sums (y, x y) and the sum of y squared; with K = I + S G it gives P = K^-1 S, q = K^-1 t, and c =
 * (sum of y squared) - t' G q. The rest are sums, over all groups, of these and of their products.
 *
 * @param logDeterminant sum of ln det K
 * @param residual       sum of c
 */
public record GroupMoments(
        double logDeterminant,
        double p11,
        double p12,
        double p22,
        double q1,
        double q2,
        double residual,
        double p11p11,
        double p11p12,
        double p11p22,
        double p12p12,
        double p12p22,
        double p22p22,
        double p11q1,
        double p11q2,
        double p12q1,
        double p12q2,
        double p22q1,
        double p22q2,
        double q1q1,
        double q1q2,
        double q2q2) {}
