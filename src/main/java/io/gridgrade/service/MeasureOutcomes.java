package io.gridgrade.service;

import io.gridgrade.run.Run;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.value.Step;
import io.gridgrade.warehouse.Warehouse;

/** Sums what came of billing and service in the twelve months to a month, by grade and by group, in one statement. */
public final class MeasureOutcomes {
    private static final int MONTHS_BEFORE = 11;

    /** Writes the month's sums; returns how many grades and groups there are. */
    public long run(Run run, Warehouse warehouse, Parameters parameters, Period period) {
        Parameters month = parameters
                .forPeriod(period)
                .with("run_key", run.key())
                .with("window_first_on", period.plusMonths(-MONTHS_BEFORE).firstOn());
        return run.step(Step.of("outcomes", period), () -> warehouse.execute("service/fact_service_outcome", month));
    }
}
