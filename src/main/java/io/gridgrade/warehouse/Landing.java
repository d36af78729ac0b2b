package io.gridgrade.warehouse;

import io.gridgrade.engine.Row;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.value.Parameters;
import java.util.Map;
import java.util.stream.Collectors;

/** Where suppliers' records stand until they are moved into the star: tables in memory, beside the warehouse's file. */
final class Landing {
    private Landing() {}

    /** Makes the tables anew, empty. */
    static void empty(Warehouse warehouse) {
        Row codes =
                warehouse.query("warehouse/landing_codes", Parameters.none()).get(0);
        String name = SqlFile.identifier(codes.text("database_name"));
        String statements = MigratedTables.ask(warehouse, "duckdb/landing_tables").stream()
                .map(table -> table.text("statement"))
                .collect(Collectors.joining("\n\n"))
                .replace("'a code of seeds/customer_class.csv'", codes.text("customer_class_codes"))
                .replace("'a code of seeds/service_rule.csv'", codes.text("service_rule_codes"));
        warehouse.execute(
                warehouse
                        .sqlFile("duckdb/empty_landing")
                        .withFragments(Map.of(
                                "tables", statements, "search_path", SqlFile.literal(name + ".main,scratch.landing"))),
                Parameters.none());
    }
}
