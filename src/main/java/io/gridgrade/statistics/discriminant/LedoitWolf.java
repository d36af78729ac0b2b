package io.gridgrade.statistics.discriminant;

import org.apache.commons.math3.linear.RealMatrix;

/**
 * How far the covariance should be drawn towards equal and uncorrelated features, so that its error is least in the mean.
 *
 * <p>O. Ledoit and M. Wolf, "A well-conditioned estimator for large-dimensional covariance matrices", 2004, on the features
 * in deviations within the classes (divisor n there, as theirs), centred at the means of the classes.
 */
public final class LedoitWolf {
    private LedoitWolf() {}

    /**
     * The share of the target, 0 to 1.
     *
     * @param meanFourthPower mean over the cases of (sum over the features of ((x - class mean) / deviation)^2)^2, with the
     *     deviations of the fit (divisor n - g)
     */
    public static double intensity(LinearDiscriminant discriminant, double meanFourthPower) {
        double count = discriminant.statistics().count();
        double freedom = count - discriminant.statistics().classes().size();
        RealMatrix correlations = discriminant.correlations();
        double size = correlations.getRowDimension();
        // Deviations with divisor n: every entry of the covariance shrinks by (n - g) / n.
        double scale = freedom / count;
        double squares = 0;
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                squares += correlations.getEntry(i, j) * correlations.getEntry(i, j);
            }
        }
        squares *= scale * scale;
        double target = scale;
        double distance = squares - size * target * target;
        double error = (meanFourthPower - squares) / count;
        if (!(distance > 0)) {
            return 1;
        }
        return Math.max(0, Math.min(1, error / distance));
    }
}
