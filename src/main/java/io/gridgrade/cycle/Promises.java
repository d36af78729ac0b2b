package io.gridgrade.cycle;

import io.gridgrade.engine.Row;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.run.Run;
import io.gridgrade.star.MonthMeasures;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Problems;
import io.gridgrade.value.Step;
import io.gridgrade.warehouse.Warehouse;
import java.util.List;
import java.util.Map;

/** What the warehouse promises: queries named after a fault, each of which must return no rows. */
public final class Promises {
    private static final int ROWS_SHOWN = 3;

    private Promises() {}

    /** Looks at every promise of {@code sql/check/<moment>}; throws when one is broken, so that nothing is kept. */
    static void keep(Run run, Warehouse warehouse, String moment, Parameters parameters) {
        run.step(Step.of("promises of the " + moment), () -> {
            Problems problems = broken(warehouse, moment, parameters);
            problems.throwIfAny(
                    ExitCode.DATA_QUALITY,
                    "a promise of the warehouse does not hold; nothing was kept; correct the data and run the command again");
            return 0;
        });
    }

    /** Looks at every promise of {@code sql/check/<moment>}; a line for each that is broken. */
    public static Problems broken(Warehouse warehouse, String moment, Parameters parameters) {
        Problems problems = new Problems();
        Map<String, String> checks = warehouse.resources().texts("sql/check/" + moment, ".sql");
        checks.forEach((file, text) -> {
            SqlFile check = SqlFile.template("sql/check/" + moment + "/" + file, text);
            List<Row> faults = warehouse.query(limited(warehouse, filled(warehouse, check)), parameters);
            if (!faults.isEmpty()) {
                problems.add(
                        "%s",
                        file.replace(".sql", "").replace('_', ' ') + ": "
                                + faults.stream()
                                        .limit(ROWS_SHOWN)
                                        .map(Row::toString)
                                        .reduce((a, b) -> a + ", " + b)
                                        .orElseThrow()
                                + (faults.size() > ROWS_SHOWN ? ", ..." : ""));
            }
        });
        return problems;
    }

    // What is promised of every measure is written from their list, lest one be forgotten.
    private static SqlFile filled(Warehouse warehouse, SqlFile check) {
        return check.holes().isEmpty() ? check : MonthMeasures.of(warehouse).fill(check);
    }

    // A fault of every customer must not come to Java as a million rows.
    private static SqlFile limited(Warehouse warehouse, SqlFile check) {
        return warehouse
                .sqlFile("cycle/first_rows")
                .withFragments(Map.of("query", check.asSubquery(), "row_count", String.valueOf(ROWS_SHOWN + 1)))
                .named(check.name());
    }
}
