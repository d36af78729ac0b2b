package io.gridgrade.cycle;

import io.gridgrade.indicator.ComputeIndicators;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Hash;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.value.Problems;
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
     * say is kept beside them, as given up at the run. Does nothing while all that this follows from is as it was the last
     * time: some 250 statements less.
     */
    public static void prepare(Warehouse warehouse, Parameters settings, int runKey) {
        String content = Hash.of(content(warehouse));
        boolean isPrepared = warehouse.query("cycle/preparation", NONE).stream()
                .anyMatch(row -> row.text("content_sha256").equals(content));
        if (!isPrepared) {
            bringInLine(warehouse, settings, runKey, content);
        }
    }

    private static String content(Warehouse warehouse) {
        int migrations =
                warehouse.query("cycle/migrations_applied", NONE).get(0).integer("migration_count");
        return Map.of("warehouse/seeds", ".csv", "sql/indicator", ".sql", "sql/index", ".sql").entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(kind -> warehouse.resources().texts(kind.getKey(), kind.getValue()).entrySet().stream()
                        .map(file -> kind.getKey() + "/" + file.getKey() + "\n" + file.getValue()))
                .collect(Collectors.joining("\n", migrations + "\n", ""));
    }

    private static void bringInLine(Warehouse warehouse, Parameters settings, int runKey, String content) {
        warehouse.transaction(() -> {
            List<String> dimensions = Seeds.dimensions(warehouse);
            Map<String, List<String>> columns = Catalogue.columns(warehouse);
            dimensions.forEach(table -> warehouse.execute(
                    warehouse.sqlFile("cycle/seed_before").withFragments(Map.of("table", table)), NONE));
            Seeds.apply(warehouse);
            requireClasses(warehouse);
            new ComputeIndicators().prepare(warehouse, settings, ANY);
            dimensions.forEach(table -> warehouse.execute(
                    warehouse
                            .sqlFile("cycle/seed_history")
                            .withFragments(Map.of("table", table, "same", same(columns.get(table)))),
                    NONE.with("run_key", runKey)));
            warehouse.execute("cycle/keep_preparation", NONE.with("content_sha256", content));
            return null;
        });
    }

    // Without its class a customer has no population, and would drop out of the index without a word.
    private static void requireClasses(Warehouse warehouse) {
        Problems problems = new Problems();
        warehouse
                .query("cycle/class_given_up", NONE)
                .forEach(row -> problems.add(
                        "seeds/customer_class.csv has no row for customer_class_code %s, which %s customers of the warehouse"
                                + " have; expected one",
                        row.text("customer_class_code"), row.text("customer_count")));
        problems.throwIfAny(
                ExitCode.WRONG_USAGE,
                "the classes of this home lack one that its customers have; put it back, or load these customers with"
                        + " another first");
    }

    private static String same(List<String> columns) {
        return columns.stream()
                .map(column -> "before." + column + " is not distinct from seeded." + column)
                .collect(Collectors.joining("\n        and "));
    }
}
