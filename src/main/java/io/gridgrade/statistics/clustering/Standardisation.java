package io.gridgrade.statistics.clustering;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Optional;

/** Takes a feature to mean 0 and standard deviation 1 (divisor n - 1, as R's {@code scale}). */
public record Standardisation(double mean, double deviation) {
    private static final MathContext EXACT_ENOUGH = new MathContext(60);

    /**
     * From exact sums of whole numbers.
     *
     * @param unit how many of the whole numbers make one unit of the feature
     * @return empty for a feature without spread, which cannot tell customers apart
     */
    public static Optional<Standardisation> of(long count, BigInteger sum, BigInteger squareSum, long unit) {
        BigInteger spread = squareSum.multiply(BigInteger.valueOf(count)).subtract(sum.multiply(sum));
        if (count < 2 || spread.signum() == 0) {
            return Optional.empty();
        }
        BigDecimal variance = new BigDecimal(spread)
                .divide(
                        BigDecimal.valueOf(count)
                                .multiply(BigDecimal.valueOf(count - 1))
                                .multiply(BigDecimal.valueOf(unit).pow(2)),
                        EXACT_ENOUGH);
        BigDecimal mean =
                new BigDecimal(sum).divide(BigDecimal.valueOf(count).multiply(BigDecimal.valueOf(unit)), EXACT_ENOUGH);
        return Optional.of(new Standardisation(mean.doubleValue(), Math.sqrt(variance.doubleValue())));
    }
}
