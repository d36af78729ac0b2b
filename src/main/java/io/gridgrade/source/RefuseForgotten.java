package io.gridgrade.source;

import io.gridgrade.value.Parameters;
import io.gridgrade.warehouse.Salt;
import io.gridgrade.warehouse.Warehouse;
import java.nio.file.Path;
import java.util.Map;

/** Keeps customers that were forgotten from coming back with the next file: their rows are refused, and only counted. */
final class RefuseForgotten {
    /** The rule in audit.reject; a row it refuses is no fault of the file. */
    static final String RULE = "forgotten";

    private static final String NUMBER = "customer_no";

    private RefuseForgotten() {}

    static void run(Warehouse warehouse, Map<String, LandingTable> landing, Parameters parameters, Path saltFile) {
        long forgotten = warehouse
                .query("source/forgotten_hash_count", Parameters.none())
                .get(0)
                .longInteger("row_count");
        if (forgotten == 0) {
            return;
        }
        Parameters salted = parameters.with("salt_text", Salt.read(saltFile).text());
        warehouse.transaction(() -> {
            landing.values().stream()
                    .filter(table -> table.columns().containsKey(NUMBER))
                    .forEach(table -> warehouse.execute(
                            warehouse.sqlFile("source/refuse_forgotten").withFragments(Map.of("table", table.name())),
                            salted.with("landing_table", table.name())));
            return warehouse.execute("source/clear_forgotten_reject", salted);
        });
    }
}
