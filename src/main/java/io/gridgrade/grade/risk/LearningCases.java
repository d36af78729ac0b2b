package io.gridgrade.grade.risk;

import io.gridgrade.engine.SqlFile;
import io.gridgrade.statistics.calibration.ScoreGroup;
import io.gridgrade.value.Parameters;
import io.gridgrade.warehouse.Warehouse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The cases of a population that a discriminant learns from: any relation with a class_code and a fold_no.
 *
 * @param relation table or bracketed query, in SQL
 * @param condition which of its rows are cases, in SQL
 */
record LearningCases(String relation, String condition) {
    /** Those of all folds but some. */
    LearningCases without(Set<Integer> folds) {
        return folds.isEmpty() ? this : where("fold_no not in " + list(folds));
    }

    /** Those of some folds. */
    LearningCases of(Set<Integer> folds) {
        return where("fold_no in " + list(folds));
    }

    private LearningCases where(String further) {
        return new LearningCases(relation, "(" + condition + ") and " + further);
    }

    private static String list(Set<Integer> folds) {
        return folds.stream().sorted().map(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
    }

    /** The same with columns to be summed up by class. */
    DiscriminantCases with(List<DiscriminantCases.Column> columns) {
        return new DiscriminantCases(relation, condition, "class_code", columns);
    }

    /** The same with a score, whose column is {@code score}. */
    LearningCases scored(String score) {
        return new LearningCases(
                "(select class_code, fold_no, " + score + " as score from " + relation + " where " + condition
                        + ") as scored",
                "true");
    }

    /** How often each score was good, and how often a default: good cases are the events. */
    List<ScoreGroup> scoreGroups(Warehouse warehouse, String score) {
        return warehouse
                .query(over(warehouse, "grade/discriminant_score_group", "score", score), Parameters.none())
                .stream()
                .map(row -> new ScoreGroup(
                        row.number("score"), row.longInteger("good_count"), row.longInteger("default_count")))
                .toList();
    }

    /** A file over the cases, with one more fragment. */
    SqlFile over(Warehouse warehouse, String file, String fragment, String text) {
        return warehouse
                .sqlFile(file)
                .withFragments(Map.of("relation", relation, "condition", condition, fragment, text));
    }
}
