package io.gridgrade.grade.score;

import java.math.BigDecimal;

/**
 * A coefficient times a number.
 *
 * @param value the number, as SQL
 * @param fill what stands in for a missing one
 */
public record LinearTerm(String name, String value, double coefficient, BigDecimal fill) implements DiscriminantTerm {
    @Override
    public String sql() {
        return "coalesce(" + value + ", " + fill.toPlainString() + ") * " + DiscriminantScore.literal(coefficient);
    }
}
