package io.gridgrade.star;

import io.gridgrade.cycle.Preparation;
import io.gridgrade.engine.Row;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.indicator.ComputeIndicators;
import io.gridgrade.indicator.FitSensitivity;
import io.gridgrade.run.Run;
import io.gridgrade.settings.Settings;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.value.Progress;
import io.gridgrade.warehouse.Warehouse;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** A small warehouse that a test fills by hand: rows land by SQL, then go through the real stages. */
public final class Portfolio implements AutoCloseable {
    /** The source that rows with the load file key 1 are of. */
    static final String SOURCE = "test";

    // A test may take out as much as it likes.
    private Parameters settings =
            Settings.defaults().asParameters().with("load_full_extract_removed_share_max", BigDecimal.ONE);
    private static final String FILE = "1, 'customer', '" + SOURCE + "', 'file', 0";

    private final Warehouse warehouse;
    private SnapshotMonth snapshot = new SnapshotMonth();

    /** Over a warehouse in memory. */
    public Portfolio() {
        this(Warehouse.inMemory());
    }

    /** Over the given warehouse, which is closed with it. */
    public Portfolio(Warehouse warehouse) {
        this.warehouse = warehouse;
        Preparation.prepare(warehouse, settings, 0);
        warehouse.emptyLanding();
    }

    /** With another value of a setting from now on. */
    Portfolio with(String setting, Object value) {
        settings = settings.with(setting, value);
        return this;
    }

    /** With other measures of a month from now on. */
    Portfolio with(MonthMeasures measures) {
        snapshot = new SnapshotMonth(any -> measures);
        return this;
    }

    Warehouse warehouse() {
        return warehouse;
    }

    /** Lands a row: table, column names, values as SQL. */
    public Portfolio land(String table, String columns, String values) {
        warehouse.execute(
                new SqlFile("test", "insert into landing." + table + " (" + columns + ") values (" + values + ")"),
                Parameters.none());
        return this;
    }

    /** A residential customer since 2020. */
    public Portfolio customer(String no) {
        return land(
                "customer",
                "customer_no, customer_class_code, opened_on",
                "'" + no + "', 'residential', date '2020-01-01'");
    }

    /** A bill issued on a day and due fifteen days later. */
    public Portfolio bill(String no, String customer, String amount, String billedOn) {
        return land(
                "bill",
                "bill_no, customer_no, billed_on, due_on, billed_amount",
                "'" + no + "', '" + customer + "', date '" + billedOn + "', date '" + billedOn + "' + 15, " + amount);
    }

    /** A payment on a bill. */
    public Portfolio payment(String no, String customer, String bill, String amount, String paidOn) {
        return land(
                "payment",
                "payment_no, customer_no, bill_no, paid_on, paid_amount",
                "'" + no + "', '" + customer + "', '" + bill + "', date '" + paidOn + "', " + amount);
    }

    /** Moves what has landed into the star, and empties landing. */
    public Portfolio load() {
        return load(Optional.empty());
    }

    /** The same, of a snapshot. */
    Portfolio load(Optional<FullExtract> snapshot) {
        land("file", "load_file_key, landing_table, source_name, file_name, first_rowid", FILE);
        Run.of(
                warehouse,
                "load",
                Optional.empty(),
                settings,
                Progress.SILENT,
                run -> warehouse.transaction(() -> {
                    new LoadStar(snapshot).run(run, warehouse, settings);
                    return null;
                }));
        for (Row table : query("select table_name from duckdb_tables() where schema_name = 'landing'")) {
            warehouse.execute(
                    new SqlFile("test", "delete from landing." + table.text("table_name")), Parameters.none());
        }
        return this;
    }

    /** Loads, then takes the snapshot and the indicators of every open month through the given one. */
    public Portfolio snapshotThrough(String period) {
        load();
        for (Period month : Periods.open(warehouse)) {
            if (month.compareTo(Period.parse(period)) <= 0) {
                Run.of(
                        warehouse,
                        "close",
                        Optional.of(month),
                        settings,
                        Progress.SILENT,
                        run -> warehouse.transaction(() -> {
                            snapshot.run(run, warehouse, settings, month);
                            new FitSensitivity().run(run, warehouse, settings, month);
                            new ComputeIndicators().run(run, warehouse, settings, month);
                            warehouse.execute(
                                    "cycle/period_closed",
                                    settings.forPeriod(month).with("run_key", run.key()));
                            return null;
                        }));
            }
        }
        return this;
    }

    /** A value of the snapshot of a customer. */
    public Object snapshot(String column, String customer, String period) {
        return only("select " + column + " as answer from star.fact_customer_month join star.dim_customer"
                + " using (customer_version_key) where customer_no = '" + customer + "' and period_key = "
                + Period.parse(period).key());
    }

    /** A column of fact_indicator of a customer. */
    public Object indicator(String column, String customer, String period) {
        return only(
                "select " + column + " as answer from star.fact_indicator join star.dim_customer using (customer_key)"
                        + " where is_current and customer_no = '" + customer + "' and period_key = "
                        + Period.parse(period).key());
    }

    /** The only value of an answer of one row. */
    public Object only(String sql) {
        List<Row> rows = query(sql);
        if (rows.size() != 1) {
            throw new IllegalStateException("Expected one row, found " + rows + " by " + sql);
        }
        return rows.get(0).value("answer");
    }

    /** An answer. */
    public List<Row> query(String sql) {
        return warehouse.query(new SqlFile("test", sql), Parameters.none());
    }

    @Override
    public void close() {
        warehouse.close();
    }
}
