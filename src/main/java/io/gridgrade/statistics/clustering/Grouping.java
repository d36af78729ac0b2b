package io.gridgrade.statistics.clustering;

import java.util.Arrays;

/**
 * Groups that were found among cases, with what gives a new case to one of them: it goes to the group of the nearest
 * centre, the first of equals.
 */
public final class Grouping {
    private final int[] groups;
    private final double[][] centres;
    private final double[][] memberships;
    private final double objective;
    private final int rounds;
    private final boolean isSettled;

    Grouping(
            int[] groups, double[][] centres, double[][] memberships, double objective, int rounds, boolean isSettled) {
        this.groups = groups;
        this.centres = centres;
        this.memberships = memberships;
        this.objective = objective;
        this.rounds = rounds;
        this.isSettled = isSettled;
    }

    /** Groups of which each case is in one alone. */
    static Grouping crisp(int[] groups, double[][] centres, double objective, int rounds, boolean isSettled) {
        return new Grouping(groups, centres, new double[0][], objective, rounds, isSettled);
    }

    /** Each case in the group of the nearest of given centres; the objective is the sum of squared distances to them. */
    public static Grouping around(CaseMatrix cases, double[][] centres) {
        int[] groups = new int[cases.size()];
        double within = 0;
        for (int i = 0; i < groups.length; i++) {
            groups[i] = Space.nearest(cases.row(i), centres);
            within += Space.squaredDistance(cases.row(i), centres[groups[i]]);
        }
        return crisp(groups, Arrays.stream(centres).map(double[]::clone).toArray(double[][]::new), within, 0, true);
    }

    /** How many groups there are; with memberships, one may be no case's highest. */
    public int groupCount() {
        return centres.length;
    }

    /** The group of each case, from 0, in the order of the matrix; with memberships, that of the highest. */
    public int[] groups() {
        return groups.clone();
    }

    /** A group's centre: a mean, a weighted mean with memberships, or a case for medoids. */
    public double[] centre(int group) {
        return centres[group].clone();
    }

    double[][] centres() {
        return centres;
    }

    /** True where each case belongs to each group to a degree. */
    public boolean isFuzzy() {
        return memberships.length > 0;
    }

    /** To what degree a case belongs to each group, 0 to 1, together 1; empty for a grouping that knows no degrees. */
    public double[] memberships(int caseNo) {
        return isFuzzy() ? memberships[caseNo].clone() : new double[0];
    }

    /**
     * What the method made as small as it could: for k-means and Ward the sum of squared distances to the centres, for fuzzy
     * c-means the same weighed by memberships, for medoids the mean distance to the medoid; for the spectral ones as
     * k-means and fuzzy c-means, among the eigenvectors.
     */
    public double objective() {
        return objective;
    }

    /** How many rounds, or exchanges of medoids, the search took. */
    public int rounds() {
        return rounds;
    }

    /** False when the limit of rounds came before the search's own end. */
    public boolean isSettled() {
        return isSettled;
    }

    /** How many cases each group has. */
    public long[] sizes() {
        long[] sizes = new long[centres.length];
        for (int group : groups) {
            sizes[group]++;
        }
        return sizes;
    }

    /** The group that a new case is given to. */
    public int assign(double[] values) {
        return Space.nearest(values, centres);
    }

    /**
     * How far the nearest centre stands for the grouping: of the cases that it was found among, the share that the nearest
     * centre gives to their own group. 1 for k-means that settled and fuzzy c-means; where it is low, groups are of a shape
     * that no centre tells, and a new case is not to be assigned so.
     */
    public double assignedAlike(CaseMatrix cases) {
        long alike = 0;
        for (int i = 0; i < groups.length; i++) {
            alike += assign(cases.row(i)) == groups[i] ? 1 : 0;
        }
        return (double) alike / groups.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Grouping that
                && Arrays.equals(groups, that.groups)
                && Arrays.deepEquals(centres, that.centres)
                && Arrays.deepEquals(memberships, that.memberships)
                && objective == that.objective;
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(groups);
    }
}
