package io.gridgrade.star;

import io.gridgrade.engine.Row;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.warehouse.History;
import io.gridgrade.warehouse.Warehouse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The months that the warehouse knows, and which of them are closed. Months close in order, without a gap. */
public final class Periods {
    private Periods() {}

    /** The last closed month, if any is. */
    public static Optional<Period> lastClosed(Warehouse warehouse) {
        return closed(warehouse).stream().reduce((earlier, later) -> later);
    }

    /** The months to close, those that were reopened among them, oldest first. */
    public static List<Period> open(Warehouse warehouse) {
        return ofStatus(warehouse, Set.of("open", "reopened"));
    }

    /** The months that were reopened and are not restated yet, oldest first: the last ones that were closed. */
    public static List<Period> reopened(Warehouse warehouse) {
        return ofStatus(warehouse, Set.of("reopened"));
    }

    /** The closed months, restated ones among them, oldest first. */
    public static List<Period> closed(Warehouse warehouse) {
        return ofStatus(warehouse, Set.of("closed", "restated"));
    }

    /** The last month that there is, of any state. */
    static Optional<Period> last(Warehouse warehouse) {
        return ofStatus(warehouse, Set.of("open", "reopened", "closed", "restated")).stream()
                .reduce((earlier, later) -> later);
    }

    /**
     * Takes out the open months before the first fact and after the last: a wrong year made them, and the fact has been
     * corrected since. What is planned counts for the last month only where there is nothing else.
     */
    static void dropEmpty(Warehouse warehouse, List<String> facts, Set<String> planned, Parameters parameters) {
        String spans = facts.stream()
                .map(fact -> "select min(period_key) as first_key, "
                        + (planned.contains(fact) ? "null::integer" : "max(period_key)") + " as last_key, "
                        + (planned.contains(fact) ? "max(period_key)" : "null::integer")
                        + " as planned_key from star.fact_" + fact)
                .collect(Collectors.joining(" union all "));
        History.giveWay(
                warehouse,
                "dim_period",
                "stored.status_code = 'open' and not exists (select 1 from (select min(first_key) as first_key,"
                        + " coalesce(max(last_key), max(planned_key)) as last_key from (" + spans
                        + " union all select min(period_key), max(period_key), null from star.dim_period"
                        + " where status_code <> 'open')) as span"
                        + " where stored.period_key between span.first_key and span.last_key)",
                parameters);
    }

    private static List<Period> ofStatus(Warehouse warehouse, Set<String> statuses) {
        List<Row> rows = warehouse.query("star/period_status", Parameters.none());
        return rows.stream()
                .filter(row -> statuses.contains(row.text("status_code")))
                .map(row -> Period.ofKey(row.integer("period_key")))
                .toList();
    }
}
