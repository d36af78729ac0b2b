package io.gridgrade.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gridgrade.engine.Row;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.star.Portfolio;
import io.gridgrade.statistics.SharedData;
import io.gridgrade.statistics.mixed.RandomSlopes;
import io.gridgrade.value.Parameters;
import io.gridgrade.warehouse.Warehouse;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Partial pooling by the product's own statements agrees with lme4 1.1.31 on its two published examples. */
class FitSensitivityTest {

    @Test
    void reactionsOfEighteenSubjectsOverTenDays() {
        try (Warehouse warehouse = cases("sleepstudy.csv", "Subject", "Days", "Reaction")) {
            RandomSlopes model = fit(warehouse, true);
            double residual = model.residualVariance();

            assertThat(model.intercept()).isEqualTo(251.405104848, within(5e-10));
            assertThat(model.slope()).isEqualTo(10.467285960, within(5e-10));
            assertThat(model.interceptError()).isEqualTo(6.824555776, within(5e-6));
            assertThat(model.slopeError()).isEqualTo(1.545788932, within(5e-6));
            assertThat(residual * model.covariance().intercept()).isEqualTo(612.08974827, close(612));
            assertThat(residual * model.covariance().slope()).isEqualTo(35.07166234, close(35));
            assertThat(residual * model.covariance().both()).isEqualTo(9.60433548, close(9.6));
            assertThat(residual).isEqualTo(654.94104068, close(655));
            assertThat(model.logLikelihood()).isEqualTo(-871.814135979, within(5e-10));

            FitSensitivity.write(warehouse, Parameters.none().with("run_key", 1).with("period_key", 202401), 1, model);
            departs(warehouse, model, 308, 2.258565501, 9.198971902);
            departs(warehouse, model, 309, -40.398576925, -8.619703183);
            departs(warehouse, model, 335, -.333695952, -10.752159086);
            Row errors = own(warehouse, 308);
            assertThat(errors.number("undisturbed_score_error")).isEqualTo(12.07083651, close(12));
            assertThat(errors.number("service_sensitivity_error")).isEqualTo(2.30483698, close(2.3));
        }
    }

    @Test
    void yieldsOfSixBatchesHaveInterceptsOnly() {
        try (Warehouse warehouse = cases("dyestuff.csv", "ascii(Batch)", "0", "Yield")) {
            RandomSlopes model = fit(warehouse, false);

            assertThat(model.intercept()).isEqualTo(1527.5, within(1e-9));
            assertThat(model.slope()).isZero();
            assertThat(model.residualVariance() * model.covariance().intercept())
                    .isEqualTo(1764.05000643, close(1764));
            assertThat(model.residualVariance()).isEqualTo(2451.24999861, close(2451));

            FitSensitivity.write(warehouse, Parameters.none().with("run_key", 1).with("period_key", 202401), 1, model);
            departs(warehouse, model, 'A', -17.606851367, 0);
            departs(warehouse, model, 'C', 28.562225551, 0);
            departs(warehouse, model, 'F', -44.995286826, 0);
        }
    }

    /**
     * Forty customers at two stations, each asked in two months. At the station of the second twenty the lights were out
     * for two hours in the thirty days before the second answer, and satisfaction fell, by more with the odd ones.
     */
    @Test
    void whoFallsMoreWhenTheLightsGoOutIsMoreSensitive() {
        try (Portfolio portfolio = new Portfolio()) {
            portfolio.land("region", "region_no, region_level_code, region_name", "'S1', 'station', 'S1'");
            portfolio.land("region", "region_no, region_level_code, region_name", "'S2', 'station', 'S2'");
            for (int i = 0; i < 40; i++) {
                String no = "C" + i;
                portfolio.land(
                        "customer",
                        "customer_no, customer_class_code, opened_on, region_no",
                        "'" + no + "', 'residential', date '2020-01-01', '" + (i < 20 ? "S1" : "S2") + "'");
                double fall = i < 20 ? 0 : i % 2 == 0 ? 0.5 : 2.0;
                survey(portfolio, "A" + i, no, "2024-01-25", 4.0 + i % 5 / 10.0);
                survey(portfolio, "B" + i, no, "2024-02-25", 4.0 + (i + 2) % 5 / 10.0 - fall);
            }
            // Known only in March, and so no answer of February.
            survey(portfolio, "Z", "C1", "2024-03-02", 1.0);
            outage(portfolio, "O1", "S2", "2024-02-10 08:00:00", "2024-02-10 10:00:00");
            // More than thirty days before any answer, and after the answers: neither counts.
            outage(portfolio, "O2", "S1", "2023-12-20 08:00:00", "2023-12-20 18:00:00");
            outage(portfolio, "O3", "S1", "2024-02-26 08:00:00", "2024-02-26 18:00:00");
            portfolio.bill("B", "C0", "1.00", "2024-01-05").bill("B2", "C0", "1.00", "2024-02-05");
            portfolio.snapshotThrough("2024-02");

            Row model = portfolio
                    .query("select * from mart.service_model where period_key = 202402")
                    .get(0);
            assertThat(model.longInteger("answer_count")).isEqualTo(80);
            // Twenty of eighty answers after two hours: their deviation is 2 x sqrt(80 / 79 x 1/4 x 3/4).
            assertThat(model.number("quality_deviation")).isEqualTo(2 * Math.sqrt(80 / 79.0 * 3 / 16), within(1e-12));
            // They fell by 1.25 in the mean, of two hours.
            assertThat(model.number("service_sensitivity") / model.number("quality_deviation"))
                    .isEqualTo(0.625, within(0.05));
            double patient = (Double) portfolio.indicator("sen1", "C20", "2024-02");
            double sensitive = (Double) portfolio.indicator("sen1", "C21", "2024-02");
            assertThat(sensitive).isGreaterThan(patient);
            assertThat(sensitive).isGreaterThan(model.number("service_sensitivity"));
            assertThat(patient).isLessThan(model.number("service_sensitivity"));
            // Of whom no answer followed an outage the common line is told, but for chance.
            assertThat((Double) portfolio.indicator("sen1", "C0", "2024-02"))
                    .isEqualTo(model.number("service_sensitivity"), within(0.1));
            assertThat(portfolio.query(
                            "select customer_no, answer_count from mart.service_sensitivity where period_key ="
                                    + " 202402 and customer_no = 'C21'"))
                    .hasToString("[{customer_no=C21, answer_count=2}]");
            // In January nobody had answered twice.
            assertThat(portfolio.indicator("sen1", "C21", "2024-01")).isNull();
            assertThat(portfolio.query("select * from mart.service_model where period_key = 202401"))
                    .isEmpty();
        }
    }

    /** Of five customers two are more sensitive than the common 0.3, one less, and of two it cannot be said. */
    @Test
    void whoseIntervalHoldsTheCommonLineIsNotRanked() {
        try (Warehouse warehouse = Warehouse.inMemory()) {
            execute(
                    warehouse,
                    "insert into star.fact_service_model (period_key, customer_count, answer_count, quality_deviation,"
                            + " undisturbed_score, undisturbed_score_error, service_sensitivity,"
                            + " service_sensitivity_error, undisturbed_score_variance, covariance,"
                            + " service_sensitivity_variance, residual_variance, log_likelihood, run_key)"
                            + " values (202401, 5, 20, 1, 4, 0, 0.3, 0, 1, 0, 1, 1, 0, 1)");
            execute(
                    warehouse,
                    "insert into star.fact_service_sensitivity values (202401, 1, 4, 4, 0, 0.9, 0.2, 1), (202401, 2, 4, 4,"
                            // 0.3 + 1.96 x 0.2 = 0.692
                            + " 0, 0.691, 0.2, 1), (202401, 3, 4, 4, 0, -0.2, 0.2, 1), (202401, 4, 4, 4, 0, 1.5, 0.1, 1),"
                            + " (202401, 5, 4, 4, 0, 2.0, 0.9, 1)");

            assertThat(ask(
                            warehouse,
                            "select customer_key, standing_code, sensitivity_rank from mart.service_sensitivity order by"
                                    + " customer_key"))
                    .hasToString("[{customer_key=1, standing_code=more, sensitivity_rank=2},"
                            + " {customer_key=2, standing_code=untold, sensitivity_rank=null},"
                            + " {customer_key=3, standing_code=less, sensitivity_rank=3},"
                            + " {customer_key=4, standing_code=more, sensitivity_rank=1},"
                            + " {customer_key=5, standing_code=untold, sensitivity_rank=null}]");
            Row first = ask(warehouse, "select * from mart.service_sensitivity where customer_key = 1")
                    .get(0);
            assertThat(first.number("service_sensitivity_low")).isEqualTo(0.5080072, within(1e-9));
            assertThat(first.number("service_sensitivity_high")).isEqualTo(1.2919928, within(1e-9));
        }
    }

    private static void execute(Warehouse warehouse, String sql) {
        warehouse.execute(new SqlFile("test", sql), Parameters.none());
    }

    private static void survey(Portfolio portfolio, String no, String customer, String on, double score) {
        portfolio.land(
                "survey",
                "survey_no, customer_no, surveyed_on, satisfaction_score",
                "'" + no + "', '" + customer + "', date '" + on + "', " + score);
    }

    private static void outage(Portfolio portfolio, String no, String station, String from, String to) {
        portfolio.land(
                "outage",
                "outage_no, region_no, started_at, ended_at, is_planned",
                "'" + no + "', '" + station + "', timestamp '" + from + "', timestamp '" + to + "', false");
    }

    // The search of lme4 stops where the criterion is flat, so that its own variances are that near the optimum.
    private static Offset<Double> close(double size) {
        return within(size * 5e-7);
    }

    private static void departs(Warehouse warehouse, RandomSlopes model, int group, double intercept, double slope) {
        Row own = own(warehouse, group);
        assertThat(own.number("undisturbed_score") - model.intercept()).isEqualTo(intercept, within(1e-5));
        assertThat(own.number("service_sensitivity") - model.slope()).isEqualTo(slope, within(1e-5));
    }

    private static Row own(Warehouse warehouse, int group) {
        return ask(warehouse, "select * from star.fact_service_sensitivity where customer_key = " + group)
                .get(0);
    }

    private static RandomSlopes fit(Warehouse warehouse, boolean hasSlope) {
        Row total = warehouse.query("index/service_total", Parameters.none()).get(0);
        return FitSensitivity.fit(warehouse, total, hasSlope);
    }

    private static Warehouse cases(String file, String group, String x, String y) {
        Path data = SharedData.file("mixed_models/" + file);
        Warehouse warehouse = Warehouse.inMemory();
        warehouse.execute(
                new SqlFile(
                        "test",
                        ("create temp table service_case as select %1$s as customer_key, count(*) as answer_count,"
                                        + " sum(%2$s)::double as quality_sum, sum(%2$s * %2$s)::double as"
                                        + " quality_square_sum, sum(%3$s)::double as score_sum, sum(%2$s * %3$s)::double"
                                        + " as product_sum, sum(%3$s * %3$s)::double as score_square_sum from"
                                        + " read_csv('%4$s') group by customer_key")
                                .formatted(group, x, y, data)),
                Parameters.none());
        return warehouse;
    }

    private static List<Row> ask(Warehouse warehouse, String sql) {
        return warehouse.query(new SqlFile("test", sql), Parameters.none());
    }
}
