package io.gridgrade.statistics.clustering;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Which new group goes on with which old one: each with one at most, so that the matched pairs have as many customers in
 * common as can be. It is the assignment problem, solved exactly by shortest augmenting paths in O(n^2 m) for n groups on
 * the side that has fewer and m on the other.
 *
 * <p>H. W. Kuhn, "The Hungarian method for the assignment problem", 1955; J. Munkres, "Algorithms for the assignment and
 * transportation problems", 1957; by shortest paths, R. Jonker and A. Volgenant, "A shortest augmenting path algorithm for
 * dense and sparse linear assignment problems", 1987.
 *
 * @param oldOfNew for each new group, in order, the old group that it goes on with, from 0; empty where none is left for
 *     it, or none that it shares a customer with
 * @param sharedCount customers in common of all matched pairs
 */
public record Matching(List<OptionalInt> oldOfNew, long sharedCount) {
    /** Copies its list. */
    public Matching {
        oldOfNew = List.copyOf(oldOfNew);
    }

    /**
     * Matches new groups to old ones. Of several matchings as good always the same is taken, for the search follows the
     * order of rows and columns.
     *
     * @param shared how many customers old group i and new group j have in common, at row i and column j; as many rows as
     *     old groups, all of the same length
     * @throws IllegalArgumentException for rows of different lengths or a count below 0
     */
    public static Matching of(long[][] shared) {
        ContingencyTable.check(shared);
        int oldCount = shared.length;
        int newCount = oldCount == 0 ? 0 : shared[0].length;
        int[] rowOfColumn = oldCount <= newCount ? assign(shared) : turned(assign(transposed(shared)), newCount);
        long sharedCount = 0;
        OptionalInt[] oldOfNew = new OptionalInt[newCount];
        for (int j = 0; j < newCount; j++) {
            int old = rowOfColumn[j];
            boolean isShared = old >= 0 && shared[old][j] > 0;
            oldOfNew[j] = isShared ? OptionalInt.of(old) : OptionalInt.empty();
            sharedCount += isShared ? shared[old][j] : 0;
        }
        return new Matching(List.of(oldOfNew), sharedCount);
    }

    // The row of each column, -1 for none; no more rows than columns. Costs are the counts with their signs turned.
    private static int[] assign(long[][] gains) {
        int rows = gains.length;
        int columns = rows == 0 ? 0 : gains[0].length;
        long[] rowPrice = new long[rows];
        long[] columnPrice = new long[columns];
        int[] rowOf = new int[columns];
        Arrays.fill(rowOf, -1);
        for (int row = 0; row < rows; row++) {
            augment(gains, row, rowOf, rowPrice, columnPrice);
        }
        return rowOf;
    }

    // Finds the cheapest way by which one more row gets a column, over others that change theirs, and goes it.
    private static void augment(long[][] gains, int start, int[] rowOf, long[] rowPrice, long[] columnPrice) {
        int columns = rowOf.length;
        long[] length = new long[columns];
        Arrays.fill(length, Long.MAX_VALUE);
        int[] before = new int[columns];
        Arrays.fill(before, -1);
        boolean[] isReached = new boolean[columns];
        int row = start;
        int last = -1;
        while (true) {
            int next = -1;
            for (int j = 0; j < columns; j++) {
                if (!isReached[j]) {
                    long step = -gains[row][j] - rowPrice[row] - columnPrice[j];
                    if (step < length[j]) {
                        length[j] = step;
                        before[j] = last;
                    }
                    if (next < 0 || length[j] < length[next]) {
                        next = j;
                    }
                }
            }
            long least = length[next];
            rowPrice[start] += least;
            for (int j = 0; j < columns; j++) {
                if (isReached[j]) {
                    rowPrice[rowOf[j]] += least;
                    columnPrice[j] -= least;
                } else {
                    length[j] -= least;
                }
            }
            isReached[next] = true;
            last = next;
            if (rowOf[next] < 0) {
                break;
            }
            row = rowOf[next];
        }
        for (int j = last; j >= 0; j = before[j]) {
            rowOf[j] = before[j] < 0 ? start : rowOf[before[j]];
        }
    }

    private static long[][] transposed(long[][] matrix) {
        return IntStream.range(0, matrix[0].length)
                .mapToObj(j -> Arrays.stream(matrix).mapToLong(row -> row[j]).toArray())
                .toArray(long[][]::new);
    }

    // From the column of each row to the row of each column.
    private static int[] turned(int[] columnOf, int columns) {
        int[] rowOf = new int[columns];
        Arrays.fill(rowOf, -1);
        for (int row = 0; row < columnOf.length; row++) {
            if (columnOf[row] >= 0) {
                rowOf[columnOf[row]] = row;
            }
        }
        return rowOf;
    }
}
