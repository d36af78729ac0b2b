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
     * One entry for each centre, in their order, by the memberships of {@link FuzzyCMeans}.
     *
     * @param fuzzifier m, above 1
     */
    List<Weighed> weighed(List<Centre> centres, double fuzzifier);
}
