package io.gridgrade.warehouse;

import com.fasterxml.jackson.databind.JsonNode;
import io.gridgrade.engine.EngineLimits;
import io.gridgrade.engine.PlacedSql;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.value.Json;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Problems;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** SQL that a home wrote, as the engine understands it; what it does not understand is told with its line and column. */
public final class HomeSql {
    private static final String HOLE = "home_sql";
    private static final Pattern CANDIDATE = Pattern.compile("Candidate bindings: :? ?\"([^\"]+)\"");
    // Comments and texts are taken whole, so that nothing in them counts.
    private static final Pattern SELECT_OR_BRACKET =
            Pattern.compile("(?is)--[^\n]*|/\\*.*?\\*/|'[^']*'|\"[^\"]*\"|[()]|\\bselect\\b");
    private static final Pattern WRITES = Pattern.compile(
            "\"type\":\"(INSERT|UPDATE|DELETE|MERGE)[A-Z_]*_NODE\"|\"(insert|update|delete)_statement\"");

    private final Warehouse warehouse;
    private final Parameters parameters;
    private final Problems problems;

    /** Asks a warehouse of its own, such as one in memory; what is wrong is told to the problems. */
    public HomeSql(Warehouse warehouse, Parameters parameters, Problems problems) {
        this.warehouse = warehouse;
        this.parameters = parameters;
        this.problems = problems;
    }

    /** Tells what the engine's parser does not understand of files that must each be one SELECT, whatever they read. */
    public static void parse(List<SqlFile> files, Problems problems) {
        String expected = "one SELECT in DuckDB's SQL";
        try (Warehouse engine = Warehouse.scratch(EngineLimits.none(), Path.of(System.getProperty("java.io.tmpdir")))) {
            HomeSql sql = new HomeSql(engine, Parameters.none(), problems);
            files.forEach(
                    file -> PlacedSql.of(file.text(), new PlacedSql.Place(file.name(), 1, 1), null, expected, problems)
                            .ifPresent(placed -> sql.isSelect(placed, "", expected)));
        }
    }

    /** The columns that a file's one SELECT gives, by name, with their types; empty when it is not understood. */
    public Optional<Map<String, String>> columns(SqlFile file) {
        PlacedSql.Place start = new PlacedSql.Place(file.name(), 1, 1);
        String expected = "one SELECT in DuckDB's SQL";
        return PlacedSql.of(file.text(), start, parameters, expected, problems)
                .filter(sql -> isSelect(sql, "", expected))
                .flatMap(sql -> described(sql, warehouse.sqlFile("duckdb/columns_given"), expected));
    }

    /** The type of an expression of a seed over a query; empty when it is not understood. */
    public Optional<String> type(String expression, SeedFile.Cell cell, String file, SqlFile over) {
        PlacedSql.Place start = new PlacedSql.Place(file, cell.lineNo(), cell.columnNo());
        String expected = "one expression in DuckDB's SQL over " + over.name();
        return PlacedSql.of(expression, start, parameters, expected, problems)
                .filter(sql -> isSelect(sql, "select ", expected))
                .flatMap(sql -> described(
                        sql,
                        warehouse.sqlFile("duckdb/type_over").withFragments(Map.of("query", over.asSubquery())),
                        expected))
                .map(columns -> columns.values().iterator().next());
    }

    /** The type of an expression of a seed inside a query, whose fragment it is. */
    public Optional<String> typeInside(
            String expression, SeedFile.Cell cell, String file, SqlFile query, String fragment) {
        PlacedSql.Place start = new PlacedSql.Place(file, cell.lineNo(), cell.columnNo());
        String expected = "one expression in DuckDB's SQL over " + query.name();
        SqlFile.Around around = query.around(fragment, parameters);
        return PlacedSql.of(expression, start, parameters, expected, problems)
                .filter(sql -> isSelect(sql, "select ", expected))
                .flatMap(sql -> described(
                        sql,
                        warehouse
                                .sqlFile("duckdb/type_inside")
                                .withFragments(Map.of("query_begin", around.before(), "query_end", around.after())),
                        expected))
                .map(columns -> columns.values().iterator().next());
    }

    /**
     * Where the engine finds the first fault of a file's one SELECT inside a query whose fragment it is: file, line and
     * column; empty where it finds none, or does not say.
     */
    public Optional<String> placeOfFault(SqlFile file, SqlFile query, String fragment) {
        PlacedSql.Place start = new PlacedSql.Place(file.name(), 1, 1);
        return PlacedSql.of(file.text(), start, null, "", new Problems()).flatMap(sql -> {
            SqlFile.Around around = query.around(fragment, parameters);
            String head = around.before() + "\n";
            try {
                warehouse.describe(head + sql.sql() + "\n" + around.after());
                return Optional.empty();
            } catch (IllegalStateException e) {
                JsonNode error = errorOf(e);
                long at = error.path("position").asLong(-1) - head.getBytes(StandardCharsets.UTF_8).length;
                return at < 0
                        ? Optional.empty()
                        : Optional.of(sql.placeOfByte(at).toString());
            }
        });
    }

    /** Where a file names a column last: file, line and column. */
    public static String placeOf(SqlFile file, String word) {
        Matcher named = Pattern.compile("(?i)(?<![A-Za-z0-9_])" + Pattern.quote(word) + "(?![A-Za-z0-9_])")
                .matcher(file.text());
        int at = 0;
        while (named.find()) {
            at = named.start();
        }
        return PlacedSql.place(file, at).toString();
    }

    /** File, line and column of the SELECT that gives what the file gives: the last that stands in no brackets. */
    public static String placeOfSelect(SqlFile file) {
        Matcher part = SELECT_OR_BRACKET.matcher(file.text());
        int at = 0;
        int depth = 0;
        while (part.find()) {
            switch (part.group().toLowerCase(Locale.ROOT)) {
                case "(" -> depth++;
                case ")" -> depth--;
                case "select" -> at = depth == 0 ? part.start() : at;
                default -> {}
            }
        }
        return PlacedSql.place(file, at).toString();
    }

    private boolean isSelect(PlacedSql sql, String before, String expected) {
        SqlFile tree = warehouse.sqlFile("duckdb/statement_tree");
        String text = warehouse
                .query(tree, Parameters.none().with("statement_text", before + sql.sql()))
                .get(0)
                .text("tree_json");
        JsonNode parsed = Json.read(text);
        if (parsed.path("error").asBoolean()) {
            if (parsed.has("position")) {
                long at = parsed.path("position").asLong() - before.getBytes(StandardCharsets.UTF_8).length;
                tell(sql.placeOfByte(at), parsed.path("error_message").asText(), "", expected);
            } else {
                tell(sql.placeOfByte(0), "this is no SELECT", "", expected);
            }
            return false;
        }
        JsonNode statements = parsed.path("statements");
        if (statements.size() != 1 || WRITES.matcher(text).find()) {
            tell(sql.placeOfByte(0), "this is no SELECT", "", expected);
            return false;
        }
        if (!before.isEmpty()
                && statements.get(0).path("node").path("select_list").size() != 1) {
            tell(sql.placeOfByte(0), "this is not one expression", "", expected);
            return false;
        }
        return true;
    }

    private Optional<Map<String, String>> described(PlacedSql sql, SqlFile describe, String expected) {
        SqlFile.Around around = describe.around(HOLE, parameters);
        String head = around.before() + "\n";
        try {
            Map<String, String> columns = new LinkedHashMap<>();
            warehouse.describe(head + sql.sql() + "\n" + around.after()).forEach(row -> {
                if (columns.put(row.text("column_name"), row.text("column_type")) != null) {
                    tell(sql.placeOfByte(0), "column \"" + row.text("column_name") + "\" is given twice", "", expected);
                }
            });
            return Optional.of(columns);
        } catch (IllegalStateException e) {
            JsonNode error = errorOf(e);
            String message = error.path("exception_message").asText(String.valueOf(e.getMessage()));
            String candidates = error.path("candidates").asText("");
            Matcher candidate = CANDIDATE.matcher(message);
            String nearest = !candidates.isEmpty() ? candidates.split(",", -1)[0].strip() : "";
            if (nearest.isEmpty() && candidate.find()) {
                nearest = candidate.group(1);
            }
            long at = error.path("position").asLong(0) - head.getBytes(StandardCharsets.UTF_8).length;
            tell(sql.placeOfByte(at), message.lines().findFirst().orElse(""), nearest, expected);
            return Optional.empty();
        }
    }

    private static JsonNode errorOf(IllegalStateException failure) {
        String message = String.valueOf(failure.getMessage());
        int at = message.indexOf('{');
        try {
            return Json.read(at < 0 ? "{}" : message.substring(at));
        } catch (IllegalArgumentException e) {
            return Json.read("{}");
        }
    }

    private void tell(PlacedSql.Place place, String what, String nearest, String expected) {
        List<String> parts = new ArrayList<>(List.of(place + ": " + what));
        if (!nearest.isEmpty()) {
            parts.add("did you mean \"" + nearest + "\"?");
        }
        parts.add("expected " + expected);
        problems.add("%s", String.join("; ", parts));
    }
}
