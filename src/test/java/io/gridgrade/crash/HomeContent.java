package io.gridgrade.crash;

import io.gridgrade.engine.EngineLimits;
import io.gridgrade.engine.Row;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.value.Hash;
import io.gridgrade.value.Json;
import io.gridgrade.value.Parameters;
import io.gridgrade.warehouse.Home;
import io.gridgrade.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a home holds that must not depend on how often its commands were killed: every table and view, by a hash that no
 * order of rows changes, but for the numbers and times of runs; and every file of out/ by its bytes.
 */
public final class HomeContent {
    private static final String COLUMNS =
            """
            select schema_name || '.' || table_name as table_name,
                string_agg('"' || column_name || '"', ', ' order by column_index) as columns
            from duckdb_columns()
            where database_name = current_database()
                and schema_name in ('star', 'mart', 'audit', 'history')
                -- They differ by nature: attempts that were killed are runs too.
                and schema_name || '.' || table_name not in (
                    'audit.run', 'mart.run', 'audit.run_step', 'audit.publication', 'audit.migration')
                and column_name not like '%run_key'
                -- Moments of runs; those of facts have no zone.
                and data_type <> 'TIMESTAMP WITH TIME ZONE'
            group by all
            order by all
            """;
    private static final String DONE =
            """
            select distinct split_part(command, ' ', 1) || coalesce(' ' || period_key, '') as work
            from audit.run
            where status_code = 'done'
            order by all
            """;

    private HomeContent() {}

    /** Of the warehouse. */
    public static Map<String, String> ofWarehouse(Path home) {
        return of(home, Home.at(home).warehouseFile());
    }

    /** Of the published copy that readers open. */
    public static Map<String, String> ofPublished(Path home) {
        return of(home, Home.at(home).publishedFile());
    }

    private static Map<String, String> of(Path folder, Path file) {
        Map<String, String> content = new TreeMap<>();
        try (Warehouse warehouse = Warehouse.openFile(file, Home.at(folder), EngineLimits.none(), true)) {
            for (Row table : query(warehouse, COLUMNS)) {
                Row held = query(
                                warehouse,
                                "select count(*) as n, coalesce(sum(hash(" + table.text("columns")
                                        + ")::hugeint), 0)::varchar as h from " + table.text("table_name"))
                        .get(0);
                content.put(table.text("table_name"), held.longInteger("n") + " rows " + held.text("h"));
            }
            content.put(
                    "what was done",
                    query(warehouse, DONE).stream().map(row -> row.text("work")).collect(Collectors.joining(", ")));
        }
        return content;
    }

    /** The files of out/, by their SHA-256. */
    public static Map<String, String> ofPrints(Path home) throws IOException {
        Map<String, String> content = new TreeMap<>();
        Path out = home.resolve("out");
        if (Files.isDirectory(out)) {
            try (Stream<Path> files = Files.walk(out)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    content.put(out.relativize(file).toString(), Hash.of(file));
                }
            }
        }
        return content;
    }

    /** What a home must not have when no command is at work on it; a line for each. */
    public static List<String> leftovers(Path folder) throws IOException {
        List<String> found = new ArrayList<>();
        Home home = Home.at(folder);
        for (Path place : List.of(folder, folder.resolve("published"), home.temporaryFolder(), home.readersFolder())) {
            if (Files.isDirectory(place)) {
                try (Stream<Path> files = Files.list(place)) {
                    files.filter(file -> place.equals(home.temporaryFolder())
                                    || place.equals(home.readersFolder())
                                    || file.toString().matches(".*\\.(wal|next|old|part|tmp)"))
                            .forEach(file -> found.add("left behind: " + folder.relativize(file)));
                }
            }
        }
        try (Warehouse warehouse = Warehouse.openFile(home.warehouseFile(), home, EngineLimits.none(), true)) {
            for (Row run : query(warehouse, "select run_key::varchar as run_key, status_code from audit.run")) {
                Path record = home.runFolder(run.text("run_key")).resolve("run.json");
                // Killed before it wrote its record, a run has none.
                if (Files.exists(record)
                        && !run.text("status_code")
                                .equals(Json.readMap(Files.readString(record)).get("status"))) {
                    found.add("run " + run.text("run_key") + " is " + run.text("status_code") + " in audit.run, and "
                            + Json.readMap(Files.readString(record)).get("status") + " in its run.json");
                }
            }
        }
        try (DirectoryStream<Path> runs = Files.newDirectoryStream(home.runFolder(""))) {
            for (Path run : runs) {
                Path record = run.resolve("run.json");
                if (Files.exists(record)
                        && "running"
                                .equals(Json.readMap(Files.readString(record)).get("status"))) {
                    found.add("nobody is at work on " + run.getFileName() + ", which says that it is running");
                }
            }
        }
        return found;
    }

    /** What differs, a line for each. */
    public static List<String> differences(String of, Map<String, String> expected, Map<String, String> found) {
        Map<String, String> lines = new TreeMap<>();
        expected.forEach((name, value) -> {
            if (!value.equals(found.get(name))) {
                lines.put(name, of + ", " + name + ": " + found.get(name) + "; expected " + value);
            }
        });
        found.forEach((name, value) -> {
            if (!expected.containsKey(name)) {
                lines.put(name, of + ", " + name + ": " + value + "; expected none");
            }
        });
        return List.copyOf(lines.values());
    }

    private static List<Row> query(Warehouse warehouse, String sql) {
        return warehouse.query(new SqlFile("crash", sql), Parameters.none());
    }
}
