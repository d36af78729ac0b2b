package io.gridgrade.grade.score;

import java.math.BigDecimal;
import java.util.List;

/**
 * Fisher's D(x), high for good.
 *
 * @param cut what is taken off the sum of the terms
 */
public record DiscriminantScore(List<Term> terms, double cut) implements Score {
    /** One feature of D(x): how to read it, its coefficient, and what stands in for a missing value. */
    public record Term(String name, String expression, double coefficient, BigDecimal fill) implements Score.Term {
        @Override
        public String sql() {
            return "coalesce(" + expression + ", " + fill.toPlainString() + ") * " + literal(coefficient);
        }
    }

    /** With its own copy of the terms. */
    public DiscriminantScore {
        terms = List.copyOf(terms);
    }

    @Override
    public String sql() {
        StringBuilder sql = new StringBuilder("(");
        for (Term term : terms) {
            sql.append(term.sql()).append(" + ");
        }
        return sql.append(literal(-cut)).append(")").toString();
    }

    /** The same, read from a relation of that name. */
    public DiscriminantScore of(String relation) {
        return new DiscriminantScore(
                terms.stream()
                        .map(term -> new Term(
                                term.name(), relation + "." + term.expression(), term.coefficient(), term.fill()))
                        .toList(),
                cut);
    }

    /** The same with so much more taken off. */
    public DiscriminantScore less(double more) {
        return new DiscriminantScore(terms, cut + more);
    }

    /** A double as SQL. The exponent is what makes it one: without, the engine reads an exact decimal. */
    public static String literal(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("No SQL literal for " + value);
        }
        String text = Double.toString(value);
        String number = text.contains("E") ? text : text + "E0";
        return value < 0 ? "(" + number + ")" : number;
    }
}
