package io.gridgrade.statistics.validation;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/**
 * What the variance of an area under the ROC curve needs of the ranked scores, in exact sums.
 *
 * <p>The placement of a case is how many cases of the other class its score has the right side of, a tie counting half;
 * twice it is whole. E. R. DeLong, D. M. DeLong and D. L. Clarke-Pearson, "Comparing the areas under two or more correlated
 * receiver operating characteristic curves: a nonparametric approach", 1988; X. Sun and W. Xu, "Fast implementation of
 * DeLong's algorithm", 2014, for the ranks.
 *
 * @param goodCount cases without default
 * @param defaultCount cases with
 * @param twiceConcordant sum of twice the placements, over either class
 * @param goodSquares sum of the squares of twice the placements, over the good cases
 * @param defaultSquares the same over the defaulted ones
 */
public record Placements(
        long goodCount,
        long defaultCount,
        BigInteger twiceConcordant,
        BigInteger goodSquares,
        BigInteger defaultSquares) {
    /** Checks that both classes have two cases, without which there is no variance. */
    public Placements {
        if (goodCount < 2 || defaultCount < 2) {
            throw new IllegalArgumentException(
                    "There must be two good and two defaulted cases, found " + goodCount + " and " + defaultCount);
        }
    }

    /** Area under the ROC curve. */
    public double auc() {
        return exactAuc().doubleValue();
    }

    /** Variance of the area. */
    public double aucVariance() {
        return covariance(goodSquares, defaultSquares, exactAuc(), exactAuc());
    }

    /** The area with its interval. */
    public Interval interval(double confidence) {
        return Interval.ofNormal(auc(), Math.sqrt(aucVariance()), confidence).within(0, 1);
    }

    BigDecimal exactAuc() {
        return new BigDecimal(twiceConcordant)
                .divide(
                        new BigDecimal(BigInteger.valueOf(goodCount)
                                .multiply(BigInteger.valueOf(defaultCount))
                                .shiftLeft(1)),
                        MathContext.DECIMAL128);
    }

    /** Covariance of two areas on the same cases, from the sums of products of twice the placements. */
    double covariance(BigInteger goodProducts, BigInteger defaultProducts, BigDecimal first, BigDecimal second) {
        BigDecimal product = first.multiply(second);
        BigDecimal ofGood = part(goodProducts, goodCount, defaultCount, product);
        BigDecimal ofDefaults = part(defaultProducts, defaultCount, goodCount, product);
        return ofGood.add(ofDefaults).doubleValue();
    }

    // (sum of V V' - n AUC AUC') / (n - 1) / n, where V is half the twofold placement over the cases of the other
    // class.
    private static BigDecimal part(BigInteger products, long own, long other, BigDecimal aucProduct) {
        BigDecimal n = BigDecimal.valueOf(own);
        BigDecimal ofCases = new BigDecimal(products)
                .divide(BigDecimal.valueOf(other).pow(2).multiply(BigDecimal.valueOf(4)), MathContext.DECIMAL128);
        return ofCases.subtract(n.multiply(aucProduct))
                .divide(n.multiply(n.subtract(BigDecimal.ONE)), MathContext.DECIMAL128);
    }
}
