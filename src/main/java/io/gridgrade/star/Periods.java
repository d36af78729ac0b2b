package io.gridgrade.star;

import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.warehouse.Row;
import io.gridgrade.warehouse.Warehouse;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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

    private static List<Period> ofStatus(Warehouse warehouse, Set<String> statuses) {
        List<Row> rows = warehouse.query("star/period_status", Parameters.none());
        return rows.stream()
                .filter(row -> statuses.contains(row.text("status_code")))
                .map(row -> Period.ofKey(row.integer("period_key")))
                .toList();
    }
}
