package io.gridgrade.statistics.discriminant;

import org.apache.commons.math3.distribution.FDistribution;
import org.apache.commons.math3.linear.RealVector;

/**
 * The four customary tests of whether the class means differ, all from the characteristic roots of W^-1 B, each with its F.
 *
 * <p>K. V. Mardia, J. T. Kent and J. M. Bibby, "Multivariate Analysis", 1979, chapter 12; the F of Pillai, of Hotelling and
 * Lawley and the bound of Roy as SAS and R print them.
 */
public record MultivariateTests(Test wilks, Test pillai, Test hotellingLawley, Test roy) {
    /**
     * A statistic and its F, exact or approximate; that of Roy is an upper bound, so its probability is a lower one.
     *
     * @param pValue probability of an F as large when the means agree
     */
    public record Test(double statistic, double f, double freedom, double freedomWithin, double pValue) {
        static Test of(double statistic, double f, double freedom, double freedomWithin) {
            double pValue = freedomWithin > 0 && f > 0
                    ? 1 - new FDistribution(null, freedom, freedomWithin).cumulativeProbability(f)
                    : 1;
            return new Test(statistic, f, freedom, freedomWithin, pValue);
        }
    }

    /** Of a discriminant that was fitted. */
    public static MultivariateTests of(LinearDiscriminant discriminant) {
        CanonicalAnalysis canonical = discriminant.canonical();
        RealVector roots = canonical.eigenvalues();
        int classes = discriminant.statistics().classes().size();
        double features = discriminant.features().size();
        double between = classes - 1.0;
        double within = discriminant.statistics().count() - classes;
        double s = Math.min(features, between);
        double m = (Math.abs(features - between) - 1) / 2;
        double n = (within - features - 1) / 2;
        double pillai = 0;
        double hotelling = 0;
        for (double root : roots.toArray()) {
            pillai += root / (1 + root);
            hotelling += root;
        }
        double roy = roots.getDimension() == 0 ? 0 : roots.getMaxValue();
        double larger = Math.max(features, between);
        CanonicalAnalysis.WilksTest wilks = canonical.test();
        return new MultivariateTests(
                Test.of(canonical.wilks(), wilks.f(), wilks.fFreedom(), wilks.fFreedomWithin()),
                Test.of(
                        pillai,
                        (2 * n + s + 1) / (2 * m + s + 1) * pillai / (s - pillai),
                        s * (2 * m + s + 1),
                        s * (2 * n + s + 1)),
                Test.of(
                        hotelling,
                        2 * (s * n + 1) * hotelling / (s * s * (2 * m + s + 1)),
                        s * (2 * m + s + 1),
                        2 * (s * n + 1)),
                Test.of(roy, roy * (within - larger + between) / larger, larger, within - larger + between));
    }
}
