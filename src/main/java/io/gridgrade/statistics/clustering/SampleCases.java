package io.gridgrade.statistics.clustering;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A sample of cases held in memory, for the many short searches that a good start takes. */
public final class SampleCases implements Cases {
    // 53 bits: what a double holds.
    private static final long CHANCES = 1L << 53;

    private final List<String> names;
    private final double[][] points;
    private final double[] squares;
    private final MessageDigest md5;

    /**
     * A sample.
     *
     * @param names one a case, in the order in which ties are broken; draws depend on them
     * @param points standardised features of each case, in whole parts
     */
    public SampleCases(List<String> names, List<List<Long>> points) {
        this.names = List.copyOf(names);
        this.points = points.stream()
                .map(point -> point.stream().mapToDouble(Long::doubleValue).toArray())
                .toArray(double[][]::new);
        this.squares = Arrays.stream(this.points)
                .mapToDouble(
                        point -> Arrays.stream(point).map(part -> part * part).sum())
                .toArray();
        try {
            this.md5 = MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has MD5", e);
        }
    }

    /**
     * Draws up to k centres, each with a chance proportional to the squared distance to the nearest one so far: k-means++
     * (D. Arthur and S. Vassilvitskii, "k-means++: the advantages of careful seeding", 2007). Of waiting times that are
     * exponential with these rates the shortest wins (P. S. Efraimidis and P. G. Spirakis, "Weighted random sampling with
     * a reservoir", 2006). The chance is read from the MD5 (RFC 1321) of the case's name, so that a draw is the same in
     * any order of the cases. Fewer than k when the cases do not differ in so many ways.
     */
    public List<Centre> draw(int k, long seed) {
        List<Centre> centres = new ArrayList<>();
        double[] nearest = new double[points.length];
        Arrays.fill(nearest, 1);
        while (centres.size() < k) {
            int next = shortestWait(nearest, seed, centres.size());
            if (next < 0) {
                break;
            }
            Centre centre = centre(next);
            for (int i = 0; i < points.length; i++) {
                double distance = distance(points[i], centre);
                nearest[i] = centres.isEmpty() ? distance : Math.min(nearest[i], distance);
            }
            centres.add(centre);
        }
        return centres;
    }

    private int shortestWait(double[] rates, long seed, int centreNo) {
        int first = -1;
        double shortest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < rates.length; i++) {
            if (rates[i] > 0) {
                // The same on every machine, which Math.log need not be.
                double wait = -StrictMath.log(chance(names.get(i) + "/" + seed + "/" + centreNo)) / rates[i];
                if (wait < shortest) {
                    shortest = wait;
                    first = i;
                }
            }
        }
        return first;
    }

    // Between 0 and 1, neither of them.
    private double chance(String text) {
        byte[] digest = md5.digest(text.getBytes(StandardCharsets.UTF_8));
        long last = 0;
        for (int i = digest.length - 1; i >= digest.length - Long.BYTES; i--) {
            last = (last << Byte.SIZE) | Byte.toUnsignedLong(digest[i]);
        }
        return (Long.remainderUnsigned(last, CHANCES) + 1.0) / (CHANCES + 1.0);
    }

    private Centre centre(int caseNo) {
        return new Centre(
                Arrays.stream(points[caseNo]).mapToObj(part -> (long) part).toList());
    }

    private static double distance(double[] point, Centre centre) {
        double sum = 0;
        for (int j = 0; j < point.length; j++) {
            double gap = point[j] - centre.parts().get(j);
            sum += gap * gap;
        }
        return sum;
    }

    @Override
    public Optional<Centre> farthest(List<Centre> centres) {
        int farthest = -1;
        double longest = 0;
        for (int i = 0; i < points.length; i++) {
            double nearest = centres.isEmpty() ? 1 : Double.POSITIVE_INFINITY;
            for (Centre centre : centres) {
                nearest = Math.min(nearest, distance(points[i], centre));
            }
            if (nearest > longest) {
                longest = nearest;
                farthest = i;
            }
        }
        return farthest < 0 ? Optional.empty() : Optional.of(centre(farthest));
    }

    @Override
    public List<Members> members(List<Centre> centres, boolean isWithinAsked) {
        int width = points.length == 0 ? 0 : points[0].length;
        double[][] twice = new double[centres.size()][];
        double[] lengths = new double[centres.size()];
        for (int c = 0; c < twice.length; c++) {
            twice[c] = centres.get(c).parts().stream()
                    .mapToDouble(part -> 2.0 * part)
                    .toArray();
            for (double part : twice[c]) {
                lengths[c] += part / 2 * (part / 2);
            }
        }
        long[] counts = new long[twice.length];
        long[][] sums = new long[twice.length][width];
        BigInteger[] within = new BigInteger[twice.length];
        Arrays.fill(within, BigInteger.ZERO);
        for (int i = 0; i < points.length; i++) {
            int nearest = 0;
            double least = Double.POSITIVE_INFINITY;
            for (int c = 0; c < twice.length; c++) {
                // What all centres have in common, the case's own length, is left out.
                double nearness = lengths[c];
                for (int j = 0; j < width; j++) {
                    nearness -= points[i][j] * twice[c][j];
                }
                if (nearness < least) {
                    least = nearness;
                    nearest = c;
                }
            }
            counts[nearest]++;
            for (int j = 0; j < width; j++) {
                sums[nearest][j] += (long) points[i][j];
            }
            if (isWithinAsked) {
                within[nearest] = within[nearest].add(BigInteger.valueOf((long) (least + squares[i])));
            }
        }
        List<Members> members = new ArrayList<>();
        for (int c = 0; c < twice.length; c++) {
            if (counts[c] > 0) {
                members.add(new Members(
                        c,
                        counts[c],
                        Arrays.stream(sums[c]).mapToObj(BigInteger::valueOf).toList(),
                        within[c]));
            }
        }
        return members;
    }
}
