package io.gridgrade.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.engine.Row;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.value.Parameters;
import io.gridgrade.warehouse.Fact;
import io.gridgrade.warehouse.Warehouse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Of every landing table and each of its columns: a record, and a later state of it with another value there, and what
 * both refer to, give the same star in one load and in three, in every order. Tables and columns are the catalogue's, so
 * that new ones are tried by themselves.
 */
@Tag("thorough")
class EveryTableOrderFreeTest {
    private static final List<String> OURS = List.of("load_file_key", "record_no");
    private static final List<List<Integer>> ORDERS = List.of(
            List.of(0, 1, 2), List.of(0, 2, 1), List.of(1, 0, 2), List.of(1, 2, 0), List.of(2, 0, 1), List.of(2, 1, 0));
    private static final Pattern LIST = Pattern.compile("(\\w+)\"? IN \\(([^)]*)\\)", Pattern.CASE_INSENSITIVE);

    @TempDir
    private Path folder;

    /** A column of a landing table. */
    private record Column(String name, String type) {}

    private final Map<String, List<Column>> tables = new TreeMap<>();
    private final Map<String, List<String>> keys = new TreeMap<>();
    private final Map<String, List<String>> codes = new TreeMap<>();

    @Test
    void twoLoadsAgainstOneInEveryOrderGiveTheSameStar() {
        try (Warehouse warehouse = Warehouse.inMemory()) {
            describe(warehouse);
        }
        Map<String, String> headers = new TreeMap<>();
        tables.forEach((table, columns) ->
                headers.put(table, columns.stream().map(Column::name).collect(Collectors.joining(","))));
        // What is referred to; a first state of every record; a later one, each with another value in one column.
        List<Map<String, List<String>>> parts = List.of(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
        for (String table : tables.keySet()) {
            states(table, parts);
        }
        Map<String, List<String>> together = new TreeMap<>();
        parts.forEach(together::putAll);
        try (SmallUtility utility = new SmallUtility(folder, headers)) {
            utility.load(together);
            assertThat(utility.query("select distinct * from audit.reject where rule_code <> 'superseded'")
                            .toString())
                    .isEqualTo("[]");
            String expected = star(utility);
            for (Fact fact : Fact.ALL) {
                assertThat(expected).contains("\n" + fact.name() + " ");
            }
            for (List<Integer> order : ORDERS) {
                utility.empty();
                order.forEach(part -> utility.load(parts.get(part)));

                assertThat(star(utility)).as("order " + order).isEqualTo(expected);
            }
        }
    }

    private void describe(Warehouse warehouse) {
        rows(
                        warehouse,
                        "select table_name, column_name, data_type from duckdb_columns() where schema_name = 'landing' and"
                                + " table_name <> 'file' and database_name <> 'scratch' order by table_name, column_index")
                .forEach(row -> {
                    if (!OURS.contains(row.text("column_name"))) {
                        tables.computeIfAbsent(row.text("table_name"), name -> new ArrayList<>())
                                .add(new Column(row.text("column_name"), row.text("data_type")));
                    }
                });
        rows(warehouse, "select table_name, constraint_text from duckdb_constraints() where schema_name = 'landing'")
                .forEach(row -> {
                    Matcher list = LIST.matcher(row.text("constraint_text"));
                    if (list.find()) {
                        codes.put(
                                row.text("table_name") + "." + list.group(1),
                                Arrays.stream(list.group(2).replace("'", "").split(",\\s*", -1))
                                        .toList());
                    }
                });
        // The table itself has a word for them; a load puts the codes of the seed there.
        codes.put(
                "customer.customer_class_code",
                warehouse
                        .resources()
                        .text("warehouse/seeds/customer_class.csv")
                        .lines()
                        .skip(1)
                        .map(line -> line.split(",", -1)[0])
                        .toList());
        codes.put("service_result.service_rule_code", List.of("S5", "S18"));
        warehouse
                .resources()
                .text("warehouse/seeds/landing_key.csv")
                .lines()
                .skip(1)
                .forEach(line -> keys.put(line.split(",", -1)[0], List.of(line.split(",", -1)[1].split(" ", -1))));
        tables.keySet().retainAll(keys.keySet());
    }

    private static List<Row> rows(Warehouse warehouse, String sql) {
        return warehouse.query(new SqlFile("test", sql), Parameters.none());
    }

    private void states(String table, List<Map<String, List<String>>> parts) {
        List<String> first = new ArrayList<>();
        List<String> later = new ArrayList<>();
        int no = 0;
        for (Column varied : tables.get(table)) {
            boolean isUndated = table.equals("customer") && varied.name().equals("opened_on");
            if (varied.name().equals("stated_at") || keys.get(table).contains(varied.name())) {
                continue;
            }
            no++;
            first.add(line(table, no, "", isUndated));
            later.add(line(table, no, varied.name(), isUndated));
        }
        parts.get(1).put(table + "1.csv", first);
        parts.get(2).put(table + "2.csv", later);
        List<String> referred = new ArrayList<>();
        for (int i = 1; i <= 20; i++) {
            if (table.equals("customer") || (table.equals("region") && i < 3)) {
                referred.add(line(table, 100 + i, "", false));
            }
        }
        if (!referred.isEmpty()) {
            parts.get(0).put(table + "3.csv", referred);
        }
    }

    // One state of a record: the values of its number, and in the column that varies another one.
    private String line(String table, int no, String varied, boolean isUndated) {
        return tables.get(table).stream()
                .map(column -> value(table, column, no, column.name().equals(varied), !varied.isEmpty(), isUndated))
                .collect(Collectors.joining(","));
    }

    private String value(String table, Column column, int no, boolean isOther, boolean isLater, boolean isUndated) {
        String name = column.name();
        boolean isKey = keys.get(table).contains(name);
        if (name.equals("stated_at")) {
            return no > 100 ? "" : isLater ? "2025-06-02 00:00:00" : "2025-06-01 00:00:00";
        }
        if (name.equals("customer_no") && !table.equals("customer")) {
            // Another customer: one whom nobody but the first state speaks of.
            return isKey ? "C" + (100 + no) : isOther ? "C101" : "ghost_" + table + no;
        }
        if (name.equals("customer_no")) {
            return "C" + no;
        }
        if (name.endsWith("region_no")) {
            return table.equals("region") && isKey ? "R" + no : isOther ? "R102" : table.equals("region") ? "" : "R101";
        }
        if (name.equals("power_factor")) {
            return isOther ? "0.8" : "0.9";
        }
        if (name.equals("observed_on")) {
            return "2025-04-30";
        }
        // Of two values that exclude each other one is given.
        if (List.of("attribute_text", "reverses_payment_no").contains(name)
                || (name.equals("valid_from") && isUndated)) {
            return "";
        }
        List<String> known = codes.get(table + "." + name);
        if (known != null) {
            return known.get(isOther ? 1 : 0);
        }
        String day = name.matches("(ended|released|closed|paid|done|mended|published|valid|due|reversed|known)_.*")
                ? "2025-05-"
                : "2025-04-";
        return switch (column.type()) {
            case "DATE" ->
                List.of("consumed_on", "listed_on").contains(name) ? "2025-04-01" : isOther ? day + "28" : day + "10";
            case "TIMESTAMP" -> day + (isOther ? "28" : "10") + " 10:00:00";
            case "BOOLEAN" -> String.valueOf(isOther);
            case "VARCHAR" -> isKey ? name.charAt(0) + "_" + no : isOther ? "other" : "text";
            default -> isKey ? String.valueOf(no) : isOther ? "2" : "1";
        };
    }

    // By the numbers of the source; what is ours depends on what came first.
    private static String star(SmallUtility utility) {
        List<String> lines = new ArrayList<>();
        for (Fact fact : Fact.ALL) {
            lines(utility, fact.name(), "fact_" + fact.name(), lines);
        }
        lines(utility, "customer", "dim_customer", lines);
        lines(utility, "region", "dim_region", lines);
        lines(utility, "period", "dim_period", lines);
        return "\n" + String.join("\n", lines);
    }

    private static void lines(SmallUtility utility, String name, String table, List<String> lines) {
        String values = utility
                .query("select column_name from duckdb_columns() where schema_name = 'star' and table_name = '"
                        + table + "' and column_name not in ('run_key', 'load_file_key', 'record_no',"
                        + " 'customer_version_key', 'parent_region_key', 'close_run_key') order by column_name")
                .stream()
                .map(row -> row.text("column_name"))
                .map(column -> switch (column) {
                    case "customer_key" ->
                        table.startsWith("fact")
                                ? "(select customer_no from star.dim_customer as c where c.is_current and c.customer_key"
                                        + " = t.customer_key)"
                                : "''";
                    case "region_key" ->
                        table.equals("dim_region")
                                ? "''"
                                : "(select r.region_no from star.dim_region as r where r.region_key = t.region_key)";
                    default -> "t." + column;
                })
                .collect(Collectors.joining(", "));
        utility.query("select row(" + values + ")::varchar as line from star." + table + " as t order by line")
                .forEach(row -> lines.add(name + " " + row.text("line")));
    }
}
