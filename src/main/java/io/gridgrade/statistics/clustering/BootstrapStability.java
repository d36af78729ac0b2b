package io.gridgrade.statistics.clustering;

/**
 * Whether groups would be found again among other customers of the same kind: cases are drawn with putting back, grouped
 * anew, all cases given to the new groups, and both groupings compared by the adjusted Rand index (C. Hennig, "Cluster-wise
 * assessment of cluster stability", 2007, for whole groupings).
 *
 * @param mean of the index over the draws
 * @param least of it
 */
public record BootstrapStability(double mean, double least) {
    /**
     * Measures groups that a method found.
     *
     * @param draws how many, 1 or more
     */
    public static BootstrapStability of(
            GroupingMethod method, CaseMatrix cases, Grouping grouping, int draws, GroupingSettings settings) {
        if (draws < 1) {
            throw new IllegalArgumentException("Expected 1 draw or more, found " + draws);
        }
        int[] own = assigned(cases, grouping);
        double sum = 0;
        double least = 1;
        for (int draw = 0; draw < draws; draw++) {
            CaseMatrix drawn = drawn(cases, settings.seed(), draw);
            double index = AdjustedRand.of(own, assigned(cases, method.fit(drawn, grouping.groupCount(), settings)));
            sum += index;
            least = Math.min(least, index);
        }
        return new BootstrapStability(sum / draws, least);
    }

    // Both by the nearest centre, as every customer is assigned.
    private static int[] assigned(CaseMatrix cases, Grouping grouping) {
        int[] groups = new int[cases.size()];
        for (int i = 0; i < groups.length; i++) {
            groups[i] = grouping.assign(cases.row(i));
        }
        return groups;
    }

    private static CaseMatrix drawn(CaseMatrix cases, long seed, int draw) {
        double[][] rows = new double[cases.size()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = cases.row((int) (SeededDraw.uniform(i, seed, draw) * rows.length));
        }
        return CaseMatrix.unnamed(cases.features(), rows);
    }
}
