package io.gridgrade.service;

import java.util.List;

/**
 * Values of one input, as a condition or a domain names them.
 *
 * @param isComplement whether all others are meant
 * @param codes        of a code or a truth
 * @param intervals    of a number
 * @param hasUnknown   whether a missing value is among them
 */
record ValueSet(boolean isComplement, List<String> codes, List<Interval> intervals, boolean hasUnknown) {
    /** Whether an interval that no bound of this set cuts is of it. */
    boolean holds(Interval cell) {
        return isComplement != intervals.stream().anyMatch(interval -> !interval.isEmpty() && interval.contains(cell));
    }

    boolean holds(String code) {
        return isComplement != codes.contains(code);
    }

    boolean holdsUnknown() {
        return isComplement != hasUnknown;
    }
}
