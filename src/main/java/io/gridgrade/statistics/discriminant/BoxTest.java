package io.gridgrade.statistics.discriminant;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Box's M: whether the classes have one covariance, as the linear discriminant assumes. It is sensitive to heavy tails and
 * to many cases: with thousands of cases hardly anything passes it.
 *
 * <p>G. E. P. Box, "A general distribution theory for a class of likelihood criteria", 1949, with the chi-squared
 * approximation.
 *
 * @param m (n - g) ln |S| - sum of (n_i - 1) ln |S_i|
 * @param singular classes whose own covariance has no inverse: too few cases, or a feature constant in them
 * @param chiSquared empty when a class is singular
 */
public record BoxTest(
        Optional<Double> m,
        Optional<Double> chiSquared,
        double freedom,
        Optional<Double> pValue,
        List<String> singular) {
    private static final double SINGULAR = 1e-12;

    /** Copies its list. */
    public BoxTest {
        singular = List.copyOf(singular);
    }

    /** Of a discriminant that was fitted, on the features that it uses. */
    public static BoxTest of(LinearDiscriminant discriminant) {
        SufficientStatistics statistics = discriminant.statistics();
        int classes = statistics.classes().size();
        double features = discriminant.features().size();
        double freedom = features * (features + 1) * (classes - 1) / 2;
        double within = statistics.count() - classes;
        List<String> singular = new ArrayList<>();
        double m = within * logDeterminant(discriminant.correlations());
        double inverses = 0;
        for (int c = 0; c < classes; c++) {
            double own = statistics.classes().get(c).count() - 1.0;
            double determinant = own < features ? Double.NEGATIVE_INFINITY : logDeterminant(scaled(discriminant, c));
            if (Double.isInfinite(determinant)) {
                singular.add(statistics.classes().get(c).code());
            } else {
                m -= own * determinant;
                inverses += 1 / own;
            }
        }
        if (!singular.isEmpty()) {
            return new BoxTest(Optional.empty(), Optional.empty(), freedom, Optional.empty(), singular);
        }
        double correction = (inverses - 1 / within)
                * (2 * features * features + 3 * features - 1)
                / (6 * (features + 1) * (classes - 1));
        double chiSquared = m * (1 - correction);
        double pValue = 1 - new ChiSquaredDistribution(null, freedom).cumulativeProbability(Math.max(0, chiSquared));
        return new BoxTest(Optional.of(m), Optional.of(chiSquared), freedom, Optional.of(pValue), singular);
    }

    // A class's covariance in the pooled deviations, which cancel in M, so that units of any size do.
    private static RealMatrix scaled(LinearDiscriminant discriminant, int classIndex) {
        RealMatrix covariance = discriminant.covarianceOf(classIndex);
        RealMatrix scaled = new Array2DRowRealMatrix(covariance.getRowDimension(), covariance.getColumnDimension());
        for (int i = 0; i < covariance.getRowDimension(); i++) {
            for (int j = 0; j < covariance.getColumnDimension(); j++) {
                scaled.setEntry(
                        i,
                        j,
                        covariance.getEntry(i, j)
                                / discriminant.deviations().getEntry(i)
                                / discriminant.deviations().getEntry(j));
            }
        }
        return scaled;
    }

    private static double logDeterminant(RealMatrix matrix) {
        double sum = 0;
        double largest = 0;
        for (double root : new EigenDecomposition(matrix).getRealEigenvalues()) {
            largest = Math.max(largest, root);
            if (root <= SINGULAR * largest) {
                return Double.NEGATIVE_INFINITY;
            }
            sum += Math.log(root);
        }
        return sum;
    }
}
