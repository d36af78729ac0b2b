package io.gridgrade.indicator;

import io.gridgrade.engine.Row;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.run.Run;
import io.gridgrade.statistics.mixed.GroupMoments;
import io.gridgrade.statistics.mixed.RandomSlopes;
import io.gridgrade.statistics.mixed.RelativeCovariance;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.value.Step;
import io.gridgrade.warehouse.Warehouse;
import java.util.Map;

/**
 * Fits how satisfaction follows delivered quality, and gives every customer that answered its own sensitivity: the slope of
 * a line that is its own as far as its answers tell, and the common one for the rest. Where too few answered twice, or
 * quality never varied, there is none.
 */
public final class FitSensitivity {
    /** Customers with two answers or more that tell how far customers differ. */
    private static final int REPEATED_MIN = 30;

    /** Writes the month's model and sensitivities; returns the number of customers that have one. */
    public long run(Run run, Warehouse warehouse, Parameters parameters, Period period) {
        Parameters month = parameters.forPeriod(period).with("run_key", run.key());
        return run.step(Step.of("service sensitivity", period), () -> {
            warehouse.execute("index/service_case", month);
            Row total =
                    warehouse.query("index/service_total", Parameters.none()).get(0);
            double deviation = deviation(total);
            long customers = total.longInteger("repeated_count") >= REPEATED_MIN && deviation > 0
                    ? keep(warehouse, month, total, deviation, fit(warehouse, total, true))
                    : 0;
            warehouse.execute("index/service_case_drop", Parameters.none());
            return customers;
        });
    }

    /** Fits what the temporary table service_case holds. */
    static RandomSlopes fit(Warehouse warehouse, Row total, boolean hasSlope) {
        return RandomSlopes.fit(
                covariance -> moments(warehouse, covariance), total.longInteger("answer_count"), hasSlope);
    }

    /** Writes the line of every customer; returns how many there are. */
    static long write(Warehouse warehouse, Parameters month, double deviation, RandomSlopes model) {
        return warehouse.execute(
                solved(warehouse, "index/fact_service_sensitivity"),
                of(model.covariance())
                        .with("run_key", month.value("run_key"))
                        .with("period_key", month.value("period_key"))
                        .with("residual_variance", model.residualVariance())
                        .with("score", model.intercept())
                        .with("slope", model.slope())
                        .with("quality_deviation", deviation));
    }

    private static long keep(Warehouse warehouse, Parameters month, Row total, double deviation, RandomSlopes model) {
        RelativeCovariance covariance = model.covariance();
        warehouse.execute(
                "index/fact_service_model",
                Parameters.none()
                        .with("run_key", month.value("run_key"))
                        .with("period_key", month.value("period_key"))
                        .with("customer_count", total.longInteger("customer_count"))
                        .with("answer_count", total.longInteger("answer_count"))
                        .with("quality_deviation", deviation)
                        .with("score", model.intercept())
                        .with("score_error", model.interceptError())
                        .with("sensitivity", model.slope() * deviation)
                        .with("sensitivity_error", model.slopeError() * deviation)
                        .with("score_variance", model.residualVariance() * covariance.intercept())
                        .with("covariance", model.residualVariance() * covariance.both() * deviation)
                        .with(
                                "sensitivity_variance",
                                model.residualVariance() * covariance.slope() * deviation * deviation)
                        .with("residual_variance", model.residualVariance())
                        .with("log_likelihood", model.logLikelihood()));
        return write(warehouse, month, deviation, model);
    }

    // Of the quality of all answers, in hours.
    private static double deviation(Row total) {
        double count = total.longInteger("answer_count");
        double sum = total.number("quality_sum");
        double squares = total.number("quality_square_sum") - sum * sum / Math.max(count, 1);
        return count < 2 ? 0 : Math.sqrt(Math.max(squares, 0) / (count - 1));
    }

    private static Parameters of(RelativeCovariance covariance) {
        return Parameters.none()
                .with("g11", covariance.intercept())
                .with("g12", covariance.both())
                .with("g22", covariance.slope());
    }

    private static SqlFile solved(Warehouse warehouse, String file) {
        return warehouse
                .sqlFile(file)
                .withFragments(Map.of(
                        "solved", warehouse.sqlFile("index/service_solved").asSubquery()));
    }

    private static GroupMoments moments(Warehouse warehouse, RelativeCovariance covariance) {
        Row row = warehouse
                .query(solved(warehouse, "index/service_moment"), of(covariance))
                .get(0);
        return new GroupMoments(
                row.number("log_determinant"),
                row.number("p11"),
                row.number("p12"),
                row.number("p22"),
                row.number("q1"),
                row.number("q2"),
                row.number("residual"),
                row.number("p11_p11"),
                row.number("p11_p12"),
                row.number("p11_p22"),
                row.number("p12_p12"),
                row.number("p12_p22"),
                row.number("p22_p22"),
                row.number("p11_q1"),
                row.number("p11_q2"),
                row.number("p12_q1"),
                row.number("p12_q2"),
                row.number("p22_q1"),
                row.number("p22_q2"),
                row.number("q1_q1"),
                row.number("q1_q2"),
                row.number("q2_q2"));
    }
}
