package io.gridgrade.quality;

import io.gridgrade.cycle.CloseMonths;
import io.gridgrade.cycle.ReopenMonths;
import io.gridgrade.engine.EngineLimits;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.settings.Settings;
import io.gridgrade.star.Portfolio;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.value.Progress;
import io.gridgrade.warehouse.Home;
import io.gridgrade.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A home with two customers and a bill of each in January and February 2024, of which nothing is closed. */
final class UtilityHome {
    static final Parameters SETTINGS = Settings.defaults().asParameters();

    // So few rows fill no block: a second thread of the engine would do nothing but wait.
    private static final EngineLimits LIMITS = new EngineLimits(1, 0);

    private static Path loaded;

    private final Home home;
    private final Warehouse warehouse;
    private final List<String> notes = new ArrayList<>();

    /** Of a copy of one that is made once: to make a warehouse takes longer than what is tested on it. */
    UtilityHome(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("gridgrade.yml"), Settings.template());
        home = Home.at(folder);
        Files.copy(loaded(), home.warehouseFile());
        warehouse = Warehouse.open(home, LIMITS, Progress.SILENT);
        expect("");
    }

    private static synchronized Path loaded() throws IOException {
        if (loaded == null) {
            Path folder = Files.createTempDirectory("gridgrade-utility-home");
            Files.writeString(folder.resolve("gridgrade.yml"), Settings.template());
            Home home = Home.at(folder);
            try (Warehouse warehouse = Warehouse.open(home, LIMITS, Progress.SILENT)) {
                load(warehouse);
            }
            loaded = home.warehouseFile();
        }
        return loaded;
    }

    private static void load(Warehouse warehouse) {
        new Portfolio(warehouse)
                .customer("C-1")
                .customer("C-2")
                .bill("B-1", "C-1", "100.00", "2024-01-05")
                .bill("B-2", "C-2", "300.00", "2024-01-20")
                .payment("P-1", "C-1", "B-1", "100.00", "2024-01-10")
                .bill("B-3", "C-1", "100.00", "2024-02-05")
                .bill("B-4", "C-2", "300.00", "2024-02-20")
                .load();
    }

    Portfolio portfolio() {
        return new Portfolio(warehouse);
    }

    /** Declares expectations, each as the lines of its keys but for the descriptions. */
    UtilityHome expect(String... expectations) throws IOException {
        StringBuilder text = new StringBuilder("expect:");
        for (String expectation : expectations) {
            if (!expectation.isEmpty()) {
                text.append("\n  - {").append(expectation).append(", en: What is expected., zh: 要求。}");
            }
        }
        return declare(text.toString().equals("expect:") ? "expect: []\n" : text + "\n");
    }

    UtilityHome declare(String text) throws IOException {
        Files.writeString(home.folder().resolve("quality.yml"), text);
        return this;
    }

    List<Period> close() {
        return CloseMonths.close(warehouse, home, "close", Optional.empty(), SETTINGS, new Progress() {
            @Override
            public void note(String line) {
                notes.add(line);
            }
        });
    }

    void reopen(String month) {
        ReopenMonths.reopen(warehouse, "reopen", Period.parse(month), "mended", SETTINGS, Progress.SILENT);
    }

    List<String> notes() {
        return notes;
    }

    Home home() {
        return home;
    }

    Warehouse warehouse() {
        return warehouse;
    }

    void execute(String sql) {
        warehouse.execute(new SqlFile("test", sql), Parameters.none());
    }

    /** An answer, each row as its values. */
    List<String> query(String sql) {
        return warehouse.query(new SqlFile("test", sql), Parameters.none()).stream()
                .map(row -> row.asMap().values().toString())
                .toList();
    }

    /** What came of the expectations at the last attempt: name, checked, failed, outcome. */
    List<String> results() {
        return query("select expectation_code, checked_count, failed_count, outcome_code from mart.quality"
                + " where run_key = (select max(run_key) from mart.quality) order by expectation_order");
    }

    /** Gives the home to others; nothing else may be asked of it then. */
    void release() {
        warehouse.close();
    }
}
