package io.gridgrade.policy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a role sees in the place of a column.
 *
 * @param table  the one table that it holds of; none for every column of that name
 * @param keep   of a masked text, how many characters stay
 * @param width  of a bucketed number; null otherwise
 * @param unit   of a bucketed day: year, quarter or month; empty otherwise
 * @param edges  of a bucketed number, where buckets begin; empty otherwise
 * @param place  where it stands in {@code policies.yml}
 */
record ColumnRule(
        Optional<String> table,
        String column,
        Kind kind,
        int keep,
        String width,
        String unit,
        List<String> edges,
        String place) {
    static final List<String> UNITS = List.of("year", "quarter", "month");

    enum Kind {
        HIDDEN,
        MASKED,
        HASHED,
        BUCKETED,
        SHOWN;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static ColumnRule plain(Optional<String> table, String column, Kind kind, String place) {
        return new ColumnRule(table, column, kind, 0, "", "", List.of(), place);
    }

    /** The name, as it is written in the file. */
    String name() {
        return table.map(of -> of + ".").orElse("") + column;
    }

    /** Whether it is about this column; a rule of every table takes {@code exemplar_customer_no} for a customer_no too. */
    boolean isAbout(String ofTable, String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return table.isPresent()
                ? table.get().equalsIgnoreCase(ofTable) && lower.equalsIgnoreCase(column)
                : lower.equals(column) || lower.endsWith("_" + column);
    }

    /** What is wrong with it for a column of this type; empty when nothing is. */
    String fault(String type) {
        boolean isText = type.equals("VARCHAR");
        boolean isNumber = isNumber(type);
        boolean isDay = type.equals("DATE") || type.startsWith("TIMESTAMP");
        return switch (kind) {
            case MASKED -> isText ? "" : "only texts can be masked; expected hidden, hashed or bucketed";
            case BUCKETED -> {
                if (!unit.isEmpty()) {
                    yield isDay ? "" : "only days have a " + unit + "; expected a width, or edges";
                }
                yield isNumber ? "" : "only numbers have a width or edges; expected year, quarter or month for a day";
            }
            default -> "";
        };
    }

    private static boolean isNumber(String type) {
        return type.startsWith("DECIMAL")
                || List.of("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "FLOAT", "DOUBLE")
                        .contains(type);
    }

    /** The type of what is seen. */
    String type(String type) {
        return switch (kind) {
            case MASKED, HASHED -> "VARCHAR";
            case BUCKETED -> !edges.isEmpty() ? "VARCHAR" : unit.isEmpty() ? type : "DATE";
            default -> type;
        };
    }

    /** What is seen, as an expression that fails on no value: what it is made of is no reason for an error. */
    String expression(String quoted, String type, String key) {
        return switch (kind) {
            case MASKED ->
                keep == 0
                        ? "'***'"
                        : "case when " + quoted + " is not null then left(" + quoted + ", " + keep + ") || '***' end";
            case HASHED -> "left(sha256('" + key + "/' || cast(" + quoted + " as varchar)), 16)";
            case BUCKETED -> bucket(quoted, type);
            default -> quoted;
        };
    }

    private String bucket(String quoted, String type) {
        if (!unit.isEmpty()) {
            return "cast(date_trunc('" + unit + "', " + quoted + ") as date)";
        }
        String number = "cast(" + quoted + " as double)";
        if (edges.isEmpty()) {
            return "try_cast(floor(" + number + " / " + width + ") * " + width + " as " + type + ")";
        }
        StringBuilder text =
                new StringBuilder("case when " + number + " < " + edges.get(0) + " then 'under " + edges.get(0) + "'");
        for (int i = 1; i < edges.size(); i++) {
            text.append(" when " + number + " < " + edges.get(i) + " then '" + edges.get(i - 1) + " to under "
                    + edges.get(i) + "'");
        }
        String last = edges.get(edges.size() - 1);
        return text + " when " + number + " >= " + last + " then '" + last + " or more' end";
    }
}
