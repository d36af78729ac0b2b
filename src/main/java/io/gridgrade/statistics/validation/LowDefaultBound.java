package io.gridgrade.statistics.validation;

import java.util.ArrayList;
import java.util.List;

/**
 * Upper bounds of the default probabilities of grades that have hardly any defaults.
 *
 * <p>K. Pluto and D. Tasche, "Thinking positively", 2005: the most prudent estimate of a grade is the largest rate that is
 * still plausible of it and all worse grades together, for it cannot be riskier than they. Defaults are taken as
 * independent, which makes the bounds lower than they would be with a common cause.
 */
public final class LowDefaultBound {
    private LowDefaultBound() {}

    /** A grade's cases. */
    public record Grade(long count, long defaults) {}

    /**
     * The bounds, best grade first as the grades are; never falling.
     *
     * @param confidence such as 0.9
     */
    public static List<Double> of(List<Grade> grades, double confidence) {
        List<Double> bounds = new ArrayList<>();
        long count = grades.stream().mapToLong(Grade::count).sum();
        long defaults = grades.stream().mapToLong(Grade::defaults).sum();
        double before = 0;
        for (Grade grade : grades) {
            // Largest p with P(at most so many defaults) of at least 1 - confidence.
            double bound = count == defaults
                    ? 1
                    : Interval.betaQuantile(confidence, defaults + 1.0, (double) (count - defaults));
            before = Math.max(before, bound);
            bounds.add(before);
            count -= grade.count();
            defaults -= grade.defaults();
        }
        return bounds;
    }
}
