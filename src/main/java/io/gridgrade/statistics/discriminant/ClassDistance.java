package io.gridgrade.statistics.discriminant;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.distribution.FDistribution;

/**
 * Mahalanobis' squared distance of two class means, with the F of whether they differ.
 *
 * @param pValue probability of an F as large when they do not
 */
public record ClassDistance(String first, String second, double distanceSquared, double f, double pValue) {
    /** Every pair, in the order of the classes. */
    static List<ClassDistance> all(LinearDiscriminant discriminant) {
        List<ClassSums> classes = discriminant.statistics().classes();
        double features = discriminant.features().size();
        double within = discriminant.statistics().count() - classes.size();
        List<ClassDistance> distances = new ArrayList<>();
        for (int i = 0; i < classes.size(); i++) {
            for (int j = i + 1; j < classes.size(); j++) {
                double distance = discriminant
                        .between(classes.get(i).code(), classes.get(j).code())
                        .distanceSquared();
                double weight = (double) classes.get(i).count()
                        * classes.get(j).count()
                        / (classes.get(i).count() + classes.get(j).count());
                double freedom = within - features + 1;
                double f = weight * freedom / (within * features) * distance;
                distances.add(new ClassDistance(
                        classes.get(i).code(),
                        classes.get(j).code(),
                        distance,
                        f,
                        freedom > 0 ? 1 - new FDistribution(null, features, freedom).cumulativeProbability(f) : 1));
            }
        }
        return distances;
    }
}
