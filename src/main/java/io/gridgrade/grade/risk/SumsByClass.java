package io.gridgrade.grade.risk;

import io.gridgrade.engine.Row;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.statistics.discriminant.ClassSums;
import io.gridgrade.value.Parameters;
import io.gridgrade.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;

/** Sums and sums of products by class, asked in as many statements as the engine takes well. */
record SumsByClass(int featureCount, List<String> sums) {
    // The engine plans a statement of 7,260 sums for 33 s, and parts of 500 for 3 s; some 20,000 end the process.
    private static final int SUMS_MAX = 500;

    SumsByClass {
        sums = List.copyOf(sums);
    }

    /** Of features x0, x1, ... with their products as SQL. */
    static SumsByClass of(int featureCount, BinaryOperator<String> product) {
        List<String> sums = new ArrayList<>();
        for (int i = 0; i < featureCount; i++) {
            sums.add("sum(x" + i + ") as sum_" + i);
        }
        for (int i = 0; i < featureCount; i++) {
            for (int j = i; j < featureCount; j++) {
                sums.add("sum(" + product.apply("x" + i, "x" + j) + ") as product_" + i + "_" + j);
            }
        }
        return new SumsByClass(featureCount, sums);
    }

    /** Whether one statement does; else the features had better be kept meanwhile. */
    boolean isAtOnce() {
        return sums.size() <= SUMS_MAX;
    }

    /** In the order of the classes' codes, by {@code grade/discriminant_statistics} with all fragments but the sums. */
    List<ClassSums> ask(Warehouse warehouse, SqlFile statistics) {
        Map<String, Map<String, Object>> byClass = new LinkedHashMap<>();
        for (int from = 0; from < sums.size(); from += SUMS_MAX) {
            String part = String.join(", ", sums.subList(from, Math.min(sums.size(), from + SUMS_MAX)));
            for (Row row : warehouse.query(statistics.withFragments(Map.of("statistics", part)), Parameters.none())) {
                byClass.computeIfAbsent(row.text("class_code"), code -> new LinkedHashMap<>())
                        .putAll(row.asMap());
            }
        }
        return byClass.values().stream()
                .map(values -> ClassSumsRow.read(new Row(values), featureCount))
                .toList();
    }
}
