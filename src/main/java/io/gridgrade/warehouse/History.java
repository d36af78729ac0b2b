package io.gridgrade.warehouse;

import io.gridgrade.value.Parameters;
import java.util.Map;

/** What gave way in the star, kept beside it in the schema history with the run at which it did. */
public final class History {
    private History() {}

    /**
     * Takes the rows of a table of the star that a condition on {@code stored} means out of it, and keeps them; part of the
     * caller's transaction. The parameters are those of the condition and the run's key; returns how many rows gave way.
     */
    public static long giveWay(Warehouse warehouse, String table, String condition, Parameters parameters) {
        return warehouse.execute(
                warehouse.sqlFile("warehouse/give_way").withFragments(Map.of("table", table, "condition", condition)),
                parameters);
    }
}
