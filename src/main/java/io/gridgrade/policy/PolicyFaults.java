package io.gridgrade.policy;

import io.gridgrade.value.Nearest;
import io.gridgrade.value.Problems;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What is wrong with policies as soon as the tables and columns of {@code mart} are known. */
final class PolicyFaults {
    private final Problems problems;
    private final MartShape shape;

    PolicyFaults(Problems problems, MartShape shape) {
        this.problems = problems;
        this.shape = shape;
    }

    void check(Policies policies) {
        policies.roles().forEach(role -> {
            checkTables(role);
            role.columns().forEach(rule -> checkColumn(role, rule));
            role.rows().forEach(rule -> checkRows(role, rule));
            role.cells().ifPresent(cells -> checkCells(role, cells));
        });
    }

    /** The regions that policies name, and whether there are such. */
    void checkRegions(Policies policies, Collection<String> numbers) {
        policies.roles()
                .forEach(
                        role -> role.rows().stream().filter(RowRule::isRegion).forEach(rule -> rule.constants().stream()
                                .filter(number -> !numbers.contains(number))
                                .forEach(number -> tell(
                                        role,
                                        rule.place(),
                                        "there is no region \"" + number + "\"" + Nearest.hint(number, numbers)
                                                + "; expected a region_no of mart.region, or user.region"))));
    }

    private void tell(Role role, String place, String words) {
        problems.add("%s", Policies.FILE + " " + place + ", role " + role.name() + ": " + words);
    }

    private void checkTables(Role role) {
        Set<String> named = new TreeSet<>(role.tables());
        named.addAll(role.totals());
        for (String table : named) {
            if (!shape.tables().contains(table)) {
                tell(role, role.place(), "there is no table \"" + table + "\"" + tableHint(table));
            }
        }
        if (role.cells().isPresent() && !role.totals().isEmpty()) {
            tell(
                    role,
                    role.place(),
                    "totals has no place beside cells, for a total less the cells leaves those that are missing;"
                            + " remove it");
        }
        if (role.isAllBut()) {
            return;
        }
        Map<String, Sight> sights = Sight.all(role, shape);
        for (String table : role.tables()) {
            Sight sight = sights.get(table);
            if (sight != null && sight.how() == Sight.How.HIDDEN) {
                tell(role, role.place(), "the table " + table + " cannot be seen: " + sight.why());
            }
        }
    }

    private String tableHint(String table) {
        return Nearest.hint(table, shape.tables()) + "; expected a table of mart, as gridgrade sql \"show tables\""
                + " lists them";
    }

    private void checkColumn(Role role, ColumnRule rule) {
        if (rule.table().filter(table -> !shape.tables().contains(table)).isPresent()) {
            tell(
                    role,
                    rule.place(),
                    "there is no table \"" + rule.table().get() + "\""
                            + tableHint(rule.table().get()));
            return;
        }
        List<String> tables = shape.tablesOf(rule);
        if (tables.isEmpty()) {
            Set<String> known = rule.table()
                    .<Set<String>>map(table -> shape.columns().get(table).keySet())
                    .orElseGet(shape::columnNames);
            tell(
                    role,
                    rule.place(),
                    "there is no column \"" + rule.column() + "\""
                            + rule.table().map(table -> " in " + table).orElse("")
                            + Nearest.hint(rule.column(), known)
                            + "; expected a column, or a table and its column, such as customer.customer_name");
        }
        for (String table : tables) {
            for (Map.Entry<String, String> column : shape.columns().get(table).entrySet()) {
                String fault = rule.fault(column.getValue());
                boolean isThis =
                        role.rule(table, column.getKey()).filter(rule::equals).isPresent();
                if (isThis && !fault.isEmpty()) {
                    tell(
                            role,
                            rule.place(),
                            table + "." + column.getKey() + " is of the type " + column.getValue() + ": " + fault);
                    return;
                }
            }
        }
    }

    private void checkRows(Role role, RowRule rule) {
        if (!rule.isRegion() && !shape.has("customer", rule.column())) {
            Set<String> known = new TreeSet<>(
                    shape.columns().getOrDefault("customer", Map.of()).keySet());
            known.add(RowRule.REGION);
            tell(
                    role,
                    rule.place(),
                    "rows cannot be chosen by \"" + rule.column() + "\"" + Nearest.hint(rule.column(), known)
                            + "; expected region, or a column of customer, such as customer_class_code");
        }
        rule.attributes().stream()
                .filter(attribute -> !attribute.matches("[a-z][a-z0-9_]*"))
                .forEach(attribute -> tell(
                        role,
                        rule.place(),
                        "user." + attribute + " is no attribute; expected for example user.region"));
    }

    private void checkCells(Role role, Cells cells) {
        if (shape.tables().contains(cells.name())) {
            tell(
                    role,
                    cells.place(),
                    "mart has a table " + cells.name() + " already; expected another name for the cells");
        }
        Map<String, String> columns = shape.columns().get(cells.from());
        if (columns == null) {
            tell(role, cells.place(), "there is no table \"" + cells.from() + "\"" + tableHint(cells.from()));
            return;
        }
        if (!columns.containsKey("customer_key")) {
            tell(
                    role,
                    cells.place(),
                    cells.from() + " has no customer_key, so that nobody can count customers in it; expected a table"
                            + " of customers, such as credit_grade");
        }
        for (String column : cells.by()) {
            checkExists(role, cells, column, columns);
            Optional<ColumnRule> rule = role.rule(cells.from(), column);
            if (rule.filter(one -> one.kind() != ColumnRule.Kind.SHOWN).isPresent()) {
                tell(
                        role,
                        cells.place(),
                        "cells cannot be by " + column + ", which the role does not see as it is; expected another"
                                + " column, or {bucketed: ..} in a role of its own");
            }
        }
        for (String column : cells.measured()) {
            checkExists(role, cells, column, columns);
            String type = columns.getOrDefault(column, "INTEGER");
            if (!type.startsWith("DECIMAL")
                    && !List.of("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "FLOAT", "DOUBLE")
                            .contains(type)) {
                tell(role, cells.place(), column + " is of the type " + type + "; expected a number to be summed");
            }
        }
    }

    private void checkExists(Role role, Cells cells, String column, Map<String, String> columns) {
        if (!columns.containsKey(column)) {
            tell(
                    role,
                    cells.place(),
                    "there is no column \"" + column + "\" in " + cells.from() + Nearest.hint(column, columns.keySet())
                            + "; expected one of its columns");
        }
    }
}
