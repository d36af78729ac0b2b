package io.gridgrade.validation;

import io.gridgrade.engine.Row;
import io.gridgrade.value.Json;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A validation as the answers that a printed report asks: a table for each section, named {@code validation_} and its code,
 * with the columns of the section; what the report says of them in {@code validation_remark}; and its first page.
 */
public final class ValidationAnswers {
    private static final String PREFIX = "validation_";
    // The character between the parts of a remark, which none of them has.
    private static final String BETWEEN = "\u001f";

    // Columns of words, which a report says in its own language: as codes.
    private static final Set<String> WORDS = Set.of("score", "figure", "over", "of", "map", "verdict", "inside");

    private final Warehouse warehouse;
    private final Period period;
    private final List<Section> sections = new ArrayList<>();
    private final Map<String, List<Row>> answers = new TreeMap<>();
    private final Map<String, Row> names = new HashMap<>();

    private ValidationAnswers(Warehouse warehouse, Period period) {
        this.warehouse = warehouse;
        this.period = period;
    }

    /** Of a closed month, and of more sections, as {@link ValidateModels} tells them. */
    public static Map<String, List<Row>> of(
            Warehouse warehouse, Parameters settings, Period period, List<Section> more) {
        ValidationAnswers made = new ValidationAnswers(warehouse, period);
        made.sections.addAll(ValidateModels.withCurves(warehouse, settings, period));
        made.sections.addAll(more);
        made.tables();
        made.remarks();
        made.summary();
        made.answers.put(
                PREFIX + "identity",
                warehouse.query("validation/model_identity", Parameters.none().with("period_key", period.key())));
        made.headline();
        return made.answers;
    }

    private void tables() {
        warehouse
                .query("validation/class_name", Parameters.none())
                .forEach(row -> names.putIfAbsent(row.text("class_code"), row));
        for (Section section : sections) {
            List<Row> rows = new ArrayList<>();
            for (List<Object> values : section.rows()) {
                Map<String, Object> row = new LinkedHashMap<>();
                for (int i = 0; i < section.columns().size(); i++) {
                    String column = code(section.columns().get(i));
                    row.put(column, said(column, values.get(i)));
                }
                Object first = values.get(0);
                Optional<Row> name = Optional.ofNullable(names.get(String.valueOf(first)));
                row.put("label_en", name.map(one -> one.text("class_name_en")).orElse(String.valueOf(first)));
                row.put("label_zh", name.map(one -> one.text("class_name_zh")).orElse(String.valueOf(first)));
                rows.add(new Row(row));
            }
            answers.put(PREFIX + section.code(), rows);
        }
        answers.put(PREFIX + "migration", migration());
    }

    private static Object said(String column, Object value) {
        if (WORDS.contains(column)) {
            return code((String) value);
        }
        // From one month to another, without a word.
        return column.equals("months") ? ((String) value).replace(" to ", " \u2013 ") : value;
    }

    // A matrix: its cells are drawn, whatever grades there are.
    private List<Row> migration() {
        List<Row> rows = new ArrayList<>();
        section("migration").ifPresent(section -> {
            for (List<Object> values : section.rows()) {
                Map<String, Object> counts = new LinkedHashMap<>();
                long total = 0;
                for (int i = 1; i < values.size(); i++) {
                    counts.put(section.columns().get(i), values.get(i));
                    total += ((Number) values.get(i)).longValue();
                }
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("from_grade_code", values.get(0));
                row.put("grade_counts_json", Json.write(counts));
                row.put("customer_count", total);
                rows.add(new Row(row));
            }
        });
        return rows;
    }

    private void remarks() {
        List<Row> rows = new ArrayList<>();
        for (Section section : sections) {
            for (Remark remark : section.said()) {
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("section_code", section.code());
                row.put("remark_code", remark.code());
                row.put(
                        "parts",
                        String.join(
                                BETWEEN,
                                remark.parts().stream().map(String::valueOf).toList()));
                rows.add(new Row(row));
            }
        }
        answers.put(PREFIX + "remark", rows);
    }

    private void summary() {
        List<Row> rows = new ArrayList<>();
        for (Summary.Line line : Summary.of(sections)) {
            boolean isGood = line.light().equals("green");
            boolean isTold = line.toldCount() > 0;
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("area_code", line.area());
            row.put("verdict", code(line.light()));
            row.put("found_code", !isTold ? "found_none" : isGood ? "found_all" : "found_bad");
            row.put("found_parts_en", foundParts(line, "class_name_en"));
            row.put("found_parts_zh", foundParts(line, "class_name_zh"));
            row.put(
                    "action_code",
                    !isTold
                            ? "wait"
                            : isGood
                                    ? "none"
                                    : line.light().equals("too high") ? "too_high" : line.area() + "_" + line.light());
            rows.add(new Row(row));
        }
        answers.put(PREFIX + "summary", rows);
    }

    // What does not hold is named as its table names it.
    private String foundParts(Summary.Line line, String nameColumn) {
        List<String> failing = line.failing().stream()
                .map(code -> Optional.ofNullable(names.get(code))
                        .map(row -> row.text(nameColumn))
                        .orElse(code))
                .toList();
        return String.join(
                BETWEEN,
                List.of(Long.toString(line.holdCount()), Long.toString(line.toldCount()), String.join(", ", failing)));
    }

    private void headline() {
        List<Row> lights = answers.get(PREFIX + "summary");
        Map<String, Object> row = new LinkedHashMap<>();
        for (String light : List.of("red", "amber", "too_high", "green")) {
            row.put(
                    light + "_count",
                    lights.stream()
                            .filter(one -> one.text("verdict").equals(light))
                            .count());
        }
        row.put(
                "unknown_count",
                lights.stream()
                        .filter(one -> one.text("found_code").equals("found_none"))
                        .count());
        row.put("rated_count", sum("assignment", "rated"));
        row.put("forecast_count", sum("assignment", "with_probability"));
        Optional<Row> ranked = ofAll("discrimination", "probability");
        Optional<Row> byIndex =
                ofAll("discrimination_index", "index_score").or(() -> ofAll("discrimination", "index_score"));
        // What came is held against what was foretold for the whole horizon only when that has passed.
        Optional<Row> tested = ofAll("back_test", null).filter(one -> !one.isNull("jeffreys_p"));
        row.put("probability_auc", ranked.map(one -> one.value("auc")).orElse(null));
        row.put("probability_auc_from", ranked.map(one -> one.value("from")).orElse(null));
        row.put("probability_auc_to", ranked.map(one -> one.value("to")).orElse(null));
        row.put("index_auc", byIndex.map(one -> one.value("auc")).orElse(null));
        row.put("index_auc_from", byIndex.map(one -> one.value("from")).orElse(null));
        row.put("index_auc_to", byIndex.map(one -> one.value("to")).orElse(null));
        row.put("expected_count", tested.map(one -> one.value("expected")).orElse(null));
        row.put("default_count", tested.map(one -> one.value("defaults")).orElse(null));
        row.put("case_count", tested.map(one -> one.value("cases")).orElse(null));
        row.put("period_key", period.key());
        answers.put(PREFIX + "headline", List.of(new Row(row)));
    }

    private Optional<Row> ofAll(String section, String score) {
        return answers.getOrDefault(PREFIX + section, List.of()).stream()
                .filter(row -> "all".equals(row.text("population")))
                .filter(row -> score == null || score.equals(row.text("score")))
                .findFirst();
    }

    private long sum(String section, String column) {
        return answers.getOrDefault(PREFIX + section, List.of()).stream()
                .mapToLong(row -> row.longInteger(column))
                .sum();
    }

    private Optional<Section> section(String code) {
        return sections.stream().filter(section -> section.code().equals(code)).findFirst();
    }

    /** A name of a column, as a column of a query is named. */
    private static String code(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
    }
}
