package io.gridgrade.statistics.clustering;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * Cases as rows of the leading eigenvectors of D^-1/2 A D^-1/2, scaled to length 1, where A is their likeness
 * exp(-d^2 / (2 width^2)) with a diagonal of 0 and D its row sums (A. Y. Ng, M. I. Jordan and Y. Weiss, "On spectral
 * clustering: analysis and an algorithm", 2001). It takes the whole matrix, and so a sample of the cases.
 *
 * <p>Equal cases lie together in every leading eigenvector, and so m of them are one row and column, weighed by sqrt(m):
 * the eigenvectors are the same, and the many equal eigenvalues that the decomposition does not end with are not there.
 */
public final class SpectralEmbedding {
    /** What the decomposition takes some seconds for. */
    static final int CASES_MAX = 1_000;

    private static final int NEIGHBOUR = 7;

    private final EigenDecomposition decomposition;
    private final int[] kindOf;
    private final int[] counts;
    private final double kernelWidth;

    private SpectralEmbedding(EigenDecomposition decomposition, int[] kindOf, int[] counts, double kernelWidth) {
        this.decomposition = decomposition;
        this.kindOf = kindOf;
        this.counts = counts;
        this.kernelWidth = kernelWidth;
    }

    /**
     * Embeds cases.
     *
     * @param kernelWidth above 0; empty for the median distance of a case to its seventh neighbour that is not equal to it
     */
    public static SpectralEmbedding of(CaseMatrix cases, OptionalDouble kernelWidth) {
        double width = kernelWidth.orElseGet(() -> neighbourDistance(cases));
        int[] kindOf = kindsOf(cases);
        int size = Arrays.stream(kindOf).max().orElse(-1) + 1;
        int[] counts = new int[size];
        double[][] kinds = new double[size][];
        for (int i = 0; i < kindOf.length; i++) {
            counts[kindOf[i]]++;
            kinds[kindOf[i]] = cases.row(i);
        }
        double[][] likeness = new double[size][size];
        double[] scale = new double[size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                likeness[i][j] = i == j
                        ? counts[i] - 1
                        : StrictMath.exp(-Space.squaredDistance(kinds[i], kinds[j]) / (2 * width * width));
                scale[i] += i == j ? likeness[i][j] : counts[j] * likeness[i][j];
            }
            // A case so far off that it is like none stays where it is: at 0, which is as near to all groups.
            scale[i] = scale[i] > 0 ? 1 / Math.sqrt(scale[i]) : 0;
        }
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                likeness[i][j] *= (i == j ? 1 : Math.sqrt((double) counts[i] * counts[j])) * (scale[i] * scale[j]);
            }
        }
        return new SpectralEmbedding(
                new EigenDecomposition(new Array2DRowRealMatrix(likeness, false)), kindOf, counts, width);
    }

    // Equal cases have one number, the numbers as they come.
    private static int[] kindsOf(CaseMatrix cases) {
        Map<List<Double>, Integer> numbers = new HashMap<>();
        return Arrays.stream(cases.rows())
                .mapToInt(row -> {
                    // -0 and 0 are equal, but not as objects.
                    List<Double> key =
                            Arrays.stream(row).map(part -> part + 0.0).boxed().toList();
                    int next = numbers.size();
                    return numbers.computeIfAbsent(key, unused -> next);
                })
                .toArray();
    }

    private static double neighbourDistance(CaseMatrix cases) {
        double[] distances = IntStream.range(0, cases.size())
                .mapToDouble(i -> {
                    double[] others = Arrays.stream(cases.rows())
                            .mapToDouble(row -> Space.distance(cases.row(i), row))
                            .filter(distance -> distance > 0)
                            .sorted()
                            .limit(NEIGHBOUR)
                            .toArray();
                    return others.length == 0 ? 1 : others[others.length - 1];
                })
                .sorted()
                .toArray();
        return distances[distances.length / 2];
    }

    /** The cases embedded for so many groups, or for as many as they differ in. */
    static CaseMatrix of(CaseMatrix cases, int groupCount, GroupingSettings settings) {
        return of(cases, settings.kernelWidth()).rows(cases.differentCount(groupCount));
    }

    /** The width of the kernel. */
    public double kernelWidth() {
        return kernelWidth;
    }

    /** The eigenvalues, the largest first, 1 to -1, without those by which equal cases differ, which are below 0: where they fall off is a hint how many groups there are. */
    public double[] eigenvalues() {
        return Arrays.stream(decomposition.getRealEigenvalues())
                .boxed()
                .sorted(Comparator.reverseOrder())
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    /** The cases as rows of so many eigenvectors. */
    public CaseMatrix rows(int vectorCount) {
        double[] values = decomposition.getRealEigenvalues();
        int[] largest = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -values[i]))
                .limit(vectorCount)
                .mapToInt(Integer::intValue)
                .toArray();
        double[][] rows = new double[kindOf.length][vectorCount];
        for (int v = 0; v < vectorCount; v++) {
            double[] vector = decomposition.getEigenvector(largest[v]).toArray();
            for (int i = 0; i < rows.length; i++) {
                rows[i][v] = vector[kindOf[i]] / Math.sqrt(counts[kindOf[i]]);
            }
        }
        for (double[] row : rows) {
            double length =
                    Math.sqrt(Arrays.stream(row).map(part -> part * part).sum());
            for (int v = 0; v < vectorCount && length > 0; v++) {
                row[v] /= length;
            }
        }
        return CaseMatrix.unnamed(
                IntStream.range(0, vectorCount).mapToObj(v -> "v" + (v + 1)).toList(), rows);
    }
}
