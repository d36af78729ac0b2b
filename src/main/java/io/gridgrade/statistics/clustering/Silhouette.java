package io.gridgrade.statistics.clustering;

import io.gridgrade.statistics.validation.Interval;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * How much nearer cases are to their own group than to the next: of each case (b - a) / max(a, b), where a is its mean
 * distance to the others of its group and b the least mean distance to those of another; 0 for a case alone in its group.
 * From -1 to 1 (P. J. Rousseeuw, "Silhouettes: a graphical aid to the interpretation and validation of cluster analysis",
 * 1987). Distances are Euclidean and are computed as they are needed: memory is O(n), time O(m n) for m measured cases.
 *
 * @param mean of all cases, or its estimate
 * @param interval where the mean of all lies with 95 %; both ends the mean when all were measured
 * @param measuredCount how many cases were measured
 */
public record Silhouette(double mean, Interval interval, int measuredCount) {
    /** Up to how many cases all are measured. */
    public static final int EXACT_MAX = 100_000;

    private static final int SAMPLE = 2_000;
    private static final int GROUP_SAMPLE_MIN = 100;
    private static final int BLOCK = 512;

    /**
     * Measures all cases up to {@link #EXACT_MAX}. Of more, a sample of each group, of 2,000 in proportion and at least 100
     * each so that a small group is not missed, every one against all cases.
     *
     * @param groups of each case, from 0, in the order of the matrix
     * @param seed of the sample
     * @throws IllegalArgumentException for fewer than two groups that have cases
     */
    public static Silhouette of(CaseMatrix cases, int[] groups, long seed) {
        return of(cases, groups, seed, EXACT_MAX, SAMPLE, GROUP_SAMPLE_MIN);
    }

    static Silhouette of(CaseMatrix cases, int[] groups, long seed, int exactMax, int sample, int groupSampleMin) {
        Blocks blocks = new Blocks(cases, groups);
        int[][] members = members(groups);
        if (Arrays.stream(members).filter(group -> group.length > 0).count() < 2) {
            throw new IllegalArgumentException("Expected two groups or more");
        }
        double mean = 0;
        double variance = 0;
        int measuredCount = 0;
        for (int[] group : members) {
            int share = (int) Math.ceil((double) sample * group.length / groups.length);
            int drawn =
                    cases.size() <= exactMax ? group.length : Math.min(group.length, Math.max(share, groupSampleMin));
            if (drawn == 0) {
                continue;
            }
            int[] measured = drawn == group.length ? group : SeededDraw.sample(cases, group, drawn, seed);
            // Each by itself, and so the same however they are shared out among processors.
            double[] widths = Arrays.stream(measured)
                    .parallel()
                    .mapToDouble(blocks::width)
                    .toArray();
            double weight = (double) group.length / groups.length;
            double groupMean = Arrays.stream(widths).sum() / drawn;
            mean += weight * groupMean;
            if (drawn < group.length) {
                double squares = Arrays.stream(widths)
                        .map(width -> (width - groupMean) * (width - groupMean))
                        .sum();
                variance += weight * weight * squares / (drawn - 1) / drawn * (1 - (double) drawn / group.length);
            }
            measuredCount += drawn;
        }
        return new Silhouette(mean, Interval.ofNormal(mean, Math.sqrt(variance), .95), measuredCount);
    }

    /**
     * The same with the distances to the means of the groups in the place of mean distances: less exact, and time O(k n)
     * (E. R. Hruschka, L. N. de Castro and R. J. G. B. Campello, "Evolutionary algorithms for clustering gene-expression
     * data", 2004).
     *
     * @param groups of each case, from 0, in the order of the matrix
     */
    public static double simplified(CaseMatrix cases, int[] groups) {
        int groupCount = Arrays.stream(groups).max().orElse(-1) + 1;
        double[][] means = cases.means(groups, groupCount);
        long[] sizes =
                Arrays.stream(members(groups)).mapToLong(group -> group.length).toArray();
        double sum = 0;
        for (int i = 0; i < groups.length; i++) {
            double own = Space.distance(cases.row(i), means[groups[i]]);
            double other = Double.POSITIVE_INFINITY;
            for (int g = 0; g < groupCount; g++) {
                if (g != groups[i] && sizes[g] > 0) {
                    other = Math.min(other, Space.distance(cases.row(i), means[g]));
                }
            }
            sum += sizes[groups[i]] == 1 ? 0 : width(own, other);
        }
        return sum / groups.length;
    }

    private static double width(double own, double other) {
        double longer = Math.max(own, other);
        return longer > 0 ? (other - own) / longer : 0;
    }

    private static int[][] members(int[] groups) {
        int groupCount = Arrays.stream(groups).max().orElse(-1) + 1;
        return IntStream.range(0, groupCount)
                .mapToObj(g -> IntStream.range(0, groups.length)
                        .filter(i -> groups[i] == g)
                        .toArray())
                .toArray(int[][]::new);
    }

    /** The cases by group, a feature in a row, so that distances to many are computed at once. */
    private static final class Blocks {
        private final CaseMatrix cases;
        private final int[] groups;
        private final double[][] columns;
        // Where each group begins, and where the last ends.
        private final int[] from;

        Blocks(CaseMatrix cases, int[] groups) {
            this.cases = cases;
            this.groups = groups;
            int[] order = IntStream.range(0, groups.length)
                    .boxed()
                    .sorted(Comparator.comparingInt(i -> groups[i]))
                    .mapToInt(Integer::intValue)
                    .toArray();
            columns = new double[cases.width()][];
            for (int j = 0; j < columns.length; j++) {
                int column = j;
                columns[j] = Arrays.stream(order)
                        .mapToDouble(i -> cases.row(i)[column])
                        .toArray();
            }
            from = new int[Arrays.stream(groups).max().orElse(-1) + 2];
            for (int group : groups) {
                from[group + 1]++;
            }
            Arrays.parallelPrefix(from, Integer::sum);
        }

        double width(int caseNo) {
            int own = groups[caseNo];
            int ownSize = from[own + 1] - from[own];
            if (ownSize == 1) {
                return 0;
            }
            double[] row = cases.row(caseNo);
            double[] distances = new double[BLOCK];
            double inside = 0;
            double other = Double.POSITIVE_INFINITY;
            for (int g = 0; g + 1 < from.length; g++) {
                double sum = 0;
                for (int start = from[g]; start < from[g + 1]; start += BLOCK) {
                    int count = Math.min(BLOCK, from[g + 1] - start);
                    distances(row, start, count, distances);
                    for (int i = 0; i < count; i++) {
                        sum += distances[i];
                    }
                }
                int size = from[g + 1] - from[g];
                if (g == own) {
                    inside = sum / (ownSize - 1);
                } else if (size > 0) {
                    other = Math.min(other, sum / size);
                }
            }
            return Silhouette.width(inside, other);
        }

        private void distances(double[] row, int start, int count, double[] distances) {
            Arrays.fill(distances, 0, count, 0);
            for (int j = 0; j < row.length; j++) {
                double[] column = columns[j];
                double value = row[j];
                for (int i = 0; i < count; i++) {
                    double gap = column[start + i] - value;
                    distances[i] += gap * gap;
                }
            }
            for (int i = 0; i < count; i++) {
                distances[i] = Math.sqrt(distances[i]);
            }
        }
    }
}
