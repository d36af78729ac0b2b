package io.gridgrade.indicator;

import io.gridgrade.engine.Row;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.UserError;
import io.gridgrade.warehouse.Warehouse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The SELECTs that a home wrote, run one by one before the others: what fails, or gives a customer twice, is told as the
 * file's. What ships is known to be right, and runs as one statement.
 */
final class HomeSelects {
    private HomeSelects() {}

    /** The index system with what the home's SELECTs gave in their place. */
    static IndexSystem staged(Warehouse warehouse, IndexSystem system, Parameters month) {
        Map<String, SqlFile> selects = new LinkedHashMap<>(system.selects());
        system.selects().forEach((name, select) -> {
            if (warehouse.resources().isOfHome(select.name())) {
                String table = "home_" + name.replaceAll("[^A-Za-z0-9]", "_");
                stage(warehouse, select, table, system.columns().get(name), month);
                selects.put(name, new SqlFile(select.name(), "select * from " + table));
            }
        });
        return new IndexSystem(system.indicators(), selects, system.columns());
    }

    private static void stage(
            Warehouse warehouse, SqlFile select, String table, List<String> columns, Parameters month) {
        String values = columns.stream()
                .map(column -> ", given." + column + "::double as " + column)
                .collect(Collectors.joining());
        String faults = columns.isEmpty()
                ? "false"
                : columns.stream().map(column -> "not isfinite(" + column + ")").collect(Collectors.joining(" or "));
        SqlFile stage = warehouse
                .sqlFile("index/home_select")
                .withFragments(Map.of("table", table, "values", values, "select", select.asSubquery()))
                .named(select.name());
        warehouse.execute(stage, month);
        Row found = warehouse
                .query(
                        warehouse
                                .sqlFile("index/home_select_faults")
                                .withFragments(Map.of("table", table, "faults", faults)),
                        Parameters.none())
                .get(0);
        if (found.longInteger("repeated_count") > 0) {
            throw new UserError(
                    ExitCode.WRONG_USAGE,
                    select.name() + " gives more than one row to " + found.longInteger("repeated_count")
                            + " customers, such as the one of customer_key " + found.value("repeated_customer_key")
                            + "; expected one row a customer; group by customer_key");
        }
        if (found.longInteger("fault_count") > 0) {
            throw new UserError(
                    ExitCode.WRONG_USAGE,
                    select.name() + " gives a value that is infinite or no number to "
                            + found.longInteger("fault_count") + " customers, such as the one of customer_key "
                            + found.value("fault_customer_key")
                            + "; expected a number, or null where there is none; divide by nullif(..., 0)");
        }
    }
}
