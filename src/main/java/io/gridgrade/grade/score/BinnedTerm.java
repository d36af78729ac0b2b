package io.gridgrade.grade.score;

import io.gridgrade.statistics.binning.Bins;

/** A variable in bins: each gives its points, the coefficient times the bin's weight of evidence. */
public record BinnedTerm(Variable variable, double coefficient, Bins bins) implements DiscriminantTerm {
    @Override
    public String name() {
        return variable.name();
    }

    @Override
    public String value() {
        return variable.number();
    }

    /** What a bin gives to D(x), by its place. */
    public double points(int bin) {
        // Zero has a sign, which would be shown.
        return coefficient * bins.bins().get(bin).evidence() + 0.0;
    }

    @Override
    public String sql() {
        return variable.lookUp(bins, bin -> DiscriminantScore.literal(points(bin)));
    }

    /** The place of the bin that a customer is in, as SQL. */
    public String place() {
        return variable.lookUp(bins, Integer::toString);
    }

    /** Its weight of evidence, in thousandths, as SQL. */
    public String thousandths() {
        return variable.lookUp(
                bins, bin -> Integer.toString(bins.bins().get(bin).thousandths()));
    }

    /** The same, read from a relation that has all variables. */
    public BinnedTerm alone() {
        return new BinnedTerm(variable.alone(), coefficient, bins);
    }
}
