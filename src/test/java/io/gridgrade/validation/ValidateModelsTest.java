package io.gridgrade.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.engine.SqlFile;
import io.gridgrade.statistics.SharedData;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.warehouse.Seeds;
import io.gridgrade.warehouse.Warehouse;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ValidateModelsTest {
    private static final Period OBSERVED = Period.parse("2023-01");
    private static final Period CLOSED = Period.parse("2024-01");
    private static final Parameters SETTINGS = Parameters.none().with("default_horizon_months", 12);

    private static Warehouse warehouse;

    @BeforeAll
    static void seed() {
        warehouse = Warehouse.inMemory();
        Seeds.apply(warehouse);
        run("insert into star.dim_customer by name select range::integer as customer_version_key,"
                + " range::integer as customer_key, 'C' || range as customer_no, 'residential' as customer_class_code,"
                + " 0 as region_key, date '1800-01-01' as valid_from, date '9999-12-31' as valid_to, true as is_current, true as is_first, false as is_inferred,"
                + " 0 as run_key from range(1, 1001)");
        run("create or replace view mart.indicator as select 0 as period_key, '' as indicator_code,"
                + " null::integer as indicator_points where false");
    }

    @AfterAll
    static void close() {
        warehouse.close();
    }

    @BeforeEach
    void empty() {
        run("delete from star.fact_credit_grade");
        run("delete from star.fact_customer_month");
        run("delete from star.fact_outcome");
        run("delete from star.dim_model");
        run("delete from star.fact_challenger_score");
        run("delete from star.fact_grade_override");
    }

    private static void run(String sql) {
        warehouse.execute(new SqlFile("test", sql), Parameters.none());
    }

    /** Customers 1 to 1000: the first 500 AAA and M4, the others B and M7; scores fall with the number. */
    private void graded(Period period, String probability) {
        run("insert into star.fact_credit_grade by name select " + period.key() + " as period_key,"
                + " range::integer as customer_key, range::integer as customer_version_key,"
                + " (100 - range / 20)::decimal(6, 3) as index_score, 'A' as score_grade_code,"
                + " case when range <= 500 then 'AAA' else 'B' end as grade_code, 'score' as reason_code,"
                + " false as is_default, " + probability + " as default_probability,"
                + " case when range <= 500 then 'M4' else 'M7' end as master_scale_code, 0 as run_key"
                + " from range(1, 1001)");
    }

    /** Every hundredth of the first 500 and every tenth of the others defaults three months later. */
    private void defaulted() {
        run("insert into star.fact_customer_month by name select range::integer as customer_key, 202304 as period_key,"
                + " (range <= 500 and range % 100 = 0) or (range > 500 and range % 10 = 0) as is_default," + MONTH
                + " from range(1, 1001)");
    }

    private static final String MONTH =
            " range::integer as customer_version_key, 'residential' as customer_class_code, 1 as bill_count,"
                    + " 100 as billed_amount, 1 as due_bill_count, 1 as on_time_bill_count, 0 as late_bill_count,"
                    + " 1 as payment_count, 100 as paid_amount, 100 as settled_amount, 0 as late_amount_days,"
                    + " 0 as open_amount, 0 as overdue_amount, 0 as overdue_amount_days, 0 as arrears_days,"
                    + " 0 as event_points, 0 as cut_count, 0 as write_off_count, 0 as instalment_due_count,"
                    + " 0 as instalment_kept_count, 0 as breach_count, 0 as theft_count, 0 as injury_count,"
                    + " 0 as contact_count, 1 as bill_count_12m, 1 as billed_month_count_12m, 100 as billed_amount_12m,"
                    + " 1 as due_bill_count_12m, 1 as on_time_bill_count_12m, 0 as late_bill_count_12m,"
                    + " 100 as paid_amount_12m, 100 as settled_amount_12m, 0 as late_amount_days_12m,"
                    + " 0 as instalment_due_count_12m, 0 as instalment_kept_count_12m, 0 as contact_count_12m,"
                    + " 0 as energy_kwh_12m, 0 as run_key";

    private Section section(String code) {
        return ValidateModels.of(warehouse, SETTINGS, CLOSED).stream()
                .filter(section -> section.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static Object cell(Section section, int row, String column) {
        return section.rows().get(row).get(section.columns().indexOf(column));
    }

    private void whole() {
        graded(OBSERVED, "case when range <= 500 then 0.01 else 0.1 end");
        graded(CLOSED, "0.01");
        defaulted();
    }

    /**
     * 50 of the 55 that defaulted are seen by the candidate alone. In force: (5 x 495 / 2 + 50 (495 + 450 / 2)) / (55 x 945);
     * the candidate: (50 x 945 + 5 x 945 / 2) / (55 x 945), and errors of 0.7, 0.99 and 0.01.
     */
    @Test
    void aCandidateThatTellsBetterWhatCameIsSeenToDoSo() {
        whole();
        run("update star.fact_credit_grade set model_key = 1");
        run(
                "insert into star.dim_model by name select unnest([1, 2]) as model_key, 'discriminant' as model_code,"
                        + " 'resident' as population_code, 202301 as period_key, 202201 as observation_period_key,"
                        + " 1000 as customer_count, 50 as default_count, '' as inputs_hash, 0 as seed, '{}' as settings_json,"
                        + " '{}' as coefficients_json, '{}' as diagnostics_json, '' as code_version, now() as fitted_at, 0 as run_key");
        run(
                "insert into star.fact_challenger_score by name select 202301 as period_key, range::integer as customer_key,"
                        + " 2 as model_key, case when range > 500 and range % 10 = 0 then 0.3 else 0.01 end as default_probability,"
                        + " 0 as run_key from range(1, 1001)");

        Section found = CompareModels.of(warehouse, SETTINGS, CLOSED);

        assertThat(found.rows()).hasSize(1);
        assertThat(cell(found, 0, "in force")).isEqualTo(1);
        assertThat(cell(found, 0, "candidate")).isEqualTo(2);
        assertThat(cell(found, 0, "cases")).isEqualTo(1000L);
        assertThat(cell(found, 0, "defaults")).isEqualTo(55L);
        assertThat(cell(found, 0, "AUC")).isEqualTo(new BigDecimal("0.7165"));
        assertThat(cell(found, 0, "AUC cand.")).isEqualTo(new BigDecimal("0.9545"));
        assertThat((BigDecimal) cell(found, 0, "z")).isGreaterThan(new BigDecimal("5"));
        assertThat(cell(found, 0, "p")).isEqualTo(new BigDecimal("0.0000"));
        assertThat(cell(found, 0, "KS cand.")).isEqualTo(new BigDecimal("0.9091"));
        assertThat(cell(found, 0, "Brier")).isEqualTo(new BigDecimal("0.0500"));
        assertThat(cell(found, 0, "Brier cand.")).isEqualTo(new BigDecimal("0.0295"));
    }

    /** Moved up: two of four defaulted. Of the others 48 of 496 did whom the rules gave B, and 5 of 497 who had AAA. */
    @Test
    void whatCameOfOverridesStandsBesideTheOthersOfBothGrades() {
        whole();
        run(
                "insert into star.fact_grade_override by name select 202301 as period_key, unnest([510, 511, 512, 520, 1, 2, 3])"
                        + " as customer_key, 1 as override_no, 0 as run_key, '' as own_grade_code, '' as asked_grade_code,"
                        + " '' as grade_code");
        run("update star.fact_grade_override set own_grade_code = case when customer_key > 500 then 'B' else 'AAA' end,"
                + " grade_code = case when customer_key > 500 then 'AAA' else 'B' end");

        Section found = section("overrides");

        assertThat(found.rows()).hasSize(2);
        assertThat(cell(found, 0, "direction")).isEqualTo("up");
        assertThat(cell(found, 0, "cases")).isEqualTo(4L);
        assertThat(cell(found, 0, "defaults")).isEqualTo(2L);
        assertThat(cell(found, 0, "rate")).isEqualTo(new BigDecimal("0.5000"));
        assertThat(cell(found, 0, "others of the rules' grade")).isEqualTo(new BigDecimal("0.0968"));
        assertThat(cell(found, 0, "others of the grade set")).isEqualTo(new BigDecimal("0.0101"));
        assertThat(cell(found, 1, "direction")).isEqualTo("down");
        assertThat(cell(found, 1, "cases")).isEqualTo(3L);
        assertThat(cell(found, 1, "defaults")).isEqualTo(0L);
        assertThat(cell(found, 1, "others of the rules' grade")).isEqualTo(new BigDecimal("0.0101"));
    }

    /** 5 of 500 came where 1 % was foretold, 50 of 500 where 10 % was. */
    @Test
    void rightProbabilitiesAreGreenInEveryClass() {
        whole();
        Section found = section("calibration_by_class");

        assertThat(found.rows()).hasSize(2);
        assertThat(cell(found, 0, "class")).isEqualTo("M4");
        assertThat(cell(found, 0, "defaults")).isEqualTo(5L);
        assertThat(cell(found, 0, "came")).isEqualTo(new BigDecimal("0.0100"));
        assertThat(cell(found, 1, "came")).isEqualTo(new BigDecimal("0.1000"));
        assertThat(found.rows()).allMatch(row -> row.contains("green"));
        Section all = section("back_test");
        assertThat(cell(all, 0, "expected")).isEqualTo(new BigDecimal("55.0"));
        // Two probabilities, right both: 0.0099 / 2 + 0.09 / 2.
        assertThat(cell(all, 0, "Brier")).isEqualTo(new BigDecimal("0.04995"));
        assertThat(section("calibration_by_grade").remarks())
                .containsExactly("the rate of defaults rises from grade to grade");
    }

    @Test
    void aProbabilityThatIsTooLowIsRed() {
        graded(OBSERVED, "0.01");
        graded(CLOSED, "0.01");
        defaulted();

        assertThat(cell(section("back_test"), 0, "verdict")).isEqualTo("red");
        assertThat(cell(section("calibration_by_class"), 1, "verdict")).isEqualTo("red");
    }

    /** Of the two scores, one has two values and the other a thousand; the ranks of both are worked out by hand below. */
    @Test
    void bothScoresAreRankedOnTheSameCases() {
        whole();
        Section found = section("discrimination");

        assertThat(cell(found, 0, "score")).isEqualTo("probability");
        // 5 of 55 defaults and 495 of 945 good are in the better half: (50 x 495 + (5 x 495 + 50 x 450) / 2) / 51,975.
        assertThat(cell(found, 0, "AUC")).isEqualTo(new BigDecimal("0.7165"));
        assertThat(cell(found, 0, "KS")).isEqualTo(new BigDecimal("0.4329"));
        assertThat(cell(found, 1, "score")).isEqualTo("index score");
        assertThat(found.remarks().get(0)).startsWith("resident: ").contains("DeLong");
    }

    @Test
    void beforeTheHorizonHasPassedOnlyTheRankingIsTold() {
        graded(Period.parse("2023-03"), "0.05");
        graded(CLOSED, "0.05");
        defaulted();

        Section found = section("back_test");
        assertThat(cell(found, 0, "Jeffreys p")).isNull();
        assertThat(cell(found, 0, "verdict")).isEqualTo("not known");
        assertThat(found.remarks())
                .containsExactly("only 10 of 12 months have passed: calibration cannot be told yet, but for too many"
                        + " defaults already; it can at the close of 2024-03");
        assertThat(section("evidence").remarks().get(0)).startsWith("no outcome of a graded month is known yet");
        assertThat(section("discrimination").rows()).isNotEmpty();
    }

    @Test
    void withoutAProbabilityThatIsSaid() {
        graded(CLOSED, "null::double");

        assertThat(section("forecast_evidence").remarks())
                .containsExactly("no default probability was given in a month before: none can be tested yet");
        assertThat(section("stability").remarks())
                .containsExactly("no earlier month was graded: there is nothing to compare with");
    }

    @Test
    void gradesThatStayedHaveMovedNowhere() {
        whole();

        assertThat(cell(section("migration_figures"), 0, "value")).isEqualTo(new BigDecimal("1.0000"));
        assertThat(cell(section("migration_figures"), 3, "value")).isEqualTo(new BigDecimal("1.0000"));
        assertThat(cell(section("drift"), 1, "PSI")).isEqualTo(new BigDecimal("0.0000"));
        assertThat(cell(section("concentration"), 0, "plain HHI now")).isEqualTo(new BigDecimal("0.5000"));
        // Every B and no AAA: all of one class, so there is nobody to compare with.
        assertThat(section("adverse_by_class").remarks()).containsExactly("there is no other class to compare with");
    }

    @Test
    void whatOtherModelsGaveIsNoDriftOfCustomers() {
        whole();
        run("update star.fact_credit_grade set model_key = 1 where period_key = " + OBSERVED.key());
        run("update star.fact_credit_grade set model_key = 2, master_scale_code = 'M5' where period_key = "
                + CLOSED.key());

        Section found = section("drift");
        assertThat(cell(found, 1, "verdict")).isEqualTo("green");
        assertThat(cell(found, 2, "verdict")).isEqualTo("not known");
        assertThat(found.remarks())
                .containsExactly("class of the master scale: other models, or another scale, in " + CLOSED + " than in "
                        + OBSERVED + ": what moved may be they, not the customers, and there is no verdict");

        run("update star.fact_credit_grade set model_key = 1 where period_key = " + CLOSED.key());
        assertThat(cell(section("drift"), 2, "verdict")).isEqualTo("red");
        assertThat(section("drift").remarks()).isEmpty();
    }

    /** A source states the outcomes of the month itself, and the model of its close had them. */
    @Test
    void aModelThatSawTheOutcomesIsSaidToHave() {
        graded(CLOSED, "0.05");
        run("insert into star.fact_outcome by name select range::integer as customer_key, 202401 as period_key,"
                + " range % 20 = 0 as is_default, 0 as run_key from range(1, 1001)");
        run(
                "insert into star.dim_model by name select 1 as model_key, 'discriminant' as model_code,"
                        + " 'resident' as population_code, 202401 as period_key, 202401 as observation_period_key,"
                        + " 1000 as customer_count, 50 as default_count, '' as inputs_hash, 0 as seed, '{}' as settings_json,"
                        + " '{}' as coefficients_json, '{}' as diagnostics_json, '' as code_version, now() as fitted_at, 0 as run_key");

        assertThat(section("in_sample").remarks())
                .containsExactly(
                        "the discriminant of resident had learned from these very outcomes: what follows flatters"
                                + " it; out of fold is below");
        assertThat(cell(section("back_test"), 0, "defaults")).isEqualTo(50L);
        assertThat(section("forecast_evidence").remarks())
                .containsExactly("probabilities: graded at the close of 2024-01, outcomes as a source states them");
    }

    /** Foretold are 5 of 100 in every tenth: 10 are outside 95 % and inside that of all ten together, 16 outside both. */
    @Test
    void aTenthThatMissesAsOneInTwentyDoesIsToldFromOneThatIsWrong() {
        graded(OBSERVED, "0.05");
        graded(CLOSED, "0.05");
        defaulted();
        run("update star.fact_customer_month set is_default = customer_key % 100 < case (customer_key - 1) // 100"
                + " when 0 then 10 when 1 then 16 else 5 end");

        Section found = section("calibration_curve");

        assertThat(found.rows()).hasSize(10);
        assertThat(cell(found, 0, "inside")).isEqualTo("by chance");
        assertThat(cell(found, 1, "inside")).isEqualTo("no");
        assertThat(cell(found, 2, "inside")).isEqualTo("yes");
        assertThat(found.remarks())
                .containsExactly(
                        "by chance: outside its own interval, which one right tenth in twenty is, but inside that"
                                + " in which all ten lie together with 95 %");
    }

    /** All are right already: Cox's line has slope 1, for both classes have the rate foretold. */
    @Test
    void rightProbabilitiesGainNothingByCalibration() {
        whole();
        Section found = section("recalibration");

        // Two halves of the numbers: the defaults have even ones, too few in the odd half.
        assertThat(found.remarks()).containsExactly("fewer than 20 defaults in a half of the customers: not tried");
        run("update star.fact_customer_month set is_default = (customer_key <= 500 and customer_key % 100 in (0, 1))"
                + " or (customer_key > 500 and customer_key % 20 in (0, 1))");
        // 2 % of the first 500 and 10 % of the others, as foretold now.
        run("update star.fact_credit_grade set default_probability = 0.02 where grade_code = 'AAA'");
        found = section("recalibration");
        assertThat(cell(found, 0, "Brier out of sample")).isEqualTo(new BigDecimal("0.05480"));
        assertThat(found.rows()).hasSize(4);
        assertThat(found.remarks().get(0)).startsWith("Cox: slope 1.000").endsWith("as it should be");
    }

    /** R's pROC on 42,372 customers with two scores, from the file through the engine. */
    @Test
    void theEngineRanksTwoScoresAsRDoes() {
        Path file = SharedData.file("sgcc/labels_and_scores.csv.gz");
        run(
                "create or replace temp table validation_case as select 'resident' as population_code, flag = 1 as has_defaulted,"
                        + " -\"A0_RawStat\" as index_score, \"expert_b_TCN\" as default_probability from read_csv("
                        + SqlFile.literal(file.toString()) + ")");
        Evidence evidence = new Evidence(
                OBSERVED, CLOSED, 12, 12, false, List.of(new Evidence.Count(Optional.empty(), 42_372, 3_615, 42_372)));
        Section found = DiscriminatoryPower.ofForecasts(warehouse, evidence);

        assertThat(cell(found, 0, "AUC")).isEqualTo(new BigDecimal("0.9132"));
        assertThat(cell(found, 0, "KS")).isEqualTo(new BigDecimal("0.6819"));
        assertThat(cell(found, 1, "AUC")).isEqualTo(new BigDecimal("0.7406"));
        assertThat(cell(found, 1, "KS")).isEqualTo(new BigDecimal("0.3733"));
        // 0.913163478 -+ 1.959964 x 0.002692227.
        assertThat(cell(found, 0, "from")).isEqualTo(new BigDecimal("0.9079"));
        assertThat(cell(found, 0, "to")).isEqualTo(new BigDecimal("0.9184"));
        assertThat(found.remarks())
                .containsExactly("all: the probability ranks better (DeLong: difference 0.1725, z 38.75, p 0.0000)");
    }
}
