package io.gridgrade.export;

import io.gridgrade.engine.Row;
import io.gridgrade.value.Hash;
import io.gridgrade.value.Json;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.value.Version;
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
    static final List<String> DICTIONARY_COLUMNS = List.of("file", "column_name", "unit", "code_list", "description");

    private final Map<String, Object> content = new LinkedHashMap<>();
    private final List<Map<String, Object>> files = new ArrayList<>();
    private final Map<String, String> descriptions = new TreeMap<>();

    private final List<List<Object>> dictionary = new ArrayList<>();
    private final Map<String, List<Map<String, Object>>> codeLists = new TreeMap<>();
    private final String currency;

    // No time of writing: the same warehouse and settings give the same bytes.
    Manifest(Warehouse published, Period period, Row edition, Parameters settings, boolean hasMark) {
        currency = edition.text("currency_code") == null
                ? settings.asMap().get("warehouse_currency").toString()
                : edition.text("currency_code");
        for (Row row : published.query("duckdb/mart_descriptions", Parameters.none())) {
            descriptions.put(row.text("column_name"), row.text("description"));
        }
        content.put("title", "Summary of customers, credit grades, arrears and disconnections");
        content.put("utility", utility(settings));
        content.put("period", period.toString());
        content.put("period_first_on", edition.value("first_on_text"));
        content.put("period_last_on", edition.value("last_on_text"));
        content.put("edition", edition.value("edition_no"));
        content.put("closed_at", edition.value("closed_at_text"));
        content.put("restated_because", edition.value("reopen_reason"));
        content.put("currency", currency);
        content.put("run_key", edition.value("run_key"));
        content.put("closed_by_version", edition.value("code_version"));
        content.put("written_by_version", Version.text());
        content.put("settings_sha256", edition.value("settings_hash"));
        content.put(
                "settings",
                edition.text("settings_json") == null ? Map.of() : Json.readMap(edition.text("settings_json")));
        List<Map<String, Object>> rules = published
                .query("export/rules", Parameters.none().forPeriod(period))
                .stream()
                .map(Row::asMap)
                .toList();
        // A month that was closed by a version before has none that could be shown.
        content.put("rules", rules.isEmpty() ? null : rules);
        content.put("new_method", rows(published, "export/method_change", period));
        content.put(
                "models",
                published.query("export/models", Parameters.none().forPeriod(period)).stream()
                        .map(Row::asMap)
                        .toList());
        content.put("backtest", rows(published, "export/backtest", period));
        content.put(
                "format",
                "CSV as in RFC 4180, UTF-8" + (hasMark ? " with a byte order mark" : "")
                        + ", decimal point, empty for null; a text beginning with = + - @, also full-width, a tab or a line"
                        + " end has an apostrophe before it");
        content.put("check", "sha256sum --check SHA256SUMS");
        for (Row row : published.query("export/code_lists", Parameters.none().forPeriod(period))) {
            Map<String, Object> code = new LinkedHashMap<>(row.asMap());
            code.remove("list_name");
            codeLists
                    .computeIfAbsent(row.text("list_name"), unused -> new ArrayList<>())
                    .add(code);
        }
        content.put("code_lists", codeLists);
        content.put("files", files);
    }

    private static List<Map<String, Object>> rows(Warehouse published, String query, Period period) {
        return published.query(query, Parameters.none().forPeriod(period)).stream()
                .map(Row::asMap)
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
            words.put("unit", unit(column));
            words.put("code_list", codeLists.containsKey(column) ? column : null);
            words.put("description", description(column));
            List<Object> line = new ArrayList<>(List.of(file.getFileName().toString()));
            line.addAll(words.values());
            dictionary.add(line);
            described.add(words);
        }
        entry.put("columns", described);
        files.add(entry);
    }

    // Where none is given: null, so that nobody takes an empty text for the name.
    private static Map<String, Object> utility(Parameters settings) {
        Map<String, Object> utility = new LinkedHashMap<>();
        for (String name : List.of("name", "name_en")) {
            Object value = settings.asMap().get("utility_" + name);
            utility.put(name, value == null || value.toString().isBlank() ? null : value);
        }
        return utility;
    }

    /** The unit stands last in the name of every measure; null where there is none, as of a name or a code. */
    private String unit(String column) {
        return switch (column.substring(column.lastIndexOf('_') + 1)) {
            case "amount" -> currency;
            case "count" -> "1";
            case "days" -> "d";
            case "kwh" -> "kWh";
            case "score" -> "points";
            default -> null;
        };
    }

    /** What every column of every file means, a row each. */
    List<List<Object>> dictionary() {
        return dictionary;
    }

    private String description(String column) {
        String description = descriptions.get(column);
        if (description == null) {
            throw new IllegalStateException("Column " + column
                    + " of the summary has no description; add one to sql/duckdb/mart_descriptions.sql");
        }
        return description;
    }

    String text() {
        return Json.writeIndented(content);
    }
}
