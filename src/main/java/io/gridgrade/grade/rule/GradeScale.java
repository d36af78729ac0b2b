package io.gridgrade.grade.rule;

import io.gridgrade.engine.Row;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Problems;
import io.gridgrade.warehouse.Warehouse;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The grade scale as SQL. Where rules compare grades, they compare their orders, 1 being the best. */
public record GradeScale(List<Step> steps) {
    // The grade of who is not rated, in a scale that has it; else the last that no score gives.
    private static final String UNRATED = "NR";

    /** One grade; those that a score gives have a floor. */
    public record Step(String code, int order, BigDecimal floor) {}

    /** The scale in these tables; refuses one that is none. */
    public static GradeScale of(Warehouse warehouse, RuleTables tables) {
        GradeScale scale = new GradeScale(warehouse
                .query(
                        warehouse.sqlFile("grade/grade_scale").withFragments(Map.of("scale", tables.scale())),
                        Parameters.none())
                .stream()
                .map(GradeScale::step)
                .toList());
        scale.check();
        return scale;
    }

    private static Step step(Row row) {
        return new Step(row.text("grade_code"), row.integer("grade_order"), row.decimal("score_floor"));
    }

    private void check() {
        Problems problems = new Problems();
        if (scored().isEmpty()) {
            problems.add("no grade has a score_floor; expected at least one grade that a score gives");
        }
        if (steps.stream().allMatch(step -> step.floor() != null)) {
            problems.add("every grade has a score_floor; expected one without, such as NR, for customers not rated");
        }
        List<Step> scored = scored();
        for (int i = 1; i < scored.size(); i++) {
            if (scored.get(i).floor().compareTo(scored.get(i - 1).floor()) >= 0) {
                problems.add(
                        "grade %s has score_floor %s; expected less than the %s of the better grade %s",
                        scored.get(i).code(),
                        scored.get(i).floor().toPlainString(),
                        scored.get(i - 1).floor().toPlainString(),
                        scored.get(i - 1).code());
            }
        }
        problems.throwIfAny(ExitCode.WRONG_USAGE, "seeds/grade.csv is not a grade scale; mend it, or remove it");
    }

    /** The grades that a score gives, best first. */
    public List<Step> scored() {
        return steps.stream().filter(step -> step.floor() != null).toList();
    }

    Step unrated() {
        List<Step> unscored =
                steps.stream().filter(step -> step.floor() == null).toList();
        return unscored.stream()
                .filter(step -> step.code().equals(UNRATED))
                .findFirst()
                .orElse(unscored.get(unscored.size() - 1));
    }

    /**
     * Order from which a grade counts as poor, the poorest that a score gives: never from there to the best at once. Where
     * a score gives only one grade, that is the best, and poor are those that only a gate gives.
     */
    int poorOrder() {
        List<Step> scored = scored();
        int poorest = scored.get(scored.size() - 1).order();
        return scored.size() == 1 ? poorest + 1 : poorest;
    }

    int bestOrder() {
        return scored().get(0).order();
    }

    /** Order that one not rated counts as: the grade above the poorest that a score gives, B of AAA to C. */
    private int unratedCountsAs() {
        return scored().get(Math.max(0, scored().size() - 2)).order();
    }

    /** Order of the grade that the score gives when every floor lies {@code spare} points higher. */
    String orderOfScore(BigDecimal spare) {
        List<Step> scored = scored();
        StringBuilder sql = new StringBuilder(
                "case\n    when index_thousandths is null then " + unrated().order());
        for (Step step : scored.subList(0, scored.size() - 1)) {
            sql.append("\n    when index_thousandths >= ")
                    .append(step.floor().add(spare).movePointRight(3).toBigIntegerExact())
                    .append(" then ")
                    .append(step.order());
        }
        return sql.append("\n    else ")
                .append(scored.get(scored.size() - 1).order())
                .append("\nend")
                .toString();
    }

    /** Order of a grade as the promotion rule sees it; null for one of another scale. */
    String orderOfCode(String column) {
        return "case " + column
                + steps.stream()
                        .map(step -> "\n    when " + SqlFile.literal(step.code()) + " then "
                                + (step.equals(unrated()) ? unratedCountsAs() : step.order()))
                        .collect(Collectors.joining())
                + "\nend";
    }

    /** Order of a grade, that of one not rated as it is; null for one of another scale. */
    String exactOrderOfCode(String column) {
        return "case " + column
                + steps.stream()
                        .map(step -> " when " + SqlFile.literal(step.code()) + " then " + step.order())
                        .collect(Collectors.joining())
                + " end";
    }

    /** Code of the grade of an order. */
    public String codeOfOrder(String column) {
        return "case " + column
                + steps.stream()
                        .map(step -> "\n    when " + step.order() + " then " + SqlFile.literal(step.code()))
                        .collect(Collectors.joining())
                + "\nend";
    }

    /** Code of the grade that so many points alone would give; null without points, and below the lowest floor. */
    public String codeOfPoints(String points) {
        return "case"
                + scored().stream()
                        .map(step -> "\n    when " + points + " >= "
                                + step.floor().toPlainString() + " then " + SqlFile.literal(step.code()))
                        .collect(Collectors.joining())
                + "\nend";
    }
}
