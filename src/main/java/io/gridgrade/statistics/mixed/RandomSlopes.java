package io.gridgrade.statistics.mixed;

import java.util.function.Function;

/**
 * A straight line y = a + b x of which every group has its own intercept and slope, drawn about the common ones: partial
 * pooling. Fitted by restricted maximum likelihood from what groups add up to, asked anew for every covariance that is
 * tried, so that no group is ever looked at one by one. Where x never varies, there are intercepts only.
 *
 * <p>N. M. Laird and J. H. Ware, "Random-effects models for longitudinal data", 1982; the profiled criterion in units of
 * the residual variance is that of D. Bates, M. Maechler, B. Bolker and S. Walker, "Fitting linear mixed-effects models
 * using lme4", 2015. The gradient is D. A. Harville's, "Maximum likelihood approaches to variance component estimation",
 * 1977.
 *
 * @param covariance       of the departures, in units of residualVariance
 * @param logLikelihood    restricted, at the optimum
 */
public record RandomSlopes(
        double intercept,
        double slope,
        double interceptError,
        double slopeError,
        RelativeCovariance covariance,
        double residualVariance,
        double logLikelihood) {
    private static final int ROUNDS_MAX = 200;
    private static final int HALVINGS_MAX = 40;
    private static final double FLAT = 1e-9;
    private static final double SUFFICIENT = 1e-4;
    // What the criterion moves by through rounding alone, near the optimum more than by a step.
    private static final double ROUNDING = 1e-13;

    /**
     * Fits.
     *
     * @param moments   what the groups add up to under a covariance
     * @param caseCount cases of all groups together; more than the two that the common line takes
     * @param hasSlope  whether x varies
     */
    public static RandomSlopes fit(
            Function<RelativeCovariance, GroupMoments> moments, long caseCount, boolean hasSlope) {
        int common = hasSlope ? 2 : 1;
        if (caseCount <= common) {
            throw new IllegalArgumentException("Expected more than " + common + " cases, found " + caseCount);
        }
        Point best = Point.at(new double[] {1, 0, hasSlope ? 1 : 0}, moments, caseCount, hasSlope);
        double[][] inverse = identity();
        for (int round = 0; round < ROUNDS_MAX && best.steepness() > FLAT * (1 + Math.abs(best.deviance)); round++) {
            double[] direction = times(inverse, best.gradient, -1);
            double downhill = dot(direction, best.gradient);
            if (!(downhill < 0)) {
                inverse = identity();
                direction = times(inverse, best.gradient, -1);
                downhill = dot(direction, best.gradient);
            }
            Point next = null;
            // The first step has no measure of its own: not further than one unit.
            double step = round == 0 ? Math.min(1, 1 / Math.sqrt(dot(best.gradient, best.gradient))) : 1;
            for (int halving = 0; halving < HALVINGS_MAX && next == null; halving++) {
                Point tried = Point.at(moved(best.factor, direction, step), moments, caseCount, hasSlope);
                double allowed = SUFFICIENT * step * downhill + ROUNDING * (1 + Math.abs(best.deviance));
                if (tried.deviance <= best.deviance + allowed) {
                    next = tried;
                }
                step /= 2;
            }
            if (next == null) {
                break;
            }
            inverse = updated(round == 0 ? scaled(best, next) : inverse, best, next);
            best = next;
        }
        return best.model();
    }

    /** The factor of the covariance that is searched for, lower triangular, and the criterion there. */
    private static final class Point {
        final double[] factor;
        final double deviance;
        final double[] gradient;
        private final double[] line;
        private final double[] lineVariance;
        private final double residualVariance;

        private Point(
                double[] factor,
                double deviance,
                double[] gradient,
                double[] line,
                double[] lineVariance,
                double residualVariance) {
            this.factor = factor;
            this.deviance = deviance;
            this.gradient = gradient;
            this.line = line;
            this.lineVariance = lineVariance;
            this.residualVariance = residualVariance;
        }

        static Point at(
                double[] factor, Function<RelativeCovariance, GroupMoments> moments, long caseCount, boolean hasSlope) {
            GroupMoments m = moments.apply(covariance(factor));
            double freedom = caseCount - (hasSlope ? 2 : 1);
            double determinant = hasSlope ? m.p11() * m.p22() - m.p12() * m.p12() : m.p11();
            double w11 = hasSlope ? m.p22() / determinant : 1 / m.p11();
            double w12 = hasSlope ? -m.p12() / determinant : 0;
            double w22 = hasSlope ? m.p11() / determinant : 0;
            double a = w11 * m.q1() + w12 * m.q2();
            double b = w12 * m.q1() + w22 * m.q2();
            double rest = m.residual() - a * m.q1() - b * m.q2();
            double deviance =
                    m.logDeterminant() + Math.log(determinant) + freedom * (1 + Math.log(2 * Math.PI * rest / freedom));
            // By the covariance: sum of P, less that of P A^-1 P, less that of the products of q - P (a, b).
            double scale = freedom / rest;
            double g11 = m.p11()
                    - (m.p11p11() * w11 + 2 * m.p11p12() * w12 + m.p12p12() * w22)
                    - scale
                            * (m.q1q1()
                                    - 2 * (a * m.p11q1() + b * m.p12q1())
                                    + a * a * m.p11p11()
                                    + 2 * a * b * m.p11p12()
                                    + b * b * m.p12p12());
            double g12 = m.p12()
                    - (m.p11p12() * w11 + (m.p11p22() + m.p12p12()) * w12 + m.p12p22() * w22)
                    - scale
                            * (m.q1q2()
                                    - a * (m.p12q1() + m.p11q2())
                                    - b * (m.p22q1() + m.p12q2())
                                    + a * a * m.p11p12()
                                    + a * b * (m.p11p22() + m.p12p12())
                                    + b * b * m.p12p22());
            double g22 = m.p22()
                    - (m.p12p12() * w11 + 2 * m.p12p22() * w12 + m.p22p22() * w22)
                    - scale
                            * (m.q2q2()
                                    - 2 * (a * m.p12q2() + b * m.p22q2())
                                    + a * a * m.p12p12()
                                    + 2 * a * b * m.p12p22()
                                    + b * b * m.p22p22());
            double[] gradient = hasSlope
                    ? new double[] {
                        2 * (g11 * factor[0] + g12 * factor[1]),
                        2 * (g12 * factor[0] + g22 * factor[1]),
                        2 * g22 * factor[2]
                    }
                    : new double[] {2 * g11 * factor[0], 0, 0};
            return new Point(factor, deviance, gradient, new double[] {a, b}, new double[] {w11, w22}, rest / freedom);
        }

        double steepness() {
            return Math.max(Math.abs(gradient[0]), Math.max(Math.abs(gradient[1]), Math.abs(gradient[2])));
        }

        RandomSlopes model() {
            return new RandomSlopes(
                    line[0],
                    line[1],
                    Math.sqrt(residualVariance * lineVariance[0]),
                    Math.sqrt(residualVariance * lineVariance[1]),
                    covariance(factor),
                    residualVariance,
                    -deviance / 2);
        }

        private static RelativeCovariance covariance(double[] factor) {
            return new RelativeCovariance(
                    factor[0] * factor[0], factor[0] * factor[1], factor[1] * factor[1] + factor[2] * factor[2]);
        }
    }

    // Broyden, Fletcher, Goldfarb and Shanno: the inverse of the curvature, by what the gradient did over the step.
    private static double[][] updated(double[][] inverse, Point before, Point after) {
        double[] step = moved(after.factor, before.factor, -1);
        double[] bend = moved(after.gradient, before.gradient, -1);
        double curvature = dot(step, bend);
        if (!(curvature > 0)) {
            return inverse;
        }
        double[] carried = times(inverse, bend, 1);
        double whole = (1 + dot(bend, carried) / curvature) / curvature;
        double[][] next = new double[3][3];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                next[i][j] = inverse[i][j]
                        + whole * step[i] * step[j]
                        - (carried[i] * step[j] + step[i] * carried[j]) / curvature;
            }
        }
        return next;
    }

    // J. Nocedal and S. J. Wright, "Numerical Optimization", 2006: the first step tells how long the next should be.
    private static double[][] scaled(Point before, Point after) {
        double[] bend = moved(after.gradient, before.gradient, -1);
        double curvature = dot(moved(after.factor, before.factor, -1), bend);
        double length = curvature > 0 ? curvature / dot(bend, bend) : 1;
        return new double[][] {{length, 0, 0}, {0, length, 0}, {0, 0, length}};
    }

    private static double[][] identity() {
        return new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
    }

    private static double[] moved(double[] from, double[] direction, double step) {
        return new double[] {from[0] + step * direction[0], from[1] + step * direction[1], from[2] + step * direction[2]
        };
    }

    private static double[] times(double[][] matrix, double[] vector, double sign) {
        return new double[] {sign * dot(matrix[0], vector), sign * dot(matrix[1], vector), sign * dot(matrix[2], vector)
        };
    }

    private static double dot(double[] first, double[] second) {
        return first[0] * second[0] + first[1] * second[1] + first[2] * second[2];
    }
}
