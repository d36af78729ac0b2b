package io.gridgrade.grade.score;

import io.gridgrade.engine.SqlFile;
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
        StringBuilder sql = new StringBuilder("(\n");
        String plus = "";
        for (DiscriminantTerm term : terms) {
            String what = term.name() + ": " + term.coefficient() + " x "
                    + (term instanceof EvidenceTerm ? "the weight of evidence of where it falls" : "its value");
            sql.append(SqlFile.comment(what)).append(plus).append(term.sql()).append("\n");
            plus = "+ ";
        }
        sql.append(SqlFile.comment("The cut, half way between good and default, is taken off."))
                .append(plus)
                .append(literal(-cut));
        return SqlFile.indented(sql.toString(), 4) + "\n)";
    }

    /** The logarithm of the odds of good to default that a calibration makes of a score, as SQL. */
    public static String logOdds(SplineScaling calibration, String score) {
        List<Double> knots = calibration.knots();
        StringBuilder sql = new StringBuilder("(\n")
                .append(SqlFile.comment("Log odds at a score of 0, and how they rise from knot to knot."))
                .append(literal(calibration.constant()));
        for (int i = 0; i <= knots.size(); i++) {
            String stretch = i < knots.size() ? "least(" + score + ", " + literal(knots.get(i)) + ")" : score;
            if (i > 0) {
                stretch = "greatest(" + stretch + " - " + literal(knots.get(i - 1)) + ", 0)";
            }
            sql.append("\n+ ")
                    .append(literal(calibration.slopes().get(i)))
                    .append(" * ")
                    .append(stretch);
        }
        return SqlFile.indented(sql.toString(), 4) + "\n)";
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
