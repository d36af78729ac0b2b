package io.gridgrade.cli;

import io.gridgrade.engine.EngineLimits;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Progress;
import io.gridgrade.warehouse.Home;
import io.gridgrade.warehouse.Warehouse;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** Every value of a table of audit, as text. */
final class AuditRows {
    private AuditRows() {}

    static String of(Path home, String table) {
        SqlFile everything = new SqlFile("test", "select to_json(t)::varchar as text from audit." + table + " as t");
        try (Warehouse warehouse = Warehouse.open(Home.at(home), EngineLimits.none(), Progress.SILENT)) {
            return warehouse.query(everything, Parameters.none()).stream()
                    .map(row -> row.text("text"))
                    .collect(Collectors.joining("\n"));
        }
    }
}
