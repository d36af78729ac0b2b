package io.gridgrade.grade;

import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Problems;
import io.gridgrade.warehouse.Row;
import io.gridgrade.warehouse.SqlFile;
import io.gridgrade.warehouse.Warehouse;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The grade scale as SQL. Where rules compare grades, they compare their orders, 1 being the best. */
record GradeScale(List<Step> steps) {
    // What the promotion rule means by them; the seed may change their floors and names, not what they stand for.
    private static final String UNRATED = "NR";
    private static final String UNRATED_COUNTS_AS = "B";
    private static final String BEST = "AAA";
    private static final String POOR = "C";

    /** One grade; those that a score gives have a floor. */
    record Step(String code, int order, BigDecimal floor) {}

    static GradeScale of(Warehouse warehouse, RuleTables tables) {
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
        for (String code : List.of(BEST, UNRATED_COUNTS_AS, POOR, "D", UNRATED)) {
            if (steps.stream().noneMatch(step -> step.code().equals(code))) {
                problems.add("grade %s is missing; the rules of promotion and default speak of it", code);
            }
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
        problems.throwIfAny(ExitCode.FAILED, "seeds/grade.csv is not a grade scale; mend it, or remove it");
    }

    private List<Step> scored() {
        return steps.stream().filter(step -> step.floor() != null).toList();
    }

    private int order(String code) {
        return steps.stream()
                .filter(step -> step.code().equals(code))
                .findFirst()
                .orElseThrow()
                .order();
    }

    /** Order from which a grade counts as poor: never from there to the best at once. */
    int poorOrder() {
        return order(POOR);
    }

    int bestOrder() {
        return order(BEST);
    }

    /** Order of the grade that the score gives when every floor lies {@code spare} points higher. */
    String orderOfScore(BigDecimal spare) {
        List<Step> scored = scored();
        StringBuilder sql = new StringBuilder("case when index_thousandths is null then " + order(UNRATED));
        for (Step step : scored.subList(0, scored.size() - 1)) {
            sql.append(" when index_thousandths >= ")
                    .append(step.floor().add(spare).movePointRight(3).toBigIntegerExact())
                    .append(" then ")
                    .append(step.order());
        }
        return sql.append(" else ")
                .append(scored.get(scored.size() - 1).order())
                .append(" end")
                .toString();
    }

    /** Order of a grade; one not rated counts as B. */
    String orderOfCode(String column) {
        return "case " + column
                + steps.stream()
                        .map(step -> " when " + SqlFile.literal(step.code()) + " then "
                                + order(step.code().equals(UNRATED) ? UNRATED_COUNTS_AS : step.code()))
                        .collect(Collectors.joining())
                + " end";
    }

    String codeOfOrder(String column) {
        return "case " + column
                + steps.stream()
                        .map(step -> " when " + step.order() + " then " + SqlFile.literal(step.code()))
                        .collect(Collectors.joining())
                + " end";
    }
}
