package io.gridgrade.statistics.weighting;

import java.util.Arrays;

/**
 * Weights from judgements of two things at a time, and how far the judgements contradict one another: the analytic
 * hierarchy process. The weights are the principal eigenvector of the matrix of judgements, with the sum 1; the
 * consistency ratio is (lambda - n) / (n - 1) over what random judgements of the same n give on average.
 *
 * <p>T. L. Saaty, "A scaling method for priorities in hierarchical structures", 1977; the random averages are those of
 * T. L. Saaty, "The Analytic Hierarchy Process", 1980. That a judgement is left out by counting its two things twice on
 * the diagonal is of P. T. Harker, "Incomplete pairwise comparisons in the analytic hierarchy process", 1987.
 */
public final class PairwiseComparison {
    /** The ratio above which judgements are too contradictory to weigh by. */
    public static final double CONSISTENCY_RATIO_MAX = 0.1;

    /** How much more one thing can be judged to count than another. */
    public static final int SCALE_MAX = 9;

    /** The most things that can be compared, for of more no random average is known. */
    public static final int SIZE_MAX = 15;

    private static final double[] RANDOM_INDEX = {
        0, 0, 0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59
    };
    private static final int ROUNDS_MAX = 10_000;
    private static final double STEADY = 1e-15;

    private final double[][] judgements;
    private final double[] weights;
    private final double principalEigenvalue;

    private PairwiseComparison(double[][] judgements) {
        this.judgements = judgements;
        this.weights = principalVector(judgements);
        this.principalEigenvalue = eigenvalue(judgements, weights);
    }

    /**
     * Compares by a square matrix, whose cell (i, j) says how many times as much i counts as j; only what is above the
     * diagonal is read, the rest is its reciprocal.
     */
    public static PairwiseComparison of(double[][] judgements) {
        int n = judgements.length;
        if (n < 1 || n > SIZE_MAX) {
            throw new IllegalArgumentException("Expected 1 to " + SIZE_MAX + " things to compare, found " + n);
        }
        double[][] whole = new double[n][n];
        for (int i = 0; i < n; i++) {
            whole[i][i] = 1;
            for (int j = i + 1; j < n; j++) {
                double judgement = judgements[i][j];
                if (!(judgement > 0) || Double.isInfinite(judgement)) {
                    throw new IllegalArgumentException("Expected judgements above 0, found " + judgement);
                }
                whole[i][j] = judgement;
                whole[j][i] = 1 / judgement;
            }
        }
        return new PairwiseComparison(whole);
    }

    /** How much each counts, 0 to 1, together 1. */
    public double[] weights() {
        return weights.clone();
    }

    /** The largest eigenvalue: the number of things when nothing contradicts, and more the more does. */
    public double principalEigenvalue() {
        return principalEigenvalue;
    }

    /** 0 when no judgement contradicts another; about 1 for judgements at random. */
    public double consistencyRatio() {
        int n = weights.length;
        return n < 3 ? 0 : (principalEigenvalue - n) / (n - 1) / RANDOM_INDEX[n];
    }

    /**
     * The worst judgement: the one whose mending makes the others contradict one another least.
     *
     * @param first            position of the thing that was judged against the second
     * @param second           position of the other
     * @param judgement        what the other judgements say in its place, on the scale 1/9 to 9
     * @param consistencyRatio what it would be then
     */
    public record Mend(int first, int second, double judgement, double consistencyRatio) {}

    /** The worst judgement and its mend; of several as bad the first. Expects three things or more. */
    public Mend worst() {
        Mend worst = null;
        for (int i = 0; i < weights.length; i++) {
            for (int j = i + 1; j < weights.length; j++) {
                double[] without = principalVector(leftOut(i, j));
                double mended = onScale(without[i] / without[j]);
                double[][] other = copy();
                other[i][j] = mended;
                double ratio = of(other).consistencyRatio();
                if (worst == null || ratio < worst.consistencyRatio()) {
                    worst = new Mend(i, j, mended, ratio);
                }
            }
        }
        if (worst == null) {
            throw new IllegalStateException("Expected two things or more");
        }
        return worst;
    }

    private double[][] leftOut(int i, int j) {
        double[][] matrix = copy();
        matrix[i][j] = 0;
        matrix[j][i] = 0;
        matrix[i][i] = 2;
        matrix[j][j] = 2;
        return matrix;
    }

    private double[][] copy() {
        return Arrays.stream(judgements).map(double[]::clone).toArray(double[][]::new);
    }

    private static double onScale(double judgement) {
        return judgement >= 1
                ? Math.min(SCALE_MAX, Math.round(judgement))
                : 1.0 / Math.min(SCALE_MAX, Math.round(1 / judgement));
    }

    // By powers: no cell is negative, so that there is one such vector and every start comes to it.
    private static double[] principalVector(double[][] matrix) {
        int n = matrix.length;
        double[] vector = new double[n];
        Arrays.fill(vector, 1.0 / n);
        for (int round = 0; round < ROUNDS_MAX; round++) {
            double[] next = times(matrix, vector);
            double sum = Arrays.stream(next).sum();
            double moved = 0;
            for (int i = 0; i < n; i++) {
                next[i] /= sum;
                moved = Math.max(moved, Math.abs(next[i] - vector[i]));
            }
            vector = next;
            if (moved < STEADY) {
                break;
            }
        }
        return vector;
    }

    private static double eigenvalue(double[][] matrix, double[] vector) {
        return Arrays.stream(times(matrix, vector)).sum();
    }

    private static double[] times(double[][] matrix, double[] vector) {
        double[] product = new double[vector.length];
        for (int i = 0; i < vector.length; i++) {
            for (int j = 0; j < vector.length; j++) {
                product[i] += matrix[i][j] * vector[j];
            }
        }
        return product;
    }
}
