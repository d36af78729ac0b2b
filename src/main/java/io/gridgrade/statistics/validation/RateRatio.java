package io.gridgrade.statistics.validation;

/**
 * Rate of an adverse outcome in a part of the customers over that of the others, with an interval on the logarithm
 * (D. Katz, J. Baptista, S. P. Azen and M. C. Pike, "Obtaining confidence intervals for the risk ratio in cohort
 * studies", 1978). Half a case is added to each count where one is 0.
 *
 * @param ratio 1 when both are treated alike
 */
public record RateRatio(double ratio, Interval interval) {
    private static final double EMPTY = 0.5;

    /** From counts; refuses a side without a case. */
    public static RateRatio of(long adverse, long count, long otherAdverse, long otherCount, double confidence) {
        if (count < 1 || otherCount < 1) {
            throw new IllegalArgumentException("Both sides must have a case, found " + count + " and " + otherCount);
        }
        double more = adverse == 0 || otherAdverse == 0 ? EMPTY : 0;
        double first = (adverse + more) / (count + 2 * more);
        double second = (otherAdverse + more) / (otherCount + 2 * more);
        double error = Math.sqrt(Math.max(
                0,
                1 / (adverse + more)
                        - 1 / (count + 2 * more)
                        + 1 / (otherAdverse + more)
                        - 1 / (otherCount + 2 * more)));
        Interval logarithms = Interval.ofNormal(Math.log(first / second), error, confidence);
        return new RateRatio(first / second, new Interval(Math.exp(logarithms.lower()), Math.exp(logarithms.upper())));
    }
}
