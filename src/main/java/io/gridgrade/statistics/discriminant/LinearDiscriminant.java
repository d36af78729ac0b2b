package io.gridgrade.statistics.discriminant;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/**
 * Fisher's linear discriminant for two or more classes, fitted. The covariance within the classes is pooled with divisor
 * n - g, as R's MASS does; scikit-learn divides by n, and its scalings differ by the root of n / (n - g).
 *
 * <p>A feature that is constant within every class, or a linear combination of those before it, is left out and named.
 */
public final class LinearDiscriminant {
    // Share of a feature's variance that the ones before it must leave unexplained. Inputs are exact, so what is
    // collinear comes out near 1e-16; a regression through ten decimals would not.
    private static final double TOLERANCE_MIN = 1e-9;

    static final String COLLINEAR = "collinear with the features before it";

    private final SufficientStatistics statistics;
    private final double[][] covariance;
    private final List<Integer> kept;
    private final Map<String, String> excluded;
    private final RealMatrix means;
    private final RealMatrix withinCovariance;
    private final RealVector deviations;
    private final CholeskyDecomposition correlation;

    private LinearDiscriminant(
            SufficientStatistics statistics,
            double[][] covariance,
            List<Integer> kept,
            Map<String, String> excluded,
            double shrinkage) {
        this.statistics = statistics;
        this.covariance = covariance;
        this.kept = List.copyOf(kept);
        this.excluded = Collections.unmodifiableMap(new LinkedHashMap<>(excluded));
        int size = kept.size();
        means = new Array2DRowRealMatrix(statistics.classes().size(), size);
        withinCovariance = new Array2DRowRealMatrix(size, size);
        deviations = new ArrayRealVector(size);
        for (int i = 0; i < size; i++) {
            for (int c = 0; c < means.getRowDimension(); c++) {
                means.setEntry(c, i, statistics.mean(c, kept.get(i)).doubleValue());
            }
            for (int j = 0; j < size; j++) {
                double entry = covariance[kept.get(i)][kept.get(j)];
                withinCovariance.setEntry(i, j, i == j ? entry : (1 - shrinkage) * entry);
            }
            deviations.setEntry(i, Math.sqrt(withinCovariance.getEntry(i, i)));
        }
        correlation = new CholeskyDecomposition(scaled(withinCovariance, deviations));
    }

    /** Fits the discriminant; refuses when no feature is left. */
    public static LinearDiscriminant fit(SufficientStatistics statistics) {
        return fit(statistics, covariance(statistics), Map.of(), 0);
    }

    /**
     * Fits the discriminant of a first class against a second, of features that each are higher for the first, such as
     * weights of evidence. One whose coefficient says otherwise only mends what others say, and nobody could be told why:
     * it is left out, the one that weighs most before the others, which may do without it.
     *
     * <p>Correlations are drawn towards none, so that features which say nearly the same do not get large coefficients of
     * opposite signs: J. H. Friedman, "Regularized discriminant analysis", 1989, with the variances themselves as what is
     * drawn to.
     *
     * @param shrinkage by how much, 0 (not at all) to 1 (the features count as independent)
     */
    public static LinearDiscriminant ofEvidence(
            SufficientStatistics statistics, String first, String second, double shrinkage) {
        if (!(shrinkage >= 0 && shrinkage <= 1)) {
            throw new IllegalArgumentException("Shrinkage must lie in 0 to 1, found " + shrinkage);
        }
        double[][] covariance = covariance(statistics);
        Map<String, String> against = new LinkedHashMap<>();
        while (true) {
            LinearDiscriminant found = fit(statistics, covariance, against, shrinkage);
            TwoClassDiscriminant formula = found.between(first, second);
            int worst = -1;
            double least = 0;
            for (int i = 0; i < formula.features().size(); i++) {
                double weight = formula.direction().get(i) * found.deviations.getEntry(i);
                if (weight < least) {
                    least = weight;
                    worst = i;
                }
            }
            if (worst < 0) {
                return found;
            }
            against.put(formula.features().get(worst), "beside the others it would count against its own evidence");
        }
    }

    // Once for all subsets of features: with many, the exact arithmetic takes longer than anything after it.
    private static double[][] covariance(SufficientStatistics statistics) {
        int size = statistics.features().size();
        double[][] covariance = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = i; j < size; j++) {
                covariance[i][j] = statistics.withinCovariance(i, j).doubleValue();
                covariance[j][i] = covariance[i][j];
            }
        }
        return covariance;
    }

    private static LinearDiscriminant fit(
            SufficientStatistics statistics, double[][] covariance, Map<String, String> left, double shrinkage) {
        if (statistics.count() <= statistics.classes().size()) {
            throw new IllegalArgumentException(
                    "There must be more cases than classes, found " + statistics.count() + " cases");
        }
        List<Integer> kept = new ArrayList<>();
        Map<String, String> excluded = new LinkedHashMap<>(left);
        List<double[]> triangle = new ArrayList<>();
        for (int j = 0; j < statistics.features().size(); j++) {
            String name = statistics.features().get(j).name();
            if (left.containsKey(name)) {
                continue;
            }
            if (statistics.isConstantWithinClasses(j)) {
                excluded.put(name, "constant within the classes");
                continue;
            }
            double[] row = nextRow(covariance, kept, triangle, j);
            if (row[kept.size()] * row[kept.size()] < TOLERANCE_MIN) {
                excluded.put(name, COLLINEAR);
            } else {
                kept.add(j);
                triangle.add(row);
            }
        }
        if (kept.isEmpty()) {
            throw new IllegalArgumentException("No feature is left to tell the classes apart: " + excluded);
        }
        return new LinearDiscriminant(statistics, covariance, kept, excluded, shrinkage);
    }

    /**
     * The same with its covariance drawn towards uncorrelated features: off the diagonal it keeps 1 - intensity.
     *
     * @param intensity 0 to 1, such as that of {@link LedoitWolf}
     */
    public LinearDiscriminant shrunk(double intensity) {
        if (!(intensity >= 0) || !(intensity <= 1)) {
            throw new IllegalArgumentException("The intensity must lie in 0 to 1, found " + intensity);
        }
        return new LinearDiscriminant(statistics, covariance, kept, excluded, intensity);
    }

    // The next row of the Cholesky triangle of the correlations; its last entry squared is the feature's tolerance.
    private static double[] nextRow(double[][] covariance, List<Integer> kept, List<double[]> triangle, int feature) {
        double[] row = new double[kept.size() + 1];
        double deviation = Math.sqrt(covariance[feature][feature]);
        double left = 1;
        for (int i = 0; i < kept.size(); i++) {
            int before = kept.get(i);
            double entry = covariance[feature][before] / deviation / Math.sqrt(covariance[before][before]);
            for (int k = 0; k < i; k++) {
                entry -= row[k] * triangle.get(i)[k];
            }
            row[i] = entry / triangle.get(i)[i];
            left -= row[i] * row[i];
        }
        row[kept.size()] = Math.sqrt(Math.max(0, left));
        return row;
    }

    private static RealMatrix scaled(RealMatrix covariance, RealVector deviations) {
        RealMatrix scaled = covariance.copy();
        for (int i = 0; i < deviations.getDimension(); i++) {
            for (int j = 0; j < deviations.getDimension(); j++) {
                scaled.setEntry(i, j, covariance.getEntry(i, j) / deviations.getEntry(i) / deviations.getEntry(j));
            }
        }
        return scaled;
    }

    /** What it was fitted on. */
    public SufficientStatistics statistics() {
        return statistics;
    }

    /** The features used, in order. */
    public List<String> features() {
        return kept.stream().map(i -> statistics.features().get(i).name()).toList();
    }

    /** The features left out, with the reason. */
    public Map<String, String> excluded() {
        return excluded;
    }

    /** Class means, one row a class, one column a feature used. */
    public RealMatrix means() {
        return means.copy();
    }

    /** Pooled covariance within the classes, divisor n - g. */
    public RealMatrix withinCovariance() {
        return withinCovariance.copy();
    }

    RealVector deviations() {
        return deviations;
    }

    RealMatrix correlations() {
        return scaled(withinCovariance, deviations);
    }

    RealMatrix inverseCorrelations() {
        return correlation.getSolver().getInverse();
    }

    // Covariance of one class alone, divisor n - 1.
    RealMatrix covarianceOf(int classIndex) {
        SufficientStatistics own = new SufficientStatistics(
                statistics.features(), List.of(statistics.classes().get(classIndex), lone()));
        RealMatrix covariance = new Array2DRowRealMatrix(kept.size(), kept.size());
        for (int i = 0; i < kept.size(); i++) {
            for (int j = 0; j < kept.size(); j++) {
                covariance.setEntry(
                        i, j, own.withinCovariance(kept.get(i), kept.get(j)).doubleValue());
            }
        }
        return covariance;
    }

    // A class of one case has no spread of its own and takes no degree of freedom.
    private ClassSums lone() {
        int size = statistics.features().size();
        return new ClassSums(
                "",
                1,
                Collections.nCopies(size, BigInteger.ZERO),
                Collections.nCopies(size * (size + 1) / 2, BigInteger.ZERO));
    }

    // Factors of the features used in a regression of another on them, within the classes.
    RealVector regressionOf(int feature) {
        RealVector covariances = new ArrayRealVector(kept.size());
        for (int i = 0; i < kept.size(); i++) {
            covariances.setEntry(
                    i, statistics.withinCovariance(feature, kept.get(i)).doubleValue());
        }
        return solveWithin(covariances);
    }

    // L^-1 (x - mean) / deviation: its squared length is Mahalanobis' distance.
    RealVector whitenedGap(int classIndex, double... x) {
        RealVector gap =
                new ArrayRealVector(x).subtract(means.getRowVector(classIndex)).ebeDivide(deviations);
        MatrixUtils.solveLowerTriangularSystem(correlation.getL(), gap);
        return gap;
    }

    /** Squared distance of a case from the mean of a class, against the spread within the classes. */
    public double distanceSquared(String classCode, double... x) {
        RealVector gap = whitenedGap(statistics.indexOf(classCode), x);
        return gap.dotProduct(gap);
    }

    /**
     * The squared distance of a case from the mean of a class as a sum of squares of linear terms, to be summed where the
     * cases are: row k holds the factors of x in the k-th term.
     */
    public RealMatrix whitening() {
        RealMatrix whitening = new Array2DRowRealMatrix(kept.size(), kept.size());
        RealMatrix triangle = correlation.getL();
        for (int j = 0; j < kept.size(); j++) {
            RealVector column = new ArrayRealVector(kept.size());
            column.setEntry(j, 1 / deviations.getEntry(j));
            MatrixUtils.solveLowerTriangularSystem(triangle, column);
            whitening.setColumnVector(j, column);
        }
        return whitening;
    }

    // L of the correlations R = L L': with it, L^-1 (x / deviation) has unit covariance within the classes.
    RealMatrix correlationTriangle() {
        return correlation.getL();
    }

    // S^-1 v, solved on the scale of the correlations: the features' units may differ by many powers of ten.
    private RealVector solveWithin(RealVector v) {
        return correlation.getSolver().solve(v.ebeDivide(deviations)).ebeDivide(deviations);
    }

    /** The discriminant of a first class against a second; D(x) is high for the first. */
    public TwoClassDiscriminant between(String first, String second) {
        RealVector firstMean = means.getRowVector(statistics.indexOf(first));
        RealVector secondMean = means.getRowVector(statistics.indexOf(second));
        RealVector gap = firstMean.subtract(secondMean);
        RealVector direction = solveWithin(gap);
        List<Double> coefficients = new ArrayList<>();
        for (double coefficient : direction.toArray()) {
            coefficients.add(coefficient);
        }
        return new TwoClassDiscriminant(
                features(),
                coefficients,
                direction.dotProduct(firstMean.add(secondMean)) / 2,
                direction.dotProduct(gap));
    }

    /** Shares of the classes among the cases, in the order of the classes. */
    public RealVector priorsOfCases() {
        RealVector priors = new ArrayRealVector(statistics.classes().size());
        for (int i = 0; i < priors.getDimension(); i++) {
            priors.setEntry(i, (double) statistics.classes().get(i).count() / statistics.count());
        }
        return priors;
    }

    /** Fisher's classification functions: the class whose function is highest is the most probable. */
    public ClassificationFunctions classificationFunctions(RealVector priors) {
        RealMatrix coefficients = new Array2DRowRealMatrix(means.getRowDimension(), kept.size());
        RealVector constants = new ArrayRealVector(means.getRowDimension());
        for (int c = 0; c < means.getRowDimension(); c++) {
            RealVector mean = means.getRowVector(c);
            RealVector coefficient = solveWithin(mean);
            coefficients.setRowVector(c, coefficient);
            constants.setEntry(c, Math.log(priors.getEntry(c)) - coefficient.dotProduct(mean) / 2);
        }
        return new ClassificationFunctions(
                statistics.classes().stream().map(ClassSums::code).toList(), coefficients, constants);
    }

    /** How much of each feature the others leave unsaid, and what those left out as collinear follow from. */
    public Collinearity collinearity() {
        return Collinearity.of(this);
    }

    /** Mahalanobis' squared distances between the class means, every pair. */
    public List<ClassDistance> distances() {
        return ClassDistance.all(this);
    }

    /** The directions that separate the class means most, by the characteristic roots of W^-1 B. */
    public CanonicalAnalysis canonical() {
        return CanonicalAnalysis.of(this);
    }
}
