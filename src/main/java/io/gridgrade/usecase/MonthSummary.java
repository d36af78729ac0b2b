package io.gridgrade.usecase;

import io.gridgrade.engine.Row;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.warehouse.Warehouse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a closed month came to: its grade mix, its groups, what is owed, and customers whom no source has stated. */
public record MonthSummary(Period period, List<Row> grades, List<Row> groups, Row account) {
    /** Of a closed month. */
    public static MonthSummary of(Warehouse warehouse, Period period) {
        Parameters parameters = Parameters.none().with("period_key", period.key());
        return new MonthSummary(
                period,
                warehouse.query(gradeMix(warehouse, parameters), parameters),
                warehouse.query("status/group_sizes", parameters),
                warehouse.query("status/account", parameters).get(0));
    }

    private static SqlFile gradeMix(Warehouse warehouse, Parameters parameters) {
        String classes = warehouse.query("status/customer_class", parameters).stream()
                .map(row -> row.text("customer_class_code"))
                .map(code -> "count(*) filter (where graded.customer_class_code = " + SqlFile.literal(code) + ") as "
                        + SqlFile.identifier(code) + ",")
                .collect(Collectors.joining("\n    "));
        return warehouse.sqlFile("status/grade_mix").withFragments(Map.of("classes", classes));
    }

    /** For a program to read, by name. */
    public Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("period", period.toString());
        map.put("grades", grades.stream().map(Row::asMap).toList());
        map.putAll(account.asMap());
        map.put("groups", groups.stream().map(Row::asMap).toList());
        return map;
    }
}
