package io.gridgrade.statistics.clustering;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Cases to be grouped, a row each, with their standardised features in columns, held in memory. Rows stand in the order of
 * the cases' names, so that what is found does not depend on the order in which they came.
 */
public final class CaseMatrix {
    private final List<String> names;
    private final List<String> features;
    private final double[][] rows;
    private final long[] keys;

    private CaseMatrix(List<String> names, List<String> features, double[][] rows, long[] keys) {
        this.names = names;
        this.features = features;
        this.rows = rows;
        this.keys = keys;
    }

    /**
     * Takes cases in any order.
     *
     * @param names one a case, all different; draws depend on them
     * @param features one a column
     * @param values a row a case, with a finite number for each feature
     * @throws IllegalArgumentException naming the case and the feature that is not so
     */
    public static CaseMatrix of(List<String> names, List<String> features, double[][] values) {
        if (names.size() != values.length) {
            throw new IllegalArgumentException(
                    "Expected a name for each of " + values.length + " cases, found " + names.size());
        }
        int[] order = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparing(names::get))
                .mapToInt(Integer::intValue)
                .toArray();
        List<String> sorted = Arrays.stream(order).mapToObj(names::get).toList();
        for (int i = 1; i < order.length; i++) {
            if (sorted.get(i).equals(sorted.get(i - 1))) {
                throw new IllegalArgumentException("Expected a case once, found " + sorted.get(i) + " twice");
            }
        }
        double[][] rows = new double[order.length][];
        for (int i = 0; i < order.length; i++) {
            rows[i] = checked(sorted.get(i), features, values[order[i]]);
        }
        return new CaseMatrix(sorted, List.copyOf(features), rows, keys(sorted));
    }

    private static double[] checked(String name, List<String> features, double[] row) {
        if (row.length != features.size()) {
            throw new IllegalArgumentException(
                    "Expected " + features.size() + " features of case " + name + ", found " + row.length);
        }
        for (int j = 0; j < row.length; j++) {
            if (!Double.isFinite(row[j])) {
                throw new IllegalArgumentException("Expected a finite number, found " + row[j] + " in feature "
                        + features.get(j) + " of case " + name);
            }
        }
        return row.clone();
    }

    private static long[] keys(List<String> names) {
        try {
            MessageDigest md5 = MessageDigest.getInstance("MD5");
            return names.stream()
                    .mapToLong(name -> ByteBuffer.wrap(md5.digest(name.getBytes(StandardCharsets.UTF_8)))
                            .getLong())
                    .toArray();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has MD5", e);
        }
    }

    /** Cases without names, which stay in their order: made up, drawn, or told of otherwise. */
    static CaseMatrix unnamed(List<String> features, double[][] rows) {
        return new CaseMatrix(
                List.of(),
                features,
                rows,
                IntStream.range(0, rows.length).asLongStream().toArray());
    }

    /** How many cases there are. */
    public int size() {
        return rows.length;
    }

    /** How many features they have. */
    public int width() {
        return features.size();
    }

    /** The names of the cases, in the order of the rows. */
    public List<String> names() {
        return names;
    }

    /** The names of the features, in the order of the columns. */
    public List<String> features() {
        return features;
    }

    /** The features of a case, counted from 0. */
    public double[] values(int caseNo) {
        return rows[caseNo].clone();
    }

    /** The features that all cases have alike: they tell none apart, and change no grouping. */
    public List<String> constantFeatures() {
        return IntStream.range(0, width())
                .filter(j -> Arrays.stream(rows).allMatch(row -> row[j] == rows[0][j]))
                .mapToObj(features::get)
                .toList();
    }

    /** How many cases differ from all before them, counted no further than asked. */
    int differentCount(int countMax) {
        return (int) Arrays.stream(rows)
                .map(row -> Arrays.stream(row).map(value -> value + 0.0).boxed().toList())
                .distinct()
                .limit(countMax)
                .count();
    }

    // Not copied: for those who do not write.
    double[] row(int caseNo) {
        return rows[caseNo];
    }

    double[][] rows() {
        return rows;
    }

    /** What tells a case from others in a draw. */
    long key(int caseNo) {
        return keys[caseNo];
    }

    /** The means of the cases of each group, and zero for a group without. */
    double[][] means(int[] groups, int groupCount) {
        double[][] means = new double[groupCount][width()];
        long[] counts = new long[groupCount];
        for (int i = 0; i < rows.length; i++) {
            counts[groups[i]]++;
            double[] mean = means[groups[i]];
            for (int j = 0; j < mean.length; j++) {
                mean[j] += rows[i][j];
            }
        }
        for (int g = 0; g < groupCount; g++) {
            for (int j = 0; j < means[g].length && counts[g] > 0; j++) {
                means[g][j] /= counts[g];
            }
        }
        return means;
    }
}
