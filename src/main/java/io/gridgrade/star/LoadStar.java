package io.gridgrade.star;

import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.value.UserError;
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

/** Moves what has landed into the star; part of the caller's transaction. */
public final class LoadStar {
    /** First day of a past that nobody told us about. */
    static final LocalDate BEGINNING_ON = LocalDate.of(1900, 1, 1);

    /** End of what has no end: the first day on which the last version of a customer no longer holds. */
    static final LocalDate END_ON = LocalDate.of(9999, 12, 31);

    private static final int BEFORE_ALL_CUSTOMERS = -1;

    private static final List<String> FACTS = List.of(
            "bill",
            "payment",
            "consumption",
            "credit_event",
            "instalment",
            "violation",
            "financial_statement",
            "equipment_check",
            "accident",
            "outage",
            "contact",
            "survey",
            "security",
            "outcome");

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
            periods(warehouse, spans);
        }
        long rows = 0;
        for (String fact : FACTS) {
            if (spans.containsKey(fact)) {
                rows += run.step(
                        "star: " + fact.replace('_', ' '), () -> fact(warehouse, fact, spans.get(fact), parameters));
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
                            + "; expected only rows of open months; nothing was loaded; load the open months' files alone");
        }
        return spans;
    }

    private static void periods(Warehouse warehouse, Map<String, Span> spans) {
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
                    Parameters.none().with("first_period_key", first).with("last_period_key", last));
        }
    }

    private static long customers(Warehouse warehouse, Parameters parameters) {
        warehouse.execute("star/dim_customer", parameters);
        return warehouse.query("star/landed_count", parameters).get(0).longInteger("customer_count");
    }

    private static long fact(Warehouse warehouse, String fact, Span span, Parameters parameters) {
        Parameters within = parameters
                .with("first_period_key", span.firstPeriodKey())
                .with("last_period_key", span.lastPeriodKey())
                .with("after_customer_key", BEFORE_ALL_CUSTOMERS);
        // In months that have none of its rows yet there is nothing to replace: no need to look for every landed key.
        boolean isKnown = warehouse
                .query(warehouse.sqlFile("star/known_in_months").withFragments(Map.of("table", fact)), within)
                .get(0)
                .truth("is_known");
        long rows = isKnown
                ? warehouse.execute("star/fact_" + fact, within)
                : warehouse.executeLast("star/fact_" + fact, within);
        if (rows == span.rows()) {
            return rows;
        }
        // Rows were left out for want of their customer: infer it, and move them too.
        int lastCustomerKey =
                warehouse.query("star/last_customer", parameters).get(0).integer("customer_key");
        SqlFile inferred = warehouse.sqlFile("star/inferred_customer").withFragments(Map.of("table", fact));
        warehouse.execute(inferred, parameters);
        rows += warehouse.executeLast("star/fact_" + fact, within.with("after_customer_key", lastCustomerKey));
        if (rows != span.rows()) {
            throw new IllegalStateException(
                    "Of " + span.rows() + " landed rows of " + fact + " " + rows + " reached the star");
        }
        return rows;
    }
}
