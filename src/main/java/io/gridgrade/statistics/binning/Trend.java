package io.gridgrade.statistics.binning;

/** How the default rate may go from the lowest bin to the highest. */
public enum Trend {
    /** It never falls: a lower value is better. */
    ASCENDING,
    /** It never rises: a higher value is better. */
    DESCENDING,
    /** It rises, and from some bin on falls. */
    PEAK,
    /** It falls, and from some bin on rises. */
    VALLEY,
    /** As it likes. */
    NONE,
    /** A peak or a valley, of which both may be only a slope: whichever tells most. */
    AUTOMATIC
}
