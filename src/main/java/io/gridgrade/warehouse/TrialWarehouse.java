package io.gridgrade.warehouse;

import io.gridgrade.engine.Engine;
import io.gridgrade.engine.EngineLimits;
import io.gridgrade.engine.Row;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.value.Progress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A warehouse in memory that shows a home's published copy and takes what a close of one month would write, so that rules
 * can be tried on. The copy itself is opened to read, and the home is not written; all is gone when it is closed. Mutable.
 */
public final class TrialWarehouse implements AutoCloseable {
    /** The name under which the published copy stands beside it. */
    public static final String PUBLISHED = KnownAt.PUBLISHED;

    /** Small tables that a close writes a few rows of; with those that seeds fill, they are copied whole. */
    private static final Set<String> COPIED = Set.of(
            "star.dim_period",
            "history.dim_period",
            "star.period_edition",
            "star.dim_model",
            "audit.run",
            "audit.run_step",
            "audit.preparation",
            "audit.close_rule");

    /** What a close writes a row of for every customer. */
    private static final List<String> WRITTEN = List.of("star.fact_indicator", "star.fact_credit_grade");

    /** What a close found of the month's facts: a trial close does not look again. */
    private static final List<String> FOUND = List.of("audit.quality", "audit.quarantine");

    /** What gave way of them gets the columns of new indicators, and no row. */
    private static final String GAVE_WAY = "history.fact_indicator";

    private final Warehouse warehouse;

    private TrialWarehouse(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /** Shows the published copy of a home; the resources are the rules that are tried on. */
    public static TrialWarehouse open(Home home, EngineLimits limits, Resources resources, Progress progress) {
        PublishedCopy.requirePublished(home);
        Path folder = PublishedCopy.readerFolder(home);
        Warehouse warehouse = new Warehouse(
                Engine.scratch(limits, folder, resources::isOfHome, progress),
                resources,
                Optional.empty(),
                () -> PublishedCopy.deleteReaderFolder(home, folder));
        try {
            warehouse.stopWithWriters();
            warehouse.makeTables();
            warehouse.attach(home.publishedFile(), PUBLISHED);
            show(warehouse);
            return new TrialWarehouse(warehouse);
        } catch (RuntimeException e) {
            warehouse.close();
            throw e;
        }
    }

    private static void show(Warehouse warehouse) {
        Set<String> copied = new TreeSet<>(COPIED);
        for (String dimension : Seeds.dimensions(warehouse)) {
            copied.add("star." + dimension);
            copied.add("history." + dimension);
        }
        for (Row table : warehouse.query("duckdb/kept_tables", Parameters.none().with("database_name", PUBLISHED))) {
            String name = table.text("schema_name") + "." + table.text("table_name");
            if (copied.contains(name)) {
                execute(warehouse, "known/trial_copied", name, Map.of());
            } else {
                execute(warehouse, "known/trial_dropped", name, Map.of());
                execute(
                        warehouse,
                        "known/table",
                        table.text("table_name"),
                        Map.of("schema", table.text("schema_name"), "view", name));
            }
        }
        showIndicators(warehouse);
    }

    // Of all views, the index system makes this one.
    private static void showIndicators(Warehouse warehouse) {
        warehouse.query("duckdb/kept_views", Parameters.none().with("database_name", PUBLISHED)).stream()
                .filter(view -> view.text("view_name").equals("mart.indicator"))
                .forEach(view -> warehouse.execute(
                        warehouse.sqlFile("known/view").withFragments(Map.of("statements", view.text("statements"))),
                        Parameters.none()));
    }

    /** The warehouse: what is published, until {@link #begin}. */
    public Warehouse warehouse() {
        return warehouse;
    }

    /** Makes room for what the close of a month writes. */
    public void begin(Period period) {
        for (String table : WRITTEN) {
            execute(warehouse, "known/trial_emptied", table, Map.of("source", table));
        }
        beginColumns();
        warehouse.execute(
                file(warehouse, "known/trial_previous", "star.fact_credit_grade", Map.of()),
                Parameters.none().forPeriod(period));
    }

    /** Makes room for columns of new indicators in what gave way. */
    public void beginColumns() {
        execute(warehouse, "known/trial_emptied", GAVE_WAY, Map.of("source", GAVE_WAY));
    }

    /** The month's indicators are written: the other months stand beside them, for what looks back. */
    public void indicatorsWritten(Period period) {
        lay(WRITTEN.get(0), others(period));
        lay(GAVE_WAY, "true");
    }

    /** The month's grades are written. */
    public void gradesWritten(Period period) {
        warehouse.execute("known/trial_previous_gone", Parameters.none().forPeriod(period));
        lay(WRITTEN.get(1), others(period));
    }

    /** The month is closed by a run: what its own close found of the facts is what this one rests on. */
    public void closedBy(Period period, long runKey) {
        for (String table : FOUND) {
            execute(
                    warehouse,
                    "known/trial_found",
                    table,
                    Map.of(
                            "source", table,
                            "period_key", Integer.toString(period.key()),
                            "run_key", Long.toString(runKey)));
        }
    }

    private static String others(Period period) {
        return "period_key <> " + period.key();
    }

    private void lay(String table, String beside) {
        execute(
                warehouse,
                "known/trial_laid",
                table,
                Map.of("source", table, "name", table.substring(table.indexOf('.') + 1), "beside", beside));
    }

    private static void execute(Warehouse warehouse, String file, String table, Map<String, String> more) {
        warehouse.execute(file(warehouse, file, table, more), Parameters.none());
    }

    private static SqlFile file(Warehouse warehouse, String file, String table, Map<String, String> more) {
        return warehouse
                .sqlFile(file)
                .withAnyOf(Map.of("published", PUBLISHED, "table", table))
                .withAnyOf(more);
    }

    @Override
    public void close() {
        warehouse.close();
    }
}
