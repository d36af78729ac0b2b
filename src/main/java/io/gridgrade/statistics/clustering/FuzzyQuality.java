package io.gridgrade.statistics.clustering;

/**
 * How clear memberships are.
 *
 * @param partitionCoefficient mean of the sums of squared memberships: 1 where every case is in one group, 1 / k where all
 *     belong to all alike
 * @param partitionEntropy mean of the sums of -u ln u: 0 where every case is in one group, ln k where all belong to all
 *     alike (both: J. C. Bezdek, "Pattern Recognition with Fuzzy Objective Function Algorithms", 1981)
 * @param xieBeni sum of u^m d^2 over n times the least squared distance of two centres: the less the better (X. L. Xie and
 *     G. Beni, "A validity measure for fuzzy clustering", 1991); infinite where two centres are one
 */
public record FuzzyQuality(double partitionCoefficient, double partitionEntropy, double xieBeni) {
    /**
     * Measures a grouping that has memberships.
     *
     * @param fuzzifier the m that it was found with
     * @throws IllegalArgumentException for one without, or of fewer than two groups
     */
    public static FuzzyQuality of(CaseMatrix cases, Grouping grouping, double fuzzifier) {
        if (!grouping.isFuzzy() || grouping.groupCount() < 2) {
            throw new IllegalArgumentException("Expected memberships in two groups or more");
        }
        double squares = 0;
        double entropy = 0;
        double scatter = 0;
        for (int i = 0; i < cases.size(); i++) {
            double[] memberships = grouping.memberships(i);
            for (int c = 0; c < memberships.length; c++) {
                double membership = memberships[c];
                squares += membership * membership;
                entropy -= membership > 0 ? membership * StrictMath.log(membership) : 0;
                scatter += FuzzyCMeans.power(membership, fuzzifier)
                        * Space.squaredDistance(cases.row(i), grouping.centres()[c]);
            }
        }
        double apart = Double.POSITIVE_INFINITY;
        for (int c = 0; c < grouping.groupCount(); c++) {
            for (int d = 0; d < c; d++) {
                apart = Math.min(apart, Space.squaredDistance(grouping.centres()[c], grouping.centres()[d]));
            }
        }
        int count = cases.size();
        return new FuzzyQuality(
                squares / count, entropy / count, apart > 0 ? scatter / count / apart : Double.POSITIVE_INFINITY);
    }
}
