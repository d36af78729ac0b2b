package io.gridgrade.service;

import java.math.BigDecimal;

/**
 * Numbers from a bound, itself included, to another, itself excluded.
 *
 * @param from null where there is no lower bound
 * @param to   null where there is no upper bound
 */
record Interval(BigDecimal from, BigDecimal to) {
    static final Interval ALL = new Interval(null, null);

    boolean isEmpty() {
        return from != null && to != null && from.compareTo(to) >= 0;
    }

    /** Whether it holds all of another, which is not empty. */
    boolean contains(Interval other) {
        return (from == null || (other.from != null && from.compareTo(other.from) <= 0))
                && (to == null || (other.to != null && to.compareTo(other.to) >= 0));
    }

    /** In the words of a condition. */
    String words() {
        if (from == null && to == null) {
            return "any";
        }
        return (from == null ? "" : ">= " + from.toPlainString())
                + (from == null || to == null ? "" : " ")
                + (to == null ? "" : "< " + to.toPlainString());
    }
}
