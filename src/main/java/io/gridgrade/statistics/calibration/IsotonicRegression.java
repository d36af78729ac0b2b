package io.gridgrade.statistics.calibration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The non-decreasing steps nearest to the observed rates in least squares, by pooling adjacent violators.
 *
 * <p>M. Ayer, H. D. Brunk, G. M. Ewing, W. T. Reid and E. Silverman, "An empirical distribution function for sampling with
 * incomplete information", 1955. A block holds from its lowest score up to that of the next; below the first, the first
 * holds. Counts are whole, so blocks are pooled exactly.
 *
 * @param blocks rising in score and rate; the score of a block is its lowest
 */
public record IsotonicRegression(List<ScoreGroup> blocks) implements Calibration {
    /** Copies its list. */
    public IsotonicRegression {
        blocks = List.copyOf(blocks);
    }

    /** Fits on groups, in any order, of which a higher score should mean more events; refuses an empty list. */
    public static IsotonicRegression fit(List<ScoreGroup> groups) {
        if (groups.isEmpty()) {
            throw new IllegalArgumentException("There must be a group to fit on, found none");
        }
        List<ScoreGroup> ordered = new ArrayList<>(groups);
        ordered.sort(Comparator.comparingDouble(ScoreGroup::score));
        List<ScoreGroup> blocks = new ArrayList<>();
        for (ScoreGroup group : ordered) {
            ScoreGroup block = group;
            while (!blocks.isEmpty() && isPooled(blocks.get(blocks.size() - 1), block)) {
                ScoreGroup before = blocks.remove(blocks.size() - 1);
                block = new ScoreGroup(
                        before.score(), before.events() + block.events(), before.others() + block.others());
            }
            blocks.add(block);
        }
        return new IsotonicRegression(blocks);
    }

    // Equal scores are one block whatever their rates; equal rates are one too, so that the steps are as few as can be.
    private static boolean isPooled(ScoreGroup before, ScoreGroup after) {
        return before.score() == after.score()
                || Math.multiplyExact(before.events(), after.others())
                        >= Math.multiplyExact(after.events(), before.others());
    }

    @Override
    public double probability(double score) {
        double found = blocks.get(0).rate();
        for (ScoreGroup block : blocks) {
            if (block.score() <= score) {
                found = block.rate();
            }
        }
        return found;
    }
}
