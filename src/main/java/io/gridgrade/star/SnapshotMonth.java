package io.gridgrade.star;

import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.warehouse.Run;
import io.gridgrade.warehouse.Warehouse;

/** Takes the snapshot of a month: the bills carried over it, and one row for every customer. */
public final class SnapshotMonth {
    /** Writes the month's snapshot; returns the number of customers. */
    public long run(Run run, Warehouse warehouse, Parameters parameters, Period period) {
        Parameters month = parameters
                .forPeriod(period)
                .with("run_key", run.key())
                .with("previous_period_key", period.plusMonths(-1).key())
                .with("year_ago_period_key", period.plusMonths(-12).key());
        run.step("bill balance " + period, () -> warehouse.execute("star/fact_bill_balance", month));
        return run.step("customer month " + period, () -> {
            warehouse.execute("star/fact_customer_month", month);
            return warehouse.query("star/customer_month_count", month).get(0).longInteger("customer_count");
        });
    }
}
