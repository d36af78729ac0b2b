package io.gridgrade.statistics.discriminant;

/** A measured column, kept as whole numbers: its value x 10 to the power of {@code decimals}. */
public record Feature(String name, int decimals) {
    /** Checks that the scale is one that whole numbers of 64 bits can hold. */
    public Feature {
        if (decimals < 0 || decimals > 9) {
            throw new IllegalArgumentException("Feature " + name + " must have 0 to 9 decimals, found " + decimals);
        }
    }
}
