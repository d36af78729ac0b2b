package io.gridgrade.service;

import io.gridgrade.value.Problems;
import io.gridgrade.warehouse.SeedFile;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes and reads decision tables for tests. */
final class ServiceSeeds {
    static final String INPUT_HEADER =
            "input_code,input_order,input_kind_code,domain_text,input_sql,unit,input_name_en,input_name_zh\n";

    private ServiceSeeds() {}

    /** A table of these inputs, and rows by column; all rows have the columns of the first. */
    static DecisionTable table(String inputs, List<Map<String, String>> rows) {
        List<String> columns = List.copyOf(rows.get(0).keySet());
        String rules = String.join(",", columns) + "\n"
                + rows.stream()
                        .map(row -> columns.stream().map(row::get).collect(Collectors.joining(",")))
                        .collect(Collectors.joining("\n"))
                + "\n";
        Problems problems = new Problems();
        DecisionTable table = of(inputs, rules, problems);
        if (!problems.isEmpty()) {
            throw new AssertionError(problems.lines());
        }
        return table;
    }

    static DecisionTable of(String inputs, String rules, Problems problems) {
        return DecisionTable.of(
                Map.of(
                        "service_input", SeedFile.of("seeds/service_input.csv", inputs, problems),
                        "service_rule", SeedFile.of("seeds/service_rule.csv", rules, problems)),
                problems);
    }
}
