package io.gridgrade.statistics.binning;

/** How many good cases there are, and how many that defaulted. */
public record Counts(long goods, long defaults) {
    /** No case. */
    public static final Counts NONE = new Counts(0, 0);

    /** Checks that both are counts. */
    public Counts {
        if (goods < 0 || defaults < 0) {
            throw new IllegalArgumentException(
                    "Counts must not be below 0, found " + goods + " good and " + defaults + " defaulted");
        }
    }

    /** These and others. */
    public Counts plus(Counts other) {
        return new Counts(goods + other.goods, defaults + other.defaults);
    }

    /** Cases of both classes. */
    public long total() {
        return goods + defaults;
    }

    /**
     * The weight of evidence of such cases among all: how much more of the good ones are here than of the defaulted, as a
     * natural logarithm. I. J. Good, "Probability and the Weighing of Evidence", 1950. Half a case or so is added to both
     * counts, so that a bin without defaults does not speak with certainty.
     */
    public double evidence(Counts all, double smoothing) {
        return Math.log((goods + smoothing) / (defaults + smoothing)) - Math.log((double) all.goods / all.defaults);
    }

    /** What such cases add to the information value: the gap of both shares times their weight of evidence. */
    public double information(Counts all, double smoothing) {
        double gap = (double) goods / all.goods - (double) defaults / all.defaults;
        return gap * evidence(all, smoothing);
    }
}
