package io.gridgrade.statistics.discriminant;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * How much of each feature the others leave unsaid, within the classes.
 *
 * @param tolerances of the features used: 1 - R squared on the others; 1 for one of its own, near 0 for one that they say
 * @param combinations of each feature left out as collinear, the features used that it follows from, with their factors
 */
public record Collinearity(Map<String, Double> tolerances, Map<String, Map<String, Double>> combinations) {
    // A factor below this share of the largest, in deviations, is rounding.
    private static final double NOTHING = 1e-6;

    static Collinearity of(LinearDiscriminant discriminant) {
        RealMatrix inverse = discriminant.inverseCorrelations();
        Map<String, Double> tolerances = new LinkedHashMap<>();
        for (int i = 0; i < discriminant.features().size(); i++) {
            tolerances.put(discriminant.features().get(i), 1 / inverse.getEntry(i, i));
        }
        Map<String, Map<String, Double>> combinations = new LinkedHashMap<>();
        SufficientStatistics statistics = discriminant.statistics();
        for (int j = 0; j < statistics.features().size(); j++) {
            String name = statistics.features().get(j).name();
            if (!LinearDiscriminant.COLLINEAR.equals(discriminant.excluded().get(name))) {
                continue;
            }
            double own = Math.sqrt(statistics.withinCovariance(j, j).doubleValue());
            double[] factors = discriminant.regressionOf(j).toArray();
            Map<String, Double> combination = new LinkedHashMap<>();
            for (int i = 0; i < factors.length; i++) {
                if (Math.abs(factors[i] * discriminant.deviations().getEntry(i) / own) > NOTHING) {
                    combination.put(discriminant.features().get(i), factors[i]);
                }
            }
            combinations.put(name, combination);
        }
        return new Collinearity(tolerances, combinations);
    }
}
