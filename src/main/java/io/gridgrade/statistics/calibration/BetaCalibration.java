package io.gridgrade.statistics.calibration;

import io.gridgrade.statistics.logistic.GroupedCases;
import io.gridgrade.statistics.logistic.LogisticRegression;
import java.util.List;

/**
 * A curve over a score that is itself a probability s: ln (p / (1 - p)) = constant + a ln s - b ln (1 - s), with a and b
 * not below 0, so that p never falls as s rises.
 *
 * <p>M. Kull, T. Silva Filho and P. Flach, "Beta calibration: a well-founded and easily implemented improvement on logistic
 * calibration for binary classifiers", 2017. Where a or b comes out below 0, the other is fitted alone, as they do.
 */
public record BetaCalibration(double constant, double a, double b) implements Calibration {
    // 0 and 1 have no logarithm; a score beyond this says no more than this.
    private static final double EDGE = 1e-12;

    /** Fits on groups, in any order; refuses a score outside 0 to 1, or when there are only events, or none. */
    public static BetaCalibration fit(List<ScoreGroup> groups) {
        for (ScoreGroup group : groups) {
            if (!(group.score() >= 0) || !(group.score() <= 1)) {
                throw new IllegalArgumentException("A score must lie in 0 to 1, found " + group.score());
            }
        }
        double[] both = coefficients(groups, true, true);
        if (both[1] >= 0 && both[2] >= 0) {
            return new BetaCalibration(both[0], both[1], both[2]);
        }
        boolean isLeft = both[1] >= 0;
        double[] one = coefficients(groups, isLeft, !isLeft);
        // A score that ranks the wrong way round has neither: what is left is the rate of all.
        double[] found = one[1] >= 0 && one[2] >= 0 ? one : coefficients(groups, false, false);
        return new BetaCalibration(found[0], found[1], found[2]);
    }

    // Constant, a and b; what is not fitted is 0.
    private static double[] coefficients(List<ScoreGroup> groups, boolean isA, boolean isB) {
        double[][] values = new double[groups.size()][2];
        double[] events = new double[groups.size()];
        double[] others = new double[groups.size()];
        for (int i = 0; i < groups.size(); i++) {
            double score = inside(groups.get(i).score());
            values[i][0] = isA ? Math.log(score) : 0;
            values[i][1] = isB ? -Math.log1p(-score) : 0;
            events[i] = groups.get(i).events();
            others[i] = groups.get(i).others();
        }
        LogisticRegression fit =
                LogisticRegression.fit(new GroupedCases(List.of("ln s", "-ln (1 - s)"), values, events, others));
        return fit.coefficients().stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double inside(double score) {
        return Math.min(1 - EDGE, Math.max(EDGE, score));
    }

    @Override
    public double probability(double score) {
        double s = inside(score);
        return 1 / (1 + Math.exp(-(constant + a * Math.log(s) - b * Math.log1p(-s))));
    }
}
