package io.gridgrade.star;

import io.gridgrade.engine.Row;
import io.gridgrade.run.Run;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.value.Step;
import io.gridgrade.warehouse.Warehouse;
import java.util.function.Function;

/** Takes the snapshot of a month: what settled what, the bills and the credit carried over it, a row for every customer. */
public final class SnapshotMonth {
    private final Function<Warehouse, MonthMeasures> measures;

    /** Takes it of the measures that {@code sql/star/month_measure.sql} declares. */
    public SnapshotMonth() {
        this(MonthMeasures::of);
    }

    /** Takes it of other measures. */
    SnapshotMonth(Function<Warehouse, MonthMeasures> measures) {
        this.measures = measures;
    }

    /** Writes the month's snapshot; returns the number of customers. */
    public long run(Run run, Warehouse warehouse, Parameters parameters, Period period) {
        Parameters month = parameters.forPeriod(period).with("run_key", run.key());
        run.step(Step.of("settlement", period), () -> {
            warehouse.execute("star/account_reversal", month);
            warehouse.execute("star/bill_paid", month);
            warehouse.execute("star/account_event", month);
            return warehouse.execute("star/fact_settlement", month);
        });
        tell(run, warehouse.query("star/account_told", month).get(0), period);
        run.step(Step.of("bill balance", period), () -> {
            warehouse.execute("star/bill_state", month);
            warehouse.execute("star/settlement_drop", month);
            return warehouse.execute("star/fact_bill_balance", month);
        });
        return run.step(Step.of("customer month", period), () -> {
            warehouse.execute(measures.apply(warehouse).fill(warehouse.sqlFile("star/fact_customer_month")), month);
            warehouse.execute("star/bill_state_drop", month);
            return warehouse.query("star/customer_month_count", month).get(0).longInteger("customer_count");
        });
    }

    private static void tell(Run run, Row told, Period period) {
        tell(
                run,
                period,
                told.longInteger("other_count"),
                "for a bill of another customer; each settles what its own customer owes; correct the number of the bill"
                        + " or of the customer in the source if that is not meant");
        tell(
                run,
                period,
                told.longInteger("unknown_count"),
                "for a bill that is not known; each settles what its customer owes, or is credit until the bill comes");
        tell(
                run,
                period,
                told.longInteger("reversal_count"),
                "reversed by more than is known to have been received; the difference is carried as negative credit;"
                        + " load the payments that are missing, or correct reverses_payment_no");
        tell(
                run,
                period,
                told.longInteger("returned_count"),
                "returned as credit events only; they give points but open no bill; load a payment of the negative"
                        + " amount with reverses_payment_no");
    }

    private static void tell(Run run, Period period, long count, String what) {
        if (count > 0) {
            run.note(period + ": " + count + (count == 1 ? " payment " : " payments ") + what);
        }
    }
}
