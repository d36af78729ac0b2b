package io.gridgrade.care;

import io.gridgrade.cycle.CloseMonths;
import io.gridgrade.engine.EngineLimits;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.settings.Settings;
import io.gridgrade.star.Portfolio;
import io.gridgrade.value.OwnerOnly;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Progress;
import io.gridgrade.warehouse.Home;
import io.gridgrade.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A home with three customers and a closed month, made by the real stages. */
public final class SmallHome {
    static final Parameters SETTINGS = Settings.defaults().asParameters();

    /** So few rows fill no block: a second thread of the engine would do nothing but wait. */
    static final EngineLimits LIMITS = new EngineLimits(1, 0);

    private static Home template;

    private SmallHome() {}

    /** A copy of one that is made once, for closing a month takes longer than what is tested on it. */
    public static Home in(Path folder) throws IOException {
        if (template == null) {
            template = make(Files.createTempDirectory("gridgrade-small-home"));
        }
        try (Stream<Path> files = Files.walk(template.folder())) {
            for (Path file : files.toList()) {
                Path copy = folder.resolve(template.folder().relativize(file).toString());
                if (Files.isDirectory(file)) {
                    OwnerOnly.createFolders(copy);
                    OwnerOnly.mend(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
        return Home.at(folder);
    }

    private static Home make(Path folder) throws IOException {
        Files.writeString(folder.resolve("gridgrade.yml"), Settings.template());
        Home home = Home.at(folder);
        try (Warehouse warehouse = Warehouse.open(home, LIMITS, Progress.SILENT)) {
            new Portfolio(warehouse)
                    .land(
                            "customer",
                            "customer_no, customer_name, customer_name_en, customer_class_code, opened_on, valid_from",
                            "'C-1', '张晓明', 'Zhang Xiaoming', 'residential', date '2020-01-01', date '2020-01-01'")
                    .land(
                            "customer",
                            "customer_no, customer_name, customer_name_en, customer_class_code, opened_on, valid_from",
                            "'C-1', '张大明', 'Zhang Daming', 'residential', date '2020-01-01', date '2023-06-01'")
                    .customer("C-12")
                    .customer("D-1")
                    .bill("C-1-2024", "C-1", "100.00", "2024-01-05")
                    .bill("C-12-2024", "C-12", "200.00", "2024-01-05")
                    .payment("P-1", "C-1", "C-1-2024", "40.00", "2024-01-10")
                    .load();
            CloseMonths.close(warehouse, home, "close", Optional.empty(), SETTINGS, Progress.SILENT);
        }
        return home;
    }

    /** Without the note of what was published and when: what is written anew is published anew. */
    static Map<String, TableContent> contents(Home home) {
        try (Warehouse warehouse = Warehouse.openFile(home.warehouseFile(), home, LIMITS, true)) {
            Map<String, TableContent> contents = new TreeMap<>(TableContent.ofAll(warehouse));
            contents.remove("audit.publication");
            return contents;
        }
    }

    static void execute(Home home, String sql) {
        try (Warehouse warehouse = Warehouse.openFile(home.warehouseFile(), home, LIMITS, false)) {
            warehouse.execute(new SqlFile("test", sql), Parameters.none());
        }
    }

    static List<String> query(Home home, String sql) {
        try (Warehouse warehouse = Warehouse.openFile(home.warehouseFile(), home, LIMITS, true)) {
            return warehouse.query(new SqlFile("test", sql), Parameters.none()).stream()
                    .map(Object::toString)
                    .toList();
        }
    }
}
