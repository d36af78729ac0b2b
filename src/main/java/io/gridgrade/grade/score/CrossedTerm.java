package io.gridgrade.grade.score;

import io.gridgrade.statistics.binning.Bin;
import io.gridgrade.statistics.binning.CrossedBins;
import java.util.List;
import java.util.function.IntFunction;

/** Two variables together: each cell gives the coefficient times what is left to tell when both have spoken alone. */
public record CrossedTerm(Variable first, Variable second, double coefficient, CrossedBins crossed)
        implements EvidenceTerm {
    @Override
    public String name() {
        return name(first, second);
    }

    /** How two variables together are called. */
    public static String name(Variable first, Variable second) {
        return first.name() + " x " + second.name();
    }

    @Override
    public String value() {
        return "cast(null as double)";
    }

    @Override
    public List<Variable> variables() {
        return List.of(first, second);
    }

    @Override
    public List<Bin> table() {
        return crossed.cells();
    }

    @Override
    public List<At> bins(int place) {
        int columns = crossed.second().bins().size();
        return List.of(new At(crossed.first(), place / columns), new At(crossed.second(), place % columns));
    }

    @Override
    public CrossedTerm alone() {
        return new CrossedTerm(first.alone(), second.alone(), coefficient, crossed);
    }

    @Override
    public CrossedTerm times(double other) {
        return new CrossedTerm(first, second, other, crossed);
    }

    @Override
    public String lookUp(IntFunction<String> given) {
        int columns = crossed.second().bins().size();
        return first.lookUp(
                crossed.first(), row -> second.lookUp(crossed.second(), column -> given.apply(row * columns + column)));
    }
}
