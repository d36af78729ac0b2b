package io.gridgrade.statistics.discriminant;

import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealVector;

/**
 * What the discriminant fitted on all other cases says of a case, without fitting it again: leaving a case out changes the
 * covariance by a matrix of rank 1, whose inverse is known.
 *
 * <p>P. A. Lachenbruch and M. R. Mickey, "Estimation of error rates in discriminant analysis", 1968. Priors stay those
 * given, as in R's {@code lda(CV = TRUE)}.
 */
public record LeaveOneOut(LinearDiscriminant discriminant) {
    /**
     * Probability of each class given a case of a class, fitted without it.
     *
     * @param ownClass class that the case belongs to; it must have another case
     */
    public RealVector posterior(String ownClass, RealVector priors, double... x) {
        SufficientStatistics statistics = discriminant.statistics();
        int own = statistics.indexOf(ownClass);
        RealVector logarithms = new ArrayRealVector(statistics.classes().size());
        RealVector gap = discriminant.whitenedGap(own, x);
        double ownDistance = gap.dotProduct(gap);
        for (int c = 0; c < logarithms.getDimension(); c++) {
            RealVector other = discriminant.whitenedGap(c, x);
            double cross = gap.dotProduct(other);
            double distance = c == own
                    ? ownDistance(own, ownDistance)
                    : otherDistance(own, ownDistance, cross, other.dotProduct(other));
            logarithms.setEntry(c, Math.log(priors.getEntry(c)) - distance / 2);
        }
        double highest = logarithms.getMaxValue();
        RealVector odds = logarithms.map(value -> Math.exp(value - highest));
        return odds.mapDivide(odds.getL1Norm());
    }

    /**
     * The squared distance of a case to the mean of its own class, both without it.
     *
     * @param distance that of the fit with it
     */
    public double ownDistance(int own, double distance) {
        return ratio(own) * ratio(own) * shrink() * distance / left(own, distance);
    }

    /**
     * The squared distance of a case to the mean of another class, with the covariance without it.
     *
     * @param distance of the case to its own class in the fit with it
     * @param cross (x - own mean)' S^-1 (x - other mean)
     * @param otherDistance (x - other mean)' S^-1 (x - other mean)
     */
    public double otherDistance(int own, double distance, double cross, double otherDistance) {
        return shrink() * (otherDistance + weight(own) * cross * cross / left(own, distance));
    }

    /** Where 1 - weight x own distance is 0, the case alone spans a direction, and nothing is left without it. */
    private double left(int own, double distance) {
        return Math.max(Double.MIN_NORMAL, 1 - weight(own) * distance);
    }

    /** Factor of the squared distance that a case takes out of the covariance: n / ((n - 1) (N - g)). */
    public double weight(int own) {
        return ratio(own) / freedom();
    }

    /** n / (n - 1) of a class: by how much a case is further from the mean of the others than from that of all. */
    public double ratio(int own) {
        double count = discriminant.statistics().classes().get(own).count();
        return count / (count - 1);
    }

    /** (N - g - 1) / (N - g). */
    public double shrink() {
        return (freedom() - 1) / freedom();
    }

    private double freedom() {
        return discriminant.statistics().count()
                - (double) discriminant.statistics().classes().size();
    }

    /**
     * Typicality of a case of a class: the probability that a case of it lies as far from its mean, by chi-squared. Near 0
     * for one that belongs to no class that the model knows (C. J. Huberty and S. Olejnik, "Applied MANOVA and Discriminant
     * Analysis", 2006, chapter 15).
     *
     * @param distance squared distance to the mean of the class
     * @param features how many are used
     */
    public static double typicality(double distance, int features) {
        return 1 - new ChiSquaredDistribution(null, features).cumulativeProbability(distance);
    }
}
