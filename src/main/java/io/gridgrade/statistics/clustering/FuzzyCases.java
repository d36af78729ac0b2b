package io.gridgrade.statistics.clustering;

import java.util.List;

/** What is to be grouped by degrees, wherever it lies: cases with standardised features in whole parts. */
public interface FuzzyCases {
    /**
     * All cases added up for one centre, each weighed by u^m.
     *
     * @param weight sum of the weights
     * @param sums of each feature times the weight, in parts
     */
    record Weighed(double weight, List<Double> sums) {}

    /**
     * All cases added up.
     *
     * @param centres one entry for each, in their order
     * @param objective what fuzzy c-means makes small: the squared distances, in deviations, each weighed by u^m
     */
    record Sums(List<Weighed> centres, double objective) {
        /** Copies its list. */
        public Sums {
            centres = List.copyOf(centres);
        }
    }

    /**
     * By the memberships of {@link FuzzyCMeans}.
     *
     * @param fuzzifier m, above 1
     */
    Sums weighed(List<Centre> centres, double fuzzifier);
}
