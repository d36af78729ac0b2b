package io.gridgrade.warehouse;

import io.gridgrade.engine.Row;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.value.Parameters;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Where suppliers' records stand until they are moved into the star: tables in memory, beside the warehouse's file. */
final class Landing {
    private Landing() {}

    /** Makes the tables anew, empty. */
    static void empty(Warehouse warehouse) {
        List<Row> tables = warehouse.query("duckdb/landing_tables", Parameters.none());
        String name = SqlFile.identifier(tables.get(0).text("database_name"));
        String statements =
                tables.stream().map(table -> table.text("statement")).collect(Collectors.joining("\n\n"));
        warehouse.execute(
                warehouse
                        .sqlFile("duckdb/empty_landing")
                        .withFragments(Map.of(
                                "tables", statements, "search_path", SqlFile.literal(name + ".main,scratch.landing"))),
                Parameters.none());
    }
}
