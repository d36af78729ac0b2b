package io.gridgrade.rating;

import io.gridgrade.grade.score.IndexScore;
import io.gridgrade.grade.score.Score;
import java.util.List;

/**
 * A method to score the customers of a population, the better the higher.
 *
 * @param code names it, and the column of its scores
 * @param made what it is, for a person
 * @param caseCount of how many cases it was learned for this comparison, and of them defaults; 0 when of none
 */
record Scoring(String code, String made, Score score, long caseCount, long defaultCount) {
    /** Whether it is made of the sums of dimensions; else of the row of a customer's indicators itself. */
    boolean isOfDimensions() {
        return score instanceof IndexScore;
    }

    /** The names of the parts of the score. */
    List<String> parts() {
        return score.terms().stream().map(Score.Term::name).toList();
    }

    /** What each part gives, as SQL, in the order of their names. */
    List<String> partsSql() {
        return score instanceof IndexScore index
                ? index.terms().stream().map(index::share).toList()
                : score.terms().stream().map(Score.Term::sql).toList();
    }
}
