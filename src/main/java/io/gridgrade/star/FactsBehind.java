package io.gridgrade.star;

import io.gridgrade.engine.Row;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.warehouse.Warehouse;
import java.util.List;

/** The facts that a customer's indicators of a month look back on, and the run, file and record that each came from. */
public final class FactsBehind {
    private FactsBehind() {}

    /** The newest of each kind, by {@code sql/star/facts_behind}; each row says how many of its kind there are. */
    public static List<Row> of(Warehouse published, int customerKey, Period period, int countOfEachKind) {
        return published.query(
                "star/facts_behind",
                Parameters.none()
                        .forPeriod(period)
                        .with("customer_key", customerKey)
                        .with("fact_count", countOfEachKind));
    }
}
