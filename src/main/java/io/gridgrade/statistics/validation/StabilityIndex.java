package io.gridgrade.statistics.validation;

import java.util.List;

/**
 * How far a distribution over classes has moved: sum of (now - then) ln (now / then) of the shares. Of a score it is called
 * population stability index, of an indicator's bands characteristic stability index.
 *
 * <p>It is the divergence of H. Jeffreys, "An invariant form for the prior probability in estimation problems", 1946. The
 * bounds 0.1 and 0.25 are customary, without a theory of their own (N. Siddiqi, "Credit Risk Scorecards", 2006).
 */
public record StabilityIndex(double value) {
    private static final double MOVED = 0.1;
    private static final double SHIFTED = 0.25;
    // An empty class has no logarithm: it counts as half a case.
    private static final double EMPTY = 0.5;

    /** From counts of the same classes; refuses a side without a case. */
    public static StabilityIndex of(List<Long> then, List<Long> now) {
        double thenTotal = then.stream().mapToLong(Long::longValue).sum();
        double nowTotal = now.stream().mapToLong(Long::longValue).sum();
        if (then.size() != now.size() || thenTotal == 0 || nowTotal == 0) {
            throw new IllegalArgumentException("Both sides must have the same classes and a case, found " + then.size()
                    + " and " + now.size() + " classes, " + thenTotal + " and " + nowTotal + " cases");
        }
        double sum = 0;
        for (int i = 0; i < then.size(); i++) {
            if (then.get(i) > 0 || now.get(i) > 0) {
                double before = Math.max(EMPTY, then.get(i)) / thenTotal;
                double after = Math.max(EMPTY, now.get(i)) / nowTotal;
                sum += (after - before) * Math.log(after / before);
            }
        }
        return new StabilityIndex(sum);
    }

    /** Green below 0.1, amber below 0.25. */
    public Light light() {
        return value < MOVED ? Light.GREEN : value < SHIFTED ? Light.AMBER : Light.RED;
    }
}
