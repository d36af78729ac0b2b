package io.gridgrade.statistics.logistic;

import io.gridgrade.statistics.logistic.LogisticData.Likelihood;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/**
 * A logistic regression, fitted by Newton's method, which for the logit is iteratively reweighted least squares.
 *
 * <p>A column that is constant, or a linear combination of those before it, gets the coefficient 0 and is named. Where
 * the columns separate events from others, the likelihood has no maximum: the coefficients grow without end, and the
 * columns that carry them are named (A. Albert and J. A. Anderson, "On the existence of maximum likelihood estimates in
 * logistic regression models", 1984).
 *
 * @param names of the coefficients, the constant first
 * @param standardErrors of the coefficients; 0 for a column left out
 * @param deviance -2 ln L, of single cases
 * @param nullDeviance that of the constant alone
 * @param excluded columns left out, with the reason
 * @param separating columns whose coefficients have no finite maximum; none when the fit is sound
 */
public record LogisticRegression(
        List<String> names,
        List<Double> coefficients,
        List<Double> standardErrors,
        double deviance,
        double nullDeviance,
        int iterations,
        Map<String, String> excluded,
        List<String> separating) {
    private static final int ITERATIONS_MAX = 100;
    private static final int HALVINGS_MAX = 40;
    // Share of a column's information that those before it must leave, as for the discriminant.
    private static final double TOLERANCE_MIN = 1e-9;
    // In deviations of the linear predictor. Newton's steps shrink by squares near a maximum; on the way to a maximum
    // at infinity each keeps adding about one to the log odds, though the likelihood hardly moves any more.
    private static final double STEP_DONE = 1e-9;
    private static final double STEP_DIVERGING = 1e-2;
    private static final double DEVIANCE_STILL = 1e-9;

    /** Copies its lists. */
    public LogisticRegression {
        names = List.copyOf(names);
        coefficients = List.copyOf(coefficients);
        standardErrors = List.copyOf(standardErrors);
        separating = List.copyOf(separating);
    }

    /** Fits; refuses when every case is an event, or none is. */
    public static LogisticRegression fit(LogisticData data) {
        List<String> names = data.names();
        int size = names.size();
        Likelihood start = data.at(new double[size]);
        double count = 4 * start.information()[0][0];
        double events = start.gradient()[0] + count / 2;
        if (!(events > 0) || !(events < count)) {
            throw new IllegalArgumentException(
                    "There must be events and others, found " + events + " events in " + count + " cases");
        }
        Map<String, String> excluded = new LinkedHashMap<>();
        int[] kept = kept(names, start.information(), excluded);
        double[] scales = new double[kept.length];
        for (int i = 0; i < kept.length; i++) {
            // Root mean square of the column: a step times it is a step of the log odds.
            scales[i] = Math.sqrt(start.information()[kept[i]][kept[i]] / start.information()[0][0]);
        }
        double[] coefficients = new double[size];
        coefficients[0] = Math.log(events / (count - events));
        Likelihood here = data.at(coefficients);
        List<String> separating = List.of();
        int iterations = 0;
        while (iterations < ITERATIONS_MAX) {
            iterations++;
            RealVector step = solve(here, kept, scales);
            Likelihood before = here;
            double[] next = coefficients.clone();
            double share = 1;
            for (int halving = 0; halving < HALVINGS_MAX; halving++) {
                for (int i = 0; i < kept.length; i++) {
                    next[kept[i]] = coefficients[kept[i]] + share * step.getEntry(i) / scales[i];
                }
                here = data.at(next);
                // Rounding of the sum must not stop the last steps.
                if (here.logLikelihood() >= before.logLikelihood() - 1e-12 * Math.abs(before.logLikelihood())) {
                    break;
                }
                share /= 2;
            }
            coefficients = next;
            // Nothing is gained by any part of the step: it is rounding.
            boolean isRounding = share * step.getLInfNorm() < STEP_DONE;
            if (step.getLInfNorm() < STEP_DONE || isRounding) {
                break;
            }
            boolean isStill = Math.abs(here.logLikelihood() - before.logLikelihood()) < DEVIANCE_STILL * count;
            if (isStill && step.getLInfNorm() > STEP_DIVERGING) {
                separating = diverging(names, kept, step);
                break;
            }
        }
        return new LogisticRegression(
                names,
                boxed(coefficients),
                boxed(standardErrors(here, kept, scales, size)),
                -2 * here.logLikelihood(),
                -2 * (events * Math.log(events / count) + (count - events) * Math.log1p(-events / count)),
                iterations,
                excluded,
                separating);
    }

    // The constant is only named where nothing else is: it goes along to hold the others' balance.
    private static List<String> diverging(List<String> names, int[] kept, RealVector step) {
        List<String> found = new ArrayList<>();
        for (int i = 1; i < kept.length; i++) {
            if (Math.abs(step.getEntry(i)) > STEP_DIVERGING) {
                found.add(names.get(kept[i]));
            }
        }
        return found.isEmpty() ? List.of(names.get(0)) : found;
    }

    // Columns that are no linear combination of those before, by the Cholesky triangle of their correlations.
    private static int[] kept(List<String> names, double[][] information, Map<String, String> excluded) {
        List<Integer> kept = new ArrayList<>();
        List<double[]> triangle = new ArrayList<>();
        for (int j = 0; j < names.size(); j++) {
            double[] row = new double[kept.size() + 1];
            double left = 1;
            double length = Math.sqrt(information[j][j]);
            for (int i = 0; i < kept.size() && length > 0; i++) {
                int before = kept.get(i);
                double entry = information[j][before] / length / Math.sqrt(information[before][before]);
                for (int k = 0; k < i; k++) {
                    entry -= row[k] * triangle.get(i)[k];
                }
                row[i] = entry / triangle.get(i)[i];
                left -= row[i] * row[i];
            }
            if (length > 0 && left >= TOLERANCE_MIN) {
                row[kept.size()] = Math.sqrt(left);
                kept.add(j);
                triangle.add(row);
            } else {
                excluded.put(
                        names.get(j),
                        length == 0 || row[0] * row[0] > 1 - TOLERANCE_MIN
                                ? "the same in every case"
                                : "collinear with the columns before it");
            }
        }
        return kept.stream().mapToInt(Integer::intValue).toArray();
    }

    // Solved with every column at root mean square 1: their units may differ by many powers of ten.
    private static RealVector solve(Likelihood here, int[] kept, double[] scales) {
        RealVector gradient = new ArrayRealVector(kept.length);
        for (int i = 0; i < kept.length; i++) {
            gradient.setEntry(i, here.gradient()[kept[i]] / scales[i]);
        }
        return solver(here, kept, scales).solve(gradient);
    }

    private static DecompositionSolver solver(Likelihood here, int[] kept, double[] scales) {
        RealMatrix information = new Array2DRowRealMatrix(kept.length, kept.length);
        for (int i = 0; i < kept.length; i++) {
            for (int j = 0; j < kept.length; j++) {
                information.setEntry(i, j, here.information()[kept[i]][kept[j]] / scales[i] / scales[j]);
            }
        }
        DecompositionSolver solver = new LUDecomposition(information, Double.MIN_NORMAL).getSolver();
        // Where the likelihood is flat in some direction, on the way to a maximum at infinity, the shortest step will
        // do.
        return solver.isNonSingular() ? solver : new SingularValueDecomposition(information).getSolver();
    }

    private static double[] standardErrors(Likelihood here, int[] kept, double[] scales, int size) {
        RealMatrix inverse = solver(here, kept, scales).getInverse();
        double[] errors = new double[size];
        for (int i = 0; i < kept.length; i++) {
            errors[kept[i]] = Math.sqrt(Math.max(0, inverse.getEntry(i, i))) / scales[i];
        }
        return errors;
    }

    private static List<Double> boxed(double[] values) {
        List<Double> boxed = new ArrayList<>();
        for (double value : values) {
            boxed.add(value);
        }
        return boxed;
    }

    /** Logarithm of the odds of the event, of a case with these values, the constant's 1 not among them. */
    public double logOdds(double... values) {
        double sum = coefficients.get(0);
        for (int i = 0; i < values.length; i++) {
            sum += coefficients.get(i + 1) * values[i];
        }
        return sum;
    }

    /** Akaike's criterion: deviance and twice the number of coefficients fitted. */
    public double aic() {
        return deviance + 2.0 * (names.size() - excluded.size());
    }
}
