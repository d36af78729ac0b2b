package io.gridgrade.quality;

import com.fasterxml.jackson.databind.JsonNode;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.quality.StarTable.Family;
import io.gridgrade.value.Nearest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads what an expectation asks of its table, by its kind. */
record RuleYaml(Entry entry, StarTable table, StarTables tables) {
    private static final String INFERRED = "is_inferred";
    private static final List<String> MONTHS = List.of("same", "before");
    private static final List<String> DRIFTS = List.of("rows", "mean", "null_share");

    /** The rule, the columns that it is about, and what it expects, in signs. */
    record Declared(List<String> columns, String limitText, Rule rule) {}

    Optional<Declared> declared(Kind kind) {
        return switch (kind) {
            case NOT_NULL ->
                several()
                        .map(columns -> new Declared(
                                columns,
                                limit("not null"),
                                ofRow(columns.stream()
                                        .map(column -> "stored." + column + " is null")
                                        .collect(Collectors.joining(" or ")))));
            case UNIQUE -> several().map(columns -> new Declared(columns, "once", new Rule.Once(columns)));
            case RANGE -> one().flatMap(this::range);
            case SET -> one().flatMap(this::set);
            case REFERENCE -> one().flatMap(this::reference);
            case MATCH -> one().flatMap(this::match);
            case FRESHNESS -> one().flatMap(this::freshness);
            case SUM -> one().flatMap(this::sum);
            case DRIFT -> drift();
        };
    }

    // The share of the rows that may fail; none where nothing is said.
    private BigDecimal shareMax() {
        BigDecimal share = entry.has("max_share") ? entry.amount("max_share", "a share, 0 to 1") : BigDecimal.ZERO;
        if (share.compareTo(BigDecimal.ONE) > 0) {
            entry.tell("max_share is %s; expected a share, 0 to 1, such as 0.01", share.toPlainString());
        }
        return share;
    }

    private Rule ofRow(String fault) {
        return new Rule.OfRow(fault, shareMax());
    }

    private String limit(String of) {
        return entry.has("max_share")
                ? of + ", but for " + percent(entry.number("max_share").orElse(BigDecimal.ZERO))
                : of;
    }

    private Optional<List<String>> several() {
        List<JsonNode> named = entry.values("column");
        if (named.isEmpty()) {
            entry.tell("column is missing; expected a column of %s, or a list of them", table.name());
            return Optional.empty();
        }
        List<String> columns = new ArrayList<>();
        for (JsonNode name : named) {
            column(table, "column", name.asText()).ifPresent(columns::add);
        }
        return columns.size() == named.size() ? Optional.of(columns) : Optional.empty();
    }

    private Optional<String> one() {
        if (entry.values("column").size() > 1) {
            entry.tell("column is a list; expected one column of %s", table.name());
            return Optional.empty();
        }
        return several().map(columns -> columns.get(0));
    }

    private Optional<String> column(StarTable of, String key, String name) {
        if (!of.columns().containsKey(name)) {
            entry.tell(
                    "%s \"%s\" is unknown of %s%s; expected one of %s",
                    key,
                    name,
                    of.name(),
                    Nearest.hint(name, of.columns().keySet()),
                    String.join(", ", of.columns().keySet()));
            return Optional.empty();
        }
        return Optional.of(name);
    }

    private boolean isOf(String column, Family family, String expected) {
        if (table.family(column) != family) {
            entry.tell(
                    "column %s is of the type %s; expected %s",
                    column, table.columns().get(column), expected);
            return false;
        }
        return true;
    }

    private Optional<Declared> range(String column) {
        Family family = table.family(column);
        if (family != Family.NUMBER && family != Family.DAY) {
            entry.tell(
                    "column %s is of the type %s; expected a number or a day",
                    column, table.columns().get(column));
            return Optional.empty();
        }
        if (!entry.has("min") && !entry.has("max")) {
            entry.tell("min and max are missing; expected at least one of them");
            return Optional.empty();
        }
        List<String> faults = new ArrayList<>();
        List<String> limits = new ArrayList<>();
        bound("min", family).ifPresent(min -> {
            faults.add("stored." + column + " < " + min.sql);
            limits.add(">= " + min.shown);
        });
        bound("max", family).ifPresent(max -> {
            faults.add("stored." + column + " > " + max.sql);
            limits.add("<= " + max.shown);
        });
        return Optional.of(
                new Declared(List.of(column), limit(String.join(", ", limits)), ofRow(String.join(" or ", faults))));
    }

    private record Bound(String sql, String shown) {}

    private Optional<Bound> bound(String key, Family family) {
        JsonNode value = entry.node().path(key);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        if (family == Family.NUMBER && value.isNumber()) {
            String number = value.decimalValue().toPlainString();
            return Optional.of(new Bound(number, number));
        }
        if (value.isTextual() && table.columns().containsKey(value.asText())) {
            if (table.family(value.asText()) == family) {
                return Optional.of(new Bound("stored." + value.asText(), value.asText()));
            }
        } else if (family == Family.DAY && value.isTextual()) {
            try {
                LocalDate day = LocalDate.parse(value.asText());
                return Optional.of(new Bound(SqlFile.literal(day), day.toString()));
            } catch (DateTimeParseException e) {
                // Neither a day nor a column: told below.
            }
        }
        entry.tell(
                "%s is \"%s\"%s; expected %s, or a column of %s of that kind",
                key,
                value.asText(),
                value.isTextual() ? Nearest.hint(value.asText(), table.columns().keySet()) : "",
                family == Family.NUMBER ? "a number" : "a day such as 2024-01-31",
                table.name());
        return Optional.empty();
    }

    private Optional<Declared> set(String column) {
        List<JsonNode> values = entry.values("values");
        if (values.isEmpty()) {
            entry.tell("values is missing; expected a list of what %s may be", column);
            return Optional.empty();
        }
        boolean isNumber = table.family(column) == Family.NUMBER;
        for (JsonNode value : values) {
            if (isNumber && !value.isNumber()) {
                entry.tell("values has \"%s\"; expected numbers, as %s has", value.asText(), column);
            }
        }
        String literals = values.stream()
                .map(value -> isNumber ? value.decimalValue().toPlainString() : SqlFile.literal(value.asText()))
                .collect(Collectors.joining(", "));
        String compared = isNumber ? "stored." + column : "stored." + column + "::varchar";
        return Optional.of(new Declared(
                List.of(column),
                limit("in (" + values.stream().map(JsonNode::asText).collect(Collectors.joining(", ")) + ")"),
                ofRow(compared + " not in (" + literals + ")")));
    }

    private Optional<Declared> reference(String column) {
        return other("references").map(other -> {
            requireOneType(other, column);
            return new Declared(
                    List.of(column),
                    limit("in " + other.table.name() + "." + other.column),
                    // Not by an anti join on each row's own query, which takes twice as long. A place that a load gave
                    // to
                    // a customer whom no source has stated is no statement.
                    ofRow("stored." + column + " not in (select known." + other.column + " from star."
                            + other.table.name() + " as known where known." + other.column + " is not null"
                            + (other.table.columns().containsKey(INFERRED) ? " and not known." + INFERRED : "") + ")"));
        });
    }

    // The row that the other table has under the same number says the same. Only the month's rows are looked for in the
    // other table, which is looked through once.
    private Optional<Declared> match(String column) {
        String by = entry.text("by", "the column by which a row is found in the other table, such as bill_no");
        if (by.isEmpty()) {
            return Optional.empty();
        }
        Optional<OtherColumn> found = other("references");
        found.ifPresent(other -> requireOneType(other, column));
        return found.flatMap(other -> column(table, "by", by)
                .flatMap(own -> column(other.table, "by", own))
                .map(own -> new Declared(
                        List.of(column),
                        limit("as " + other.table.name() + "." + other.column + " of its " + own),
                        ofRow("(stored." + own + ", stored." + column + ") in (select (own." + own + ", own."
                                + column + ") from star." + table.name() + " as own join star."
                                + other.table.name() + " as known on known." + own + " = own." + own
                                + " where " + table.ofMonth().replace("stored.", "own.") + " and known."
                                + other.column + " <> own." + column + ")"))));
    }

    private void requireOneType(OtherColumn other, String column) {
        if (other.table.family(other.column) != table.family(column)) {
            entry.tell(
                    "references %s of the type %s, and %s is of the type %s; expected columns of one type",
                    other.column,
                    other.table.columns().get(other.column),
                    column,
                    table.columns().get(column));
        }
    }

    private record OtherColumn(StarTable table, String column) {}

    private Optional<OtherColumn> other(String key) {
        String text = entry.text(key, "a table and its column, such as customer.customer_key");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        int dot = text.indexOf('.');
        String name = dot < 0 ? text : text.substring(0, dot);
        Optional<StarTable> found = tables.named(name);
        if (dot < 0 || found.isEmpty()) {
            entry.tell(
                    "%s is \"%s\"%s; expected a table of the star and its column, such as customer.customer_key",
                    key, text, found.isEmpty() ? Nearest.hint(name, tables.names()) : "");
            return Optional.empty();
        }
        return column(found.get(), key, text.substring(dot + 1)).map(column -> new OtherColumn(found.get(), column));
    }

    private Optional<Declared> freshness(String column) {
        BigDecimal days = entry.amount("max_days", "a number of days, 0 or more");
        if (!isOf(column, Family.DAY, "a day") || !isFact()) {
            return Optional.empty();
        }
        return Optional.of(new Declared(
                List.of(column),
                "<= " + days.toPlainString() + " d",
                new Rule.OfMonth(
                        "$last_on - max(stored." + column + ")::date",
                        Optional.empty(),
                        new Rule.Bounds.Between(Optional.empty(), Optional.of(days)))));
    }

    private boolean isFact() {
        if (!table.isFact()) {
            entry.tell("table is %s, whose rows belong to no month; expected a fact", table.name());
        }
        return table.isFact();
    }

    private Optional<Declared> sum(String column) {
        if (!isOf(column, Family.NUMBER, "a number")) {
            return Optional.empty();
        }
        boolean isBounded = entry.has("min") || entry.has("max");
        if (isBounded == entry.has("equals")) {
            entry.tell("expected either equals, with a tolerance, or min, max or both");
            return Optional.empty();
        }
        String measure = "coalesce(sum(stored." + column + "), 0)";
        if (isBounded) {
            Optional<BigDecimal> min = entry.number("min");
            Optional<BigDecimal> max = entry.number("max");
            List<String> limits = new ArrayList<>();
            min.ifPresent(least -> limits.add(">= " + least.toPlainString()));
            max.ifPresent(most -> limits.add("<= " + most.toPlainString()));
            return Optional.of(new Declared(
                    List.of(column),
                    String.join(", ", limits),
                    new Rule.OfMonth(measure, Optional.empty(), new Rule.Bounds.Between(min, max))));
        }
        boolean isBefore =
                entry.has("of_month") && entry.oneOf("of_month", MONTHS).equals("before");
        BigDecimal tolerance = entry.amount("tolerance", "a share, 0 or more, such as 0.02");
        return other("equals").flatMap(other -> {
            if (other.table.family(other.column) != Family.NUMBER) {
                entry.tell("equals %s, which is no number; expected a column that can be summed", other.column);
                return Optional.empty();
            }
            if (isBefore && !other.table.isFact()) {
                entry.tell(
                        "of_month has no place here: the rows of %s belong to no month; remove it", other.table.name());
            }
            // A month before without a row is none to compare with.
            String total =
                    isBefore ? "sum(stored." + other.column + ")" : "coalesce(sum(stored." + other.column + "), 0)";
            return Optional.of(new Declared(
                    List.of(column),
                    "= " + other.table.name() + "." + other.column + (isBefore ? " of the month before" : "") + " +- "
                            + percent(tolerance),
                    new Rule.OfMonth(
                            measure,
                            Optional.of(new Rule.Compared(other.table, isBefore, total)),
                            new Rule.Bounds.Near(tolerance, true))));
        });
    }

    private Optional<Declared> drift() {
        String of = entry.oneOf("of", DRIFTS);
        BigDecimal share = entry.amount("max_share", "a share, 0 or more, such as 0.25");
        if (of.isEmpty() || !isFact()) {
            return Optional.empty();
        }
        if (of.equals("rows")) {
            if (entry.has("column")) {
                entry.tell("column has no place here: drift of rows counts all of them; remove it");
            }
            // A month before without a row is none to compare with.
            return Optional.of(new Declared(
                    List.of(),
                    "+- " + percent(share),
                    new Rule.OfMonth(
                            "count(*)",
                            Optional.of(new Rule.Compared(table, true, "nullif(count(*), 0)")),
                            new Rule.Bounds.Near(share, true))));
        }
        return one().flatMap(column -> {
            boolean isMean = of.equals("mean");
            if (isMean && !isOf(column, Family.NUMBER, "a number")) {
                return Optional.empty();
            }
            String measure = isMean
                    ? "avg(stored." + column + ")"
                    : "count(*) filter (where stored." + column + " is null) / nullif(count(*), 0)";
            return Optional.of(new Declared(
                    List.of(column),
                    "+- " + percent(share),
                    new Rule.OfMonth(
                            measure,
                            Optional.of(new Rule.Compared(table, true, measure)),
                            new Rule.Bounds.Near(share, isMean))));
        });
    }

    private static String percent(BigDecimal share) {
        return share.movePointRight(2).stripTrailingZeros().toPlainString() + " %";
    }
}
