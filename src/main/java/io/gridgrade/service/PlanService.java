package io.gridgrade.service;

import io.gridgrade.run.Run;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.value.Step;
import io.gridgrade.warehouse.Warehouse;
import java.util.Map;

/**
 * Finds what every customer of a month is due by the service rules, in one statement over the staged customers, and shares
 * what is scarce among it.
 */
public final class PlanService {
    private static final int MONTHS_OF_YEAR = 12;

    /** Writes the month's service actions; returns their number. */
    public long run(Run run, Warehouse warehouse, Parameters parameters, Period period) {
        return run.step(Step.of("service", period), () -> {
            ServiceSql sql = new ServiceSql(warehouse, ServiceTable.of(warehouse));
            Parameters month = month(parameters, period).with("run_key", run.key());
            sql.stage(month);
            long rows = warehouse.execute(
                    warehouse
                            .sqlFile("service/fact_service_action")
                            .withFragments(
                                    Map.of("due", sql.due(ServiceSql.IN_FORCE).asSubquery(), "reason", sql.reason())),
                    month);
            sql.drop();
            AllotResources.keep(warehouse, month, period);
            return rows;
        });
    }

    /** What the statements of a month take. */
    static Parameters month(Parameters parameters, Period period) {
        return parameters
                .forPeriod(period)
                .with("month_no", MONTHS_OF_YEAR * (period.key() / 100) + period.key() % 100);
    }
}
