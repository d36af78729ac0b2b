package io.gridgrade.statistics.allocation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.math3.optim.MaxIter;
import org.apache.commons.math3.optim.PointValuePair;
import org.apache.commons.math3.optim.linear.LinearConstraint;
import org.apache.commons.math3.optim.linear.LinearConstraintSet;
import org.apache.commons.math3.optim.linear.LinearObjectiveFunction;
import org.apache.commons.math3.optim.linear.NoFeasibleSolutionException;
import org.apache.commons.math3.optim.linear.NonNegativeConstraint;
import org.apache.commons.math3.optim.linear.Relationship;
import org.apache.commons.math3.optim.linear.SimplexSolver;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;

/**
 * How many of each group are served, so that the worth of all served is greatest, no resource is used beyond its capacity,
 * and each floor has at least so many: the linear program max w'x, with Ux at most c, Fx at least f and x from 0 to n, by
 * the simplex method (Dantzig 1963, Linear Programming and Extensions).
 *
 * @param groups     n of them
 * @param capacities of each resource, in its unit
 * @param floors     the least that sets of groups have
 */
public record Allocation(List<Group> groups, List<Double> capacities, List<Floor> floors) {
    private static final int ITERATIONS_MAX = 100_000;
    private static final double TOLERANCE = 1e-7;

    /**
     * Equals, one of whom is worth as much as another.
     *
     * @param size  how many there are
     * @param worth of serving one
     * @param uses  of each resource, for one
     */
    public record Group(int size, double worth, List<Double> uses) {}

    /** The least number served of some groups, by their places from 0. */
    public record Floor(String name, List<Integer> groups, double least) {}

    /**
     * An answer.
     *
     * @param served of each group, perhaps not whole
     */
    public record Served(List<Double> served, double worth) {}

    /** The best; empty where the floors ask for more than the capacities and sizes let be. */
    public Optional<Served> best() {
        if (groups.isEmpty()) {
            return Optional.of(new Served(List.of(), 0));
        }
        double[] worth = groups.stream().mapToDouble(Group::worth).toArray();
        try {
            PointValuePair found = solve(worth, constraints(0), GoalType.MAXIMIZE);
            return Optional.of(new Served(
                    IntStream.range(0, groups.size())
                            .mapToObj(i -> Math.max(0, found.getPoint()[i]))
                            .toList(),
                    found.getValue()));
        } catch (NoFeasibleSolutionException e) {
            return Optional.empty();
        }
    }

    /**
     * The resources, by their places, that lack capacity for the floors, each with how much: as little as can be in all.
     * All 0 where there is a best.
     */
    public List<Double> lacking() {
        int resources = capacities.size();
        double[] cost = new double[groups.size() + resources];
        for (int r = 0; r < resources; r++) {
            // By shares of the capacity, since units differ.
            cost[groups.size() + r] = 1 / Math.max(capacities.get(r), 1);
        }
        double[] found = solve(cost, constraints(resources), GoalType.MINIMIZE).getPoint();
        return IntStream.range(0, resources)
                .mapToObj(r -> found[groups.size() + r] < TOLERANCE ? 0.0 : found[groups.size() + r])
                .toList();
    }

    /** The same with so much more of a resource. */
    public Allocation with(int resource, double more) {
        List<Double> other = new ArrayList<>(capacities);
        other.set(resource, other.get(resource) + more);
        return new Allocation(groups, other, floors);
    }

    /** The same without floors. */
    public Allocation withoutFloors() {
        return new Allocation(groups, capacities, List.of());
    }

    // With a variable for each resource's lack where it is asked for.
    private List<LinearConstraint> constraints(int lacks) {
        int columns = groups.size() + lacks;
        List<LinearConstraint> constraints = new ArrayList<>();
        for (int r = 0; r < capacities.size(); r++) {
            double[] row = new double[columns];
            for (int i = 0; i < groups.size(); i++) {
                row[i] = groups.get(i).uses().get(r);
            }
            if (lacks > 0) {
                row[groups.size() + r] = -1;
            }
            constraints.add(new LinearConstraint(row, Relationship.LEQ, capacities.get(r)));
        }
        for (int i = 0; i < groups.size(); i++) {
            double[] row = new double[columns];
            row[i] = 1;
            constraints.add(
                    new LinearConstraint(row, Relationship.LEQ, groups.get(i).size()));
        }
        for (Floor floor : floors) {
            double[] row = new double[columns];
            floor.groups().forEach(i -> row[i] = 1);
            constraints.add(new LinearConstraint(row, Relationship.GEQ, floor.least()));
        }
        return constraints;
    }

    private static PointValuePair solve(double[] objective, List<LinearConstraint> constraints, GoalType goal) {
        return new SimplexSolver()
                .optimize(
                        new MaxIter(ITERATIONS_MAX),
                        new LinearObjectiveFunction(objective, 0),
                        new LinearConstraintSet(constraints),
                        new NonNegativeConstraint(true),
                        goal);
    }
}
