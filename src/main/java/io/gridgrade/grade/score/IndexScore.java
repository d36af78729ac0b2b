package io.gridgrade.grade.score;

import io.gridgrade.engine.SqlFile;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The index score, in thousandths of a point and whole numbers. In each dimension d with points, the weighted mean n_d /
 * w_d; over the dimensions, sum of W_d n_d / w_d over the sum of the W_d that are there. Brought over the common
 * denominator, it is one division of whole numbers, and what it cuts off can never lift a customer over a floor.
 *
 * @param isMissing what must not hold of a customer with a score: that a mandatory dimension is missing; as SQL
 */
public record IndexScore(List<Term> terms, List<String> isMissing) implements Score {
    private static final String NONE = "null::bigint";

    /**
     * A dimension with a weight.
     *
     * @param sql     W_d n_d times the other dimensions' w
     * @param present W_d where the customer has points in it, else 0
     * @param divisor w_d, and 1 where the customer has none
     */
    public record Term(String name, String sql, String present, String divisor) implements Score.Term {}

    /** With its own copies. */
    public IndexScore {
        terms = List.copyOf(terms);
        isMissing = List.copyOf(isMissing);
    }

    @Override
    public String sql() {
        if (terms.isEmpty()) {
            return NONE;
        }
        String score = "(1000 * (\n    " + sum(Term::sql) + "\n)) // nullif((\n    " + sum(Term::present) + "\n) * "
                + terms.stream().map(Term::divisor).collect(Collectors.joining(" * ")) + ", 0)";
        return isMissing.isEmpty()
                ? score
                : "case\n    when not (" + String.join(" or ", isMissing) + ") then " + SqlFile.indented(score, 4)
                        + "\nend";
    }

    /** What a dimension gives to the score, in points, as SQL: the score is the sum of these. */
    public String share(Term term) {
        return "(" + term.sql() + ")::double / nullif((" + sum(Term::present) + ") * "
                + terms.stream().map(Term::divisor).collect(Collectors.joining(" * ")) + ", 0)";
    }

    private String sum(Function<Term, String> part) {
        String sum = IntStream.range(0, terms.size())
                .mapToObj(i -> SqlFile.comment(terms.get(i).name()) + (i == 0 ? "" : "+ ") + part.apply(terms.get(i)))
                .collect(Collectors.joining("\n"));
        return SqlFile.indented(sum, 4);
    }
}
