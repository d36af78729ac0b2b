package io.gridgrade.grade.score;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A scorecard: every bin gives whole points, and the points of a customer's bins add up to the score. 600 points are odds of
 * good to default of 50 to 1, and 20 more double them (N. Siddiqi, "Credit Risk Scorecards", 2006).
 */
public record Scorecard(List<Term> terms) implements Score {
    private static final double POINTS = 600;
    private static final double ODDS = 50;
    private static final double DOUBLING_POINTS = 20;
    private static final double FACTOR = DOUBLING_POINTS / Math.log(2);

    /**
     * A variable, or two together.
     *
     * @param evidence gives log odds of good to default by bin
     * @param base points that every bin has, so that none of the score stands outside of the bins
     */
    public record Term(EvidenceTerm evidence, double base) implements Score.Term {
        /** The points of a place in the table. */
        public long points(int place) {
            return Math.round(base + FACTOR * evidence.points(place));
        }

        @Override
        public String name() {
            return evidence.name();
        }

        @Override
        public String sql() {
            return evidence.lookUp(place -> Long.toString(points(place)));
        }
    }

    /** With its own copy of the terms. */
    public Scorecard {
        terms = List.copyOf(terms);
    }

    /**
     * That of log odds of good to default.
     *
     * @param terms what each variable gives to them; one at least
     * @param constant what they are where no variable says anything
     */
    public static Scorecard of(List<EvidenceTerm> terms, double constant) {
        double base = (POINTS + FACTOR * (constant - Math.log(ODDS))) / terms.size();
        return new Scorecard(terms.stream().map(term -> new Term(term, base)).toList());
    }

    @Override
    public String sql() {
        return "(" + terms.stream().map(Term::sql).collect(Collectors.joining("\n+ ")) + ")";
    }
}
