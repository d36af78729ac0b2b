package io.gridgrade.statistics.clustering;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Draws that depend on a seed and the cases' keys, and not on their order. */
final class SeededDraw {
    private static final double UNIT = 0x1.0p-53;

    private SeededDraw() {}

    /** A number between 0 and 1, neither of them (G. L. Steele et al., "Fast splittable pseudorandom number generators", 2014). */
    static double uniform(long key, long seed, long drawNo) {
        return ((mixed(key + mixed(seed + mixed(drawNo))) >>> 11) + 0.5) * UNIT;
    }

    private static long mixed(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /**
     * Up to k of the cases as first centres, each with a chance proportional to the squared distance to the nearest one so
     * far: k-means++ (D. Arthur and S. Vassilvitskii, "k-means++: the advantages of careful seeding", 2007), by exponential
     * waiting times as in {@link SampleCases#draw}. Fewer than k when the cases do not differ in so many ways.
     */
    static double[][] centres(CaseMatrix cases, int k, long seed) {
        List<double[]> centres = new ArrayList<>();
        double[] rates = new double[cases.size()];
        Arrays.fill(rates, 1);
        while (centres.size() < k) {
            int next = shortestWait(cases, rates, seed, centres.size());
            if (next < 0) {
                break;
            }
            double[] centre = cases.row(next).clone();
            for (int i = 0; i < rates.length; i++) {
                double distance = Space.squaredDistance(cases.row(i), centre);
                rates[i] = centres.isEmpty() ? distance : Math.min(rates[i], distance);
            }
            centres.add(centre);
        }
        return centres.toArray(double[][]::new);
    }

    private static int shortestWait(CaseMatrix cases, double[] rates, long seed, int drawNo) {
        int first = -1;
        double shortest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < rates.length; i++) {
            if (rates[i] > 0) {
                // The same on every machine, which Math.log need not be.
                double wait = -StrictMath.log(uniform(cases.key(i), seed, drawNo)) / rates[i];
                if (wait < shortest) {
                    shortest = wait;
                    first = i;
                }
            }
        }
        return first;
    }

    /** So many of the given cases at random, without putting back. */
    static int[] sample(CaseMatrix cases, int[] from, int count, long seed) {
        return IntStream.of(from)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> uniform(cases.key(i), seed, 0)))
                .limit(count)
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
    }
}
