package io.gridgrade.statistics.binning;

/**
 * What bins must keep to.
 *
 * @param binShareMin share of all cases that a bin must have
 * @param binCasesMin cases that it must have besides; what is missing, and rare texts, say nothing with fewer
 * @param binsMax how many bins there may be
 * @param smoothing what is added to the counts of a bin before its weight of evidence is taken
 * @param chances how many times what chance alone gives a bin must add to the information value: where values say
 *     nothing, each further bin adds 1 / goods + 1 / defaults in the mean
 */
public record BinningLimits(double binShareMin, long binCasesMin, int binsMax, double smoothing, double chances) {
    /** Checks that some bin can keep to them. */
    public BinningLimits {
        if (!(binShareMin >= 0 && binShareMin <= 1) || binsMax < 1 || !(smoothing >= 0) || !(chances >= 0)) {
            throw new IllegalArgumentException("A share must lie in 0 to 1, and there must be a bin, found "
                    + binShareMin + ", " + binsMax + ", " + smoothing + " and " + chances);
        }
    }

    /** Cases that a bin must have, of so many. */
    double leastOf(long all) {
        return Math.max(binShareMin * all, (double) binCasesMin);
    }
}
