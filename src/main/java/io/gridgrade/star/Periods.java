package io.gridgrade.star;

import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.warehouse.Row;
import io.gridgrade.warehouse.Warehouse;
import java.util.List;
import java.util.Optional;

/** The months that the warehouse knows, and which of them are closed. Months close in order, without a gap. */
public final class Periods {
    private Periods() {}

    /** The last closed month, if any is. */
    public static Optional<Period> lastClosed(Warehouse warehouse) {
        return ofStatus(warehouse, "closed").stream().reduce((earlier, later) -> later);
    }

    /** The open months, oldest first. */
    public static List<Period> open(Warehouse warehouse) {
        return ofStatus(warehouse, "open");
    }

    /** The closed months, oldest first. */
    public static List<Period> closed(Warehouse warehouse) {
        return ofStatus(warehouse, "closed");
    }

    private static List<Period> ofStatus(Warehouse warehouse, String status) {
        List<Row> rows =
                warehouse.query("star/period_of_status", Parameters.none().with("status_code", status));
        return rows.stream().map(row -> Period.ofKey(row.integer("period_key"))).toList();
    }
}
