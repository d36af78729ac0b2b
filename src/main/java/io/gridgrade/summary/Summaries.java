package io.gridgrade.summary;

import io.gridgrade.value.Hash;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Problems;
import io.gridgrade.warehouse.Resources;
import io.gridgrade.warehouse.Warehouse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The summaries that a home declares, and what can be one. */
public final class Summaries {
    /** Where they are declared. */
    public static final String DECLARATIONS = "warehouse/summaries.yml";

    /** The schema of their tables, which no query can name. */
    public static final String SCHEMA = "summary";

    /** The column of each that counts the rows that were put together. */
    public static final String ROWS = Aggregate.COUNT.of("*");

    /** Types of which sum and order are the same whichever row comes first; sums of double are not. */
    private static final Pattern ADDS_UP = Pattern.compile("TINYINT|SMALLINT|INTEGER|BIGINT|DECIMAL\\(.*");

    private static final Set<String> COMPARES = Set.of("VARCHAR", "BOOLEAN", "DATE", "TIMESTAMP");

    /** Columns that name one customer, or one thing of his: what is forgotten must stand in no summary. */
    private static final Pattern NAMES_CUSTOMER =
            Pattern.compile("customer_(?:key|no|name.*)|(?:bill|account|meter|contact|payment)_no|.*_text");

    private Summaries() {}

    /** By which it is known whether what was made is what is declared. */
    public static String hash(Resources resources) {
        return Hash.of(resources.text(DECLARATIONS));
    }

    /**
     * A summary as it stands.
     *
     * @param rows how many it has; none when it is not made
     * @param madeAt when; none when it is not made
     * @param state fit, or why it is not used
     */
    public record State(String name, String table, Optional<Long> rows, Optional<String> madeAt, String state) {}

    /** Those that are declared or made, by table and name. */
    public static List<State> states(Warehouse warehouse) {
        String hash = hash(warehouse.resources());
        Map<String, State> states = new TreeMap<>();
        for (Summary declared : read(warehouse, new Problems())) {
            states.put(
                    declared.table() + " " + declared.name(),
                    new State(
                            declared.name(),
                            declared.table(),
                            Optional.empty(),
                            Optional.empty(),
                            "not made yet: the next close, or gridgrade upgrade, makes it"));
        }
        warehouse.query("summary/state", Parameters.none()).forEach(row -> {
            String key = row.text("base_table") + " " + row.text("summary_name");
            String state = "fit";
            if (!states.containsKey(key)) {
                state = "no longer declared";
            } else if (!row.text("definition_hash").equals(hash)) {
                state = "stale: summaries.yml was changed since";
            } else if (!row.truth("is_of_views")) {
                state = "stale: tables of mart are reckoned otherwise since";
            } else if (!row.truth("is_of_run")) {
                state = "stale: a run wrote since";
            }
            states.put(
                    key,
                    new State(
                            row.text("summary_name"),
                            row.text("base_table"),
                            Optional.of(row.longInteger("row_count")),
                            Optional.ofNullable(row.value("made_at")).map(Object::toString),
                            state));
        });
        return List.copyOf(states.values());
    }

    /** Adds all that is wrong with the declarations, each with its line and column. */
    public static void check(Warehouse warehouse, Problems problems) {
        read(warehouse, problems);
    }

    /** Those of the warehouse's home; of a file with mistakes, those that have none. */
    static List<Summary> read(Warehouse warehouse, Problems problems) {
        return new SummariesYaml(types(warehouse), problems)
                .read(warehouse.resources().text(DECLARATIONS));
    }

    private static Map<String, Map<String, String>> types(Warehouse warehouse) {
        Map<String, Map<String, String>> types = new TreeMap<>();
        warehouse.query("duckdb/mart_columns", Parameters.none()).forEach(row -> types.computeIfAbsent(
                        row.text("table_name"), unused -> new LinkedHashMap<>())
                .put(row.text("column_name"), row.text("data_type")));
        return types;
    }

    /** Why a column cannot be a dimension; empty when it can. */
    public static String faultOfDimension(String column, String type) {
        if (NAMES_CUSTOMER.matcher(column).matches()) {
            return "names one customer; expected what many have in common";
        }
        return ADDS_UP.matcher(type).matches() || COMPARES.contains(type)
                ? ""
                : "is " + lower(type) + "; expected a whole number, a decimal, a text, a day, a moment or a truth";
    }

    /** Why an aggregate of a column cannot be kept; empty when it can. */
    public static String fault(Aggregate aggregate, String column, String type) {
        return switch (aggregate) {
            case COUNT -> "";
            case SUM ->
                ADDS_UP.matcher(type).matches()
                        ? ""
                        : "is " + lower(type)
                                + ", of which a sum is not the same in any order; expected a whole number or a"
                                + " decimal";
            case MIN, MAX -> faultOfDimension(column, type);
        };
    }

    private static String lower(String type) {
        return type.toLowerCase(Locale.ROOT);
    }
}
