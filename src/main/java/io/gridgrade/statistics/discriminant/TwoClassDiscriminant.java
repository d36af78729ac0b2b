package io.gridgrade.statistics.discriminant;

import java.util.List;

/**
 * Fisher's discriminant of a first against a second class, the founding paper's formula (1) as it should read:
 *
 * <pre>D(x) = x' S^-1 (m1 - m2) - 1/2 (m1 - m2)' S^-1 (m1 + m2),   S = ((n1 - 1) S1 + (n2 - 1) S2) / (n1 + n2 - 2)</pre>
 *
 * <p>D is the natural logarithm of the likelihood ratio of the first class to the second, when both are normal with the
 * same covariance. A case goes to the first class when D(x) is not below the threshold.
 *
 * @param direction S^-1 (m1 - m2), by feature
 * @param cut 1/2 (m1 - m2)' S^-1 (m1 + m2)
 * @param distanceSquared Mahalanobis' D squared between the class means
 */
public record TwoClassDiscriminant(List<String> features, List<Double> direction, double cut, double distanceSquared) {
    /** Copies its lists. */
    public TwoClassDiscriminant {
        features = List.copyOf(features);
        direction = List.copyOf(direction);
    }

    /** D(x). */
    public double score(double... x) {
        double sum = -cut;
        for (int i = 0; i < x.length; i++) {
            sum += direction.get(i) * x[i];
        }
        return sum;
    }

    /** Probability of the first class after D(x) is known, from its probability before. */
    public static double posterior(double score, double firstPrior) {
        return 1 / (1 + (1 - firstPrior) / firstPrior * Math.exp(-score));
    }

    /**
     * Where D(x) must lie for the first class: ln (p2 C(1|2) / (p1 C(2|1))).
     *
     * @param costOfFalseFirst C(1|2), of putting a case of the second class into the first
     * @param costOfFalseSecond C(2|1), of putting a case of the first class into the second
     */
    public static double threshold(double firstPrior, double costOfFalseFirst, double costOfFalseSecond) {
        return Math.log((1 - firstPrior) * costOfFalseFirst / (firstPrior * costOfFalseSecond));
    }
}
