package io.gridgrade.model;

import io.gridgrade.engine.Row;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.value.UserError;
import io.gridgrade.warehouse.Warehouse;

/** The month that is closed next: what is decided now reaches from there on, and no closed month. */
public final class NextMonth {
    private NextMonth() {}

    /** The first month that is not closed, those that were reopened among them, or the one after the last. */
    public static Period of(Warehouse warehouse) {
        Row months = warehouse.query("model/next_month", Parameters.none()).get(0);
        if (months.isNull("last_period_key")) {
            throw new UserError(
                    ExitCode.PRECONDITION,
                    "there is no month yet, and nothing to decide about; load data first with: gridgrade load SOURCE PATH");
        }
        return months.isNull("open_period_key")
                ? Period.ofKey(months.integer("last_period_key")).plusMonths(1)
                : Period.ofKey(months.integer("open_period_key"));
    }
}
