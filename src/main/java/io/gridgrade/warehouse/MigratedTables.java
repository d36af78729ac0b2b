package io.gridgrade.warehouse;

import io.gridgrade.engine.Row;
import io.gridgrade.value.Parameters;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the engine's catalogue says of the tables as our migrations made them: the same of every migrated warehouse of a
 * process, and so asked once, since a look through the catalogue takes longer than most statements of a small load.
 */
public final class MigratedTables {
    private static final Map<String, List<Row>> ANSWERS = new ConcurrentHashMap<>();

    private MigratedTables() {}

    /** The answer of a file of {@code sql/duckdb} that hangs on nothing but the migrations. */
    public static List<Row> ask(Warehouse warehouse, String name) {
        return ask(warehouse, name, Parameters.none());
    }

    static List<Row> ask(Warehouse warehouse, String name, Parameters parameters) {
        return ANSWERS.computeIfAbsent(name, unused -> List.copyOf(warehouse.query(name, parameters)));
    }
}
