package io.gridgrade.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gridgrade.engine.Row;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.indicator.ComputeIndicators;
import io.gridgrade.run.Run;
import io.gridgrade.settings.Settings;
import io.gridgrade.star.Portfolio;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.value.Progress;
import io.gridgrade.warehouse.Warehouse;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The outcome measures of a month, computed by hand. */
class ServiceOutcomeTest {
    private final Warehouse warehouse = Warehouse.inMemory();
    private final Portfolio portfolio = new Portfolio(warehouse);

    /** Of 100 due in January 40 came in; in February the rest but 10, of it 20 by a credit note. */
    @Test
    void whatWasDueAndWhatOfItCame() {
        portfolio
                .customer("C1")
                .customer("C2")
                .bill("B1", "C1", "100.00", "2024-01-05")
                .payment("P1", "C1", "B1", "40.00", "2024-01-10")
                // Due on 4 February.
                .bill("B2", "C2", "50.00", "2024-01-20")
                .land(
                        "survey",
                        "survey_no, customer_no, surveyed_on, satisfaction_score",
                        "'S1', 'C1', date '2024-01-15', 4.0")
                .load();
        close("2024-01");

        Row january = outcome("cut_code = 'all' and period_key = 202401");
        assertThat(january.number("due_amount")).isEqualTo(100);
        assertThat(january.number("recovery_rate")).isEqualTo(0.4);
        // 60 and 50 open, 150 billed in one month.
        assertThat(january.number("turnover_rate")).isEqualTo(150 * 12 / 110.0, within(1e-12));
        assertThat(january.number("turnover_days")).isEqualTo(365 * 110 / 1800.0, within(1e-12));
        assertThat(january.number("overdue_share")).isEqualTo(60 / 110.0, within(1e-12));
        assertThat(january.number("default_open_share")).isZero();
        assertThat(january.number("mean_satisfaction")).isEqualTo(4);
        assertThat(january.value("satisfaction_error")).isNull();
        // Nobody has told of any contact, so what they cost is not known; and no probability was tested.
        assertThat(january.value("service_cost_amount")).isNull();
        assertThat(january.value("service_cost_share")).isNull();
        assertThat(january.value("expected_loss_share")).isNull();

        portfolio
                .payment("P2", "C2", "B2", "50.00", "2024-02-10")
                .payment("P3", "C1", "B1", "30.00", "2024-02-15")
                .land(
                        "bill",
                        "bill_no, customer_no, billed_on, due_on, billed_amount",
                        "'N', 'C1', date '2024-02-20', date '2024-02-20', -20.00")
                .land(
                        "survey",
                        "survey_no, customer_no, surveyed_on, satisfaction_score",
                        "'S2', 'C1', date '2024-02-15', 3.0")
                .land(
                        "contact",
                        "contact_no, customer_no, contacted_at, channel_code, reason_code",
                        "'K', 'C1', timestamp '2024-02-16 10:00:00', 'phone', 'bill'")
                .load();
        close("2024-02");

        Row february = outcome("cut_code = 'all' and period_key = 202402");
        assertThat(february.number("due_amount")).isEqualTo(150);
        assertThat(february.number("recovered_amount")).isEqualTo(140);
        assertThat(february.number("recovery_rate")).isEqualTo(140 / 150.0, within(1e-12));
        assertThat(february.number("mean_open_amount")).isEqualTo((110 + 10) / 2.0);
        assertThat(february.number("turnover_rate")).isEqualTo(130 * 12 / 120.0, within(1e-12));
        assertThat(february.number("mean_satisfaction")).isEqualTo(3.5);
        assertThat(february.number("satisfaction_error")).isEqualTo(0.5, within(1e-12));
        assertThat(february.number("service_cost_amount")).isEqualTo(6);
        assertThat(february.number("mean_service_cost")).isEqualTo(3);
        assertThat(february.number("service_cost_share")).isEqualTo(6 / 130.0, within(1e-12));

        // The grade of each is its own; who was never asked has no satisfaction, who never called cost nothing.
        Row owing = outcome("cut_code = 'grade' and period_key = 202402 and grade_code = " + gradeOf("C1"));
        assertThat(owing.number("recovery_rate")).isEqualTo(0.9, within(1e-12));
        assertThat(owing.number("overdue_share")).isEqualTo(1);
        Row clear = outcome("cut_code = 'grade' and period_key = 202402 and grade_code = " + gradeOf("C2"));
        assertThat(clear.number("recovery_rate")).isEqualTo(1);
        assertThat(clear.value("overdue_share")).isNull();
        assertThat(clear.value("mean_satisfaction")).isNull();
        assertThat(clear.number("service_cost_amount")).isZero();
        assertThat(portfolio.query("select sum(customer_count)::integer as customers, sum(due_amount) as due from"
                        + " mart.service_outcome where period_key = 202402 and cut_code = 'group'"))
                .hasToString("[{customers=2, due=150.00}]");
        // What January said stays as it was.
        assertThat(outcome("cut_code = 'all' and period_key = 202401")).hasToString(january.toString());
        portfolio.close();
    }

    /** Where the source states how late a bill is, no money is laid beside it, so nothing is known of recovery. */
    @Test
    void whereASourceStatesTheDelayThereIsNoRecoveryRate() {
        portfolio
                .customer("C")
                .land(
                        "bill",
                        "bill_no, customer_no, billed_on, due_on, billed_amount, delay_months",
                        "'B', 'C', date '2024-01-05', date '2024-01-20', 100.00, 2")
                .load();
        close("2024-01");

        Row month = outcome("cut_code = 'all' and period_key = 202401");
        assertThat(month.number("due_amount")).isZero();
        assertThat(month.value("recovery_rate")).isNull();
        portfolio.close();
    }

    /** Who owes a bill that fell due before the window is in default; the bill is no part of what was due in it. */
    @Test
    void aBillThatFellDueBeforeTheWindowNoLongerCounts() {
        portfolio
                .customer("C")
                .bill("OLD", "C", "70.00", "2024-01-02")
                .bill("EDGE", "C", "30.00", "2024-01-02")
                .load();
        fallsDue("OLD", "2023-01-31");
        fallsDue("EDGE", "2023-02-01");
        close("2024-01");

        Row month = outcome("cut_code = 'all' and period_key = 202401");
        assertThat(month.number("due_amount")).isEqualTo(30);
        assertThat(month.number("recovery_rate")).isZero();
        assertThat(month.number("open_amount")).isEqualTo(100);
        assertThat(month.number("default_open_share")).isEqualTo(1);
        assertThat(month.number("expected_loss_share")).isEqualTo(1);
        portfolio.close();
    }

    // A year of months would have to be closed to have it otherwise.
    private void fallsDue(String bill, String day) {
        warehouse.execute(
                new SqlFile(
                        "test", "update star.fact_bill set due_on = date '" + day + "' where bill_no = '" + bill + "'"),
                Parameters.none());
    }

    private String gradeOf(String customer) {
        return "'"
                + portfolio.only("select grade_code as answer from mart.credit_grade where period_key = 202402 and"
                        + " customer_no = '" + customer + "'")
                + "'";
    }

    private Row outcome(String where) {
        return portfolio
                .query("select * from mart.service_outcome where " + where)
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
                run -> warehouse.transaction(() -> {
                    CloseMonths.closeMonth(run, warehouse, settings, month, new ComputeIndicators());
                    return null;
                }));
    }
}
