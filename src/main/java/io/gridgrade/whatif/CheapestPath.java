package io.gridgrade.whatif;

import io.gridgrade.engine.Row;
import io.gridgrade.value.Period;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a customer can pay, by when, for a better grade at the close of the month after, if nothing else changes: no new
 * bill, event or reading, only what falls due by then.
 *
 * @param month     the last closed month, which the path begins at
 * @param gradeCode the grade that the customer has in it
 * @param owed      what it owes at the end of it
 * @param unpaid    what comes of paying nothing
 * @param allPaid   what comes of paying all of it on the first day
 * @param steps     the least that is to be paid for each better grade that can be had, the nearest first
 * @param target    the next better grade that no payment reaches; empty when every grade above can be had
 * @param gates     the gates by code, to name what stands in the way
 */
public record CheapestPath(
        Period month,
        String gradeCode,
        BigDecimal owed,
        Outcome unpaid,
        Outcome allPaid,
        List<Step> steps,
        Optional<Floor> target,
        Map<String, Row> gates) {
    /** A grade, with what decided it and the score, which is null when there is none. */
    public record Outcome(String gradeCode, int gradeOrder, String reasonCode, BigDecimal score) {}

    /** Pay so much by that day, and this is the grade. */
    public record Step(String gradeCode, BigDecimal amount, LocalDate by) {}

    /** A grade with the score from which it is given. */
    public record Floor(String gradeCode, BigDecimal score) {}

    /** The month at whose close the grade would be given. */
    public Period next() {
        return month.plusMonths(1);
    }

    /** For a program to read, by name. */
    public Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("month", next().toString());
        map.put("grade_code", gradeCode);
        map.put("owed_amount", owed);
        map.put("unpaid", asMap(unpaid));
        map.put("all_paid", asMap(allPaid));
        map.put(
                "steps",
                steps.stream()
                        .map(step -> {
                            Map<String, Object> each = new LinkedHashMap<>();
                            each.put("grade_code", step.gradeCode());
                            each.put("amount", step.amount());
                            each.put("by", step.by().toString());
                            return each;
                        })
                        .toList());
        map.put("out_of_reach", target.map(Floor::gradeCode).orElse(null));
        return map;
    }

    private static Map<String, Object> asMap(Outcome outcome) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("grade_code", outcome.gradeCode());
        map.put("reason_code", outcome.reasonCode());
        map.put("index_score", outcome.score());
        return map;
    }
}
