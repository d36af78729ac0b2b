package io.gridgrade.statistics.clustering;

import java.util.OptionalDouble;

/**
 * What a search of groups is told; each method reads what it has a use for.
 *
 * @param seed of all draws
 * @param starts how many first centres are tried, the best of which is kept
 * @param roundsMax where a search ends at the latest
 * @param fuzzifier exponent of the memberships in fuzzy c-means, above 1: the nearer to 1, the harder the groups
 * @param kernelWidth distance at which the likeness of two cases, exp(-d^2 / (2 width^2)), falls off, above 0; empty for the
 *     median distance of a case to its seventh neighbour
 */
public record GroupingSettings(long seed, int starts, int roundsMax, double fuzzifier, OptionalDouble kernelWidth) {
    /** Checks them. */
    public GroupingSettings {
        if (starts < 1) {
            throw new IllegalArgumentException("Expected 1 start or more, found " + starts);
        }
        if (roundsMax < 1) {
            throw new IllegalArgumentException("Expected 1 round or more, found " + roundsMax);
        }
        if (!(fuzzifier > 1) || Double.isInfinite(fuzzifier)) {
            throw new IllegalArgumentException("Expected a fuzzifier above 1, found " + fuzzifier);
        }
        if (kernelWidth.isPresent() && !(kernelWidth.getAsDouble() > 0)) {
            throw new IllegalArgumentException("Expected a kernel width above 0, found " + kernelWidth.getAsDouble());
        }
    }

    /** Twenty starts, a thousand rounds at most, fuzzifier 2, and a kernel as wide as the cases lie apart. */
    public static GroupingSettings of(long seed) {
        return new GroupingSettings(seed, 20, 1000, 2, OptionalDouble.empty());
    }

    /** The same with another seed. */
    public GroupingSettings withSeed(long other) {
        return new GroupingSettings(other, starts, roundsMax, fuzzifier, kernelWidth);
    }

    /** The same with another number of starts. */
    public GroupingSettings withStarts(int other) {
        return new GroupingSettings(seed, other, roundsMax, fuzzifier, kernelWidth);
    }

    /** The same with another fuzzifier. */
    public GroupingSettings withFuzzifier(double other) {
        return new GroupingSettings(seed, starts, roundsMax, other, kernelWidth);
    }

    /** The same with a kernel of a given width. */
    public GroupingSettings withKernelWidth(double other) {
        return new GroupingSettings(seed, starts, roundsMax, fuzzifier, OptionalDouble.of(other));
    }
}
