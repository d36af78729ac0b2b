package io.gridgrade.export;

import io.gridgrade.value.Hash;
import io.gridgrade.value.Json;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.value.Version;
import io.gridgrade.warehouse.Row;
import io.gridgrade.warehouse.SqlFile;
import io.gridgrade.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the summary consists of, how each file is checked, what its columns mean, and how it was made. Mutable. */
final class Manifest {
    static final String FILE = "manifest.json";

    private final Map<String, Object> content = new LinkedHashMap<>();
    private final List<Map<String, Object>> files = new ArrayList<>();
    private final Map<String, String> descriptions = new TreeMap<>();

    // No time of writing: the same warehouse gives the same bytes.
    Manifest(Warehouse published, Period period, Row edition) {
        for (Row row : published.query("export/column_descriptions", Parameters.none())) {
            descriptions.put(row.text("column_name"), row.text("description"));
        }
        content.put("title", "Summary of customers, credit grades, arrears and disconnections");
        content.put("period", period.toString());
        content.put("run_key", edition.value("run_key"));
        content.put("closed_by_version", edition.value("code_version"));
        content.put("settings_sha256", edition.value("settings_hash"));
        content.put("written_by_version", Version.text());
        content.put(
                "models",
                published.query("export/models", Parameters.none().forPeriod(period)).stream()
                        .map(Row::asMap)
                        .toList());
        content.put(
                "format",
                "CSV as in RFC 4180, UTF-8, decimal point, empty for null; a text beginning with = + - @ tab or CR has an"
                        + " apostrophe before it");
        content.put("files", files);
    }

    /** The columns of a file of the summary, also when it has no rows. */
    static List<String> columns(Warehouse published, String name, Period period) {
        SqlFile query = published.sqlFile("export/" + name);
        SqlFile describe = new SqlFile(query.name(), "describe " + query.text());
        return published.query(describe, Parameters.none().forPeriod(period)).stream()
                .map(row -> row.text("column_name"))
                .toList();
    }

    void add(Path file, int rowCount, List<String> columns) throws IOException {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("file", file.getFileName().toString());
        entry.put("sha256", Hash.of(file));
        entry.put("bytes", Files.size(file));
        entry.put("rows", rowCount);
        List<Map<String, String>> described = new ArrayList<>();
        for (String column : columns) {
            Map<String, String> words = new LinkedHashMap<>();
            words.put("name", column);
            words.put("description", description(column));
            described.add(words);
        }
        entry.put("columns", described);
        files.add(entry);
    }

    private String description(String column) {
        String description = descriptions.get(column);
        if (description == null) {
            throw new IllegalStateException("Column " + column
                    + " of the summary has no description; add one to sql/export/column_descriptions.sql");
        }
        return description;
    }

    String text() {
        return Json.writeIndented(content);
    }
}
