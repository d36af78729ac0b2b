package io.gridgrade.statistics.sensitivity;

import java.util.OptionalDouble;

/** A figure before and after its input changed. */
public record Change(double before, double after) {
    /** By how much it changed. */
    public double delta() {
        return after - before;
    }

    /** The same in percent of what it was; empty when it was nothing. */
    public OptionalDouble percent() {
        return before == 0 ? OptionalDouble.empty() : OptionalDouble.of(100 * delta() / before);
    }

    /**
     * The arc elasticity: the change of the figure as a share of its mean before and after, over that of the input. It is the
     * same in both directions, and needs the size of the input's change, without which there is none. Empty when the input,
     * or either mean, is nothing or does not change.
     *
     * <p>R. G. D. Allen, "The Concept of Arc Elasticity of Demand", 1934.
     */
    public OptionalDouble arcElasticity(Change input) {
        double middle = (before + after) / 2;
        double inputMiddle = (input.before + input.after) / 2;
        return middle == 0 || inputMiddle == 0 || input.delta() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((delta() / middle) / (input.delta() / inputMiddle));
    }
}
