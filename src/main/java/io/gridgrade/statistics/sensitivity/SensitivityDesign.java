package io.gridgrade.statistics.sensitivity;

import java.util.ArrayList;
import java.util.List;

/**
 * Which inputs to try so as to learn how much of an answer's variance each of them makes. Inputs are independent and uniform
 * from 0 to 1. For every base point the rows are the point, a second point, and for each input the first point with that
 * input of the second.
 *
 * <p>A. Saltelli et al., "Variance based sensitivity analysis of model output. Design and estimator for the total sensitivity
 * index", 2010; F. Campolongo, A. Saltelli and J. Cariboni, "From screening to quantitative sensitivity analysis. A unified
 * approach", 2011, for the elementary effects of the same rows.
 */
public final class SensitivityDesign {
    /** Shorter steps say more of rounding than of the input. */
    private static final double STEP_MIN = 0.05;

    private final int inputs;
    private final double[][] points;

    private SensitivityDesign(int inputs, double[][] points) {
        this.inputs = inputs;
        this.points = points;
    }

    /** A design of so many inputs and base points; it has {@code points x (inputs + 2)} rows. */
    public static SensitivityDesign of(int inputs, int points, long seed) {
        if (inputs < 1 || points < 2) {
            throw new IllegalArgumentException("Expected an input and two points, found " + inputs + " and " + points);
        }
        return new SensitivityDesign(inputs, LowDiscrepancy.points(points, 2 * inputs, seed));
    }

    /** Rows in which the inputs are drawn freely: the first two of every base point. */
    public boolean isFree(int row) {
        return row % (inputs + 2) < 2;
    }

    /** What to try, in order: the inputs of each row. */
    public List<double[]> rows() {
        List<double[]> rows = new ArrayList<>();
        for (double[] point : points) {
            double[] first = new double[inputs];
            double[] second = new double[inputs];
            System.arraycopy(point, 0, first, 0, inputs);
            System.arraycopy(point, inputs, second, 0, inputs);
            rows.add(first);
            rows.add(second);
            for (int i = 0; i < inputs; i++) {
                double[] mixed = first.clone();
                mixed[i] = second[i];
                rows.add(mixed);
            }
        }
        return rows;
    }

    /** What the answers, one a row, say of each input. Where the answer never changes, no index is defined: NaN. */
    public List<Sensitivity> of(double[] answers) {
        int width = inputs + 2;
        if (answers.length != points.length * width) {
            throw new IllegalArgumentException(
                    "Expected " + points.length * width + " answers, one a row, found " + answers.length);
        }
        double mean = 0;
        for (int n = 0; n < points.length; n++) {
            mean += (answers[n * width] + answers[n * width + 1]) / (2.0 * points.length);
        }
        double variance = 0;
        for (int n = 0; n < points.length; n++) {
            double first = answers[n * width] - mean;
            double second = answers[n * width + 1] - mean;
            variance += (first * first + second * second) / (2.0 * points.length);
        }
        List<Sensitivity> sensitivities = new ArrayList<>();
        for (int i = 0; i < inputs; i++) {
            sensitivities.add(of(answers, i, mean, variance));
        }
        return sensitivities;
    }

    // First order by Saltelli 2010, total by M. J. W. Jansen, "Analysis of variance designs for model output", 1999;
    // the
    // effects by M. D. Morris, "Factorial sampling plans for preliminary computational experiments", 1991.
    private Sensitivity of(double[] answers, int input, double mean, double variance) {
        int width = inputs + 2;
        double first = 0;
        double total = 0;
        double effectSum = 0;
        double sizeSum = 0;
        double squareSum = 0;
        int effects = 0;
        for (int n = 0; n < points.length; n++) {
            double one = answers[n * width] - mean;
            double other = answers[n * width + 1] - mean;
            double mixed = answers[n * width + 2 + input] - mean;
            first += other * (mixed - one) / points.length;
            total += (one - mixed) * (one - mixed) / (2.0 * points.length);
            double step = points[n][inputs + input] - points[n][input];
            if (Math.abs(step) >= STEP_MIN) {
                double effect = (mixed - one) / step;
                effectSum += effect;
                sizeSum += Math.abs(effect);
                squareSum += effect * effect;
                effects++;
            }
        }
        double effectMean = effectSum / effects;
        double spread = Math.sqrt(Math.max(0, squareSum / effects - effectMean * effectMean));
        return new Sensitivity(first / variance, total / variance, effectMean, sizeSum / effects, spread);
    }
}
