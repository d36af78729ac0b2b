package io.gridgrade.source;

import java.util.List;
import java.util.Optional;

/**
 * How a supplier writes numbers, days and moments, as far as source.yml states it: the decimal mark, the mark between groups
 * of three digits (empty for none), the orders of day, month and year, the time zone of moments without an offset, and what
 * stands where there is no figure.
 */
record Notation(
        Optional<String> decimalMark,
        Optional<String> thousandsMark,
        List<DayOrder> days,
        Optional<String> timeZone,
        SpecialWords specials) {
    /** Nothing is stated: what can be read in two ways is refused. */
    static final Notation UNSTATED =
            new Notation(Optional.empty(), Optional.empty(), List.of(), Optional.empty(), SpecialWords.NONE);

    /** As we write the values of a landing table. */
    static final Notation OURS =
            new Notation(Optional.of("."), Optional.of(""), List.of(), Optional.empty(), SpecialWords.NONE);

    /** Whether a comma may be either mark, for nothing is stated. */
    boolean isAmbiguous() {
        return decimalMark.isEmpty() && thousandsMark.isEmpty();
    }

    /** The decimal mark, stated or not. */
    String decimal() {
        return decimalMark.orElseGet(() -> thousandsMark.filter("."::equals).isPresent() ? "," : ".");
    }

    /** The mark between groups, stated or not; empty for none. */
    String thousands() {
        return thousandsMark.orElseGet(() -> decimal().equals(".") ? "," : ".");
    }
}
