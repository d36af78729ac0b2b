package io.gridgrade.cycle;

import io.gridgrade.indicator.ComputeIndicators;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.warehouse.Catalogue;
import io.gridgrade.warehouse.Seeds;
import io.gridgrade.warehouse.Warehouse;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Brings the warehouse in line with the seeds in force, before any work. */
public final class Preparation {
    // Only to describe the SELECTs of the index system, which are asked about a month: any will do.
    static final Period ANY = new Period(YearMonth.of(2000, 1));

    private static final Parameters NONE = Parameters.none();

    private Preparation() {}

    /**
     * Applies the seeds, and gives fact_indicator and mart.indicator the columns of the index system. What seeds no longer
     * say is kept beside them, as given up at the run.
     */
    public static void prepare(Warehouse warehouse, Parameters settings, int runKey) {
        warehouse.transaction(() -> {
            List<String> dimensions = Seeds.dimensions(warehouse);
            Map<String, List<String>> columns = Catalogue.columns(warehouse);
            dimensions.forEach(table -> warehouse.execute(
                    warehouse.sqlFile("cycle/seed_before").withFragments(Map.of("table", table)), NONE));
            Seeds.apply(warehouse);
            new ComputeIndicators().prepare(warehouse, settings, ANY);
            dimensions.forEach(table -> warehouse.execute(
                    warehouse
                            .sqlFile("cycle/seed_history")
                            .withFragments(Map.of("table", table, "same", same(columns.get(table)))),
                    NONE.with("run_key", runKey)));
            return null;
        });
    }

    private static String same(List<String> columns) {
        return columns.stream()
                .map(column -> "before." + column + " is not distinct from seeded." + column)
                .collect(Collectors.joining("\n        and "));
    }
}
