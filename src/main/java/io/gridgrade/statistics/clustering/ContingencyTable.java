package io.gridgrade.statistics.clustering;

import java.util.Arrays;

/** Two groupings of the same cases, counted: how many are in group i of the one and group j of the other. */
final class ContingencyTable {
    private ContingencyTable() {}

    static void check(long[][] counts) {
        for (int i = 0; i < counts.length; i++) {
            if (counts[i].length != counts[0].length) {
                throw new IllegalArgumentException("Expected " + counts[0].length + " counts in every row, found "
                        + counts[i].length + " in row " + (i + 1));
            }
            for (int j = 0; j < counts[i].length; j++) {
                if (counts[i][j] < 0) {
                    throw new IllegalArgumentException("Expected counts of 0 or more, found " + counts[i][j]
                            + " in row " + (i + 1) + ", column " + (j + 1));
                }
            }
        }
    }

    /**
     * Counts two groupings.
     *
     * @param first group of each case, from 0
     * @param second the same of the other grouping, of the same length
     */
    static long[][] of(int[] first, int[] second) {
        if (first.length != second.length) {
            throw new IllegalArgumentException(
                    "Expected two groupings of the same cases, found " + first.length + " and " + second.length);
        }
        long[][] counts = new long[groupCount(first)][groupCount(second)];
        for (int i = 0; i < first.length; i++) {
            counts[first[i]][second[i]]++;
        }
        return counts;
    }

    private static int groupCount(int[] groups) {
        return Arrays.stream(groups).max().orElse(-1) + 1;
    }
}
