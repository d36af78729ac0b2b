package io.gridgrade.statistics.validation;

import java.util.List;

/**
 * How two orderings of the same cases agree, from a square table of counts: rows of the first, columns of the second, the same
 * classes in the same order. Kappa is 1 for the same class and 0 for chance.
 *
 * @param weightedKappa Cohen's kappa with linear weights (J. Cohen, "Weighted kappa", 1968)
 * @param quadraticKappa the same with quadratic weights
 * @param spearman correlation of the ranks, ties at their middle (C. Spearman, 1904)
 * @param kendall tau-b, of the pairs that are tied in neither (M. G. Kendall, "The treatment of ties in ranking problems",
 *     1945)
 * @param same share of the cases in the same class
 * @param near share of the cases at most one class apart
 */
public record Agreement(
        double weightedKappa, double quadraticKappa, double spearman, double kendall, double same, double near) {
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
        double[] rowRanks = ranks(rows);
        double[] columnRanks = ranks(columns);
        double middle = (total + 1) / 2;
        double product = 0;
        double same = 0;
        double near = 0;
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                double count = table.get(i).get(j);
                product += count * (rowRanks[i] - middle) * (columnRanks[j] - middle);
                same += i == j ? count : 0;
                near += Math.abs(i - j) <= 1 ? count : 0;
            }
        }
        double spread = Math.sqrt(spread(rows, rowRanks, middle) * spread(columns, columnRanks, middle));
        return new Agreement(
                kappa(table, rows, columns, total, 1),
                kappa(table, rows, columns, total, 2),
                spread == 0 ? 0 : product / spread,
                kendall(table, rows, columns, total),
                same / total,
                near / total);
    }

    // Disagreement is weighed by the distance of the classes to a power.
    private static double kappa(List<List<Long>> table, double[] rows, double[] columns, double total, int power) {
        double seen = 0;
        double byChance = 0;
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < columns.length; j++) {
                double weight = Math.pow(Math.abs(i - j), power);
                seen += weight * table.get(i).get(j);
                byChance += weight * rows[i] * columns[j] / total;
            }
        }
        return byChance == 0 ? 1 : 1 - seen / byChance;
    }

    private static double kendall(List<List<Long>> table, double[] rows, double[] columns, double total) {
        int size = rows.length;
        // Of the rows before: cases in the columns before, and in those after.
        double[] above = new double[size];
        double surplus = 0;
        for (List<Long> row : table) {
            double before = 0;
            double after = 0;
            for (double count : above) {
                after += count;
            }
            for (int j = 0; j < size; j++) {
                after -= above[j];
                surplus += row.get(j) * (before - after);
                before += above[j];
            }
            for (int j = 0; j < size; j++) {
                above[j] += row.get(j);
            }
        }
        double pairs = Math.sqrt(untied(rows, total) * untied(columns, total));
        return pairs == 0 ? 0 : surplus / pairs;
    }

    private static double untied(double[] counts, double total) {
        double tied = 0;
        for (double count : counts) {
            tied += count * (count - 1);
        }
        return (total * (total - 1) - tied) / 2;
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
