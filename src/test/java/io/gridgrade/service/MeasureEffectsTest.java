package io.gridgrade.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gridgrade.engine.Row;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.run.Run;
import io.gridgrade.settings.Settings;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.value.Progress;
import io.gridgrade.warehouse.Warehouse;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What service actions changed: computed by hand, and planted. */
class MeasureEffectsTest {
    private static final String OVERDUE = "measure_code = 'overdue_customer'";

    private final Warehouse warehouse = Warehouse.inMemory();

    @AfterEach
    void close() {
        warehouse.close();
    }

    /**
     * Residents: of 20 treated 5 still owe after three months, of 40 others 20; shops: 6 of 12, and 24 of 30. So the effect
     * is 20/32 (.25 - .5) + 12/32 (.5 - .8), and its variance (20/32)^2 (.75/76 + .25/39) + (12/32)^2 (.25/11 + .16/29).
     */
    @Test
    void theEffectIsThatOfTheStrataWithTheWeightsOfTheTreated() {
        months(202301, 202304);
        handComputed(202301, 202304);
        // Nobody is like the last one.
        owing(200, 200, "farm", 202301, 202304, "false");
        treated("customer_key = 200", "'done'", "'2023-02-10'");

        close("2023-04");

        Row effect = effect("S18", OVERDUE);
        assertThat(effect.longInteger("treated_count")).isEqualTo(33);
        assertThat(effect.longInteger("matched_count")).isEqualTo(32);
        assertThat(effect.longInteger("control_count")).isEqualTo(70);
        assertThat(effect.longInteger("stratum_count")).isEqualTo(2);
        assertThat(effect.number("treated_before_value")).isEqualTo(1);
        assertThat(effect.number("treated_change")).isEqualTo(-21 / 32.0, within(1e-12));
        assertThat(effect.number("control_change")).isEqualTo(-(0.5 * 20 + 0.2 * 12) / 32, within(1e-12));
        assertThat(effect.number("effect_value")).isEqualTo(-0.26875, within(1e-12));
        double error = Math.sqrt(20 * 20 / 1024.0 * (0.75 / 76 + 0.25 / 39) + 144 / 1024.0 * (0.25 / 11 + 0.16 / 29));
        assertThat(effect.number("effect_error")).isEqualTo(error, within(1e-9));
        assertThat(effect.number("effect_low")).isEqualTo(-0.26875 - 1.959963984540054 * error, within(1e-9));
        assertThat(effect.number("effect_high")).isEqualTo(-0.26875 + 1.959963984540054 * error, within(1e-9));
        // What one owes is a month's bill, so that three measures say the same, and Holm counts each as three.
        assertThat(effect.number("adjusted_p_value")).isEqualTo(3 * effect.number("p_value"), within(1e-12));
        assertThat(effect.text("verdict_code")).isEqualTo("better");
        // Nobody answered, and nobody's use is known.
        assertThat(effect("S18", "measure_code = 'satisfaction'").text("verdict_code"))
                .isEqualTo("too_few");
        assertThat(effect("S18", "measure_code = 'satisfaction'").value("effect_value"))
                .isNull();
    }

    /** In two months the same customers tell no more than in one. */
    @Test
    void aCustomerOfSeveralMonthsIsNotCountedAsSeveral() {
        months(202301, 202308);
        handComputed(202301, 202304);
        handComputed(202305, 202308);

        close("2023-08");

        Row effect = effect("S18", OVERDUE);
        assertThat(effect.longInteger("matched_count")).isEqualTo(64);
        assertThat(effect.longInteger("matched_customer_count")).isEqualTo(32);
        assertThat(effect.number("effect_value")).isEqualTo(-0.26875, within(1e-12));
        double error = Math.sqrt(20 * 20 / 1024.0 * (0.75 / 76 + 0.25 / 39) + 144 / 1024.0 * (0.25 / 11 + 0.16 / 29));
        assertThat(effect.number("effect_error")).isEqualTo(error, within(1e-9));
    }

    /** Who was tried in vain, too late, or the month before is neither treated nor compared with. */
    @Test
    void whoWasNotReachedIsOnNeitherSide() {
        months(202212, 202304);
        handComputed(202301, 202304);
        owing(300, 302, "residential", 202301, 202304, "true");
        treated("customer_key = 300", "'not_reached'", "'2023-02-10'");
        treated("customer_key = 301", "'done'", "'2023-03-01'");
        treated("customer_key = 302", "'done'", "'2023-02-10'");
        insert(
                "fact_service_result",
                "customer_key, listed_period_key, period_key, done_on, outcome_code, service_rule_code",
                "302, 202212, 202301, date '2023-01-10', 'done', 'S18'");
        owing(303, 304, "residential", 202301, 202304, "true");

        close("2023-04");

        Row effect = effect("S18", OVERDUE);
        assertThat(effect.longInteger("treated_count")).isEqualTo(32);
        // Only 303 and 304 have come to the others.
        assertThat(effect.longInteger("control_count")).isEqualTo(72);
    }

    @Test
    void belowThirtyCustomersThereIsNoFigure() {
        months(202301, 202304);
        handComputed(202301, 202304);
        execute("delete from star.fact_service_result where customer_key in (1, 2, 3)");

        close("2023-04");

        Row effect = effect("S18", OVERDUE);
        assertThat(effect.text("verdict_code")).isEqualTo("too_few");
        assertThat(effect.longInteger("matched_customer_count")).isEqualTo(29);
        assertThat(effect.value("effect_low")).isNull();
    }

    /**
     * Those who are long in arrears recover less, and are visited more often. A visit has one in five more recover; a letter
     * does nothing. Without matching a visit would seem to do harm.
     */
    @Test
    void aPlantedEffectLiesInItsIntervalAndNoneIsSeenWhereNoneIs() {
        months(202301, 202304);
        int count = 4_000;
        String old = "customer_key % 2 = 0";
        String visited = draw(1) + " < case when " + old + " then 0.6 else 0.1 end";
        String letter = draw(2) + " < 0.3";
        String recovers = draw(3) + " < case when " + old + " then 0.2 else 0.6 end + case when " + visited
                + " then 0.2 else 0 end";
        owing(1, count, "residential", 202301, 202304, recovers);
        execute("update star.fact_customer_month set arrears_days = case when " + old + " then 70 else 10 end"
                + " where period_key = 202301");
        treated(visited, "'done'", "'2023-02-10'");
        insert(
                "fact_service_result",
                "customer_key, listed_period_key, period_key, done_on, outcome_code, service_rule_code",
                "range, 202301, 202302, date '2023-02-11', 'done', 'S15'",
                "range(1, " + (count + 1) + ") where " + letter.replace("customer_key", "range"));

        close("2023-04");

        Row visit = effect("S18", OVERDUE);
        assertThat(visit.number("effect_low")).isLessThan(-0.2);
        assertThat(visit.number("effect_high")).isBetween(-0.2, 0.0);
        assertThat(visit.text("verdict_code")).isEqualTo("better");
        Row none = effect("S15", OVERDUE);
        assertThat(none.number("effect_low")).isNegative();
        assertThat(none.number("effect_high")).isPositive();
        assertThat(none.text("verdict_code")).isEqualTo("none");
        double naive = query("select avg(case when overdue_amount > 0 then 1 else 0 end) filter (where " + visited
                        + ") - avg(case when overdue_amount > 0 then 1 else 0 end) filter (where not (" + visited
                        + ")) as naive from star.fact_customer_month where period_key = 202304")
                .get(0)
                .number("naive");
        assertThat(naive).isGreaterThan(-0.1);
        Row balance = query("select * from mart.service_balance where service_rule_code = 'S18' and covariate_code ="
                        + " 'arrears_days'")
                .get(0);
        assertThat(balance.number("difference_before")).isGreaterThan(0.5);
        assertThat(balance.number("difference_after")).isZero();
    }

    // Customers 1 to 60 are residents, 101 to 142 shops; the first of each were visited.
    private void handComputed(int listed, int after) {
        owing(1, 60, "residential", listed, after, "customer_key <= 15 or customer_key > 40");
        owing(101, 142, "commercial", listed, after, "customer_key <= 106 or customer_key > 136");
        execute("insert into star.fact_service_result by name select customer_key, " + listed
                + " as listed_period_key, " + (listed + 1) + " as period_key, make_date(" + listed / 100 + ", "
                + (listed % 100 + 1)
                + ", 10) as done_on, 'done' as outcome_code, 'S18' as service_rule_code, 1 as run_key"
                + " from star.fact_customer_month where period_key = " + listed
                + " and (customer_key <= 20 or customer_key between 101 and 112)");
    }

    // Customers who owe a month's bill when the list is made, and after it unless they recover.
    private void owing(int first, int last, String kind, int listed, int after, String recovers) {
        String columns =
                "period_key, customer_key, customer_class_code, overdue_amount, arrears_days, billed_amount_12m,"
                        + " billed_month_count_12m";
        String from = "(select range as customer_key from range(" + first + ", " + (last + 1) + ")) as customer";
        insert("fact_customer_month", columns, listed + ", customer_key, '" + kind + "', 100, 40, 1200, 12", from);
        insert(
                "fact_customer_month",
                columns,
                after + ", customer_key, '" + kind + "', case when " + recovers + " then 0 else 100 end, 40, 1200, 12",
                from);
        insert("fact_credit_grade", "period_key, customer_key, grade_code", listed + ", customer_key, 'C'", from);
    }

    private void treated(String who, String outcome, String day) {
        execute(
                "insert into star.fact_service_result by name select distinct customer_key, 202301 as listed_period_key,"
                        + " year(date " + day + ") * 100 + month(date " + day + ") as period_key, date " + day
                        + " as done_on, "
                        + outcome
                        + " as outcome_code, 'S18' as service_rule_code, 1 as run_key from star.fact_customer_month"
                        + " where period_key = 202301 and " + who);
    }

    // A number between 0 and 1 that depends on the customer alone.
    private static String draw(int no) {
        return "(('0x' || substr(md5(customer_key || '-' || " + no + "), 1, 8))::bigint / 4294967296.0)";
    }

    private void months(int first, int last) {
        for (Period month = Period.ofKey(first); month.key() <= last; month = month.plusMonths(1)) {
            insert(
                    "dim_period",
                    "period_key, month_no, first_on, last_on, status_code",
                    month.key() + ", " + (12 * (month.key() / 100) + month.key() % 100) + ", date '" + month.firstOn()
                            + "', date '" + month.lastOn() + "', 'open'");
        }
    }

    private void insert(String table, String columns, String values) {
        insert(table, columns, values, "range(1)");
    }

    // What a column of a table must have and is not given is 0, or empty.
    private void insert(String table, String columns, String values, String from) {
        List<String> given = List.of(columns.split(", *", -1));
        String rest = query(
                        "select column_name, data_type from duckdb_columns() where schema_name = 'star' and table_name"
                                + " = '" + table + "' and not is_nullable")
                .stream()
                .filter(row -> !given.contains(row.text("column_name")))
                .map(row -> ", "
                        + (row.text("data_type").equals("VARCHAR")
                                ? "''"
                                : row.text("data_type").equals("BOOLEAN") ? "false" : "0")
                        + " as " + row.text("column_name"))
                .collect(Collectors.joining());
        execute("insert into star." + table + " by name select * from (select " + values + rest + " from " + from
                + ") as given (" + columns + rest.replaceAll("[^,]* as ", " ") + ")");
    }

    private Row effect(String rule, String where) {
        return query("select * from mart.service_effect where service_rule_code = '" + rule + "' and " + where)
                .get(0);
    }

    private void close(String period) {
        Period month = Period.parse(period);
        Parameters settings = Settings.defaults().asParameters();
        Run.of(
                warehouse,
                "close",
                Optional.of(month),
                settings,
                Progress.SILENT,
                run -> warehouse.transaction(() -> new MeasureEffects().run(run, warehouse, settings, month)));
    }

    private void execute(String sql) {
        warehouse.execute(new SqlFile("test", sql), Parameters.none());
    }

    private List<Row> query(String sql) {
        return warehouse.query(new SqlFile("test", sql), Parameters.none());
    }
}
