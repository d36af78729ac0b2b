package io.gridgrade.statistics.discriminant;

import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/**
 * The canonical variates: directions in which the class means differ most, measured against the spread within.
 *
 * <p>Scalings are those of R's MASS: variance 1 within the classes. Their sign, which is arbitrary there, is fixed here:
 * the last class scores higher than the first, or, when both score the same, the largest standardised coefficient is
 * positive.
 *
 * @param scaling one row a feature, one column a variate
 * @param singularValues ratio of between- to within-class deviation; their squares are F-like
 * @param proportionOfTrace share of the between-class variance that each variate explains
 * @param eigenvalues characteristic roots of W^-1 B
 * @param standardised scaling x deviation within the classes
 * @param structure correlation of feature and variate within the classes
 * @param wilks Wilks' lambda: 1 when the means agree, near 0 when they are far apart
 */
public record CanonicalAnalysis(
        RealMatrix scaling,
        RealVector singularValues,
        RealVector proportionOfTrace,
        RealVector eigenvalues,
        RealMatrix standardised,
        RealMatrix structure,
        double wilks,
        WilksTest test) {
    // Below this share of the largest, a singular value is rounding: the class means do not span that direction.
    private static final double RANK_TOLERANCE = 1e-9;

    /** Bartlett's chi-squared and Rao's F of Wilks' lambda, with their degrees of freedom. */
    public record WilksTest(
            double chiSquared, double chiSquaredFreedom, double f, double fFreedom, double fFreedomWithin) {}

    static CanonicalAnalysis of(LinearDiscriminant discriminant) {
        SufficientStatistics statistics = discriminant.statistics();
        List<ClassSums> classes = statistics.classes();
        RealMatrix means = discriminant.means();
        RealVector grandMean = means.preMultiply(discriminant.priorsOfCases());
        RealVector deviations = discriminant.deviations();
        RealMatrix triangle = discriminant.correlationTriangle();
        int size = means.getColumnDimension();
        RealMatrix whitened = new Array2DRowRealMatrix(classes.size(), size);
        for (int c = 0; c < classes.size(); c++) {
            RealVector gap = means.getRowVector(c).subtract(grandMean).ebeDivide(deviations);
            MatrixUtils.solveLowerTriangularSystem(triangle, gap);
            double weight = Math.sqrt((double) classes.get(c).count() / (classes.size() - 1));
            whitened.setRowVector(c, gap.mapMultiply(weight));
        }
        SingularValueDecomposition decomposition = new SingularValueDecomposition(whitened);
        double[] all = decomposition.getSingularValues();
        int rank = 0;
        while (rank < Math.min(all.length, classes.size() - 1) && all[rank] > RANK_TOLERANCE * all[0]) {
            rank++;
        }
        RealVector singularValues = new ArrayRealVector(all, 0, rank);
        RealMatrix scaling = new Array2DRowRealMatrix(size, Math.max(1, rank));
        for (int v = 0; v < rank; v++) {
            RealVector standardised = decomposition.getV().getColumnVector(v);
            MatrixUtils.solveUpperTriangularSystem(triangle.transpose(), standardised);
            RealVector column = standardised.ebeDivide(deviations);
            scaling.setColumnVector(v, column.mapMultiply(sign(column, standardised, means)));
        }
        return of(discriminant, scaling, singularValues);
    }

    /** Canonical correlations: the share of a variate's spread that lies between the classes, as a correlation. */
    public RealVector correlations() {
        return eigenvalues.map(root -> Math.sqrt(root / (1 + root)));
    }

    private static double sign(RealVector column, RealVector standardised, RealMatrix means) {
        double first = column.dotProduct(means.getRowVector(0));
        double last = column.dotProduct(means.getRowVector(means.getRowDimension() - 1));
        if (Math.abs(last - first) > RANK_TOLERANCE) {
            return Math.signum(last - first);
        }
        RealVector sizes = standardised.map(Math::abs);
        return Math.signum(standardised.getEntry(sizes.getMaxIndex()));
    }

    private static CanonicalAnalysis of(
            LinearDiscriminant discriminant, RealMatrix scaling, RealVector singularValues) {
        long count = discriminant.statistics().count();
        int classes = discriminant.statistics().classes().size();
        RealVector squares = singularValues.ebeMultiply(singularValues);
        RealVector eigenvalues = squares.mapMultiply((classes - 1.0) / (count - classes));
        double wilks = 1;
        for (double eigenvalue : eigenvalues.toArray()) {
            wilks /= 1 + eigenvalue;
        }
        RealMatrix standardised = scaling.copy();
        RealMatrix structure = discriminant.withinCovariance().multiply(scaling);
        for (int i = 0; i < scaling.getRowDimension(); i++) {
            double deviation = discriminant.deviations().getEntry(i);
            standardised.setRowVector(i, scaling.getRowVector(i).mapMultiply(deviation));
            structure.setRowVector(i, structure.getRowVector(i).mapDivide(deviation));
        }
        return new CanonicalAnalysis(
                scaling,
                singularValues,
                squares.mapDivide(Math.max(Double.MIN_NORMAL, squares.getL1Norm())),
                eigenvalues,
                standardised,
                structure,
                wilks,
                test(wilks, count, scaling.getRowDimension(), classes));
    }

    // C. R. Rao, "Linear Statistical Inference and Its Applications", 2nd edition, 1973, section 8c.5.
    private static WilksTest test(double wilks, long count, int features, int classes) {
        double between = classes - 1.0;
        double multiplier = count - 1 - (features + classes) / 2.0;
        double freedom = features * between;
        double denominator = features * features + between * between - 5;
        double root = denominator > 0 ? Math.sqrt((freedom * freedom - 4) / denominator) : 1;
        double within = multiplier * root - freedom / 2 + 1;
        double power = Math.pow(wilks, 1 / root);
        return new WilksTest(
                -multiplier * Math.log(wilks), freedom, (1 - power) / power * within / freedom, freedom, within);
    }
}
