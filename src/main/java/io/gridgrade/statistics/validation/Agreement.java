package io.gridgrade.statistics.validation;

import java.util.List;

/**
 * How two orderings of the same cases agree, from a table of counts: rows of the first, columns of the second.
 *
 * @param weightedKappa Cohen's kappa with linear weights: 1 for the same class, 0 for chance (J. Cohen, "Weighted kappa",
 *     1968); both must have the same classes
 * @param spearman correlation of the ranks, ties at their middle (C. Spearman, 1904)
 */
public record Agreement(double weightedKappa, double spearman) {
    /** From a square table of counts. */
    public static Agreement of(List<List<Long>> table) {
        int size = table.size();
        double[] rows = new double[size];
        double[] columns = new double[size];
        double total = 0;
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                rows[i] += table.get(i).get(j);
                columns[j] += table.get(i).get(j);
                total += table.get(i).get(j);
            }
        }
        if (total == 0) {
            throw new IllegalArgumentException("There must be a case in the table, found none");
        }
        double seen = 0;
        double byChance = 0;
        double[] rowRanks = ranks(rows);
        double[] columnRanks = ranks(columns);
        double middle = (total + 1) / 2;
        double product = 0;
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                double count = table.get(i).get(j);
                seen += Math.abs(i - j) * count;
                byChance += Math.abs(i - j) * rows[i] * columns[j] / total;
                product += count * (rowRanks[i] - middle) * (columnRanks[j] - middle);
            }
        }
        double spread = Math.sqrt(spread(rows, rowRanks, middle) * spread(columns, columnRanks, middle));
        return new Agreement(byChance == 0 ? 1 : 1 - seen / byChance, spread == 0 ? 0 : product / spread);
    }

    private static double[] ranks(double[] counts) {
        double[] ranks = new double[counts.length];
        double before = 0;
        for (int i = 0; i < counts.length; i++) {
            ranks[i] = before + (counts[i] + 1) / 2;
            before += counts[i];
        }
        return ranks;
    }

    private static double spread(double[] counts, double[] ranks, double middle) {
        double sum = 0;
        for (int i = 0; i < counts.length; i++) {
            sum += counts[i] * (ranks[i] - middle) * (ranks[i] - middle);
        }
        return sum;
    }
}
