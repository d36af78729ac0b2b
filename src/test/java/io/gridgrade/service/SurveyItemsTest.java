package io.gridgrade.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gridgrade.engine.Row;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.value.Parameters;
import io.gridgrade.warehouse.Warehouse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** SERVQUAL gaps and Kano's coefficients of answers that are worked out by hand. */
class SurveyItemsTest {
    private final Warehouse warehouse = Warehouse.inMemory();

    @BeforeEach
    void group() {
        run("insert into star.dim_group by name select 1 as model_key, range as group_no, range as group_key, "
                + "'G' || range as group_name_en, 'G' || range as group_name_zh, 20 as customer_count, "
                + "'{}' as centre_json, '{}' as profile_json from range(1, 3)");
        // Sixty customers in group 1, ten in group 2.
        run("insert into star.fact_customer_group by name select 202406 as period_key, range as customer_key, "
                + "1 as model_key, case when range <= 60 then 1 else 2 end as group_no, 0 as centre_distance, "
                + "7 as run_key from range(1, 71)");
    }

    @AfterEach
    void close() {
        warehouse.close();
    }

    private void run(String sql) {
        warehouse.execute(new SqlFile("test", sql), Parameters.none());
    }

    private Row only(String sql) {
        return warehouse.query(new SqlFile("test", sql), Parameters.none()).get(0);
    }

    private List<Row> printed(String query, int period) {
        return warehouse.query(query, Parameters.none().with("period_key", period));
    }

    /** Of two that fall short alike none falls short most; of whom the interval holds 0 nothing is told, nor of ten. */
    @Test
    void whatFallsShortMostIsToldOnlyWhereNoOtherMayFallAsShort() {
        scores("1, 31", 202401, "4", "2");
        scores("31, 61", 202401, "4", "3");
        scores("61, 71", 202401, "5", "2");
        run("insert into star.fact_survey_item by name select * replace ('empathy' as item_code) "
                + "from star.fact_survey_item");
        run("insert into star.fact_survey_item by name select * replace ('assurance' as item_code, "
                + "4 + customer_key % 2 - customer_key // 31 % 2 as perceived_score) from star.fact_survey_item "
                + "where item_code = 'empathy'");
        run("insert into star.dim_survey_item by name select 'empathy' as item_code, 1 as item_order, "
                + "'Empathy' as item_name_en, '移情性' as item_name_zh");

        assertThat(printed("report/service_gap", 202406).stream()
                        .map(row ->
                                row.text("group_no") + " " + row.text("item_name_zh") + " " + row.text("verdict_code"))
                        .toList())
                .containsExactly("1 移情性 short", "1 assurance untold", "1 reliability short");
    }

    private void scores(String customers, int period, String expected, String perceived) {
        run("insert into star.fact_survey_item by name select 'S' || range || '-" + period
                + "' as survey_no, 'reliability' as item_code, range as customer_key, " + period
                + " as period_key, make_date(" + period / 100 + ", " + period % 100 + ", 5) as surveyed_on, " + expected
                + " as expected_score, " + perceived + " as perceived_score, 0 as run_key from range(" + customers
                + ")");
    }

    /** Half say 4 and 3, half say 4 and 4: a gap of -0.5, with a deviation of sqrt(60 / 59) / 2 over 60 customers. */
    @Test
    void aGapIsWhatIsPerceivedLessWhatIsExpectedAndEveryCustomerCountsOnce() {
        scores("1, 31", 202401, "4", "3");
        scores("31, 61", 202401, "4", "4");
        // One says the same three times more, and another said otherwise more than a year ago.
        scores("1, 2", 202402, "4", "3");
        scores("1, 2", 202403, "4", "3");
        scores("2, 3", 202306, "5", "1");
        scores("61, 71", 202401, "5", "2");

        Row large = only("select * from mart.service_gap where group_no = 1");
        assertThat(large.longInteger("answer_count")).isEqualTo(62);
        assertThat(large.longInteger("customer_count")).isEqualTo(60);
        assertThat(large.number("gap_score")).isEqualTo(-0.5, within(1e-12));
        double half = 1.959964 * Math.sqrt(60 / 59.0) / 2 / Math.sqrt(60);
        assertThat(large.number("gap_score_low")).isEqualTo(-0.5 - half, within(1e-9));
        assertThat(large.number("gap_score_high")).isEqualTo(-0.5 + half, within(1e-9));
        Row printed = printed("report/service_gap", 202406).get(0);
        assertThat(printed.text("verdict_code")).isEqualTo("most");
        Row small = only("select * from mart.service_gap where group_no = 2");
        assertThat(small.number("gap_score")).isEqualTo(-3);
        assertThat(small.value("gap_score_low")).isNull();
    }

    /** Of 40 attractive, 20 one-dimensional, 4 must-be, 1 reverse and 5 questionable: better 60 / 64, worse -24 / 64. */
    @Test
    void coefficientsOfKanoLeaveOutWhatIsReverseAndQuestionable() {
        kano("1, 41", 202405, "attractive");
        kano("41, 61", 202405, "one_dimensional");
        kano("61, 65", 202405, "must_be");
        kano("65, 66", 202405, "reverse");
        kano("66, 71", 202405, "questionable");
        // What was said before counts no more, nor what was said later.
        kano("1, 41", 202404, "indifferent");
        kano("1, 71", 202407, "indifferent");

        Row item = only("select * from mart.kano_item");
        assertThat(item.longInteger("customer_count")).isEqualTo(70);
        assertThat(item.number("better_share")).isEqualTo(60 / 64.0, within(1e-12));
        assertThat(item.number("worse_share")).isEqualTo(-24 / 64.0, within(1e-12));
        // Wilson: (0.375 + 1.920729 / 64 -+ 1.959964 sqrt(0.375 * 0.625 / 64 + 0.960365 / 4096)) / (1 + 3.841459 / 64).
        assertThat(item.number("worse_share_low")).isEqualTo(-0.497496, within(1e-5));
        assertThat(item.number("worse_share_high")).isEqualTo(-0.266660, within(1e-5));
        assertThat(item.text("kano_code")).isEqualTo("attractive");
        assertThat(item.truth("is_kano_told")).isTrue();
        // Without a seed an item goes by its code.
        assertThat(item.text("item_name_zh")).isEqualTo("app_bill");
    }

    /** Of 70, 30 and 40 differ by 10, and that by 1.96 sqrt(70 - 100 / 70) = 16.2 at most by chance; 20 and 50 by 30. */
    @Test
    void whatAServiceIsToMostIsToldOnlyWhereThatStandsApart() {
        kano("1, 31", 202405, "must_be");
        kano("31, 71", 202405, "attractive");
        assertThat(only("select is_kano_told from mart.kano_item").truth("is_kano_told"))
                .isFalse();
        assertThat(printed("report/kano_item", 202406).get(0).text("kano_code")).isEqualTo("untold");

        kano("21, 31", 202406, "attractive");
        Row later = only("select * from mart.kano_item");
        assertThat(later.text("kano_code")).isEqualTo("attractive");
        assertThat(later.truth("is_kano_told")).isTrue();
    }

    /** Fewer than thirty tell nothing, be they of one mind. */
    @Test
    void ofFewAnswersNothingIsTold() {
        kano("1, 30", 202405, "must_be");
        assertThat(only("select is_kano_told from mart.kano_item").truth("is_kano_told"))
                .isFalse();
        assertThat(printed("report/kano_item", 202406)).isEmpty();
    }

    private void kano(String customers, int period, String code) {
        run("insert into star.fact_survey_item by name select 'S' || range || '-" + period
                + "' as survey_no, 'app_bill' as item_code, range as customer_key, " + period
                + " as period_key, make_date(" + period / 100 + ", " + period % 100 + ", 5) as surveyed_on, '" + code
                + "' as kano_code, 0 as run_key from range(" + customers + ")");
    }
}
