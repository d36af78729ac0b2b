package io.gridgrade.policy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The one table that a role of sums sees of customers: a row for each cell that enough of them are in.
 *
 * @param by        the columns that make a cell
 * @param minimum   customers that a cell has at least, and of whom each figure is
 * @param dominance a sum is told only if all but the two largest are at least so many hundredths of the largest; 0 for
 *     no such rule
 * @param place     where it stands in {@code policies.yml}
 */
record Cells(
        String name,
        String from,
        List<String> by,
        List<Measure> measures,
        int minimum,
        BigDecimal dominance,
        String place) {
    static final int MINIMUM = 3;
    static final String COUNT = "customer_count";

    /** A sum over the customers of a cell, or their mean. */
    record Measure(String function, String column) {
        static final List<String> FUNCTIONS = List.of("sum", "mean");

        String name() {
            return function + "_" + column;
        }

        /** The engine's type of it, of a column of a type. */
        String type(String ofColumn) {
            if (function.equals("mean") || ofColumn.equals("DOUBLE") || ofColumn.equals("FLOAT")) {
                return "DOUBLE";
            }
            return ofColumn.startsWith("DECIMAL")
                    ? "DECIMAL(38," + ofColumn.substring(ofColumn.indexOf(',') + 1)
                    : "HUGEINT";
        }
    }

    /** The columns that are measured, each once. */
    List<String> measured() {
        return measures.stream().map(Measure::column).distinct().toList();
    }

    /**
     * The cells of the rows that a condition lets through.
     *
     * @param source the table, with its schema
     * @param where  a condition, or nothing
     */
    String query(String source, String where) {
        String keys = by.stream().map(Sql::name).collect(Collectors.joining(", "));
        List<String> person = new ArrayList<>();
        measured().forEach(column -> person.add("sum(" + Sql.name(column) + ") as " + Sql.name(column)));
        List<String> told = new ArrayList<>();
        told.add("count(*) as " + COUNT);
        measures.forEach(measure -> told.add(told(measure)));
        return "with person as (select " + keys + ", customer_key"
                + person.stream().map(one -> ", " + one).collect(Collectors.joining()) + " from " + source
                // 0 is nobody: bills and payments of an unknown number.
                + " where customer_key is not null and customer_key <> 0" + (where.isEmpty() ? "" : " and " + where)
                + " group by " + keys + ", customer_key)"
                + " select " + keys + ", " + String.join(", ", told) + " from person group by " + keys
                + " having count(*) >= " + minimum + " order by all";
    }

    // Null is said when too few customers have a value, or one of them makes up too much of the sum.
    private String told(Measure measure) {
        String column = Sql.name(measure.column());
        String function = measure.function().equals("mean") ? "avg" : "sum";
        String size = "abs(" + column + ")";
        // Of what is infinite, nobody can say how much the largest makes up.
        String condition = "count(" + column + ") >= " + minimum + " and isfinite(cast(sum(" + size + ") as double))";
        if (dominance.signum() > 0) {
            condition += " and sum(" + size + ") - list_sum(max(" + size + ", 2)) >= "
                    + dominance.movePointLeft(2).toPlainString() + " * max(" + size + ")";
        }
        return "case when " + condition + " then " + function + "(" + column + ") end as " + Sql.name(measure.name());
    }

    /** What is said of the table where tables are told. */
    String comment() {
        return "One row per cell of customers by " + String.join(", ", by) + "; cells of fewer than " + minimum
                + " customers are missing.";
    }

    String comment(Measure measure) {
        return (measure.function().equals("mean") ? "Mean over the customers of the cell of " : "Sum of ")
                + measure.column() + "; null when fewer than " + minimum + " customers have it"
                + (dominance.signum() > 0 ? ", or when one of them dominates it." : ".");
    }

    String note() {
        return String.format(
                Locale.ROOT,
                "cells of fewer than %d customers are missing from %s, and from every sum over it",
                minimum,
                name);
    }
}
