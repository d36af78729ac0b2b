package io.gridgrade.measure;

import java.util.Optional;

/** A measure as it is asked for: of which months, and beside which others. */
record Term(Measure measure, String column, TimeWindow window, Optional<Change> change) {
    /**
     * What became of the value since so many months before.
     *
     * @param isDifference the difference itself; else as a share of the value before
     */
    record Change(int monthsBack, boolean isDifference) {}
}
