package io.gridgrade.statistics.validation;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/**
 * How well a score, high for good, tells good cases from defaulted ones.
 *
 * @param auc area under the ROC curve: the chance that a good case scores above a defaulted one, a tie counting half
 * @param ks Kolmogorov and Smirnov's distance between the two distributions of the score
 */
public record Discrimination(long goodCount, long defaultCount, double auc, double ks) {
    /**
     * From exact counts over the ranked scores.
     *
     * @param twiceConcordant pairs of a good and a defaulted case: 2 for each where the good one scores higher, 1 for a tie
     * @param crossGapMax largest |defaults x good cases so far - good cases x defaults so far| over the distinct scores
     */
    public static Discrimination of(
            long goodCount, long defaultCount, BigInteger twiceConcordant, BigInteger crossGapMax) {
        if (goodCount < 1 || defaultCount < 1) {
            throw new IllegalArgumentException(
                    "There must be good and defaulted cases, found " + goodCount + " and " + defaultCount);
        }
        BigInteger pairs = BigInteger.valueOf(goodCount).multiply(BigInteger.valueOf(defaultCount));
        return new Discrimination(
                goodCount, defaultCount, ratio(twiceConcordant, pairs.shiftLeft(1)), ratio(crossGapMax, pairs));
    }

    private static double ratio(BigInteger numerator, BigInteger denominator) {
        return new BigDecimal(numerator)
                .divide(new BigDecimal(denominator), MathContext.DECIMAL128)
                .doubleValue();
    }

    /** 2 AUC - 1: 0 for a score that knows nothing, 1 for one that never errs. */
    public double gini() {
        return 2 * auc - 1;
    }
}
