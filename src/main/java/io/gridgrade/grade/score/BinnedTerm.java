package io.gridgrade.grade.score;

import io.gridgrade.statistics.binning.Bin;
import io.gridgrade.statistics.binning.Bins;
import java.util.List;
import java.util.function.IntFunction;

/** A variable in bins: each gives its points, the coefficient times the bin's weight of evidence. */
public record BinnedTerm(Variable variable, double coefficient, Bins bins) implements EvidenceTerm {
    @Override
    public String name() {
        return variable.name();
    }

    @Override
    public String value() {
        return variable.number();
    }

    @Override
    public String lookUp(IntFunction<String> given) {
        return variable.lookUp(bins, given);
    }

    @Override
    public List<Variable> variables() {
        return List.of(variable);
    }

    @Override
    public List<Bin> table() {
        return bins.bins();
    }

    @Override
    public List<At> bins(int place) {
        return List.of(new At(bins, place));
    }

    @Override
    public BinnedTerm alone() {
        return new BinnedTerm(variable.alone(), coefficient, bins);
    }

    @Override
    public BinnedTerm times(double other) {
        return new BinnedTerm(variable, other, bins);
    }
}
