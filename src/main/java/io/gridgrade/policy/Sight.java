package io.gridgrade.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a role sees of a table.
 *
 * @param columns the types of what it sees, by column, in order
 * @param why     of a hidden table, the reason
 */
record Sight(String table, How how, By by, Map<String, String> columns, String why) {
    /** How much of a table is seen. */
    enum How {
        ALL,
        ROWS,
        CELLS,
        HIDDEN;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** By what it is known whether a row is seen. */
    enum By {
        NOTHING,
        CUSTOMER_KEY,
        CUSTOMER_NO,
        OWN_COLUMNS
    }

    private static final String KEY = "customer_key";
    private static final String NO = "customer_no";

    /** Whole records stand in these as text, with whatever is hidden elsewhere. */
    private static final Map<String, List<String>> RECORDS = Map.of("quarantine", List.of("key_text", "row_text"));

    /** Of every table, by name; with the cells of a role of sums. */
    static Map<String, Sight> all(Role role, MartShape shape) {
        Map<String, Sight> sights = new TreeMap<>();
        shape.tables().forEach(table -> sights.put(table, of(role, shape, table)));
        role.cells().ifPresent(cells -> sights.put(cells.name(), ofCells(cells, shape)));
        return sights;
    }

    private static Sight of(Role role, MartShape shape, String table) {
        if (!role.allows(table) && !role.totals().contains(table)) {
            return hidden(table, "not among the tables of the role");
        }
        if (role.cells().isPresent() && !shape.isOfNobody(table)) {
            return hidden(table, "the role sees cells only");
        }
        Map<String, String> columns = columns(role, shape, table);
        if (columns.isEmpty()) {
            return hidden(table, "all of its columns are hidden");
        }
        if (role.rows().isEmpty()) {
            return new Sight(table, How.ALL, By.NOTHING, columns, "");
        }
        if (shape.has(table, KEY)) {
            return new Sight(table, How.ROWS, By.CUSTOMER_KEY, columns, "");
        }
        if (shape.has(table, NO)) {
            return new Sight(table, How.ROWS, By.CUSTOMER_NO, columns, "");
        }
        boolean isDecided = role.rows().stream().anyMatch(rule -> shape.has(table, columnOf(rule)));
        if (shape.isOfNobody(table) || role.totals().contains(table)) {
            return new Sight(
                    table, isDecided ? How.ROWS : How.ALL, isDecided ? By.OWN_COLUMNS : By.NOTHING, columns, "");
        }
        return hidden(table, "it sums over customers, and no column says of whom a row is; name it under totals");
    }

    private static Sight hidden(String table, String why) {
        return new Sight(table, How.HIDDEN, By.NOTHING, Map.of(), why);
    }

    private static Sight ofCells(Cells cells, MartShape shape) {
        Map<String, String> from = shape.columns().getOrDefault(cells.from(), Map.of());
        Map<String, String> columns = new LinkedHashMap<>();
        cells.by().forEach(column -> columns.put(column, from.getOrDefault(column, "VARCHAR")));
        columns.put(Cells.COUNT, "BIGINT");
        cells.measures()
                .forEach(measure ->
                        columns.put(measure.name(), measure.type(from.getOrDefault(measure.column(), "DOUBLE"))));
        return new Sight(cells.name(), How.CELLS, By.NOTHING, columns, "");
    }

    private static Map<String, String> columns(Role role, MartShape shape, String table) {
        Map<String, String> seen = new LinkedHashMap<>();
        shape.columns().get(table).forEach((column, type) -> {
            Optional<ColumnRule> rule = rule(role, table, column);
            if (rule.isEmpty() || rule.get().kind() != ColumnRule.Kind.HIDDEN) {
                seen.put(column, rule.map(one -> one.type(type)).orElse(type));
            }
        });
        return seen;
    }

    static Optional<ColumnRule> rule(Role role, String table, String column) {
        Optional<ColumnRule> rule = role.rule(table, column);
        boolean isRecord = RECORDS.getOrDefault(table, List.of()).contains(column);
        return rule.isEmpty() && isRecord && !role.columns().isEmpty()
                ? Optional.of(ColumnRule.plain(Optional.of(table), column, ColumnRule.Kind.HIDDEN, ""))
                : rule;
    }

    private static String columnOf(RowRule rule) {
        return rule.isRegion() ? "region_key" : rule.column();
    }

    /**
     * The query whose rows are what is seen of it.
     *
     * @param source the schema that the tables are in
     * @param helper the schema that the visible customers and regions are in
     * @param key    by which columns are hashed
     */
    String query(Role role, Reader reader, MartShape shape, String source, String helper, String key) {
        if (how == How.CELLS) {
            Cells cells = role.cells().orElseThrow();
            String where = role.rows().isEmpty() ? "" : isVisible(KEY, helper + ".visible_customer");
            return cells.query(source + "." + Sql.name(cells.from()), where);
        }
        List<String> expressions = new ArrayList<>();
        columns.keySet().forEach(column -> {
            String quoted = Sql.name(column);
            String type = shape.columns().get(table).get(column);
            String seen = rule(role, table, column)
                    .map(rule -> rule.expression(quoted, type, key))
                    .orElse(quoted);
            expressions.add(seen.equals(quoted) ? quoted : seen + " as " + quoted);
        });
        String where = where(role, reader, shape, helper);
        return "select " + String.join(", ", expressions) + " from " + source + "." + Sql.name(table)
                + (where.isEmpty() ? "" : " where " + where);
    }

    private String where(Role role, Reader reader, MartShape shape, String helper) {
        return switch (by) {
            case NOTHING -> "";
            case CUSTOMER_KEY -> isVisible(KEY, helper + ".visible_customer");
            case CUSTOMER_NO -> isVisible(NO, helper + ".visible_customer");
            case OWN_COLUMNS ->
                conditions(
                        role.rows().stream()
                                .filter(rule -> shape.has(table, columnOf(rule)))
                                .toList(),
                        reader,
                        helper);
        };
    }

    private static String isVisible(String column, String table) {
        return column + " in (select " + column + " from " + table + ")";
    }

    /** The condition that all of some rules hold of a row of customer, or of a table with the same columns. */
    static String conditions(List<RowRule> rules, Reader reader, String helper) {
        List<String> conditions = new ArrayList<>();
        rules.forEach(rule -> conditions.add(
                rule.isRegion()
                        ? isVisible("region_key", helper + ".visible_region")
                        : "cast(" + Sql.name(rule.column()) + " as varchar) in " + Sql.texts(rule.valuesFor(reader))));
        return String.join(" and ", conditions);
    }
}
