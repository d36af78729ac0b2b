package io.gridgrade.statistics.calibration;

import io.gridgrade.statistics.logistic.GroupedCases;
import io.gridgrade.statistics.logistic.LogisticRegression;
import java.util.List;

/**
 * A logistic curve over the score: ln (p / (1 - p)) = constant + slope x score.
 *
 * <p>J. C. Platt, "Probabilistic outputs for support vector machines and comparisons to regularized likelihood methods",
 * 1999. The targets are his, (n1 + 1) / (n1 + 2) for an event and 1 / (n0 + 2) for another case, so that a score which
 * separates the classes gets finite coefficients too.
 */
public record PlattScaling(double constant, double slope) implements Calibration {
    /** Fits on groups, in any order; refuses when there are only events, or none. */
    public static PlattScaling fit(List<ScoreGroup> groups) {
        long events = groups.stream().mapToLong(ScoreGroup::events).sum();
        long others = groups.stream().mapToLong(ScoreGroup::others).sum();
        if (events == 0 || others == 0) {
            throw new IllegalArgumentException("There must be events and others to calibrate on, found " + events
                    + " events and " + others + " others");
        }
        double high = (events + 1.0) / (events + 2);
        double low = 1.0 / (others + 2);
        double[][] values = new double[groups.size()][1];
        double[] up = new double[groups.size()];
        double[] down = new double[groups.size()];
        for (int i = 0; i < groups.size(); i++) {
            ScoreGroup group = groups.get(i);
            values[i][0] = group.score();
            up[i] = group.events() * high + group.others() * low;
            down[i] = group.count() - up[i];
        }
        LogisticRegression fit = LogisticRegression.fit(new GroupedCases(List.of("score"), values, up, down));
        return new PlattScaling(fit.coefficients().get(0), fit.coefficients().get(1));
    }

    @Override
    public double probability(double score) {
        return 1 / (1 + Math.exp(-(constant + slope * score)));
    }
}
