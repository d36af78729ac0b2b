package io.gridgrade.source;

import io.gridgrade.engine.SqlFile;
import io.gridgrade.value.Parameters;
import io.gridgrade.warehouse.Salt;
import io.gridgrade.warehouse.Warehouse;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Keeps customers that were forgotten from coming back with the next file: their rows are refused, and only counted. */
final class RefuseForgotten {
    /** The rule in audit.reject; a row it refuses is no fault of the file. */
    static final String RULE = "forgotten";

    private static final String NUMBER = "customer_no";

    private final Warehouse warehouse;
    private final Optional<Parameters> salted;

    private RefuseForgotten(Warehouse warehouse, Optional<Parameters> salted) {
        this.warehouse = warehouse;
        this.salted = salted;
    }

    /** Of a home, by its temporary folder; an error when customers were forgotten and their salt is gone. */
    static RefuseForgotten of(Warehouse warehouse, Parameters parameters, Path temporaryFolder) {
        return new RefuseForgotten(
                warehouse,
                Salt.isNeeded(warehouse)
                        ? Optional.of(parameters.with(
                                "salt_text",
                                Salt.read(temporaryFolder.resolveSibling("forget.salt"))
                                        .text()))
                        : Optional.empty());
    }

    /** The same for the rows of a source. */
    RefuseForgotten ofSource(String name) {
        return new RefuseForgotten(warehouse, salted.map(parameters -> parameters.with("source_name", name)));
    }

    /** Takes the rows of forgotten customers out of a landing table; returns how many. */
    long run(LandingTable table, ControlTotals totals) {
        if (salted.isEmpty() || !table.columns().containsKey(NUMBER)) {
            return 0;
        }
        Parameters parameters = salted.get().with("landing_table", table.name());
        return warehouse.transaction(() -> {
            warehouse.execute(file("find_forgotten", table), parameters);
            totals.taken("source_forgotten");
            return warehouse.execute(file("refuse_forgotten", table), parameters);
        });
    }

    /** Clears what other rules kept of forgotten customers; once everything has landed. */
    void clear() {
        salted.ifPresent(parameters -> warehouse.execute("source/clear_forgotten_reject", parameters));
    }

    private SqlFile file(String name, LandingTable table) {
        return warehouse.sqlFile("source/" + name).withFragments(Map.of("table", table.name()));
    }
}
