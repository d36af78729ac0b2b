package io.gridgrade.statistics.clustering;

/**
 * How far two groupings of the same cases agree on which cases belong together, adjusted for chance: 1 when they are the
 * same but for the names of their groups, 0 on average for groupings at random with the same sizes, below 0 for less than
 * that.
 *
 * <p>L. Hubert and P. Arabie, "Comparing partitions", 1985.
 */
public final class AdjustedRand {
    private AdjustedRand() {}

    /**
     * From counts; 1 where chance leaves nothing to tell, as of one group each.
     *
     * @param counts cases of group i of the one grouping and group j of the other, at row i and column j
     * @throws IllegalArgumentException for rows of different lengths or a count below 0
     */
    public static double of(long[][] counts) {
        ContingencyTable.check(counts);
        int columns = counts.length == 0 ? 0 : counts[0].length;
        long[] columnSums = new long[columns];
        double together = 0;
        double first = 0;
        long total = 0;
        for (long[] row : counts) {
            long rowSum = 0;
            for (int j = 0; j < columns; j++) {
                together += pairs(row[j]);
                rowSum += row[j];
                columnSums[j] += row[j];
            }
            first += pairs(rowSum);
            total += rowSum;
        }
        double second = 0;
        for (long sum : columnSums) {
            second += pairs(sum);
        }
        if (together == first && together == second) {
            return 1;
        }
        double byChance = first / pairs(total) * second;
        return (together - byChance) / ((first + second) / 2 - byChance);
    }

    /**
     * From the group of each case, from 0, in two groupings.
     *
     * @throws IllegalArgumentException for two lengths
     */
    public static double of(int[] first, int[] second) {
        return of(ContingencyTable.of(first, second));
    }

    private static double pairs(long count) {
        return count * (count - 1.0) / 2;
    }
}
