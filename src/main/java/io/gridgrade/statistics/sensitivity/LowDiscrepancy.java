package io.gridgrade.statistics.sensitivity;

import io.gridgrade.value.Hash;
import org.apache.commons.math3.random.SobolSequenceGenerator;

/**
 * Points that fill the unit cube evenly: the Sobol' sequence with the direction numbers of S. Joe and F. Y. Kuo, "Constructing
 * Sobol sequences with better two-dimensional projections", 2008, shifted as a whole by the seed (R. Cranley and T. N. L.
 * Patterson, "Randomization of number theoretic methods for multiple integration", 1976). The same seed gives the same points.
 */
final class LowDiscrepancy {
    private static final int HEX_DIGITS = 13;
    private static final double HEX_RANGE = 0x1p52;

    private LowDiscrepancy() {}

    /** So many points, each with so many coordinates from 0 to below 1. */
    static double[][] points(int count, int dimensions, long seed) {
        double[] shift = new double[dimensions];
        for (int d = 0; d < dimensions; d++) {
            shift[d] = Long.parseLong(Hash.of(seed + "/" + d).substring(0, HEX_DIGITS), 16) / HEX_RANGE;
        }
        SobolSequenceGenerator sequence = new SobolSequenceGenerator(dimensions);
        double[][] points = new double[count][];
        for (int i = 0; i < count; i++) {
            points[i] = sequence.nextVector();
            for (int d = 0; d < dimensions; d++) {
                points[i][d] = (points[i][d] + shift[d]) % 1;
            }
        }
        return points;
    }
}
