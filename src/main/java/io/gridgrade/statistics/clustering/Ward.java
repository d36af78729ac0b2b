package io.gridgrade.statistics.clustering;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Ward's hierarchy: the two groups are joined whose joining adds least to the sum of squared distances to the means; the
 * height of a join is the root of twice what it adds, as in R's {@code hclust(method = "ward.D2")} (J. H. Ward,
 * "Hierarchical grouping to optimize an objective function", 1963; F. Murtagh and P. Legendre, "Ward's hierarchical
 * agglomerative clustering method", 2014). By chains of nearest neighbours (F. Murtagh, "A survey of recent advances in
 * hierarchical clustering algorithms", 1983) in time O(n^2) and memory O(n): of each group only the mean is kept, never a
 * matrix of distances.
 */
public final class Ward implements GroupingMethod {
    @Override
    public String code() {
        return "ward";
    }

    @Override
    public int casesMax() {
        return 20_000;
    }

    @Override
    public Grouping fit(CaseMatrix cases, int groupCount, GroupingSettings settings) {
        check(cases, groupCount);
        Dendrogram tree = tree(cases);
        // Cases that are equal are joined at height 0, and stay so.
        int different = 1
                + (int) Arrays.stream(tree.heights())
                        .filter(height -> height > 0)
                        .count();
        int[] groups = tree.cut(Math.min(groupCount, different));
        double[][] means = cases.means(groups, Arrays.stream(groups).max().orElse(0) + 1);
        double within = 0;
        for (int i = 0; i < groups.length; i++) {
            within += Space.squaredDistance(cases.row(i), means[groups[i]]);
        }
        return Grouping.crisp(groups, means, within, cases.size() - 1, true);
    }

    /** Joins all cases, from each alone to all in one. */
    public static Dendrogram tree(CaseMatrix cases) {
        int size = cases.size();
        double[][] means = Arrays.stream(cases.rows()).map(double[]::clone).toArray(double[][]::new);
        double[] counts = new double[size];
        Arrays.fill(counts, 1);
        // Those that are left, at the front.
        int[] left = new int[size];
        Arrays.setAll(left, i -> i);
        int leftCount = size;
        int[] chain = new int[size];
        int length = 0;
        List<Dendrogram.Join> joins = new ArrayList<>();
        while (leftCount > 1) {
            if (length == 0) {
                chain[length++] = left[0];
            }
            int end = chain[length - 1];
            int before = length > 1 ? chain[length - 2] : -1;
            int nearest = before;
            double least = before >= 0 ? added(means, counts, end, before) : Double.POSITIVE_INFINITY;
            for (int i = 0; i < leftCount; i++) {
                // Of equals the one before in the chain, so that it ends, then the lowest.
                if (left[i] != end && added(means, counts, end, left[i]) < least) {
                    nearest = left[i];
                    least = added(means, counts, end, nearest);
                }
            }
            if (nearest == before) {
                joins.add(new Dendrogram.Join(Math.min(end, before), Math.max(end, before), Math.sqrt(2 * least)));
                leftCount = join(means, counts, left, leftCount, Math.min(end, before), Math.max(end, before));
                length -= 2;
            } else {
                chain[length++] = nearest;
            }
        }
        joins.sort(Comparator.comparingDouble(Dendrogram.Join::height));
        return new Dendrogram(size, joins);
    }

    private static double added(double[][] means, double[] counts, int a, int b) {
        return counts[a] * counts[b] / (counts[a] + counts[b]) * Space.squaredDistance(means[a], means[b]);
    }

    // The second goes into the first.
    private static int join(double[][] means, double[] counts, int[] left, int leftCount, int first, int second) {
        double sum = counts[first] + counts[second];
        for (int j = 0; j < means[first].length; j++) {
            means[first][j] = (counts[first] * means[first][j] + counts[second] * means[second][j]) / sum;
        }
        counts[first] = sum;
        int at = Arrays.binarySearch(left, 0, leftCount, second);
        System.arraycopy(left, at + 1, left, at, leftCount - at - 1);
        return leftCount - 1;
    }
}
