package io.gridgrade.statistics.clustering;

import java.util.ArrayList;
import java.util.List;

/**
 * The rounds of fuzzy c-means over cases that lie elsewhere: every centre to the mean of all cases weighed by u^m, until no
 * centre moves. See {@link FuzzyCMeans}, which does the same in memory.
 *
 * @param parts how many parts make one standard deviation
 * @param fuzzifier m, above 1
 * @param roundsMax where a search ends at the latest
 * @param squaredMoveMax sum of the squared moves of the centres, in standard deviations, below which a search ends
 */
public record FuzzyLloyd(long parts, double fuzzifier, int roundsMax, double squaredMoveMax) {

    /**
     * Where a search ended.
     *
     * @param isStable false when the limit of rounds came first
     */
    public record Found(List<Centre> centres, int rounds, boolean isStable) {
        /** Copies its list. */
        public Found {
            centres = List.copyOf(centres);
        }
    }

    /** Searches from the given centres. */
    public Found settle(FuzzyCases cases, List<Centre> start) {
        List<Centre> centres = start;
        for (int round = 1; ; round++) {
            List<Centre> moved = new ArrayList<>();
            double squaredMove = 0;
            List<FuzzyCases.Weighed> all = cases.weighed(centres, fuzzifier).centres();
            for (int c = 0; c < all.size(); c++) {
                Centre to = mean(centres.get(c), all.get(c));
                squaredMove += squaredMove(centres.get(c), to);
                moved.add(to);
            }
            centres = moved;
            if (squaredMove <= squaredMoveMax || round >= roundsMax) {
                return new Found(centres, round, squaredMove <= squaredMoveMax);
            }
        }
    }

    // One that no case belongs to stays where it is.
    private static Centre mean(Centre centre, FuzzyCases.Weighed weighed) {
        return weighed.weight() > 0
                ? new Centre(weighed.sums().stream()
                        .map(sum -> (long) Math.rint(sum / weighed.weight()))
                        .toList())
                : centre;
    }

    private double squaredMove(Centre from, Centre to) {
        double sum = 0;
        for (int j = 0; j < from.parts().size(); j++) {
            double move = (double) (from.parts().get(j) - to.parts().get(j)) / parts;
            sum += move * move;
        }
        return sum;
    }
}
