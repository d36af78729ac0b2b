package io.gridgrade.statistics.clustering;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Lloyd's rounds: every case to its nearest centre, every centre to the mean of its cases, until no centre moves (S. P.
 * Lloyd, "Least squares quantization in PCM", 1982).
 *
 * @param parts how many parts make one standard deviation
 * @param roundsMax where a search ends at the latest
 * @param squaredMoveMax sum of the squared moves of the centres, in standard deviations, below which a search ends, as
 *     scikit-learn's KMeans measures it
 */
public record Lloyd(long parts, int roundsMax, double squaredMoveMax) {

    /**
     * Where a search ended.
     *
     * @param sizes cases of each centre
     * @param withinSum sum of the squared distances to the centres, in standardised units
     * @param isStable false when the limit of rounds came first
     */
    public record Found(List<Centre> centres, List<Long> sizes, double withinSum, int rounds, boolean isStable) {}

    /** Searches from the given centres. */
    public Found settle(Cases cases, List<Centre> start) {
        List<Centre> centres = start;
        for (int round = 1; ; round++) {
            List<Centre> moved = means(cases, centres);
            boolean isStable = moved.size() == centres.size() && squaredMove(centres, moved) <= squaredMoveMax;
            if (isStable || round >= roundsMax) {
                // Distances are summed once, at the end: that costs as much as the rest of a round.
                return found(centres, cases.members(centres, true), round, isStable);
            }
            centres = moved;
        }
    }

    /**
     * The start among several that ends best: each is settled, and that with the least sum of squared distances is kept,
     * the first of equals. One alone may end where a large group is split and two small ones are not told apart.
     */
    public List<Centre> best(Cases cases, List<List<Centre>> starts) {
        Found best = null;
        for (List<Centre> start : starts) {
            Found found = settle(cases, start);
            if (best == null || found.withinSum() < best.withinSum()) {
                best = found;
            }
        }
        return best.centres();
    }

    // A centre without cases moves to the case that is worst off; with none left to move to, it is dropped.
    private static List<Centre> means(Cases cases, List<Centre> centres) {
        List<Centre> moved = new ArrayList<>(Collections.nCopies(centres.size(), null));
        for (Cases.Members members : cases.members(centres, false)) {
            moved.set(members.centreNo(), Centre.mean(members.count(), members.sums()));
        }
        List<Centre> kept =
                new ArrayList<>(moved.stream().filter(centre -> centre != null).toList());
        for (int i = kept.size(); i < centres.size(); i++) {
            cases.farthest(kept).ifPresent(kept::add);
        }
        return kept;
    }

    private double squaredMove(List<Centre> from, List<Centre> to) {
        double sum = 0;
        for (int i = 0; i < from.size(); i++) {
            for (int j = 0; j < from.get(i).parts().size(); j++) {
                double move =
                        (double) (from.get(i).parts().get(j) - to.get(i).parts().get(j)) / parts;
                sum += move * move;
            }
        }
        return sum;
    }

    private Found found(List<Centre> centres, List<Cases.Members> all, int rounds, boolean isStable) {
        List<Centre> kept = new ArrayList<>();
        List<Long> sizes = new ArrayList<>();
        BigInteger within = BigInteger.ZERO;
        for (Cases.Members members : all) {
            kept.add(centres.get(members.centreNo()));
            sizes.add(members.count());
            within = within.add(members.withinSum());
        }
        double unit = (double) parts * parts;
        return new Found(List.copyOf(kept), List.copyOf(sizes), within.doubleValue() / unit, rounds, isStable);
    }
}
