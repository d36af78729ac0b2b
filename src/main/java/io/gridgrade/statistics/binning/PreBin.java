package io.gridgrade.statistics.binning;

import java.util.List;
import java.util.Set;

/**
 * The cases of neighbouring numbers, of one special number, of one text, or of no value at all, before they are put into bins.
 *
 * @param kind which of these
 * @param from the lowest number, or the special one; 0 of others
 * @param text the text; empty of others
 * @param folds the cases by the fold that they were dealt into
 */
public record PreBin(Kind kind, double from, String text, List<Counts> folds) {
    /** What a value may be. */
    public enum Kind {
        /** A number, which goes with its neighbours. */
        NUMBER,
        /** A number that is no measure, such as -999: it goes with no neighbour. */
        SPECIAL,
        /** A text: a category, or a special value where others are numbers. */
        TEXT,
        /** None. */
        MISSING
    }

    /** Copies its list. */
    public PreBin {
        folds = List.copyOf(folds);
    }

    /** The cases of all folds but some. */
    public Counts without(Set<Integer> left) {
        Counts sum = Counts.NONE;
        for (int k = 0; k < folds.size(); k++) {
            sum = left.contains(k) ? sum : sum.plus(folds.get(k));
        }
        return sum;
    }
}
