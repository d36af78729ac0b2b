package io.gridgrade.statistics.clustering;

import java.util.Arrays;

/**
 * Fuzzy c-means: every case belongs to every group to a degree, u = 1 / sum over the groups of (d / d_group)^(2 / (m - 1)),
 * and every centre is the mean of all cases weighed by u^m, until no centre moves (J. C. Dunn, "A fuzzy relative of the
 * ISODATA process", 1973; J. C. Bezdek, "Pattern Recognition with Fuzzy Objective Function Algorithms", 1981). It starts
 * from the best k-means of the same cases.
 */
public final class FuzzyCMeans implements GroupingMethod {
    // Of a centre's place, in deviations.
    private static final double STEADY = 1e-11;

    @Override
    public String code() {
        return "fuzzy-c-means";
    }

    @Override
    public int casesMax() {
        return 1_000_000;
    }

    @Override
    public Grouping fit(CaseMatrix cases, int groupCount, GroupingSettings settings) {
        return from(
                cases,
                new KMeans().fit(cases, groupCount, settings).centres(),
                settings.fuzzifier(),
                settings.roundsMax());
    }

    /** Searches from given centres. */
    public static Grouping from(CaseMatrix cases, double[][] start, double fuzzifier, int roundsMax) {
        double[][] centres = Arrays.stream(start).map(double[]::clone).toArray(double[][]::new);
        double[] memberships = new double[centres.length];
        for (int round = 1; ; round++) {
            double[][] moved = new double[centres.length][cases.width()];
            double[] weights = new double[centres.length];
            for (double[] row : cases.rows()) {
                memberships(row, centres, fuzzifier, memberships);
                for (int c = 0; c < centres.length; c++) {
                    double weight = power(memberships[c], fuzzifier);
                    weights[c] += weight;
                    for (int j = 0; j < row.length; j++) {
                        moved[c][j] += weight * row[j];
                    }
                }
            }
            double move = 0;
            for (int c = 0; c < centres.length; c++) {
                for (int j = 0; j < moved[c].length; j++) {
                    moved[c][j] = weights[c] > 0 ? moved[c][j] / weights[c] : centres[c][j];
                    move = Math.max(move, Math.abs(moved[c][j] - centres[c][j]));
                }
            }
            centres = moved;
            boolean isSettled = move <= STEADY;
            if (isSettled || round >= roundsMax) {
                return found(cases, centres, fuzzifier, round, isSettled);
            }
        }
    }

    private static Grouping found(
            CaseMatrix cases, double[][] centres, double fuzzifier, int rounds, boolean isSettled) {
        int[] groups = new int[cases.size()];
        double[][] memberships = new double[cases.size()][centres.length];
        double objective = 0;
        for (int i = 0; i < groups.length; i++) {
            memberships(cases.row(i), centres, fuzzifier, memberships[i]);
            groups[i] = Space.nearest(cases.row(i), centres);
            for (int c = 0; c < centres.length; c++) {
                objective += power(memberships[i][c], fuzzifier) * Space.squaredDistance(cases.row(i), centres[c]);
            }
        }
        return new Grouping(groups, centres, memberships, objective, rounds, isSettled);
    }

    /**
     * To what degree a case belongs to each group. One that lies on a centre belongs to it alone, or to all that lie there
     * alike.
     */
    static void memberships(double[] row, double[][] centres, double fuzzifier, double[] memberships) {
        double least = Double.POSITIVE_INFINITY;
        for (int c = 0; c < centres.length; c++) {
            memberships[c] = Space.squaredDistance(row, centres[c]);
            least = Math.min(least, memberships[c]);
        }
        double sum = 0;
        for (int c = 0; c < centres.length; c++) {
            // As shares of the nearest, so that no power of a distance overflows.
            double ratio = least > 0 ? least / memberships[c] : memberships[c] > 0 ? 0 : 1;
            memberships[c] = fuzzifier == 2 ? ratio : StrictMath.pow(ratio, 1 / (fuzzifier - 1));
            sum += memberships[c];
        }
        for (int c = 0; c < centres.length; c++) {
            memberships[c] /= sum;
        }
    }

    static double power(double membership, double fuzzifier) {
        return fuzzifier == 2 ? membership * membership : StrictMath.pow(membership, fuzzifier);
    }
}
