package io.gridgrade.source.database;

import io.gridgrade.cycle.CloseMonths;
import io.gridgrade.cycle.LoadSource;
import io.gridgrade.engine.EngineLimits;
import io.gridgrade.engine.Row;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.settings.Settings;
import io.gridgrade.source.LandReport;
import io.gridgrade.star.Periods;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.value.Progress;
import io.gridgrade.value.UserError;
import io.gridgrade.warehouse.Home;
import io.gridgrade.warehouse.Warehouse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A home whose source "billing" reads a billing system, and its open warehouse. */
public final class BillingHome implements AutoCloseable {
    /** What the billing system is asked, by landing table, without cursors. */
    static final Map<String, String> QUERIES = Map.of(
            "customer", "select customer_no, customer_name, class_code, opened_on from customer",
            "bill", "select bill_no, customer_no, billed_on, due_on, amount, kwh from bill",
            "payment", "select payment_no, customer_no, bill_no, paid_at, amount, channel from payment",
            "consumption", "select customer_no, month, kwh from consumption");

    private static final Map<String, String> SELECTS = Map.of(
            "customer",
            "select record_no, customer_no, customer_name, class_code as customer_class_code, opened_on from record;",
            "bill",
            "select record_no, bill_no, customer_no, billed_on, due_on, amount as billed_amount, kwh as energy_kwh from"
                    + " record;",
            "payment",
            "select record_no, payment_no, customer_no, bill_no, left(paid_at, 10) as paid_on, amount as paid_amount,"
                    + " channel as channel_code from record;",
            "consumption",
            "select record_no, customer_no, month as consumed_on, kwh as energy_kwh from record;");

    static final String BILLS_BY_CHANGE =
            "select bill_no, customer_no, billed_on, due_on, amount, kwh, changed_at from bill"
                    + " where changed_at >= ${cursor} order by changed_at, bill_no";

    private final Home home;
    private final Warehouse warehouse;

    BillingHome(Path folder) {
        this(folder, BillingSystem.PASSWORD);
    }

    BillingHome(Path folder, String password) {
        home = new Home(folder);
        write("gridgrade.yml", Settings.template());
        write("billing.password", password + "\n");
        try {
            Files.setPosixFilePermissions(
                    folder.resolve("billing.password"),
                    java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        warehouse = Warehouse.open(home, EngineLimits.none(), Progress.SILENT);
    }

    /** A source.yml of the connection with more lines for it, and of the given tables. */
    BillingHome source(String connection, String tables) {
        write("sources/billing/source.yml", "connection:\n" + connection.indent(2) + "tables:\n" + tables.indent(2));
        SELECTS.forEach((table, select) -> {
            if (tables.lines().anyMatch(line -> line.equals(table + ":"))) {
                write("sources/billing/" + table + ".sql", select);
            }
        });
        return this;
    }

    static String connection(BillingSystem system) {
        return "url: " + system.url() + "\nuser: " + BillingSystem.USER + "\npassword: {file: billing.password}\n";
    }

    static String table(String name, String query) {
        return name + ":\n  query: " + query + "\n";
    }

    /** Bills as they change, in small pieces. */
    BillingHome bills(BillingSystem system, String more) {
        return source(
                connection(system) + "fetch_rows: 100\nchunk_rows: 1000\n" + more,
                table("bill", BILLS_BY_CHANGE) + "  cursor: {column: changed_at, start: 2000-01-01}\n");
    }

    BillingHome write(String name, String text) {
        try {
            Files.createDirectories(path(name).getParent());
            Files.writeString(path(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    String text(String name) {
        try {
            return Files.readString(path(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path path(String name) {
        return home.folder().resolve(name);
    }

    LandReport load() {
        return load(Progress.SILENT);
    }

    LandReport load(Progress progress) {
        return LoadSource.load(
                warehouse,
                home,
                "load billing",
                "billing",
                Optional.empty(),
                Optional.empty(),
                Map.of("BILLING_PASSWORD", BillingSystem.PASSWORD),
                Settings.defaults().asParameters(),
                progress);
    }

    LandReport loadFiles(Path files) {
        Parameters settings = Settings.defaults().asParameters();
        return LoadSource.load(warehouse, home, "load files", "files", files, settings, Progress.SILENT);
    }

    /** Closes every open month. */
    void closeAll() {
        List<Period> open = Periods.open(warehouse);
        CloseMonths.close(
                warehouse,
                home,
                "close --all",
                Optional.of(open.get(open.size() - 1)),
                Settings.defaults().asParameters(),
                Progress.SILENT);
    }

    /** The message and details that the load ends with. */
    String refusal() {
        try {
            load();
        } catch (UserError e) {
            return "exit " + e.exitCode().number() + ": "
                    + (e.getMessage() + "\n" + String.join("\n", e.details()))
                            .replace(home.folder().toString(), "HOME")
                            .replaceAll("127\\.0\\.0\\.1:\\d+/billing_\\d+", "HOST/billing")
                            .strip();
        }
        throw new AssertionError("The load was expected to be refused");
    }

    /** The values of a query's rows, one row a line. */
    String lines(String sql) {
        List<String> lines = new ArrayList<>();
        for (Row row : warehouse.query(new SqlFile("test", sql), Parameters.none())) {
            lines.add(String.join(
                    "|", row.asMap().values().stream().map(String::valueOf).toList()));
        }
        return String.join("\n", lines);
    }

    Warehouse warehouse() {
        return warehouse;
    }

    @Override
    public void close() {
        warehouse.close();
    }
}
