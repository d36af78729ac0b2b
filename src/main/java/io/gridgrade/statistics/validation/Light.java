package io.gridgrade.statistics.validation;

/** Verdict of a test, as a traffic light. */
public enum Light {
    /** Nothing speaks against it. */
    GREEN,
    /** To be watched. */
    AMBER,
    /** To be mended. */
    RED,
    /** A probability above what came: prudent, and dear. */
    HIGH,
    /** Too little is known for a verdict. */
    NONE;

    /** The word that a user reads. */
    public String word() {
        return switch (this) {
            case GREEN -> "green";
            case AMBER -> "amber";
            case RED -> "red";
            case HIGH -> "too high";
            case NONE -> "not known";
        };
    }
}
