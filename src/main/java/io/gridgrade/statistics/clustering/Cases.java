package io.gridgrade.statistics.clustering;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * What is to be grouped, wherever it lies: cases with standardised features in whole parts. A case belongs to the nearest
 * centre, by the squared distance, and to the first of equals.
 */
public interface Cases {
    /**
     * The cases of one centre added up.
     *
     * @param centreNo the centre, from 0
     * @param sums of each feature, in parts
     * @param withinSum of the squared distances to the centre, in parts squared; zero where it was not asked for
     */
    record Members(int centreNo, long count, List<BigInteger> sums, BigInteger withinSum) {}

    /** One entry for each centre that has cases, in the order of the centres. */
    List<Members> members(List<Centre> centres, boolean isWithinAsked);

    /** Where the case lies that is farthest from its centre, the first by name of equals; empty when all lie on one. */
    Optional<Centre> farthest(List<Centre> centres);
}
