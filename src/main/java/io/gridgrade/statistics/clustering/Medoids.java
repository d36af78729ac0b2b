package io.gridgrade.statistics.clustering;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Groups around medoids: cases, so that the sum of the distances of all to the nearest of them is least; each is an
 * exemplar of its group, and a giant moves it less than a mean. BUILD and SWAP of PAM (L. Kaufman and P. J. Rousseeuw,
 * "Finding Groups in Data", 1990); each exchange is the best of all, found for all medoids in one pass (E. Schubert and P. J.
 * Rousseeuw, "Faster k-medoids clustering", 2019). Distances are Euclidean, and are computed anew rather than kept.
 */
public final class Medoids implements GroupingMethod {
    // An exchange that gains less is rounding.
    private static final double GAIN_MIN = 1e-12;

    @Override
    public String code() {
        return "medoids";
    }

    @Override
    public int casesMax() {
        return 10_000;
    }

    @Override
    public Grouping fit(CaseMatrix cases, int groupCount, GroupingSettings settings) {
        check(cases, groupCount);
        int[] medoids = build(cases, groupCount);
        int rounds = 0;
        boolean isSettled = false;
        Nearest nearest = Nearest.of(cases, medoids);
        while (!isSettled && rounds < settings.roundsMax()) {
            Swap swap = bestSwap(cases, medoids, nearest);
            isSettled = !(swap.change() < -GAIN_MIN * (1 + nearest.sum()));
            if (!isSettled) {
                medoids[swap.out()] = swap.in();
                nearest = Nearest.of(cases, medoids);
                rounds++;
            }
        }
        double[][] centres =
                Arrays.stream(medoids).mapToObj(i -> cases.row(i).clone()).toArray(double[][]::new);
        return Grouping.crisp(nearest.first, centres, nearest.sum() / cases.size(), rounds, isSettled);
    }

    // One after the other, each the case that brings the sum of distances down most; fewer when nothing is left to
    // bring down.
    private static int[] build(CaseMatrix cases, int groupCount) {
        int[] medoids = new int[groupCount];
        double[] least = new double[cases.size()];
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        for (int m = 0; m < groupCount; m++) {
            if (m > 0 && Arrays.stream(least).allMatch(distance -> distance == 0)) {
                return Arrays.copyOf(medoids, m);
            }
            // Independent of one another, and so the same however they are shared out.
            double[] sums = IntStream.range(0, cases.size())
                    .parallel()
                    .mapToDouble(candidate -> sumWith(cases, candidate, least))
                    .toArray();
            int best = 0;
            for (int i = 1; i < sums.length; i++) {
                best = sums[i] < sums[best] ? i : best;
            }
            medoids[m] = best;
            for (int i = 0; i < least.length; i++) {
                least[i] = Math.min(least[i], Space.distance(cases.row(i), cases.row(best)));
            }
        }
        return medoids;
    }

    private static double sumWith(CaseMatrix cases, int candidate, double[] least) {
        double sum = 0;
        for (int i = 0; i < least.length; i++) {
            sum += Math.min(least[i], Space.distance(cases.row(i), cases.row(candidate)));
        }
        return sum;
    }

    /** The nearest medoid of each case, and the distances to it and to the next. */
    private static final class Nearest {
        private final int[] first;
        private final double[] distance;
        private final double[] next;

        private Nearest(int size) {
            first = new int[size];
            distance = new double[size];
            next = new double[size];
        }

        static Nearest of(CaseMatrix cases, int[] medoids) {
            Nearest nearest = new Nearest(cases.size());
            for (int i = 0; i < cases.size(); i++) {
                nearest.distance[i] = Double.POSITIVE_INFINITY;
                nearest.next[i] = Double.POSITIVE_INFINITY;
                for (int m = 0; m < medoids.length; m++) {
                    double distance = Space.distance(cases.row(i), cases.row(medoids[m]));
                    if (distance < nearest.distance[i]) {
                        nearest.next[i] = nearest.distance[i];
                        nearest.distance[i] = distance;
                        nearest.first[i] = m;
                    } else {
                        nearest.next[i] = Math.min(nearest.next[i], distance);
                    }
                }
            }
            return nearest;
        }

        double sum() {
            return Arrays.stream(distance).sum();
        }
    }

    /** A medoid, by its number, goes out for a case that comes in, and the sum of distances changes by so much. */
    private record Swap(int out, int in, double change) {}

    private static Swap bestSwap(CaseMatrix cases, int[] medoids, Nearest nearest) {
        Swap[] swaps = IntStream.range(0, cases.size())
                .parallel()
                .mapToObj(in -> bestSwap(cases, medoids.length, nearest, in))
                .toArray(Swap[]::new);
        Swap best = swaps[0];
        for (Swap swap : swaps) {
            best = swap.change() < best.change() ? swap : best;
        }
        return best;
    }

    private static Swap bestSwap(CaseMatrix cases, int medoidCount, Nearest nearest, int in) {
        double[] change = new double[medoidCount];
        double forAny = 0;
        for (int i = 0; i < cases.size(); i++) {
            double distance = Space.distance(cases.row(i), cases.row(in));
            double gain = Math.min(0, distance - nearest.distance[i]);
            forAny += gain;
            change[nearest.first[i]] += Math.min(distance, nearest.next[i]) - nearest.distance[i] - gain;
        }
        int out = 0;
        for (int m = 1; m < medoidCount; m++) {
            out = change[m] < change[out] ? m : out;
        }
        return new Swap(out, in, forAny + change[out]);
    }
}
