package io.gridgrade.cli;

import io.gridgrade.engine.Row;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.warehouse.Warehouse;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a closed month came to: its grade mix, its groups, what is owed, and customers whom no source has stated. */
record MonthSummary(Period period, List<Row> grades, List<Row> groups, Row account) {
    static MonthSummary of(Warehouse warehouse, Period period) {
        Parameters parameters = Parameters.none().with("period_key", period.key());
        return new MonthSummary(
                period,
                warehouse.query("status/grade_mix", parameters),
                warehouse.query("status/group_sizes", parameters),
                warehouse.query("status/account", parameters).get(0));
    }

    void print(PrintStream out) {
        out.println("grades " + period);
        print(out, grades);
        out.println();
        out.println("groups " + period);
        print(out, groups);
        if (account.longInteger("unstated_count") > 0) {
            out.println();
            out.println("not rated and in no group, for no source has stated them: "
                    + account.longInteger("unstated_count"));
        }
    }

    private static void print(PrintStream out, List<Row> rows) {
        if (rows.isEmpty()) {
            out.println("  none");
        } else {
            // The names of groups in Chinese are for programs: the table is in English.
            List<String> columns = rows.get(0).asMap().keySet().stream()
                    .filter(column -> !column.endsWith("_zh"))
                    .toList();
            TextTable.of(columns, rows).lines().forEach(out::println);
        }
    }

    Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("period", period.toString());
        map.put("grades", grades.stream().map(Row::asMap).toList());
        map.putAll(account.asMap());
        map.put("groups", groups.stream().map(Row::asMap).toList());
        return map;
    }
}
