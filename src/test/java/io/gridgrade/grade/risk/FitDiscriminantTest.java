package io.gridgrade.grade.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.gridgrade.engine.Row;
import io.gridgrade.grade.GradeWarehouse;
import io.gridgrade.grade.score.BinnedTerm;
import io.gridgrade.grade.score.DiscriminantTerm;
import io.gridgrade.value.Json;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FitDiscriminantTest {
    private static final Period OBSERVED = Period.parse("2023-01");
    private static final Period CLOSED = Period.parse("2024-01");

    private final GradeWarehouse at = new GradeWarehouse();

    @AfterEach
    void close() {
        at.close();
    }

    /** 2,000 residents; every tenth defaults later, and tends to pay worse already; every fiftieth is in default now. */
    private static final String CUSTOMERS =
            """
            select
                range as customer_key,
                'resident' as population_code,
                case when hash(range, 1) % 7 = 0 then null
                    else 100 - (hash(range, 2) % 50)::integer - case when range % 10 = 0 then 25 else 0 end end as pay1,
                100 - (hash(range, 3) % 60)::integer - case when range % 10 = 0 then 15 else 0 end as pay2,
                null as con1,
                0 as arrears_days,
                0 as overdue_amount,
                IS_DEFAULT as is_default
            from range(1, 2001)
            """;

    private void customers() {
        at.month(OBSERVED, CUSTOMERS.replace("IS_DEFAULT", "range % 50 = 7"));
        at.month(CLOSED, CUSTOMERS.replace("IS_DEFAULT", "range % 10 = 0"));
    }

    private long fit(Period period) {
        return fit(period, GradeWarehouse.SETTINGS);
    }

    private long fit(Period period, Parameters settings) {
        return at.inRun(run -> new FitDiscriminant().run(run, at.warehouse, settings, period));
    }

    @Test
    void itLearnsFromTheObservationMonthAndWhatCameAfter() {
        customers();

        assertThat(fit(CLOSED)).isEqualTo(1);
        Row model = at.ask("select * from star.dim_model").get(0);
        assertThat(model.text("model_code")).isEqualTo("discriminant");
        assertThat(model.text("population_code")).isEqualTo("resident");
        assertThat(model.integer("period_key")).isEqualTo(202401);
        assertThat(model.integer("observation_period_key")).isEqualTo(202301);
        // 40 were in default already.
        assertThat(model.longInteger("customer_count")).isEqualTo(1960);
        assertThat(model.longInteger("default_count")).isEqualTo(200);
        assertThat(model.text("inputs_hash")).hasSize(64);
        JsonNode diagnostics = Json.read(model.text("diagnostics_json"));
        assertThat(diagnostics.get("excluded").get("con1").asText()).isEqualTo("missing in every case");
        assertThat(diagnostics.get("gini").asDouble()).isBetween(0.4, 0.95);
        assertThat(diagnostics.get("wilks").asDouble()).isBetween(0.5, 0.99);
        assertThat(diagnostics.get("priors").get("default").asDouble()).isCloseTo(200.0 / 1960, within(1e-12));
        JsonNode terms = Json.read(model.text("coefficients_json")).get("terms");
        assertThat(terms).as("%s", diagnostics.get("excluded")).hasSize(2);
        // More evidence for good speaks for a good customer.
        terms.forEach(term -> assertThat(term.get("coefficient").asDouble()).isPositive());
    }

    /** Keys above 1,000 are 20 of the 40 in default, and 100 of the 200 who default later. */
    @Test
    void whomNoSourceHadStatedIsNotLearnedFromAndGetsNoProbability() {
        customers();
        at.run("update star.fact_customer_month set is_stated = customer_key <= 1000");
        fit(CLOSED);
        at.grade(CLOSED);

        Row model = at.ask("select * from star.dim_model").get(0);
        assertThat(model.longInteger("customer_count")).isEqualTo(980);
        assertThat(model.longInteger("default_count")).isEqualTo(100);
        assertThat(at.ask("select customer_key > 1000 as is_unstated, count(default_probability) as probabilities,"
                        + " count(model_key) as models, count(*) filter (reason_code = 'unstated') as unstated,"
                        + " count(*) as n from star.fact_credit_grade group by all order by all"))
                .hasToString("[{is_unstated=false, probabilities=1000, models=1000, unstated=0, n=1000},"
                        + " {is_unstated=true, probabilities=0, models=0, unstated=1000, n=1000}]");

        at.run("insert into star.fact_outcome by name select range as customer_key, 202301 as period_key,"
                + " range % 5 = 0 as is_default, date '2023-02-01' as known_on, 0 as run_key from range(1, 2001)");
        fit(CLOSED);
        model = at.ask("select * from star.dim_model").get(0);
        assertThat(model.longInteger("customer_count")).as("stated outcomes").isEqualTo(1000);
        assertThat(model.longInteger("default_count")).isEqualTo(200);
    }

    @Test
    void theScoreInSqlIsTheFormulaAndItsPosterior() {
        customers();
        fit(CLOSED);
        at.grade(CLOSED);

        Row model = at.ask("select * from star.dim_model").get(0);
        JsonNode coefficients = Json.read(model.text("coefficients_json"));
        DiscriminantModel kept = DiscriminantModel.inForce(at.warehouse, GradeWarehouse.SETTINGS, CLOSED)
                .get(0);
        List<Row> rows = at.ask("select * from star.fact_credit_grade join star.fact_indicator using (period_key, "
                + "customer_key) order by customer_key limit 50");
        assertThat(rows).hasSize(50);
        for (Row row : rows) {
            double score = 0;
            for (DiscriminantTerm term : kept.score().terms()) {
                BinnedTerm binned = (BinnedTerm) term;
                Optional<Double> value =
                        row.isNull(term.name()) ? Optional.empty() : Optional.of(row.number(term.name()));
                score += binned.points(binned.bins().indexOf(value, Optional.empty()));
            }
            score -= coefficients.get("cut").asDouble();
            double odds = Math.exp(kept.calibration().logOdds(score));
            // Both are kept to six decimals, and are the formula's to all of them.
            assertThat(row.number("discriminant_score")).isCloseTo(sixDecimals(score), within(1e-9));
            assertThat(row.number("default_probability")).isCloseTo(sixDecimals(1 / (1 + odds)), within(1e-12));
            assertThat(row.number("credit_score"))
                    .isCloseTo(600 + 20 / Math.log(2) * Math.log(odds / 50), within(6e-4));
            assertThat(row.integer("model_key")).isEqualTo(model.integer("model_key"));
            assertThat(row.text("master_scale_code"))
                    .isEqualTo(row.truth("is_default") ? "D" : scaleOf(1 / (1 + odds)));
        }
    }

    private static double sixDecimals(double value) {
        return Math.rint(value * 1e6) / 1e6;
    }

    private static String scaleOf(double probability) {
        String found = "M1";
        double ceiling = 0.0025;
        for (int step = 2; probability >= ceiling && step <= 9; step++) {
            found = "M" + step;
            ceiling *= 2;
        }
        return found;
    }

    @Test
    void onlyWhatWasKnownAtTheObservationEnters() {
        customers();
        fit(CLOSED);
        String before = at.ask("select inputs_hash from star.dim_model").toString();
        at.run("update star.fact_indicator set pay1 = 0 where period_key = 202401");
        fit(CLOSED);

        assertThat(at.ask("select inputs_hash from star.dim_model")).hasToString(before);
    }

    @Test
    void whatARestatementCorrectedLaterDoesNotEnterEither() {
        customers();
        fit(CLOSED);
        String hash = "select inputs_hash from star.dim_model";
        String before = at.ask(hash).toString();
        // The observation month was closed by run 0; run 9 restates it, with other points and other defaults.
        for (String table : List.of("fact_indicator", "fact_customer_month")) {
            at.run("insert into history." + table + " by name select *, 9 as superseded_run_key from star." + table
                    + " where period_key = 202301");
        }
        at.run("update star.fact_indicator set pay1 = pay2, run_key = 9 where period_key = 202301");
        at.run("update star.fact_customer_month set is_default = customer_key % 3 = 0, run_key = 9 where period_key ="
                + " 202301");
        fit(CLOSED);
        assertThat(at.ask(hash).toString())
                .as("as if there had been but one close")
                .isNotEqualTo(before);

        at.run("insert into star.period_edition (period_key, edition_no, closed_at, close_run_key, run_key) values"
                + " (202301, 1, now(), 0, 0), (202301, 2, now(), 9, 9)");
        fit(CLOSED);
        assertThat(at.ask(hash)).hasToString(before);
    }

    @Test
    void theSameInputsInAnotherOrderGiveTheSameModel() {
        customers();
        fit(CLOSED);
        String what = "select inputs_hash, coefficients_json, diagnostics_json from star.dim_model";
        String before = at.ask(what).toString();
        at.run("create temp table shuffled as select * from star.fact_indicator order by hash(customer_key, 5)");
        at.run("delete from star.fact_indicator");
        at.run("insert into star.fact_indicator select * from shuffled");
        fit(CLOSED);

        assertThat(at.ask(what)).hasToString(before);
    }

    @Test
    void tooFewDefaultsGiveNoModel() {
        customers();

        assertThat(fit(CLOSED, GradeWarehouse.SETTINGS.with("discriminant_defaults_min", 201)))
                .isZero();
        assertThat(at.told)
                .singleElement(InstanceOfAssertFactories.STRING)
                .startsWith("no discriminant for resident in ")
                .endsWith(
                        " are defaults; expected at least 201 of these, and of the others (discriminant.defaults_min)");
        at.grade(CLOSED);
        assertThat(at.ask("select count(*) as n, count(model_key) as m, count(master_scale_code) as s, "
                        + "count(default_probability) as p, count(credit_score) as c from star.fact_credit_grade"))
                .hasToString("[{n=2000, m=0, s=0, p=0, c=0}]");
    }

    @Test
    void aYoungModelIsKept() {
        customers();
        Parameters yearly = GradeWarehouse.SETTINGS.with("discriminant_refit_months", 12);
        fit(CLOSED, yearly);
        at.run("insert into star.fact_indicator select * replace (202302 as period_key) from star.fact_indicator "
                + "where period_key = 202301");

        assertThat(fit(CLOSED.plusMonths(1), yearly)).isZero();
        assertThat(fit(CLOSED.plusMonths(1))).isEqualTo(1);
        assertThat(at.ask(
                        "select model_key, period_key, observation_period_key from star.dim_model order by model_key"))
                .hasToString("[{model_key=1, period_key=202401, observation_period_key=202301}, "
                        + "{model_key=2, period_key=202402, observation_period_key=202302}]");
    }

    @Test
    void anOutcomeThatTheSourceStatesComesFirst() {
        customers();
        at.run(
                "insert into star.fact_outcome by name select range as customer_key, 202401 as period_key, range % 4 = 0 as"
                        + " is_default, 0 as run_key from range(1, 1001)");
        fit(CLOSED);

        Row model = at.ask("select * from star.dim_model").get(0);
        assertThat(model.integer("observation_period_key")).isEqualTo(202401);
        // The source says it of all 1,000 customers, those in default in January 2024 included.
        assertThat(model.longInteger("customer_count")).isEqualTo(1000);
        assertThat(model.longInteger("default_count")).isEqualTo(250);
        assertThat(model.text("settings_json")).contains("\"outcome\":\"supplied\"");
    }

    @Test
    void outcomesOfSeveralMonthsAreLearnedFromAndNoneBeforeItWasKnown() {
        customers();
        at.run(
                "insert into star.fact_outcome by name select range as customer_key, 202301 as period_key, range % 5 = 0 as"
                        + " is_default, date '2023-12-31' as known_on, 0 as run_key from range(1, 1001)");
        at.run(
                "insert into star.fact_outcome by name select range as customer_key, 202401 as period_key, range % 4 = 0 as"
                        + " is_default, date '2024-02-01' as known_on, 0 as run_key from range(1, 1001)");
        fit(CLOSED);
        Row model = at.ask("select * from star.dim_model").get(0);
        assertThat(model.integer("observation_period_key")).isEqualTo(202301);
        assertThat(model.longInteger("customer_count")).isEqualTo(1000);
        assertThat(model.longInteger("default_count")).isEqualTo(200);

        at.run("update star.fact_outcome set known_on = date '2024-01-31' where period_key = 202401");
        fit(CLOSED);
        model = at.ask("select * from star.dim_model").get(0);
        assertThat(model.integer("observation_period_key")).isEqualTo(202401);
        assertThat(model.longInteger("customer_count")).isEqualTo(2000);
        assertThat(model.longInteger("default_count")).isEqualTo(450);

        at.run("update star.fact_outcome set known_on = date '2024-02-01'");
        assertThat(fit(CLOSED))
                .as("none is known yet, and none of ours stands in")
                .isZero();
    }

    @Test
    void withoutTheObservationMonthThereIsNothingToLearn() {
        at.month(CLOSED, CUSTOMERS.replace("IS_DEFAULT", "false"));

        assertThat(fit(CLOSED)).isZero();
    }

    @Test
    void validationScoresCustomersItHasNotSeen() {
        customers();
        named("'C' || range");

        List<ValidateDiscriminant.Validation> found =
                ValidateDiscriminant.of(at.warehouse, GradeWarehouse.SETTINGS, CLOSED);
        assertThat(found).hasSize(1);
        assertThat(found.get(0).goodCount()).isEqualTo(1760);
        assertThat(found.get(0).defaultCount()).isEqualTo(200);
        assertThat(found.get(0).outOfFold().orElseThrow().discrimination().gini())
                .isBetween(0.4, 0.95);
        assertThat(ValidateDiscriminant.of(at.warehouse, GradeWarehouse.SETTINGS, CLOSED))
                .isEqualTo(found);
    }

    private void named(String customerNo) {
        at.run("delete from star.dim_customer");
        at.run("insert into star.dim_customer by name select range as customer_version_key, range as customer_key, "
                + customerNo + " as customer_no, 'residential' as customer_class_code, 0 as region_key, "
                + "date '2020-02-01' as valid_from, date '9999-12-31' as valid_to, true as is_first, true as "
                + "is_current, false as is_inferred, 0 as run_key from range(1, 2001)");
    }

    /** However customers are called, each fold has its share of both classes, and the figures are nearly the same. */
    @Test
    void foldsHangOnNoNumbering() {
        customers();
        List<Double> areas = new ArrayList<>();
        for (String customerNo : List.of(
                "'C' || range",
                "lpad((2001 - range)::varchar, 12, '0')",
                "range % 10 || '-' || range",
                "chr((65 + range % 26)::integer) || range",
                "md5(range::varchar)")) {
            named(customerNo);
            ObservedCases cases = ObservedCases.stage(at.warehouse, GradeWarehouse.SETTINGS, CLOSED)
                    .orElseThrow();
            assertThat(at.ask("select fold_no, count(*) filter (class_code = 'default') as defaults, count(*) as n from"
                            + " discriminant_case group by fold_no order by fold_no"))
                    .as(customerNo)
                    .hasToString(
                            "[{fold_no=0, defaults=40, n=392}, {fold_no=1, defaults=40, n=392}, {fold_no=2,"
                                    + " defaults=40, n=392}, {fold_no=3, defaults=40, n=392}, {fold_no=4, defaults=40, n=392}]");
            cases.drop(at.warehouse);
            areas.add(ValidateDiscriminant.of(at.warehouse, GradeWarehouse.SETTINGS, CLOSED)
                    .get(0)
                    .outOfFold()
                    .orElseThrow()
                    .discrimination()
                    .auc());
        }

        assertThat(Collections.max(areas) - Collections.min(areas))
                .as("%s", areas)
                .isLessThan(0.015);
    }

    /** Who defaulted at one of two months is one customer, whose cases are all in one fold. */
    @Test
    void aCustomersCasesAreInOneFold() {
        customers();
        named("'C' || range");
        for (int month : List.of(202301, 202401)) {
            at.run("insert into star.fact_outcome by name select range as customer_key, " + month + " as period_key,"
                    + " (range + " + month + ") % 20 = 1 as is_default, 0 as run_key from range(1, 2001)");
        }
        assertThat(ObservedCases.stage(at.warehouse, GradeWarehouse.SETTINGS, CLOSED))
                .isPresent();

        assertThat(at.ask(
                        "select max(folds) as folds, max(cases) as cases from (select count(distinct fold_no) as folds,"
                                + " count(*) as cases from discriminant_case group by customer_key)"))
                .hasToString("[{folds=1, cases=2}]");
        assertThat(at
                        .ask("select fold_no, count(*) filter (class_code = 'default') as defaults, count(*) as n from"
                                + " discriminant_case group by fold_no order by fold_no")
                        .stream()
                        .map(row -> row.longInteger("n"))
                        .distinct())
                .containsExactly(800L);
    }
}
