package io.gridgrade.statistics.validation;

import java.math.BigInteger;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * Two scores of the same cases, compared by their areas under the ROC curve, as DeLong and others do.
 *
 * @param covariance of the two areas
 */
public record AucComparison(Placements first, Placements second, double covariance) {
    /**
     * From the sums of both scores and those of the products of twice the placements under the first and the second.
     *
     * @param goodProducts over the good cases
     * @param defaultProducts over the defaulted ones
     */
    public static AucComparison of(
            Placements first, Placements second, BigInteger goodProducts, BigInteger defaultProducts) {
        if (first.goodCount() != second.goodCount() || first.defaultCount() != second.defaultCount()) {
            throw new IllegalArgumentException(
                    "Both scores must have the same cases, found " + first.goodCount() + " and "
                            + second.goodCount() + " good, " + first.defaultCount() + " and " + second.defaultCount()
                            + " defaulted");
        }
        return new AucComparison(
                first, second, first.covariance(goodProducts, defaultProducts, first.exactAuc(), second.exactAuc()));
    }

    /** Difference of the areas, first less second. */
    public double difference() {
        return first.auc() - second.auc();
    }

    /** Standard error of the difference. */
    public double standardError() {
        return Math.sqrt(Math.max(0, first.aucVariance() + second.aucVariance() - 2 * covariance));
    }

    /** Difference over its error; 0 when both scores rank alike. */
    public double z() {
        return standardError() == 0 ? 0 : difference() / standardError();
    }

    /** Probability of a difference as large when there is none. */
    public double pValue() {
        return 2 * new NormalDistribution(null, 0, 1).cumulativeProbability(-Math.abs(z()));
    }
}
