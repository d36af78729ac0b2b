package io.gridgrade.statistics.calibration;

import io.gridgrade.statistics.logistic.GroupedCases;
import io.gridgrade.statistics.logistic.LogisticRegression;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A logistic curve over the score that may bend: ln (p / (1 - p)) is straight between knots and never falls. Without knots
 * it is Platt's curve, whose smoothed targets it keeps ({@link PlattScaling}); a score of few high and many low values is
 * not straight, and his curve then gives the safest too much and the next too little.
 *
 * <p>Linear splines: F. E. Harrell, "Regression Modeling Strategies", 2001, section 2.4.3. Knots lie at quantiles of the
 * rarer class; one whose curve would fall is taken out.
 *
 * @param knots rising scores at which the curve bends
 * @param slopes of the stretches before, between and after the knots: one more than these, none below 0
 */
public record SplineScaling(double constant, List<Double> knots, List<Double> slopes) implements Calibration {
    /** Copies its lists. */
    public SplineScaling {
        knots = List.copyOf(knots);
        slopes = List.copyOf(slopes);
        if (slopes.size() != knots.size() + 1) {
            throw new IllegalArgumentException(
                    "There must be one slope more than knots, found " + slopes.size() + " and " + knots.size());
        }
    }

    /**
     * Fits on groups, in any order, of which a higher score should mean more events; refuses when there are only events, or
     * none.
     *
     * @param casesPerKnot cases of the rarer class for each stretch: with fewer than twice as many there is no knot
     */
    public static SplineScaling fit(List<ScoreGroup> groups, int knotsMax, long casesPerKnot) {
        long events = groups.stream().mapToLong(ScoreGroup::events).sum();
        long others = groups.stream().mapToLong(ScoreGroup::others).sum();
        if (events == 0 || others == 0) {
            throw new IllegalArgumentException("There must be events and others to calibrate on, found " + events
                    + " events and " + others + " others");
        }
        List<Double> knots =
                new ArrayList<>(knots(groups, events < others, Math.min(events, others), knotsMax, casesPerKnot));
        while (true) {
            List<Double> coefficients = coefficients(groups, knots, events, others);
            List<Double> slopes = coefficients.subList(1, coefficients.size());
            int falling = IntStream.range(0, slopes.size())
                    .filter(i -> slopes.get(i) < 0)
                    .boxed()
                    .min(Comparator.comparingDouble(slopes::get))
                    .orElse(-1);
            if (falling < 0) {
                return new SplineScaling(coefficients.get(0), knots, slopes);
            }
            if (knots.isEmpty()) {
                // A score that ranks the wrong way round foretells nothing: what is left is the rate of all.
                return new SplineScaling(Math.log((double) events / others), knots, List.of(0.0));
            }
            knots.remove(Math.max(0, falling - 1));
        }
    }

    private static List<Double> knots(
            List<ScoreGroup> groups, boolean isEventRarer, long rarer, int knotsMax, long casesPerKnot) {
        long stretches = Math.min(knotsMax + 1L, Math.max(1, rarer / casesPerKnot));
        List<ScoreGroup> ordered = new ArrayList<>(groups);
        ordered.sort(Comparator.comparingDouble(ScoreGroup::score));
        List<Double> knots = new ArrayList<>();
        for (long i = 1; i < stretches; i++) {
            long soFar = 0;
            for (ScoreGroup group : ordered) {
                soFar += isEventRarer ? group.events() : group.others();
                if (soFar * stretches >= i * rarer) {
                    if (knots.isEmpty() || group.score() > knots.get(knots.size() - 1)) {
                        knots.add(group.score());
                    }
                    break;
                }
            }
        }
        return knots;
    }

    // The constant, then the slopes.
    private static List<Double> coefficients(List<ScoreGroup> groups, List<Double> knots, long events, long others) {
        double high = (events + 1.0) / (events + 2);
        double low = 1.0 / (others + 2);
        double[][] values = new double[groups.size()][];
        double[] up = new double[groups.size()];
        double[] down = new double[groups.size()];
        for (int i = 0; i < groups.size(); i++) {
            ScoreGroup group = groups.get(i);
            values[i] = stretches(group.score(), knots);
            up[i] = group.events() * high + group.others() * low;
            down[i] = group.count() - up[i];
        }
        List<String> names = IntStream.rangeClosed(0, knots.size())
                .mapToObj(i -> "stretch " + i)
                .toList();
        return LogisticRegression.fit(new GroupedCases(names, values, up, down)).coefficients();
    }

    // How much of the score lies in each stretch: before the first knot all of it, from there on what is beyond the
    // knot.
    private static double[] stretches(double score, List<Double> knots) {
        double[] stretches = new double[knots.size() + 1];
        stretches[0] = knots.isEmpty() ? score : Math.min(score, knots.get(0));
        for (int i = 0; i < knots.size(); i++) {
            double to = i + 1 < knots.size() ? Math.min(score, knots.get(i + 1)) : score;
            stretches[i + 1] = Math.max(0, to - knots.get(i));
        }
        return stretches;
    }

    /** Logarithm of the odds of the event at a score. */
    public double logOdds(double score) {
        double[] stretches = stretches(score, knots);
        double sum = constant;
        for (int i = 0; i < stretches.length; i++) {
            sum += slopes.get(i) * stretches[i];
        }
        return sum;
    }

    @Override
    public double probability(double score) {
        return 1 / (1 + Math.exp(-logOdds(score)));
    }
}
