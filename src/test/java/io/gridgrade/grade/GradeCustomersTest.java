package io.gridgrade.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gridgrade.engine.Row;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.value.UserError;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GradeCustomersTest {
    private static final Period JANUARY = Period.parse("2024-01");

    private final GradeWarehouse at = new GradeWarehouse();

    @AfterEach
    void close() {
        at.close();
    }

    @ParameterizedTest
    @CsvSource({"100, AAA", "90, AAA", "89, AA", "80, AA", "79, A", "70, A", "60, B", "59, C", "0, C"})
    void everyFloorBelongsToItsGrade(int points, String grade) {
        at.resident(JANUARY, points);
        at.grade(JANUARY);

        assertThat(at.gradeOf(JANUARY)).isEqualTo(grade + " score");
    }

    /**
     * By hand. Enterprise, payment 45 and consumption 15 there: payment (100 + 80) / 2 = 90, consumption 30; (45 x 90 + 15
     * x 30) / 60 = 75. Resident, 70 and 15: (70 x 90 + 15 x 30) / 85 = 79.411 76...; cut off, 79.411.
     */
    @ParameterizedTest
    @CsvSource({"enterprise, 75.000, A", "resident, 79.411, A"})
    void dimensionsWeighByPopulationAndThoseMissingAreLeftOut(String population, String score, String grade) {
        at.month(JANUARY, GradeWarehouse.customer(population, 100, 80, 30, 0, 0, false));
        at.grade(JANUARY);

        Row row = at.ask("select index_score, grade_code from star.fact_credit_grade")
                .get(0);
        assertThat(row.text("index_score")).isEqualTo(score);
        assertThat(row.text("grade_code")).isEqualTo(grade);
    }

    /** Weights 1 and 1 in payment, 999.999 of 1000 to it: (89 + 91) / 2 = 90 and 89 make 89.999 99; AA, shown as 89.999. */
    @Test
    void nothingIsRoundedUpIntoABetterGrade() {
        at.run("update star.dim_dimension_weight set dimension_weight = case dimension_code when 'payment' then 999.99 "
                + "when 'consumption' then 0.01 else 0 end where population_code = 'resident'");
        at.month(JANUARY, GradeWarehouse.customer("resident", 89, 91, 89, 0, 0, false));
        at.grade(JANUARY);

        Row row = at.ask("select index_score, grade_code from star.fact_credit_grade")
                .get(0);
        assertThat(row.text("index_score")).isEqualTo("89.999");
        assertThat(row.text("grade_code")).isEqualTo("AA");
    }

    @Test
    void withoutPaymentThereIsNoScore() {
        at.month(JANUARY, GradeWarehouse.customer("enterprise", null, null, 100, 0, 0, false));
        at.grade(JANUARY);

        assertThat(at.gradeOf(JANUARY)).isEqualTo("NR no_score");
        assertThat(at.ask("select index_score, score_grade_code from star.fact_credit_grade"))
                .hasToString("[{index_score=null, score_grade_code=NR}]");
    }

    @Test
    void oneMissingIndicatorLeavesTheRestOfItsDimension() {
        at.month(JANUARY, GradeWarehouse.customer("resident", 80, null, null, 0, 0, false));
        at.grade(JANUARY);

        assertThat(at.ask("select index_score from star.fact_credit_grade")).hasToString("[{index_score=80.000}]");
    }

    private String second(int before, int after) {
        Period february = JANUARY.plusMonths(1);
        at.resident(JANUARY, before);
        at.grade(JANUARY);
        at.resident(february, after);
        at.grade(february);
        return at.gradeOf(february);
    }

    @ParameterizedTest
    @CsvSource({
        "85, 90, AA hysteresis",
        "85, 91, AA hysteresis",
        "85, 92, AAA score",
        "90, 90, AAA score",
        "92, 89, AA score",
        "100, 10, C score",
        "65, 100, A promotion",
        "10, 100, B promotion",
        "65, 81, A hysteresis",
        "65, 71, B hysteresis"
    })
    void worseAtOnceAndBetterByOneStepWithPointsToSpare(int before, int after, String expected) {
        assertThat(second(before, after)).isEqualTo(expected);
    }

    @Test
    void fromPoorNeverToTheBestHoweverManySteps() {
        Parameters fast = GradeWarehouse.SETTINGS.with("grade_promotion_steps_max", 9);
        at.resident(JANUARY, 10);
        at.grade(JANUARY, fast);
        at.resident(JANUARY.plusMonths(1), 100);
        at.grade(JANUARY.plusMonths(1), fast);
        assertThat(at.gradeOf(JANUARY.plusMonths(1))).isEqualTo("AA promotion");
        at.resident(JANUARY.plusMonths(2), 100);
        at.grade(JANUARY.plusMonths(2), fast);
        assertThat(at.gradeOf(JANUARY.plusMonths(2))).isEqualTo("AAA score");
    }

    @Test
    void openArrearsKeepFromTheBest() {
        at.month(JANUARY, GradeWarehouse.customer("resident", 100, 100, null, 5, 10, false));
        at.grade(JANUARY);

        assertThat(at.gradeOf(JANUARY)).isEqualTo("AA open_arrears");
    }

    @Test
    void aCapThatChangesNothingIsNotTheReason() {
        at.month(JANUARY, GradeWarehouse.customer("resident", 70, 70, null, 5, 10, false));
        at.grade(JANUARY);

        assertThat(at.gradeOf(JANUARY)).isEqualTo("A score");
    }

    @Test
    void threeMonthsOfArrearsAreCAtMost() {
        at.month(JANUARY, GradeWarehouse.customer("resident", 100, 100, null, 90, 10, false));
        at.grade(JANUARY);

        assertThat(at.gradeOf(JANUARY)).isEqualTo("C arrears_3_months");
    }

    @Test
    void theftWithin36MonthsIsD() {
        at.run(
                "insert into star.fact_violation values ('V', 1, 202102, 'theft', date '2021-02-01', null, 0, null, null, null)");
        at.resident(JANUARY, 100);
        at.grade(JANUARY);
        assertThat(at.gradeOf(JANUARY)).isEqualTo("D theft_or_injury");

        // The 37th month: forgiven, one step at a time.
        at.resident(JANUARY.plusMonths(1), 100);
        at.grade(JANUARY.plusMonths(1));
        assertThat(at.gradeOf(JANUARY.plusMonths(1))).isEqualTo("C promotion");
    }

    @Test
    void anInjuryIsDAndABreachIsNot() {
        at.run(
                "insert into star.fact_violation values ('V', 1, 202401, 'breach', date '2024-01-01', null, 0, null, null, null)");
        at.resident(JANUARY, 100);
        at.grade(JANUARY);
        assertThat(at.gradeOf(JANUARY)).isEqualTo("AAA score");

        at.run(
                "insert into star.fact_accident values ('A', 1, 202402, 'injury', date '2024-02-01', 0, null, null, null)");
        at.resident(JANUARY.plusMonths(1), 100);
        at.grade(JANUARY.plusMonths(1));
        assertThat(at.gradeOf(JANUARY.plusMonths(1))).isEqualTo("D theft_or_injury");
    }

    @Test
    void defaultLastsUntilSixCleanMonths() {
        at.month(JANUARY, GradeWarehouse.customer("resident", 100, 100, null, 0, 0, true));
        at.grade(JANUARY);
        for (int month = 1; month <= 7; month++) {
            at.resident(JANUARY.plusMonths(month), 100);
            at.grade(JANUARY.plusMonths(month));
        }

        assertThat(at.gradeOf(JANUARY)).isEqualTo("D default");
        assertThat(at.gradeOf(JANUARY.plusMonths(5))).isEqualTo("D default");
        assertThat(at.gradeOf(JANUARY.plusMonths(6))).isEqualTo("C promotion");
        assertThat(at.gradeOf(JANUARY.plusMonths(7))).isEqualTo("B promotion");
        assertThat(at.ask("select count(*) as n from star.fact_credit_grade where is_default"))
                .hasToString("[{n=6}]");
    }

    @Test
    void aNewCustomerIsNotRatedAndThenCountsAsB() {
        at.run("insert into star.dim_customer by name select 1 as customer_version_key, 1 as customer_key, 'C' as "
                + "customer_no, 'residential' as customer_class_code, 0 as region_key, date '2023-02-01' as opened_on, "
                + "date '2023-02-01' as valid_from, date '9999-12-31' as valid_to, true as is_first, true as "
                + "is_current, false as is_inferred, 0 as run_key");
        at.resident(JANUARY, 100);
        at.grade(JANUARY);
        assertThat(at.gradeOf(JANUARY)).isEqualTo("NR new_customer");

        // A year old at the end of February; one step up from B.
        at.resident(JANUARY.plusMonths(1), 100);
        at.grade(JANUARY.plusMonths(1));
        assertThat(at.gradeOf(JANUARY.plusMonths(1))).isEqualTo("A promotion");
        assertThat(at.ask("select previous_grade_code from star.fact_credit_grade where period_key = 202402"))
                .hasToString("[{previous_grade_code=NR}]");
    }

    /** Nor by gates of a home, which know nothing of it, or say something else. */
    @Test
    void whomNoSourceHasStatedIsNotRatedWhateverTheGates() {
        at.month(JANUARY, GradeWarehouse.customer("resident", 100, 100, null, 120, 500, true));
        at.run("update star.fact_customer_month set is_stated = false");
        at.grade(JANUARY);
        assertThat(at.gradeOf(JANUARY)).isEqualTo("NR unstated");

        at.run("delete from star.dim_gate");
        at.run("insert into star.dim_gate values ('all', 1, 'set', 'AAA', 'true', 'All', '全部', 0)");
        at.grade(JANUARY);
        assertThat(at.gradeOf(JANUARY)).isEqualTo("NR unstated");
    }

    @Test
    void gatesAndScaleComeFromTheSeeds() {
        at.run("insert into star.dim_gate values"
                + " ('quiet', 0, 'cap', 'B', 'energy_kwh is null', 'No meter', '未计量', 0)");
        at.run("update star.dim_grade set score_floor = 95 where grade_code = 'AAA'");
        at.resident(JANUARY, 94);
        at.grade(JANUARY);

        assertThat(at.ask("select score_grade_code, grade_code, reason_code from star.fact_credit_grade"))
                .hasToString("[{score_grade_code=AA, grade_code=B, reason_code=quiet}]");
    }

    @Test
    void aGateOfAnUnknownKindOrGradeIsRefused() {
        at.run("update star.dim_gate set gate_kind_code = 'limit' where gate_code = 'default'");
        at.run("update star.dim_gate set grade_code = 'AB' where gate_code = 'open_arrears'");
        at.resident(JANUARY, 94);

        assertThatThrownBy(() -> at.grade(JANUARY))
                .isInstanceOf(UserError.class)
                .hasMessage("seeds/gate.csv has gates that cannot be applied")
                .extracting(error -> ((UserError) error).details())
                .hasToString("[gate default: gate_kind_code is \"limit\"; expected one of set, cap, keep, "
                        + "gate open_arrears: grade_code is \"AB\", which seeds/grade.csv does not have]");
    }

    /** Rated in March, June, September and December; a gate before it in order still decides at once. */
    @Test
    void aGateThatKeepsTheGradeMakesTheMonthsOfRatingData() {
        at.run("insert into star.dim_gate values ('quarterly', 0, 'keep', 'NR', 'calendar_month not in (3, 6, 9, 12)',"
                + " 'Rated each quarter', '按季评级', 0)");
        at.run(
                "insert into star.dim_gate values ('theft_at_once', -1, 'set', 'D', 'theft_months_ago = 0', 'Theft', '窃电',"
                        + " 0)");
        List<String> grades = new ArrayList<>();
        int points = 94;
        for (Period period = Period.parse("2024-02"); period.key() <= 202407; period = period.plusMonths(1)) {
            at.resident(period, points);
            if (period.key() == 202407) {
                at.run(
                        "insert into star.fact_violation by name select 'V' as violation_no, 1 as customer_key, 202407 as"
                                + " period_key, date '2024-07-02' as found_on, 'theft' as violation_code, 1 as run_key");
            }
            at.grade(period);
            grades.add(at.gradeOf(period));
            points = 65;
        }

        assertThat(grades)
                .containsExactly("NR quarterly", "B score", "B quarterly", "B quarterly", "B score", "D theft_at_once");
    }

    /** A window is a condition: months since the last of an event, counted over the turn of a year. */
    @Test
    void aGateMaySpeakOfTheMonthsSinceAnEvent() {
        at.run("insert into star.dim_gate values ('breach_12m', 0, 'set', 'C', 'breach_months_ago < 12', 'x', 'x', 0),"
                + " ('late', 10, 'cap', 'AA', 'arrears_months_ago between 1 and 2', 'x', 'x', 0),"
                + " ('three_this_year', 11, 'cap', 'B', 'arrears_months_this_year >= 3', 'x', 'x', 0)");
        at.run("insert into star.fact_violation by name select 'V' as violation_no, 1 as customer_key, 202303 as"
                + " period_key, date '2023-03-30' as found_on, 'breach' as violation_code, 1 as run_key");
        at.run("delete from star.dim_gate where gate_code = 'open_arrears'");
        List<String> grades = new ArrayList<>();
        for (String month : List.of("2023-11", "2023-12", "2024-01", "2024-02", "2024-03", "2024-04", "2024-05")) {
            Period period = Period.parse(month);
            int overdue = period.key() == 202312 || period.key() == 202404 || period.key() == 202405 ? 0 : 5;
            at.month(period, GradeWarehouse.customer("resident", 94, 94, null, 3, overdue, false));
            at.grade(period, GradeWarehouse.SETTINGS.with("grade_promotion_steps_max", 5));
            grades.add(at.gradeOf(period));
        }

        // Of November, 8 months after the breach; in March a year has passed. Arrears in January, February and March.
        assertThat(grades)
                .containsExactly(
                        "C breach_12m",
                        "C breach_12m",
                        "C breach_12m",
                        "C breach_12m",
                        "B three_this_year",
                        "B three_this_year",
                        "B three_this_year");
    }

    @Test
    void gradingAgainChangesNothing() {
        at.resident(JANUARY, 94);
        at.grade(JANUARY);
        String before =
                at.ask("select * exclude (run_key) from star.fact_credit_grade").toString();

        assertThat(at.grade(JANUARY)).isEqualTo(1);
        assertThat(at.ask("select * exclude (run_key) from star.fact_credit_grade"))
                .hasToString(before);
    }

    /** A better value of any one indicator never lowers the score. */
    @Test
    void aBetterValueNeverLowersTheScore() {
        at.month(
                JANUARY,
                "select row_number() over (order by p1, p2, c1) as customer_key, 'enterprise' as population_code, "
                        + "p1 as pay1, p2 as pay2, c1 as con1, 0 as arrears_days, 0 as overdue_amount, false as is_default "
                        + "from (values (0), (30), (60), (80), (100)) as a (p1), (values (0), (30), (60), (80), (100)) "
                        + "as b (p2), (values (0), (30), (60), (80), (100)) as c (c1)");
        at.grade(JANUARY);

        assertThat(at.ask("with scored as (select * from star.fact_credit_grade join star.fact_indicator "
                        + "using (customer_key)) select count(*) as n from scored as worse join scored as better "
                        + "on better.pay1_points >= worse.pay1_points and better.pay2_points >= worse.pay2_points "
                        + "and better.con1_points >= worse.con1_points and better.index_score < worse.index_score"))
                .hasToString("[{n=0}]");
        assertThat(at.ask("select count(distinct index_score) > 20 as is_spread from star.fact_credit_grade"))
                .hasToString("[{is_spread=true}]");
    }
}
