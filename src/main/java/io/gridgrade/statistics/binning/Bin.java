package io.gridgrade.statistics.binning;

import java.util.List;

/**
 * Values that count as one.
 *
 * @param from the lowest number of it, itself in it; the special value; null where it holds no numbers
 * @param texts the texts of it
 * @param thousandths weight of evidence, in thousandths: a whole number, so that sums over cases are exact
 */
public record Bin(Kind kind, Double from, List<String> texts, Counts counts, int thousandths) {
    /** Which values it holds. */
    public enum Kind {
        /** Numbers from {@code from} up to the next such bin. */
        NUMBERS,
        /** The one number {@code from}, which is no measure but says why there is none, wherever intervals lie. */
        SPECIAL,
        /** The texts that it names. */
        TEXTS,
        /** Every other text: those too rare for a bin, and those that were never seen. */
        OTHER_TEXTS,
        /** No value. */
        MISSING
    }

    /** Copies its list. */
    public Bin {
        texts = List.copyOf(texts);
    }

    /** Weight of evidence: positive where the bin speaks for a good case. */
    public double evidence() {
        return thousandths / 1000.0;
    }
}
