package io.gridgrade.cycle;

import io.gridgrade.engine.Row;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.run.Run;
import io.gridgrade.settings.Settings;
import io.gridgrade.source.LandFiles;
import io.gridgrade.source.LandReport;
import io.gridgrade.source.SourceFolder;
import io.gridgrade.star.FullExtract;
import io.gridgrade.star.LoadStar;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Progress;
import io.gridgrade.warehouse.Home;
import io.gridgrade.warehouse.Resources;
import io.gridgrade.warehouse.Warehouse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A warehouse in memory and a source whose files have the columns of the landing tables; loads are whole ones. */
final class SmallUtility implements AutoCloseable {
    static final Map<String, String> HEADERS = new TreeMap<>(Map.of(
            "region", "region_no,parent_region_no,region_level_code,region_name,stated_at",
            "customer", "customer_no,customer_name,customer_class_code,region_no,valid_from,stated_at",
            "bill", "bill_no,customer_no,billed_on,due_on,billed_amount,stated_at",
            "payment", "payment_no,customer_no,bill_no,paid_on,paid_amount,stated_at",
            "consumption", "customer_no,consumed_on,energy_kwh,stated_at",
            "credit_event", "event_no,customer_no,event_code,occurred_on,event_amount,stated_at"));

    /** The star by the numbers of the source: no key, run or file of ours. */
    private static final List<String> NATURAL = List.of(
            fact("bill", "bill_no, billed_on, due_on, billed_amount"),
            fact("payment", "payment_no, bill_no, paid_on, paid_amount"),
            fact("consumption", "energy_kwh"),
            fact("credit_event", "event_no, event_code, occurred_on, event_amount"),
            "select 'customer', customer_no, customer_name, customer_class_code, region_no, closed_on, valid_from,"
                    + " valid_to, is_first, is_current, is_inferred from star.dim_customer left join star.dim_region"
                    + " using (region_key)",
            "select 'region', region.region_no, above.region_no, region.region_name, region.province_name,"
                    + " region.city_name from star.dim_region as region left join star.dim_region as above"
                    + " on above.region_key = region.parent_region_key",
            "select 'period', period_key, status_code from star.dim_period");

    final Warehouse warehouse = Warehouse.inMemory();
    private final Path home;
    private final Path files;
    private Parameters settings = Settings.defaults().asParameters().with("load_reject_share_max", BigDecimal.ZERO);
    private int folders;

    private final Map<String, String> headers;

    SmallUtility(Path folder) {
        this(folder, HEADERS);
    }

    /** With files of other tables and columns. */
    SmallUtility(Path folder, Map<String, String> headers) {
        this.headers = headers;
        home = folder.resolve("home");
        files = folder.resolve("files");
        Preparation.prepare(warehouse, settings, 0);
        StringBuilder yaml = new StringBuilder("format:\n  may_be_empty: true\ntables:\n");
        headers.forEach((table, header) -> {
            yaml.append("  ")
                    .append(table)
                    .append(":\n    files: [\"")
                    .append(table)
                    .append(".csv\", \"")
                    .append(table)
                    .append("[0-9]*.csv\"]\n    optional: true\n");
            write(source(table + ".sql"), "select record_no, " + header.replace(",", ", ") + " from record;\n");
        });
        write(source("source.yml"), yaml.toString());
    }

    private Path source(String name) {
        return home.resolve("sources").resolve("test").resolve(name);
    }

    private static String fact(String name, String columns) {
        return "select '" + name + "', customer_no, period_key, " + columns + ", stated_at from star.fact_" + name
                + " join star.dim_customer as customer using (customer_key) where is_current";
    }

    SmallUtility with(String setting, String value) {
        settings = settings.with(setting, new BigDecimal(value));
        return this;
    }

    /** Writes files of one load, by their names, which begin with their table; returns their folder. */
    Path folder(Map<String, List<String>> records) {
        Path folder = files.resolve("load" + ++folders);
        records.forEach((name, lines) -> write(
                folder.resolve(name),
                headers.get(name.replaceFirst("[0-9]*\\.csv$", "")) + "\n"
                        + lines.stream().map(line -> line + "\n").collect(Collectors.joining())));
        return folder;
    }

    LandReport load(Map<String, List<String>> records) {
        return load(folder(records), Optional.empty());
    }

    LandReport load(Path folder, Optional<LocalDate> extractOn) {
        SourceFolder source = SourceFolder.named(Resources.of(new Home(home)), "test");
        return Run.of(warehouse, "load", Optional.empty(), settings, Progress.SILENT, run -> {
            LandReport report = new LandFiles(source, folder, home.resolve("tmp"), extractOn.isPresent())
                    .land(run, warehouse, settings);
            LoadStar star = new LoadStar(extractOn.map(day -> new FullExtract("test", day, report.wholeTables())));
            warehouse.transaction(() -> {
                star.run(run, warehouse, settings);
                report.keep(warehouse);
                Promises.keep(run, warehouse, "load", settings.with("run_key", run.key()));
                return null;
            });
            return report.withTakenOut(star.takenOut());
        });
    }

    /** The star in the numbers of the source, a line a row. */
    String star() {
        List<String> lines = new ArrayList<>();
        for (String sql : NATURAL) {
            query("select row(t)::varchar as line from (" + sql + ") as t order by line")
                    .forEach(row -> lines.add(row.text("line")));
        }
        return String.join("\n", lines);
    }

    /** Every row and value of the star and its history, as one text. */
    String content() {
        return query("select schema_name || '.' || table_name as name from duckdb_tables()"
                        + " where schema_name in ('star', 'history') order by name")
                .stream()
                .map(row -> row.text("name"))
                .map(table -> table + " "
                        + query("select count(*) || ' ' || coalesce(sum(hash(t)::hugeint), 0) as text from " + table
                                        + " as t")
                                .get(0)
                                .text("text"))
                .collect(Collectors.joining("\n"));
    }

    /** Forgets all that was loaded. */
    void empty() {
        for (Row row : query("select schema_name || '.' || table_name as name from duckdb_tables() where schema_name ="
                + " 'history' or table_name like 'fact_%' or table_name in ('customer_record', 'customer_absence',"
                + " 'full_extract', 'dim_period', 'load_file', 'load_total', 'reject')")) {
            if (!row.text("name").startsWith("landing.")) {
                execute("delete from " + row.text("name"));
            }
        }
        execute("delete from star.dim_customer where customer_key <> 0");
        execute("delete from star.dim_region where region_key <> 0");
    }

    void execute(String sql) {
        warehouse.execute(new SqlFile("test", sql), Parameters.none());
    }

    List<Row> query(String sql) {
        return warehouse.query(new SqlFile("test", sql), Parameters.none());
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        warehouse.close();
    }
}
