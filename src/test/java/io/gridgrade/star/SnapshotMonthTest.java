package io.gridgrade.star;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gridgrade.value.ExitCode;
import io.gridgrade.value.UserError;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SnapshotMonthTest {
    private final Portfolio portfolio = new Portfolio();

    @AfterEach
    void close() {
        portfolio.close();
    }

    @Test
    void paymentOnTheDueDateIsNotLate() {
        portfolio
                .customer("C")
                .bill("B", "C", "100.00", "2024-01-05")
                .payment("P", "C", "B", "100.00", "2024-01-20")
                .snapshotThrough("2024-01");

        assertThat(portfolio.snapshot("on_time_bill_count", "C", "2024-01")).isEqualTo(1);
        assertThat(portfolio.snapshot("late_amount_days", "C", "2024-01")).isEqualTo(new BigDecimal("0.00"));
        assertThat(portfolio.snapshot("last_on_time_paid_on", "C", "2024-01")).isEqualTo(LocalDate.of(2024, 1, 20));
    }

    @Test
    void aBillPaidInTwoPartsCountsOnceAndItsLatePartWeighsByItsDays() {
        // 60 on time, 40 four days late: 160 currency days. Past the three days of grace: late.
        portfolio
                .customer("C")
                .bill("B", "C", "100.00", "2024-01-05")
                .payment("P1", "C", "B", "60.00", "2024-01-10")
                .payment("P2", "C", "B", "40.00", "2024-01-24")
                .snapshotThrough("2024-01");

        assertThat(portfolio.snapshot("due_bill_count", "C", "2024-01")).isEqualTo(1);
        assertThat(portfolio.snapshot("on_time_bill_count", "C", "2024-01")).isEqualTo(0);
        assertThat(portfolio.snapshot("late_bill_count", "C", "2024-01")).isEqualTo(1);
        assertThat(portfolio.snapshot("late_amount_days", "C", "2024-01")).isEqualTo(new BigDecimal("160.00"));
    }

    @Test
    void whatIsPaidBeyondTheBillSettlesTheNext() {
        portfolio
                .customer("C")
                .bill("B1", "C", "100.00", "2024-01-05")
                .bill("B2", "C", "50.00", "2024-01-06")
                .payment("P", "C", "B1", "150.00", "2024-01-10")
                .snapshotThrough("2024-01");

        assertThat(portfolio.snapshot("paid_amount", "C", "2024-01")).isEqualTo(new BigDecimal("150.00"));
        assertThat(portfolio.snapshot("settled_amount", "C", "2024-01")).isEqualTo(new BigDecimal("150.00"));
        assertThat(portfolio.snapshot("open_amount", "C", "2024-01")).isEqualTo(new BigDecimal("0.00"));
    }

    @Test
    void aBillPaidInALaterMonthIsCarriedUntilThen() {
        // Due on 20 January, paid on 10 March: 50 days late; open at the ends of January and February.
        portfolio
                .customer("C")
                .bill("B", "C", "100.00", "2024-01-05")
                .bill("B2", "C", "10.00", "2024-02-05")
                .payment("P2", "C", "B2", "10.00", "2024-02-06")
                .payment("P", "C", "B", "100.00", "2024-03-10")
                .snapshotThrough("2024-03");

        assertThat(portfolio.snapshot("arrears_days", "C", "2024-01")).isEqualTo(11);
        assertThat(portfolio.snapshot("arrears_days", "C", "2024-02")).isEqualTo(40);
        assertThat(portfolio.snapshot("overdue_amount", "C", "2024-02")).isEqualTo(new BigDecimal("100.00"));
        assertThat(portfolio.snapshot("arrears_days", "C", "2024-03")).isEqualTo(0);
        assertThat(portfolio.snapshot("late_amount_days", "C", "2024-03")).isEqualTo(new BigDecimal("5000.00"));
        assertThat(portfolio.query("select * from star.fact_bill_balance where period_key = 202403"))
                .isEmpty();
    }

    @Test
    void aBillDueInTheNextMonthAndPaidEarlyIsOnTimeInTheMonthItIsDue() {
        portfolio
                .customer("C")
                .bill("B", "C", "100.00", "2024-01-25")
                .payment("P", "C", "B", "100.00", "2024-01-28")
                .bill("B2", "C", "10.00", "2024-02-01")
                .snapshotThrough("2024-02");

        assertThat(portfolio.snapshot("due_bill_count", "C", "2024-01")).isEqualTo(0);
        assertThat(portfolio.snapshot("due_bill_count", "C", "2024-02")).isEqualTo(2);
        assertThat(portfolio.snapshot("on_time_bill_count", "C", "2024-02")).isEqualTo(1);
    }

    @Test
    void ninetyDaysOnAMaterialAmountIsADefaultAndLessIsNot() {
        portfolio
                .customer("large")
                .customer("small")
                .bill("B1", "large", "100.00", "2024-01-05")
                .bill("B2", "small", "99.99", "2024-01-05")
                .payment("P", "small", "none", "1.00", "2024-04-01")
                .snapshotThrough("2024-04");

        // Due on 20 January: 71 days at the end of March, 101 at the end of April.
        assertThat(portfolio.snapshot("is_default", "large", "2024-03")).isEqualTo(false);
        assertThat(portfolio.snapshot("is_default", "large", "2024-04")).isEqualTo(true);
        assertThat(portfolio.snapshot("is_default", "small", "2024-04")).isEqualTo(false);
    }

    @Test
    void anEventWithdrawnInTheSameMonthNeverCountsAndOneWithdrawnLaterDoes() {
        portfolio
                .customer("C")
                .bill("B", "C", "100.00", "2024-01-05")
                .land(
                        "credit_event",
                        "event_no, customer_no, event_code, occurred_on, reversed_on",
                        "'E1', 'C', 'cut', date '2024-01-20', date '2024-01-22'")
                .land(
                        "credit_event",
                        "event_no, customer_no, event_code, occurred_on, reversed_on",
                        "'E2', 'C', 'reminder', date '2024-01-20', date '2024-02-22'")
                .snapshotThrough("2024-01");

        assertThat(portfolio.snapshot("event_points", "C", "2024-01")).isEqualTo(5);
        assertThat(portfolio.snapshot("is_default", "C", "2024-01")).isEqualTo(false);
    }

    @Test
    void twelveMonthTotalsLoseTheThirteenthMonthAndSurviveAGap() {
        portfolio.customer("C");
        // Bills of 1, 2, ... 14 in fourteen months; another customer keeps the months in being.
        for (int month = 0; month < 14; month++) {
            String day = LocalDate.of(2023, 1, 5).plusMonths(month).toString();
            portfolio.bill("B" + month, "C", String.valueOf(month + 1), day);
        }
        portfolio.snapshotThrough("2024-02");

        // 3 + 4 + ... + 14 = 102.
        assertThat(portfolio.snapshot("billed_amount_12m", "C", "2024-02")).isEqualTo(new BigDecimal("102.00"));
        assertThat(portfolio.snapshot("bill_count_12m", "C", "2023-06")).isEqualTo(6);
    }

    @Test
    void aCustomerWhoComesBackHasHisWindowSummedAnew() {
        portfolio
                .land(
                        "customer",
                        "customer_no, customer_class_code, opened_on, closed_on",
                        "'C', 'residential', date '2020-01-01', date '2024-01-31'")
                .customer("other")
                .bill("B1", "C", "5.00", "2024-01-05")
                .payment("P1", "C", "B1", "5.00", "2024-01-06")
                .bill("O", "other", "1.00", "2024-03-05")
                .land(
                        "customer",
                        "customer_no, customer_class_code, opened_on, valid_from",
                        "'C', 'residential', date '2020-01-01', date '2024-04-01'")
                .bill("B2", "C", "7.00", "2024-04-05")
                .snapshotThrough("2024-04");

        assertThat(portfolio.query("select * from star.fact_customer_month join star.dim_customer"
                        + " using (customer_version_key) where customer_no = 'C' and period_key = 202403"))
                .isEmpty();
        assertThat(portfolio.snapshot("billed_amount_12m", "C", "2024-04")).isEqualTo(new BigDecimal("12.00"));
    }

    @Test
    void aBillOfAnUnknownCustomerInfersTheCustomerAndLosesNothing() {
        portfolio.bill("B", "nobody", "100.00", "2024-01-05").snapshotThrough("2024-01");

        assertThat(portfolio.snapshot("billed_amount", "nobody", "2024-01")).isEqualTo(new BigDecimal("100.00"));
        assertThat(portfolio.only("select is_inferred as answer from star.dim_customer"))
                .isEqualTo(true);

        portfolio.customer("nobody").load();

        assertThat(portfolio.query("select customer_key, customer_version_key, is_inferred from star.dim_customer"))
                .hasToString("[{customer_key=1, customer_version_key=1, is_inferred=false}]");
    }

    @Test
    void aRowOfAClosedMonthIsRefusedAndChangesNothing() {
        portfolio.customer("C").bill("B", "C", "100.00", "2024-01-05").snapshotThrough("2024-01");
        portfolio.bill("B9", "C", "100.00", "2024-01-06");

        assertThatThrownBy(portfolio::load)
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "some rows are dated in months that are closed (through 2024-01): 1 bill; expected only rows of"
                                + " open months; nothing was loaded; load the open months' files alone, or, to restate"
                                + " what is closed, reopen the first month that they change: gridgrade reopen YYYY-MM"
                                + " --reason WHY")
                .extracting("exitCode")
                .isEqualTo(ExitCode.PERIOD_CLOSED);
        assertThat(portfolio.query("select bill_no from star.fact_bill")).hasToString("[{bill_no=B}]");
    }

    @Test
    void aBillLoadedAgainWithAnotherAmountReplacesTheFirst() {
        portfolio.customer("C").bill("B", "C", "100.00", "2024-01-05").load();
        portfolio.bill("B", "C", "120.00", "2024-01-05").load();

        assertThat(portfolio.query("select bill_no, billed_amount from star.fact_bill"))
                .hasToString("[{bill_no=B, billed_amount=120.00}]");
    }

    @Test
    void customerVersionsHoldFromTheirDayToTheNext() {
        portfolio
                .customer("C")
                .load()
                .land(
                        "customer",
                        "customer_no, customer_class_code, opened_on, valid_from",
                        "'C', 'commercial', date '2020-01-01', date '2024-05-01'")
                .load()
                .land(
                        "customer",
                        "customer_no, customer_class_code, opened_on, valid_from",
                        "'C', 'commercial', date '2020-01-01', date '2024-08-01'")
                .load();

        assertThat(portfolio.query("select customer_class_code, valid_from, valid_to, is_first, is_current"
                        + " from star.dim_customer order by valid_from"))
                .extracting(Object::toString)
                .containsExactly(
                        "{customer_class_code=residential, valid_from=2020-01-01, valid_to=2024-05-01, is_first=true,"
                                + " is_current=false}",
                        "{customer_class_code=commercial, valid_from=2024-05-01, valid_to=9999-12-31, is_first=false,"
                                + " is_current=true}");
    }
}
