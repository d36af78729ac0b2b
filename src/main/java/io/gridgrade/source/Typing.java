package io.gridgrade.source;

import io.gridgrade.warehouse.SqlFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The SQL expressions by which the values that a source's SELECT gives become those of a landing table. */
final class Typing {
    private final LandingTable table;
    // The type of each column that the SELECT gives, in the order of the landing table.
    private final Map<String, String> supplied;

    Typing(LandingTable table, Map<String, String> supplied) {
        this.table = table;
        this.supplied = supplied;
    }

    /** The landing columns that are given. */
    String columns() {
        return String.join(", ", supplied.keySet());
    }

    /** Each value cast as it stands; a value that is not of its type fails the statement. */
    String castValues() {
        return each(column -> {
            String cast = "cast(" + column.name() + " as " + column.type() + ")";
            if (!saneOf(column, cast).equals(cast)) {
                // A date that a plain cast takes but no person meant, such as one in the year 24.
                return "case when " + column.name() + " is null or " + saneOf(column, cast) + " is not null then "
                        + cast + " else error('not a date that was meant') end";
            }
            if (isText(column.name()) && column.type().equals("VARCHAR")) {
                return trimmed(column.name());
            }
            if (isText(column.name()) && isWholeNumber(column)) {
                // A plain cast would round.
                return "case when contains(" + column.name() + ", '.') then error('not a whole number') else " + cast
                        + " end";
            }
            return cast;
        });
    }

    /** Each value cast, cleaned first where it must be; null where even that does not do. */
    String cleanedValues() {
        return each(column -> cleaned(column) + " as " + column.name());
    }

    private String cleaned(LandingTable.Column column) {
        String name = "supplied." + column.name();
        String cast = "try_cast(" + name + " as " + column.type() + ")";
        if (!isText(column.name())) {
            return saneOf(column, cast);
        }
        if (column.type().equals("VARCHAR")) {
            return trimmed(name);
        }
        if (isWholeNumber(column)) {
            cast = "case when not contains(" + name + ", '.') then " + cast + " end";
        }
        // Most of what a cast leaves null was null before: cleaning that, too, takes two thirds of the whole reading.
        return saneOf(
                column,
                "coalesce(" + cast + ", case when " + name + " is not null then try_cast(" + cleaner(column) + "("
                        + name + ") as " + column.type() + ") end)");
    }

    /** Each value as it was supplied, under a name of its own. */
    String suppliedValues() {
        return supplied.keySet().stream()
                .map(name -> "supplied." + name + " as raw_" + name)
                .collect(Collectors.joining(",\n    "));
    }

    /** All values as they were supplied, as one value. */
    String rawValues() {
        return supplied.keySet().stream()
                .map(name -> "'" + name + "': "
                        + (isText(name) ? trimmed("raw_" + name) : "cast(raw_" + name + " as varchar)"))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    /** The test for a row that may land. */
    String good() {
        List<String> tests = new ArrayList<>();
        for (String name : supplied.keySet()) {
            LandingTable.Column column = column(name);
            tests.add(
                    column.isMandatory()
                            ? name + " is not null"
                            : "(" + name + " is not null or raw_" + name + " is null"
                                    + (isText(name) ? " or trim(raw_" + name + ") = ''" : "") + ")");
        }
        for (LandingTable.Rule rule : rules()) {
            tests.add("(" + given(rule) + ") is not false");
        }
        return String.join("\n        and ", tests);
    }

    /** What is wrong with a row that may not land, as the elements of a list; null for what is right. */
    String faults() {
        List<String> faults = new ArrayList<>();
        for (String name : supplied.keySet()) {
            LandingTable.Column column = column(name);
            faults.add(fault(
                    "raw." + name + " is not null and " + name + " is null",
                    faults.size(),
                    name,
                    "type",
                    expected(column)));
            if (column.isMandatory()) {
                faults.add(fault("raw." + name + " is null", faults.size(), name, "mandatory", "a value"));
            }
        }
        for (LandingTable.Rule rule : rules()) {
            faults.add(fault(
                    "(" + given(rule) + ") is false",
                    faults.size(),
                    rule.column(),
                    rule.name(),
                    words(rule.expression())));
        }
        return String.join(",\n", faults);
    }

    private static String fault(String test, int number, String column, String rule, String expected) {
        return "case when " + test + " then {'fault_no': " + number + ", 'column_name': '" + column
                + "', 'value_text': raw." + column + ", 'rule_code': " + SqlFile.literal(rule) + ", 'expected': "
                + SqlFile.literal(expected) + "} end";
    }

    // A column that is not given is null: a rule about such columns alone cannot be broken, one that is about others
    // too
    // can, and is told of the first of those.
    private List<LandingTable.Rule> rules() {
        List<LandingTable.Rule> rules = new ArrayList<>();
        for (LandingTable.Rule rule : table.rules()) {
            supplied.keySet().stream()
                    .filter(name -> isAbout(rule, name))
                    .findFirst()
                    .ifPresent(first -> rules.add(new LandingTable.Rule(
                            rule.name(),
                            rule.expression(),
                            supplied.containsKey(rule.column()) ? rule.column() : first)));
        }
        return rules;
    }

    private static boolean isAbout(LandingTable.Rule rule, String column) {
        return rule.expression().matches("(?s).*\\b" + column + "\\b.*");
    }

    private String given(LandingTable.Rule rule) {
        String expression = rule.expression();
        for (LandingTable.Column column : table.columns().values()) {
            if (!supplied.containsKey(column.name())) {
                expression =
                        expression.replaceAll("\\b" + column.name() + "\\b", "cast(null as " + column.type() + ")");
            }
        }
        return expression;
    }

    private static String words(String expression) {
        String bare = expression;
        while (bare.startsWith("(") && bare.endsWith(")")) {
            bare = bare.substring(1, bare.length() - 1);
        }
        return bare.replace(" IN ", " in ").replace(" AND ", " and ").replace(" BETWEEN ", " between ");
    }

    private static String expected(LandingTable.Column column) {
        String type = column.type();
        if (type.startsWith("DECIMAL")) {
            return "a number like 1234.50, of type " + type.toLowerCase(java.util.Locale.ROOT);
        }
        return switch (type) {
            case "DATE" -> "a date like 2024-01-31; other orders of day, month and year need strptime in the SELECT";
            case "TIMESTAMP" -> "a moment like 2024-01-31 13:45:00";
            case "BOOLEAN" -> "true or false, yes or no, 1 or 0, 是 or 否";
            default -> "a whole number, of type " + type.toLowerCase(java.util.Locale.ROOT);
        };
    }

    private static String cleaner(LandingTable.Column column) {
        if (isWholeNumber(column)) {
            return "source_whole_number";
        }
        return switch (column.type()) {
            case "DATE" -> "source_date";
            case "TIMESTAMP" -> "source_moment";
            case "BOOLEAN" -> "source_truth";
            default -> "source_number";
        };
    }

    private static String saneOf(LandingTable.Column column, String expression) {
        return switch (column.type()) {
            case "DATE" -> "source_sane_date(" + expression + ")";
            case "TIMESTAMP" -> "source_sane_moment(" + expression + ")";
            default -> expression;
        };
    }

    // Systems that pad to a fixed width would otherwise give numbers that meet no other's.
    private static String trimmed(String name) {
        // Only where there is a blank: trimming every value costs a quarter of the whole reading.
        return "case when " + name + " < '!' or ends_with(" + name + ", ' ') then nullif(trim(" + name + "), '') else "
                + name + " end";
    }

    private static boolean isWholeNumber(LandingTable.Column column) {
        return List.of("TINYINT", "SMALLINT", "INTEGER", "BIGINT").contains(column.type());
    }

    private boolean isText(String name) {
        return supplied.get(name).equals("VARCHAR");
    }

    private LandingTable.Column column(String name) {
        return table.columns().get(name);
    }

    private String each(java.util.function.Function<LandingTable.Column, String> expression) {
        return supplied.keySet().stream()
                .map(name -> expression.apply(column(name)))
                .collect(Collectors.joining(",\n    "));
    }
}
