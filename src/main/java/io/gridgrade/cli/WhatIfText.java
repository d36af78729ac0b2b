package io.gridgrade.cli;

import io.gridgrade.engine.Row;
import io.gridgrade.statistics.sensitivity.Change;
import io.gridgrade.value.Period;
import io.gridgrade.whatif.Movement;
import io.gridgrade.whatif.RiskFactors;
import io.gridgrade.whatif.Swing;
import io.gridgrade.whatif.UncertainWeights;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a close by other rules would change, on the terminal: the answer first, then what it rests on. Mutable. */
final class WhatIfText {
    private static final Map<String, String> WAYS = Map.of(
            "same", "as they are",
            "up", "up",
            "down", "down",
            "newly_rated", "newly rated",
            "no_longer_rated", "no longer rated",
            "other_scale", "of another scale");

    private final Movement movement;
    private final List<String> lines = new ArrayList<>();

    private WhatIfText(Movement movement) {
        this.movement = movement;
    }

    static List<String> of(Movement movement) {
        WhatIfText text = new WhatIfText(movement);
        text.head();
        text.moves();
        text.risks();
        if (movement.movedCount() > 0) {
            text.migration();
            text.causes();
            text.movers();
        }
        text.cells();
        return text.lines;
    }

    /** How the mean score swings with each indicator. */
    static List<String> of(List<Swing> swings, Period month, String size) {
        List<String> lines = new ArrayList<>();
        lines.add("mean score of " + month + " when one indicator goes down or up by " + size
                + " for everybody, the greatest change first");
        TextTable table = new TextTable(List.of("indicator", "down", "up"));
        swings.forEach(swing -> table.add(swing.indicatorCode(), signed(swing.down(), 4), signed(swing.up(), 4)));
        lines.addAll(swings.isEmpty() ? List.of("  nobody's points change") : table.lines());
        return lines;
    }

    /** How probable grades are under weights that are not certain. */
    static List<String> of(UncertainWeights uncertain) {
        List<String> lines = new ArrayList<>();
        lines.add("grades that the scores of " + uncertain.period() + " give when each dimension's weight may be "
                + uncertain.percent() + "% off");
        lines.add("  " + count(uncertain.certainCount()) + " of " + count(uncertain.customerCount())
                + " customers with a score have the same grade under all weights tried; "
                + count(uncertain.unsureCount()) + " another in more than one of twenty");
        lines.add("");
        lines.add("probability of each grade (across) by the grade as the weights are (down), percent");
        Set<String> grades = new LinkedHashSet<>();
        Map<String, Map<String, Object>> cells = new LinkedHashMap<>();
        Map<String, Long> counts = new LinkedHashMap<>();
        for (UncertainWeights.Probability cell : uncertain.matrix()) {
            grades.add(cell.oldGradeCode());
            counts.put(cell.oldGradeCode(), cell.customerCount());
            cells.computeIfAbsent(cell.oldGradeCode(), grade -> new LinkedHashMap<>())
                    .put(cell.newGradeCode(), signed(100 * cell.probability(), 2));
        }
        // A grade that nobody has as the weights are.
        uncertain.matrix().forEach(cell -> grades.add(cell.newGradeCode()));
        List<String> headings = new ArrayList<>(List.of("grade", "customers"));
        headings.addAll(grades);
        TextTable table = new TextTable(headings);
        cells.forEach((grade, row) -> {
            List<Object> values = new ArrayList<>(List.of(grade, counts.get(grade)));
            grades.forEach(other -> values.add(row.get(other)));
            table.add(values.toArray());
        });
        lines.addAll(table.lines());
        lines.add("");
        lines.add("what the weight of each dimension makes of the variance, alone and with the others");
        TextTable shares = new TextTable(
                List.of("dimension", "mean score", "with others", "effect", "spread", "good grades", "with others"));
        for (UncertainWeights.Dimension dimension : uncertain.dimensions()) {
            shares.add(
                    dimension.nameEn(),
                    share(dimension.ofMeanScore().firstOrder()),
                    share(dimension.ofMeanScore().total()),
                    share(dimension.ofMeanScore().effectMean()),
                    share(dimension.ofMeanScore().effectSpread()),
                    share(dimension.ofGoodShare().firstOrder()),
                    share(dimension.ofGoodShare().total()));
        }
        lines.addAll(shares.lines());
        return lines;
    }

    private static BigDecimal share(double value) {
        return Double.isFinite(value) ? signed(value, 4) : null;
    }

    private static BigDecimal signed(double value, int digits) {
        return BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP);
    }

    private void risks() {
        if (movement.risks().factors().stream()
                .allMatch(factor -> factor.index().delta() == 0)) {
            return;
        }
        title("risk factors, 1 being no risk");
        TextTable table = new TextTable(List.of(
                "factor", "value", "after change", "change", "change %", "arc elasticity", "rank", "rank after"));
        for (RiskFactors.Factor factor : movement.risks().factors()) {
            Change index = factor.index();
            Double elasticity = factor.elasticity(movement.risks().input());
            table.add(
                    factor.nameEn(),
                    signed(index.before(), 4),
                    signed(index.after(), 4),
                    signed(index.delta(), 4),
                    index.percent().isPresent() ? signed(index.percent().getAsDouble(), 2) : null,
                    elasticity == null ? null : signed(elasticity, 4),
                    factor.rankBefore(),
                    factor.rankAfter());
        }
        lines.addAll(table.lines());
    }

    private void head() {
        lines.add("what if " + movement.period() + " were closed with");
        movement.rules().forEach(rule -> lines.add("  " + rule));
        if (!movement.since().isEmpty()) {
            lines.add("and, as the home has changed since that close, with");
            movement.since().forEach(rule -> lines.add("  " + rule));
        }
        lines.add("");
        lines.add(count(movement.movedCount()) + " of " + count(movement.customerCount())
                + " customers would have another grade; nothing was kept");
    }

    private static String count(long number) {
        return String.format(java.util.Locale.ROOT, "%,d", number);
    }

    private void title(String line) {
        lines.add("");
        lines.add(line);
    }

    private void moves() {
        TextTable table = new TextTable(List.of("customers", "number", "they owe", "of it overdue"));
        for (Row row : movement.moves()) {
            if (row.longInteger("customer_count") > 0) {
                table.add(
                        WAYS.get(row.text("move_code")),
                        row.value("customer_count"),
                        row.value("open_amount"),
                        row.value("overdue_amount"));
            }
        }
        lines.addAll(table.lines());
    }

    // As wide as there are grades after, in the order of the changed scale.
    private void migration() {
        title("from grade (down) to grade (across)");
        Set<String> after = new LinkedHashSet<>(movement.scale());
        Map<String, Map<String, Object>> cells = new LinkedHashMap<>();
        for (Row row : movement.migration()) {
            cells.computeIfAbsent(row.text("old_grade_code"), grade -> new LinkedHashMap<>())
                    .put(row.text("new_grade_code"), row.value("customer_count"));
        }
        List<String> headings = new ArrayList<>(List.of("grade"));
        headings.addAll(after);
        TextTable table = new TextTable(headings);
        cells.forEach((before, counts) -> {
            List<Object> row = new ArrayList<>(List.of(before));
            after.forEach(grade -> row.add(counts.get(grade)));
            table.add(row.toArray());
        });
        lines.addAll(table.lines());
    }

    private void causes() {
        title("what moves them most");
        TextTable table = new TextTable(List.of("what", "customers", "up", "down", "they owe"));
        for (Row row : movement.causes()) {
            table.add(
                    row.text("cause_kind") + " " + row.text("cause_name_en"),
                    row.value("customer_count"),
                    row.value("up_count"),
                    row.value("down_count"),
                    row.value("open_amount"));
        }
        lines.addAll(table.lines());
    }

    private void movers() {
        if (movement.movers().isEmpty()) {
            return;
        }
        title("those that owe most, with what changes their score most");
        TextTable table = new TextTable(
                List.of("customer", "from", "to", "score", "would be", "owes", "by", "points of the score"));
        for (Row row : movement.movers()) {
            table.add(
                    row.text("customer_no"),
                    row.text("old_grade_code"),
                    row.text("new_grade_code"),
                    row.value("old_score"),
                    row.value("new_score"),
                    row.value("open_amount"),
                    row.text("cause_kind") + " " + row.text("cause_code"),
                    row.text("changes_text"));
        }
        lines.addAll(table.lines());
    }

    private void cells() {
        title(
                movement.cells().isEmpty()
                        ? "page 1 of the credit report would be printed as it is"
                        : "page 1 of the credit report would be printed otherwise in "
                                + movement.cells().size()
                                + (movement.cells().size() == 1 ? " cell" : " cells"));
        for (Movement.ChangedCell cell : movement.cells()) {
            lines.add("  " + cell.place());
            lines.add("    is:       " + (cell.before() == null ? "-" : cell.before()));
            lines.add("    would be: " + (cell.after() == null ? "-" : cell.after()));
        }
    }
}
