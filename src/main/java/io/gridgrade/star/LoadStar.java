package io.gridgrade.star;

import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.value.UserError;
import io.gridgrade.warehouse.Fact;
import io.gridgrade.warehouse.Row;
import io.gridgrade.warehouse.Run;
import io.gridgrade.warehouse.SqlFile;
import io.gridgrade.warehouse.Warehouse;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Moves what has landed into the star; part of the caller's transaction. */
public final class LoadStar {
    /** First day of a past that nobody told us about. */
    static final LocalDate BEGINNING_ON = LocalDate.of(1900, 1, 1);

    /** End of what has no end: the first day on which the last version of a customer no longer holds. */
    static final LocalDate END_ON = LocalDate.of(9999, 12, 31);

    private static final int BEFORE_ALL_CUSTOMERS = -1;

    /** Moves the landed rows; returns how many facts the star received. Rows of a closed month are refused. */
    public long run(Run run, Warehouse warehouse, Parameters settings) {
        Parameters parameters = settings.with("run_key", run.key())
                .with("beginning_on", BEGINNING_ON)
                .with("end_on", END_ON);
        Map<String, Span> spans = landed(warehouse);
        Row count = warehouse.query("star/landed_count", parameters).get(0);
        if (count.longInteger("region_count") > 0) {
            run.step("star: region", () -> warehouse.execute("star/dim_region", parameters));
        }
        // A region that becomes known changes the customers that lie in it.
        if (count.longInteger("customer_count") > 0 || count.longInteger("region_count") > 0) {
            run.step("star: customer", () -> customers(warehouse, parameters));
        }
        if (!spans.isEmpty()) {
            periods(warehouse, spans, parameters);
        }
        long rows = 0;
        for (Fact fact : Fact.ALL) {
            if (spans.containsKey(fact.name())) {
                rows += run.step(
                        "star: " + fact.name().replace('_', ' '),
                        () -> fact(warehouse, fact, spans.get(fact.name()), parameters));
            }
        }
        return rows;
    }

    private record Span(LocalDate firstOn, LocalDate lastOn, long rows) {
        int firstPeriodKey() {
            return new Period(YearMonth.from(firstOn)).key();
        }

        int lastPeriodKey() {
            return new Period(YearMonth.from(lastOn)).key();
        }
    }

    private static Map<String, Span> landed(Warehouse warehouse) {
        Optional<Period> closed = Periods.lastClosed(warehouse);
        LocalDate closedThrough = closed.map(Period::lastOn).orElse(BEGINNING_ON);
        Map<String, Span> spans = new TreeMap<>();
        StringBuilder refused = new StringBuilder();
        for (Row row :
                warehouse.query("star/landed_span", Parameters.none().with("closed_through_on", closedThrough))) {
            String table = row.text("landing_table");
            // A stated outcome is about the past by nature: it changes no closed result.
            if (row.longInteger("closed_count") > 0 && !table.equals("outcome")) {
                refused.append(refused.length() == 0 ? "" : ", ")
                        .append(row.longInteger("closed_count"))
                        .append(' ')
                        .append(table.replace('_', ' '));
            }
            spans.put(table, new Span(row.date("first_on"), row.date("last_on"), row.longInteger("row_count")));
        }
        if (refused.length() > 0) {
            throw new UserError(
                    ExitCode.PERIOD_CLOSED,
                    "some rows are dated in months that are closed (through " + closed.orElseThrow() + "): " + refused
                            + "; expected only rows of open months; nothing was loaded; load the open months' files alone, or, to"
                            + " restate what is closed, reopen the first month that they change: gridgrade reopen YYYY-MM"
                            + " --reason WHY");
        }
        return spans;
    }

    private static void periods(Warehouse warehouse, Map<String, Span> spans, Parameters parameters) {
        int first = Integer.MAX_VALUE;
        int last = Integer.MIN_VALUE;
        for (String table : List.of("bill", "payment", "consumption")) {
            if (spans.containsKey(table)) {
                first = Math.min(first, spans.get(table).firstPeriodKey());
                last = Math.max(last, spans.get(table).lastPeriodKey());
            }
        }
        if (first <= last) {
            warehouse.execute(
                    "star/dim_period",
                    parameters.with("first_period_key", first).with("last_period_key", last));
        }
    }

    private static long customers(Warehouse warehouse, Parameters parameters) {
        warehouse.execute("star/dim_customer", parameters);
        return warehouse.query("star/landed_count", parameters).get(0).longInteger("customer_count");
    }

    private static long fact(Warehouse warehouse, Fact fact, Span span, Parameters parameters) {
        Parameters within = parameters
                .with("first_period_key", span.firstPeriodKey())
                .with("last_period_key", span.lastPeriodKey())
                .with("after_customer_key", BEFORE_ALL_CUSTOMERS);
        // In months that have none of its rows yet there is nothing to replace: no need to look for every landed key.
        boolean isKnown = warehouse
                .query(file(warehouse, "star/known_in_months", Map.of("table", fact.name())), within)
                .get(0)
                .truth("is_known");
        Moved moved = isKnown ? replace(warehouse, fact, within) : insert(warehouse, fact, within);
        if (moved.landed == span.rows()) {
            return moved.written;
        }
        // Rows were left out for want of their customer: infer it, and move them too.
        int lastCustomerKey =
                warehouse.query("star/last_customer", parameters).get(0).integer("customer_key");
        warehouse.execute(file(warehouse, "star/inferred_customer", Map.of("table", fact.name())), parameters);
        Moved inferred = insert(warehouse, fact, within.with("after_customer_key", lastCustomerKey));
        if (moved.landed + inferred.landed != span.rows()) {
            throw new IllegalStateException("Of " + span.rows() + " landed rows of " + fact.name() + " "
                    + (moved.landed + inferred.landed) + " reached the star");
        }
        return moved.written + inferred.written;
    }

    /** How many landed rows reached the star, and how many of them it did not know already. */
    private record Moved(long landed, long written) {}

    private static Moved insert(Warehouse warehouse, Fact fact, Parameters within) {
        long rows = warehouse.execute(
                file(warehouse, "star/insert_fact", Map.of("table", fact.name(), "query", query(warehouse, fact))),
                within);
        return new Moved(rows, rows);
    }

    private static Moved replace(Warehouse warehouse, Fact fact, Parameters within) {
        warehouse.execute(file(warehouse, "star/stage_fact", Map.of("query", query(warehouse, fact))), within);
        long landed = warehouse
                .query("star/fact_news_count", Parameters.none())
                .get(0)
                .longInteger("row_count");
        List<String> columns =
                warehouse
                        .query("star/table_columns", Parameters.none().with("table_name", "fact_" + fact.name()))
                        .stream()
                        .map(row -> row.text("column_name"))
                        .toList();
        String same = columns.stream()
                .map(column -> "known." + column + " is not distinct from fact_news." + column)
                .collect(Collectors.joining("\n        and "));
        String sameKey = fact.key().stream()
                .map(column -> "known." + column + " = news." + column)
                .collect(Collectors.joining(" and "));
        warehouse.execute(file(warehouse, "star/drop_known", Map.of("table", fact.name(), "same", same)), within);
        long written = warehouse.execute(
                file(warehouse, "star/replace_fact", Map.of("table", fact.name(), "same_key", sameKey)), within);
        return new Moved(landed, written);
    }

    private static String query(Warehouse warehouse, Fact fact) {
        String text = warehouse.sqlFile("star/fact_" + fact.name()).text().strip();
        return text.substring(0, text.length() - 1);
    }

    private static SqlFile file(Warehouse warehouse, String name, Map<String, String> fragments) {
        return warehouse.sqlFile(name).withFragments(fragments);
    }
}
