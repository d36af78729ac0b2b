package io.gridgrade.source;

import io.gridgrade.engine.SqlFile;
import io.gridgrade.value.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The SQL expressions by which the values that a source's SELECT gives become those of a landing table: exactly, and to the
 * last sign of a text, or not at all. A plain cast takes more, such as any words behind a moment, and rounds.
 */
final class Typing {
    private static final Pattern DECIMAL = Pattern.compile("DECIMAL\\(\\d+,(\\d+)\\)");
    // What a key may have without being looked at closely.
    private static final String PLAIN_KEY = "'[0-9A-Za-z_/:#-]+'";

    private final LandingTable table;
    // The type of each column that the SELECT gives, in the order of the landing table.
    private final Map<String, String> supplied;
    private final NumberText numbers;
    private final MomentText moments;
    private final DayBounds bounds;
    private final boolean arePlain;

    /** The same for texts of which each is what it looks like: only days and numbers need to be read. */
    Typing ofPlainTexts() {
        return new Typing(table, supplied, numbers, moments, bounds, true);
    }

    /** For a source that writes values in a notation; the parameters are the settings and the last day of a fact. */
    Typing(LandingTable table, Map<String, String> supplied, Notation notation, Parameters parameters) {
        this(
                table,
                supplied,
                new NumberText(notation, parameters.text("warehouse_currency")),
                new MomentText(notation, parameters.text("utility_time_zone")),
                DayBounds.of(parameters),
                false);
    }

    private Typing(
            LandingTable table,
            Map<String, String> supplied,
            NumberText numbers,
            MomentText moments,
            DayBounds bounds,
            boolean arePlain) {
        this.table = table;
        this.supplied = supplied;
        this.numbers = numbers;
        this.moments = moments;
        this.bounds = bounds;
        this.arePlain = arePlain;
    }

    /** The landing columns that are given. */
    String columns() {
        return String.join(", ", supplied.keySet());
    }

    /** Each value typed, most of them as they stand; a value that is not of its type fails the statement. */
    String castValues() {
        return each(column -> {
            String name = column.name();
            if (isPlainText(column)) {
                return name;
            }
            String typed = isText(name) ? quickly(column, name) : exactly(column, name);
            return "coalesce(" + typed + ", case when " + name + " is not null"
                    + (isText(name) ? " and trim(" + name + ") <> ''" : "") + " then error('not of its type') end)";
        });
    }

    /** Each value typed; null where it is not of its type. */
    String cleanedValues() {
        return each(column -> {
            String name = "supplied." + column.name();
            if (isPlainText(column)) {
                return name;
            }
            return (isText(column.name()) ? quickly(column, name, "try_cast") : exactly(column, name)) + " as "
                    + column.name();
        });
    }

    // To look at each text takes a third of the time that typing a file of keys does.
    private boolean isPlainText(LandingTable.Column column) {
        return arePlain && column.type().equals("VARCHAR") && isText(column.name());
    }

    private String quickly(LandingTable.Column column, String text) {
        return quickly(column, text, "cast");
    }

    private String quickly(LandingTable.Column column, String text, String cast) {
        DayBounds.Span span = bounds.of(column.name());
        String typed =
                switch (column.type()) {
                    case "DATE" -> moments.dayQuickly(text, cast, span);
                    case "TIMESTAMP" -> moments.momentQuickly(text, cast, span);
                    case "BOOLEAN" -> "source_truth(" + text + ")";
                    case "VARCHAR" -> words(column, text);
                    default -> numbers.quickly(text, column.type(), decimals(column));
                };
        // Else the engine would look at what is missing as closely as at what is wrong.
        return "case when " + text + " is null then null else " + typed + " end";
    }

    // A value that the SELECT has typed already: what does not fit exactly is refused, not rounded.
    private String exactly(LandingTable.Column column, String value) {
        String from = supplied.get(column.name());
        String cast = "try_cast(" + value + " as " + column.type() + ")";
        boolean isFloat = from.equals("DOUBLE") || from.equals("FLOAT");
        return switch (column.type()) {
            case "DATE", "TIMESTAMP" ->
                bounds.of(column.name())
                        .within(
                                from.equals("TIMESTAMP WITH TIME ZONE")
                                        ? "cast(" + moments.ofZoned(value) + " as " + column.type() + ")"
                                        : cast);
            case "VARCHAR" ->
                isFloat && isKey(column)
                        ? "case when " + value + " = trunc(" + value + ") and abs(" + value
                                + ") < 9007199254740992 then cast(cast(" + value + " as bigint) as varchar) end"
                        : words(column, "cast(" + value + " as varchar)");
            case "BOOLEAN" ->
                from.equals("BOOLEAN")
                        ? value
                        : "case when try_cast(" + value + " as double) in (0, 1) then " + cast + " end";
            default ->
                // Twelve hundredths are no binary fraction: a double is taken for the number that it is nearest to.
                "case when abs(cast(" + cast + " as " + (isFloat ? "double" : "decimal(38, 9)") + ") - "
                        + (isFloat ? value : "try_cast(" + value + " as decimal(38, 9))") + ") <= "
                        + (isFloat ? "1e-14 * greatest(1, abs(" + value + "))" : "0") + " then " + cast + " end";
        };
    }

    // Only what is not plain is looked at closely: that takes ten times as long.
    private static String words(LandingTable.Column column, String text) {
        return isKey(column)
                ? "case when regexp_full_match(" + text + ", " + PLAIN_KEY + ") then " + text + " else source_key("
                        + text + ") end"
                : "source_name(" + text + ")";
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
                        + (isText(name) ? "nullif(trim(raw_" + name + "), '')" : "cast(raw_" + name + " as varchar)"))
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
                            // Not with "or", which has the engine look at the text of every value.
                            : "case when " + name + " is not null or raw_" + name + " is null then true else "
                                    + (isText(name) ? "trim(raw_" + name + ") = ''" : "false") + " end");
        }
        for (LandingTable.Rule rule : rules()) {
            tests.add("(" + given(rule) + ") is not false");
        }
        return String.join("\n        and ", tests);
    }

    /** Whether any row that may not land has a refused value in it, for each column. */
    String atFault() {
        return each(column -> "coalesce(bool_or(" + column.name() + " is null"
                + (column.isMandatory() ? "" : " and raw." + column.name() + " is not null") + "), false) as "
                + column.name());
    }

    /**
     * What is wrong with a row that may not land, as the elements of a list; null for what is right.
     *
     * @param columns those that have a refused value, at least
     */
    String faults(Predicate<String> columns) {
        List<String> faults = new ArrayList<>();
        for (String name : supplied.keySet()) {
            if (!columns.test(name)) {
                continue;
            }
            LandingTable.Column column = column(name);
            faults.add(fault(
                    "raw." + name + " is not null and " + name + " is null",
                    faults.size(),
                    name,
                    isDay(column)
                            ? "case when " + unbounded(column) + " is null then 'type' else 'bounds' end"
                            : "'type'",
                    expected(column)));
            if (column.isMandatory()) {
                faults.add(fault("raw." + name + " is null", faults.size(), name, "'mandatory'", "'a value'"));
            }
        }
        for (LandingTable.Rule rule : rules()) {
            faults.add(fault(
                    "(" + given(rule) + ") is false",
                    faults.size(),
                    rule.column(),
                    SqlFile.literal(rule.name()),
                    SqlFile.literal(words(rule.expression()))
                            + CodeHint.of(rule).map(hint -> " || " + hint).orElse("")));
        }
        return String.join(",\n", faults);
    }

    private String fault(String test, int number, String column, String rule, String expected) {
        return "case when " + test + " then {'fault_no': " + number + ", 'column_name': '" + column
                + "', 'value_text': " + (supplied.containsKey(column) ? "raw." + column : "null::varchar")
                + ", 'rule_code': " + rule + ", 'expected': " + expected + "} end";
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
        while (isInOnePair(bare)) {
            bare = bare.substring(1, bare.length() - 1);
        }
        return bare.replace(" IN ", " in ")
                .replace(" AND ", " and ")
                .replace(" OR ", " or ")
                .replace(" BETWEEN ", " between ")
                .replace(" IS NOT NULL", " is given")
                .replace(" IS NULL", " is empty");
    }

    // Whether the bracket at its begin is the one that its end closes.
    private static boolean isInOnePair(String expression) {
        if (!expression.startsWith("(")) {
            return false;
        }
        int depth = 0;
        for (int i = 0; i < expression.length(); i++) {
            char c = expression.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth == 0) {
                return i == expression.length() - 1;
            }
        }
        return false;
    }

    // What the value of a refused row should have been, in words, as SQL.
    private String expected(LandingTable.Column column) {
        String raw = "raw." + column.name();
        return switch (column.type()) {
            case "DATE", "TIMESTAMP" ->
                "case when " + unbounded(column) + " is null then "
                        + moments.expected(raw, column.type().equals("DATE")) + " else "
                        + SqlFile.literal(bounds.of(column.name()).words()) + " end";
            case "BOOLEAN" -> SqlFile.literal("true or false, yes or no, 1 or 0, 是 or 否");
            case "VARCHAR" ->
                SqlFile.literal(
                        "a number or code as it was given, of signs that can be seen; a spreadsheet that writes it"
                                + " as a power of ten loses its last digits: make its column text, and export it again");
            default -> numbers.expected(raw, column.type().toLowerCase(Locale.ROOT), decimals(column));
        };
    }

    private String unbounded(LandingTable.Column column) {
        String raw = "raw." + column.name();
        return column.type().equals("DATE") ? moments.day(raw) : moments.moment(raw);
    }

    private static boolean isDay(LandingTable.Column column) {
        return column.type().equals("DATE") || column.type().equals("TIMESTAMP");
    }

    // By which rows are told apart, or joined with others.
    private static boolean isKey(LandingTable.Column column) {
        return column.name().endsWith("_no") || column.name().endsWith("_code");
    }

    private static int decimals(LandingTable.Column column) {
        Matcher decimal = DECIMAL.matcher(column.type());
        return decimal.matches() ? Integer.parseInt(decimal.group(1)) : 0;
    }

    private boolean isText(String name) {
        return supplied.get(name).equals("VARCHAR");
    }

    private LandingTable.Column column(String name) {
        return table.columns().get(name);
    }

    private String each(Function<LandingTable.Column, String> expression) {
        return supplied.keySet().stream()
                .map(name -> expression.apply(column(name)))
                .collect(Collectors.joining(",\n    "));
    }
}
