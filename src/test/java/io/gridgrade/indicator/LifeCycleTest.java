package io.gridgrade.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gridgrade.engine.Row;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.star.Portfolio;
import io.gridgrade.value.Parameters;
import io.gridgrade.warehouse.Warehouse;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Stages of life by rules that a home edits, and who has left since, computed by hand. */
class LifeCycleTest {
    private final Warehouse warehouse = Warehouse.inMemory();
    private final Portfolio portfolio = new Portfolio(warehouse);

    @Test
    void aStageIsARowAndItsLeaversAreCounted() {
        // One stage more, before growth: 5 % less in both quarters, but not 15 %.
        execute("update star.dim_life_stage set stage_order = stage_order + 1 where stage_order >= 5");
        execute("insert into star.dim_life_stage (stage_code, stage_no, stage_order, is_closed, is_use_known,"
                + " change_percent_max, stage_name_en, stage_name_zh) values ('sinking', 7, 5, false, true, -5, 'Sinking',"
                + " '下滑期')");
        customer("growing", "2020-01-01", "null", 106);
        customer("sinking", "2020-01-01", "null", 94);
        customer("declining", "2020-01-01", "null", 84);
        customer("steady", "2020-01-01", "null", 97);
        customer("gone", "2020-01-01", "date '2024-02-20'", 0);
        // New in June 2023; of these one has left by June 2024, and another is new then.
        customer("stayed", "2023-01-05", "null", 100);
        customer("left", "2023-01-05", "date '2024-03-10'", 0);
        customer("fresh", "2024-01-05", "null", 0);
        portfolio.bill("X", "growing", "1.00", "2024-06-05").snapshotThrough("2024-06");

        assertThat(stage("growing")).isEqualTo("growth");
        assertThat(stage("sinking")).isEqualTo("sinking");
        assertThat(stage("declining")).isEqualTo("declining");
        assertThat(stage("steady")).isEqualTo("mature");
        assertThat(stage("fresh")).isEqualTo("new");

        Row fresh = month("stage_code = 'new'");
        assertThat(fresh.longInteger("customer_count")).isEqualTo(1);
        assertThat(fresh.number("customer_share")).isEqualTo(1 / 6.0, within(1e-12));
        assertThat(fresh.longInteger("entered_count")).isZero();
        assertThat(fresh.longInteger("year_ago_count")).isEqualTo(2);
        assertThat(fresh.longInteger("gone_count")).isEqualTo(1);
        assertThat(fresh.number("gone_share")).isEqualTo(0.5);
        // Wilson: 0.5 -+ 1.96 sqrt(0.25 / 2 + 1.96^2 / 16) / (1 + 1.96^2 / 2).
        assertThat(fresh.number("gone_share_low")).isEqualTo(0.094531, within(1e-6));
        assertThat(fresh.number("gone_share_high")).isEqualTo(0.905469, within(1e-6));
        // Two of the seven of June 2023: too few to tell.
        assertThat(fresh.number("gone_share_of_all")).isEqualTo(2 / 7.0, within(1e-12));
        assertThat(fresh.value("is_churn_signal")).isEqualTo(false);
        // Nobody is dormant, and that is told.
        Row dormant = month("stage_code = 'dormant'");
        assertThat(dormant.longInteger("customer_count")).isZero();
        assertThat(dormant.number("customer_share")).isZero();
        assertThat(dormant.longInteger("entered_count")).isZero();
        assertThat(dormant.number("billed_amount_12m")).isZero();
        assertThat(dormant.value("mean_margin")).isNull();
        assertThat(dormant.value("gone_share")).isNull();
        assertThat(dormant.value("run_key")).isEqualTo(fresh.value("run_key"));
        // Nobody was sinking a year before, for nobody's use was known then.
        Row sinking = month("stage_code = 'sinking'");
        assertThat(sinking.value("gone_share")).isNull();
        assertThat(sinking.value("gone_share_low")).isNull();
        assertThat(sinking.value("is_churn_signal")).isNull();
        portfolio.close();
    }

    private void customer(String no, String openedOn, String closedOn, int use) {
        portfolio.land(
                "customer",
                "customer_no, customer_class_code, opened_on, closed_on, contract_capacity_kva",
                "'" + no + "', 'residential', date '" + openedOn + "', " + closedOn + ", 1");
        for (int month = 1; use > 0 && month <= 6; month++) {
            consumption(no, LocalDate.of(2023, month, 1), 100);
            consumption(no, LocalDate.of(2024, month, 1), use);
        }
    }

    private void consumption(String customer, LocalDate month, int energy) {
        portfolio.land(
                "consumption",
                "customer_no, consumed_on, energy_kwh",
                "'" + customer + "', date '" + month + "', " + energy);
    }

    private Object stage(String customer) {
        return portfolio.only("select stage_code as answer from mart.customer_stage where period_key = 202406 and"
                + " customer_no = '" + customer + "'");
    }

    private Row month(String where) {
        return portfolio
                .query("select * from mart.life_cycle where period_key = 202406 and " + where)
                .get(0);
    }

    private void execute(String sql) {
        warehouse.execute(new SqlFile("test", sql), Parameters.none());
    }
}
