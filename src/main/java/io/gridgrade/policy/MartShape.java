package io.gridgrade.policy;

import io.gridgrade.warehouse.Resources;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The tables of {@code mart}: their columns with types, and the tables of the star that each stands on.
 *
 * @param columns by table, then by column, in order
 * @param bases   by table; the tables in the end, without their schemas
 */
record MartShape(Map<String, Map<String, String>> columns, Map<String, Set<String>> bases) {
    private static final String COLUMNS_SQL = Resources.shipped().text("sql/duckdb/mart_columns.sql");
    private static final String BASES_SQL = Resources.shipped().text("sql/policy/bases.sql");

    /**
     * What says nothing of any customer: the rules that come from seeds, the calendar, the tree of regions, and outages.
     * All else does, such as a sum over customers, unless a column says of whom a row is.
     */
    static final Set<String> OF_NOBODY = Set.of(
            "dim_credit_event",
            "dim_customer_class",
            "dim_dimension",
            "dim_dimension_weight",
            "dim_gate",
            "dim_grade",
            "dim_group_feature",
            "dim_group_theme",
            "dim_group_word",
            "dim_indicator",
            "dim_life_stage",
            "dim_master_scale",
            "dim_measure",
            "dim_risk_factor",
            "dim_service_condition",
            "dim_service_input",
            "dim_service_resource",
            "dim_service_rule",
            "dim_survey_item",
            "dim_period",
            "dim_region",
            "fact_outage");

    static MartShape read(Connection connection) throws SQLException {
        Map<String, Map<String, String>> columns = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(COLUMNS_SQL)) {
            while (rows.next()) {
                columns.computeIfAbsent(rows.getString(1), unused -> new LinkedHashMap<>())
                        .put(rows.getString(2), rows.getString(3));
            }
        }
        Map<String, Set<String>> direct = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(BASES_SQL)) {
            while (rows.next()) {
                Set<String> named = direct.computeIfAbsent(rows.getString(1), unused -> new HashSet<>());
                if (rows.getString(2) != null) {
                    named.add(rows.getString(2));
                }
            }
        }
        Map<String, Set<String>> bases = new TreeMap<>();
        columns.keySet().forEach(table -> {
            Set<String> found = new TreeSet<>();
            collect("mart." + table, direct, new HashSet<>(), found);
            bases.put(table, found);
        });
        return new MartShape(columns, bases);
    }

    private static void collect(String name, Map<String, Set<String>> direct, Set<String> seen, Set<String> found) {
        if (!seen.add(name)) {
            return;
        }
        Set<String> named = direct.get(name);
        if (named == null) {
            found.add(name.substring(name.indexOf('.') + 1));
        } else {
            named.forEach(one -> collect(one, direct, seen, found));
        }
    }

    Set<String> tables() {
        return columns.keySet();
    }

    boolean has(String table, String column) {
        return columns.getOrDefault(table, Map.of()).containsKey(column);
    }

    /** Whether no row of it is of a customer, or made of customers. */
    boolean isOfNobody(String table) {
        return OF_NOBODY.containsAll(bases.getOrDefault(table, Set.of(table)));
    }

    /** Every name of a column, for hints. */
    Set<String> columnNames() {
        Set<String> names = new TreeSet<>();
        columns.values()
                .forEach(byColumn -> byColumn.keySet().forEach(name -> names.add(name.toLowerCase(Locale.ROOT))));
        return names;
    }

    /** The tables that have a column a rule is about. */
    List<String> tablesOf(ColumnRule rule) {
        return columns.entrySet().stream()
                .filter(table ->
                        table.getValue().keySet().stream().anyMatch(column -> rule.isAbout(table.getKey(), column)))
                .map(Map.Entry::getKey)
                .toList();
    }
}
