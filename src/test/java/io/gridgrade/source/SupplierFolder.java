package io.gridgrade.source;

import io.gridgrade.engine.Row;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.run.Run;
import io.gridgrade.settings.Settings;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Progress;
import io.gridgrade.value.UserError;
import io.gridgrade.warehouse.Home;
import io.gridgrade.warehouse.Resources;
import io.gridgrade.warehouse.Warehouse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/** A supplier's folder, a home with a source for it, and a warehouse in memory: what a load needs. */
final class SupplierFolder implements AutoCloseable {
    static final String BILL_HEADER = "bill_no,customer_no,billed_on,due_on,billed_amount,energy_kwh,delay_months\n";
    static final String BILL_SELECT =
            "select record_no, bill_no, customer_no, billed_on, due_on, billed_amount, energy_kwh, delay_months from record;\n";

    final Warehouse warehouse = Warehouse.inMemory();
    final Path files;
    private final Path home;
    private Parameters parameters =
            Settings.defaults().asParameters().with("load_reject_share_max", new BigDecimal("1"));

    SupplierFolder(Path folder) {
        home = folder.resolve("home");
        files = folder.resolve("files");
        try {
            Files.createDirectories(files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Bills as CSV with our own column names, in the files bill/*.csv. */
    static SupplierFolder ofBills(Path folder) {
        return new SupplierFolder(folder)
                .source("source.yml", "tables:\n  bill:\n    files: bill/*.csv\n")
                .source("bill.sql", BILL_SELECT);
    }

    SupplierFolder source(String name, String text) {
        return write(home.resolve("sources").resolve("test").resolve(name), text.getBytes(StandardCharsets.UTF_8));
    }

    SupplierFolder rejectShareMax(String share) {
        parameters = parameters.with("load_reject_share_max", new BigDecimal(share));
        return this;
    }

    SupplierFolder setting(String name, Object value) {
        parameters = parameters.with(name, value);
        return this;
    }

    SupplierFolder file(String name, String text) {
        return file(name, text.getBytes(StandardCharsets.UTF_8));
    }

    SupplierFolder file(String name, String text, String charset) {
        return file(name, text.getBytes(Charset.forName(charset)));
    }

    SupplierFolder file(String name, byte[] bytes) {
        return write(files.resolve(name), bytes);
    }

    static byte[] gzip(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream packed = new GZIPOutputStream(bytes)) {
            packed.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private SupplierFolder write(Path file, byte[] bytes) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    SourceFolder source() {
        return SourceFolder.named(Resources.of(new Home(home)), "test");
    }

    LandReport land() {
        return land(files);
    }

    LandReport land(Path folderOrFile) {
        return Run.of(warehouse, "load test", Optional.empty(), parameters, Progress.SILENT, run -> new LandFiles(
                        source(), folderOrFile, home.resolve("tmp"))
                .land(run, warehouse, parameters));
    }

    /** Lands and keeps the record, as a whole load does. */
    LandReport load() {
        LandReport report = land();
        warehouse.transaction(() -> {
            report.keep(warehouse);
            return 0;
        });
        LandFiles.emptyLanding(warehouse);
        return report;
    }

    /** The message and details that the load ends with. */
    String refusal() {
        return refusal(files);
    }

    String refusal(Path folderOrFile) {
        try {
            land(folderOrFile);
        } catch (UserError e) {
            return "exit " + e.exitCode().number() + ": "
                    + (e.getMessage() + "\n" + String.join("\n", e.details()))
                            .replace(files.getParent().toString(), "DIR")
                            .strip();
        }
        throw new AssertionError("The load was expected to be refused");
    }

    List<Row> query(String sql) {
        return warehouse.query(new SqlFile("test", sql), Parameters.none());
    }

    /** The values of a query's rows, one row a line. */
    String lines(String sql) {
        return String.join(
                "\n",
                query(sql).stream()
                        .map(row -> String.join(
                                "|",
                                row.asMap().values().stream()
                                        .map(String::valueOf)
                                        .toList()))
                        .toList());
    }

    @Override
    public void close() {
        warehouse.close();
    }
}
