package io.gridgrade.statistics.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * From which grade cases came and to which they went: rows then, columns now, best grade first.
 *
 * <p>ECB, "Instructions for reporting the validation results of internal models", 2019, section 2.5.5.
 */
public record MigrationMatrix(List<List<Long>> counts) {
    /** Checks that it is square. */
    public MigrationMatrix {
        counts = counts.stream().map(List::copyOf).toList();
        int size = counts.size();
        if (size < 2 || counts.stream().anyMatch(row -> row.size() != size)) {
            throw new IllegalArgumentException(
                    "There must be as many columns as rows, and two of them, found " + counts);
        }
    }

    private long count(int from, int to) {
        return counts.get(from).get(to);
    }

    private long row(int from) {
        return counts.get(from).stream().mapToLong(Long::longValue).sum();
    }

    /** Share of those of a grade that went to another; 0 for a grade without cases. */
    public double share(int from, int to) {
        return row(from) == 0 ? 0 : (double) count(from, to) / row(from);
    }

    /** Cases that kept their grade, over all. */
    public double stayed() {
        long stayed = 0;
        long all = 0;
        for (int i = 0; i < counts.size(); i++) {
            stayed += count(i, i);
            all += row(i);
        }
        return all == 0 ? 0 : (double) stayed / all;
    }

    /** Matrix-weighted bandwidth of those that got worse: 0 when each goes one grade only, 1 when as far as can be. */
    public Optional<Double> upperBandwidth() {
        return bandwidth(true);
    }

    /** The same of those that got better. */
    public Optional<Double> lowerBandwidth() {
        return bandwidth(false);
    }

    private Optional<Double> bandwidth(boolean isUpper) {
        int size = counts.size();
        long moved = 0;
        long most = 0;
        for (int i = 0; i < size; i++) {
            for (int j = isUpper ? i + 1 : 0; j < (isUpper ? size : i); j++) {
                moved += Math.abs(i - j) * count(i, j);
                // The longest way there is from a grade, whichever the side, as the ECB norms it.
                most += Math.max(size - 1 - i, i) * count(i, j);
            }
        }
        return most == 0 ? Optional.empty() : Optional.of((double) moved / most);
    }

    /** A cell whose neighbour nearer to the diagonal has fewer cases than it, though moves should thin out. */
    public record Bulge(int from, int to, double z, double pValue) {}

    /** Cells that hold more than the next nearer to the diagonal beyond chance at a level, such as 0.05. */
    public List<Bulge> bulges(double level) {
        List<Bulge> found = new ArrayList<>();
        for (int i = 0; i < counts.size(); i++) {
            for (int j = 0; j < counts.size(); j++) {
                int nearer = j < i ? j + 1 : j - 1;
                if (j == i || row(i) == 0) {
                    continue;
                }
                double far = share(i, j);
                double near = share(i, nearer);
                double variance = (far * (1 - far) + near * (1 - near) + 2 * far * near) / row(i);
                double z = variance == 0 ? 0 : (near - far) / Math.sqrt(variance);
                double pValue = new NormalDistribution(null, 0, 1).cumulativeProbability(z);
                if (z < 0 && pValue < level) {
                    found.add(new Bulge(i, j, z, pValue));
                }
            }
        }
        return found;
    }
}
