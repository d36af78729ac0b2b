package io.gridgrade.grade.score;

import io.gridgrade.statistics.calibration.SplineScaling;
import java.util.List;

/**
 * Fisher's D(x), high for good.
 *
 * @param cut what is taken off the sum of the terms
 */
public record DiscriminantScore(List<DiscriminantTerm> terms, double cut) implements Score {
    /** With its own copy of the terms. */
    public DiscriminantScore {
        terms = List.copyOf(terms);
    }

    @Override
    public String sql() {
        StringBuilder sql = new StringBuilder("(");
        for (DiscriminantTerm term : terms) {
            sql.append(term.sql()).append(" + ");
        }
        return sql.append(literal(-cut)).append(")").toString();
    }

    /** The logarithm of the odds of good to default that a calibration makes of a score, as SQL. */
    public static String logOdds(SplineScaling calibration, String score) {
        List<Double> knots = calibration.knots();
        StringBuilder sql = new StringBuilder("(").append(literal(calibration.constant()));
        for (int i = 0; i <= knots.size(); i++) {
            String stretch = i < knots.size() ? "least(" + score + ", " + literal(knots.get(i)) + ")" : score;
            if (i > 0) {
                stretch = "greatest(" + stretch + " - " + literal(knots.get(i - 1)) + ", 0)";
            }
            sql.append(" + ")
                    .append(literal(calibration.slopes().get(i)))
                    .append(" * ")
                    .append(stretch);
        }
        return sql.append(")").toString();
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
