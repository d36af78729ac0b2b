package io.gridgrade.rating;

import io.gridgrade.engine.Row;
import io.gridgrade.validation.Remark;
import io.gridgrade.value.Json;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A comparison of methods as the answers that its printed report asks: a table each, named {@code methods_}. */
public final class MethodAnswers {
    private static final String PREFIX = "methods_";
    // The character between the parts of a remark, which none of them has.
    private static final String BETWEEN = "\u001f";
    private static final String CODE = "method_code";

    private final List<Comparison> comparisons;
    private final Map<String, Row> names = new HashMap<>();

    private MethodAnswers(List<Comparison> comparisons) {
        this.comparisons = comparisons;
    }

    /** Of the populations of a closed month. */
    public static Map<String, List<Row>> of(Warehouse published, Period period, List<Comparison> comparisons) {
        MethodAnswers made = new MethodAnswers(comparisons);
        published
                .query("rating/part_name", Parameters.none().with("period_key", period.key()))
                .forEach(row -> made.names.put(row.text("part_code"), row));
        Map<String, List<Row>> answers = new TreeMap<>();
        answers.put(PREFIX + "headline", made.headline());
        answers.put(PREFIX + "method", made.methods());
        answers.put(PREFIX + "remark", made.remarks());
        answers.put(PREFIX + "matrix", made.matrix());
        answers.put(PREFIX + "agreement", made.agreement());
        answers.put(PREFIX + "difference", made.differences());
        return answers;
    }

    private List<Row> headline() {
        List<Row> pairs = agreement();
        Optional<Row> closest = pairs.stream().max(Comparator.comparing(row -> row.number("linear_kappa")));
        Optional<Row> furthest = pairs.stream().min(Comparator.comparing(row -> row.number("linear_kappa")));
        Map<String, Object> row = new LinkedHashMap<>();
        row.put(
                "customer_count",
                comparisons.stream().mapToLong(Comparison::customers).sum());
        row.put("population_count", comparisons.size());
        row.put(
                "method_count",
                comparisons.stream().mapToInt(one -> one.methods().size()).max().orElse(0));
        pair(row, "closest", closest);
        pair(row, "furthest", furthest);
        return List.of(new Row(row));
    }

    private static void pair(Map<String, Object> row, String which, Optional<Row> pair) {
        for (String column : List.of("population_code", "first_code", "second_code", "linear_kappa")) {
            row.put(which + "_" + column, pair.map(one -> one.value(column)).orElse(null));
        }
    }

    private List<Row> methods() {
        return rows(rows -> {
            for (Comparison one : comparisons) {
                for (Comparison.Method method : one.methods()) {
                    Map<String, Object> row = new LinkedHashMap<>();
                    row.put("population_code", one.population());
                    row.put(CODE, method.code());
                    row.put("case_count", method.caseCount() == 0 ? null : method.caseCount());
                    row.put("default_count", method.caseCount() == 0 ? null : method.defaultCount());
                    rows.add(row);
                }
            }
        });
    }

    private List<Row> remarks() {
        return rows(rows -> {
            for (Comparison one : comparisons) {
                for (Remark lacking : one.lacking()) {
                    List<String> parts = new ArrayList<>(List.of(one.population()));
                    lacking.parts().forEach(part -> parts.add(codes(String.valueOf(part))));
                    Map<String, Object> row = new LinkedHashMap<>();
                    row.put("section_code", "methods");
                    row.put("remark_code", lacking.code());
                    row.put("parts", String.join(BETWEEN, parts));
                    rows.add(row);
                }
            }
        });
    }

    // Indicators by their codes, not by their columns.
    private String codes(String part) {
        return Stream.of(part.split(", ", -1))
                .map(one -> names.containsKey(one) ? names.get(one).text("printed_code") : one)
                .collect(Collectors.joining(", "));
    }

    // Every method of any population, in one order, so that columns stand below each other.
    private List<String> order() {
        return comparisons.stream()
                .flatMap(one -> one.methods().stream())
                .map(Comparison.Method::code)
                .distinct()
                .sorted(Comparator.comparing(Methods.ORDER::indexOf))
                .toList();
    }

    private List<Row> matrix() {
        return rows(rows -> {
            for (Comparison one : comparisons) {
                for (Comparison.Method method : one.methods()) {
                    Map<String, Object> kappas = new LinkedHashMap<>();
                    for (Comparison.Pair pair : one.pairs()) {
                        if (pair.first().equals(method.code())) {
                            kappas.put(pair.second(), pair.linearKappa());
                        } else if (pair.second().equals(method.code())) {
                            kappas.put(pair.first(), pair.linearKappa());
                        }
                    }
                    if (!kappas.isEmpty()) {
                        Map<String, Object> row = new LinkedHashMap<>();
                        row.put("population_code", one.population());
                        row.put(CODE, method.code());
                        row.put("methods_text", String.join(",", order()));
                        row.put("kappas_json", Json.write(kappas));
                        rows.add(row);
                    }
                }
            }
        });
    }

    private List<Row> agreement() {
        return rows(rows -> {
            for (Comparison one : comparisons) {
                for (Comparison.Pair pair : one.pairs()) {
                    Map<String, Object> row = new LinkedHashMap<>();
                    row.put("population_code", one.population());
                    row.put("first_code", pair.first());
                    row.put("second_code", pair.second());
                    row.put("spearman", pair.spearman());
                    row.put("kendall", pair.kendall());
                    row.put("linear_kappa", pair.linearKappa());
                    row.put("quadratic_kappa", pair.quadraticKappa());
                    row.put("same_share", pair.same());
                    row.put("near_share", pair.near());
                    rows.add(row);
                }
            }
        });
    }

    private List<Row> differences() {
        return rows(rows -> {
            for (Comparison one : comparisons) {
                for (Comparison.Difference difference : one.differences()) {
                    Map<String, Object> places = new LinkedHashMap<>();
                    difference
                            .places()
                            .forEach(place -> places.put(place.method(), place.grade() + " " + place.hundredth()));
                    Map<String, Object> row = new LinkedHashMap<>();
                    row.put("population_code", one.population());
                    row.put("customer_no", difference.customerNo());
                    row.put("methods_text", String.join(",", order()));
                    row.put("places_json", Json.write(places));
                    reason(row, "best", difference.best());
                    reason(row, "poorest", difference.poorest());
                    rows.add(row);
                }
            }
        });
    }

    private void reason(Map<String, Object> row, String which, Comparison.Reason reason) {
        row.put(which + "_code", reason.method());
        row.put(which + "_part_en", name(reason.part(), "part_name_en"));
        row.put(which + "_part_zh", name(reason.part(), "part_name_zh"));
        row.put(which + "_given", reason.given());
        row.put(which + "_mean", reason.mean());
    }

    // A part that is no dimension and no indicator, such as two indicators crossed, goes by its code.
    private String name(String part, String column) {
        return Optional.ofNullable(names.get(part)).map(row -> row.text(column)).orElse(part);
    }

    private static List<Row> rows(Consumer<List<Map<String, Object>>> filling) {
        List<Map<String, Object>> rows = new ArrayList<>();
        filling.accept(rows);
        return rows.stream().map(Row::new).toList();
    }
}
