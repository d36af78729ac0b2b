package io.gridgrade.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gridgrade.star.Portfolio;
import java.time.LocalDate;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Financial status, equipment, social credit, security and the indicators outside the grade, worked out by hand. */
@Tag("thorough")
class FirmIndicatorsTest {
    private static final Offset<Double> EXACT = within(1e-12);

    @Test
    void financialRatiosAreThoseOfTheLastStatementKnownAtTheMonthsEnd() {
        try (Portfolio portfolio = months("2024-03", "2024-06")) {
            portfolio.customer("F");
            statement(portfolio, "F", "2022-12-31", "2023-04-10", "1000, 500, 400, 200, 40, 500, 80, 80");
            // Known in May only: April still stands on the year before.
            statement(portfolio, "F", "2023-12-31", "2024-05-02", "2000, 1300, 600, 500, 60, 700, 100, 97");
            portfolio.snapshotThrough("2024-06");

            assertThat(value(portfolio, "fin1", "F", "2024-04")).isEqualTo(50, EXACT);
            assertThat(value(portfolio, "fin2", "F", "2024-04")).isEqualTo(2, EXACT);
            // 40 / 500: no statement of the year before that.
            assertThat(value(portfolio, "fin3", "F", "2024-04")).isEqualTo(8, EXACT);
            assertThat(value(portfolio, "fin4", "F", "2024-04")).isEqualTo(100, EXACT);
            assertThat(points(portfolio, "fin1", "F", "2024-04")).isEqualTo(80);
            assertThat(points(portfolio, "fin2", "F", "2024-04")).isEqualTo(100);
            assertThat(points(portfolio, "fin3", "F", "2024-04")).isEqualTo(80);
            assertThat(points(portfolio, "fin4", "F", "2024-04")).isEqualTo(100);

            assertThat(value(portfolio, "fin1", "F", "2024-05")).isEqualTo(65, EXACT);
            assertThat(value(portfolio, "fin2", "F", "2024-05")).isEqualTo(1.2, EXACT);
            // 60 / ((500 + 700) / 2).
            assertThat(value(portfolio, "fin3", "F", "2024-05")).isEqualTo(10, EXACT);
            assertThat(value(portfolio, "fin4", "F", "2024-05")).isEqualTo(97, EXACT);
            assertThat(points(portfolio, "fin1", "F", "2024-05")).isEqualTo(60);
            assertThat(points(portfolio, "fin2", "F", "2024-05")).isEqualTo(60);
            assertThat(points(portfolio, "fin3", "F", "2024-05")).isEqualTo(80);
            assertThat(points(portfolio, "fin4", "F", "2024-05")).isEqualTo(60);
        }
    }

    @Test
    void equityOfNothingIsTheWorstBandAndWhatIsNotStatedIsMissing() {
        try (Portfolio portfolio = months("2024-06", "2024-06")) {
            portfolio
                    .customer("broke")
                    .customer("recovered")
                    .customer("silent")
                    .customer("stale")
                    .customer("nothing");
            statement(portfolio, "broke", "2023-12-31", "2024-04-01", "100, 120, 50, 60, 10, -20, 0, 0");
            // Equity of 10 now and of -30 a year ago: its mean is less than nothing too.
            statement(portfolio, "recovered", "2022-12-31", "2023-04-01", "100, 130, 50, 60, 1, -30, 9, 9");
            statement(portfolio, "recovered", "2023-12-31", "2024-04-01", "100, 90, 50, 60, 1, 10, 9, 9");
            statement(portfolio, "silent", "2023-12-31", "2024-04-01", "null, 120, 50, 0, null, 20, null, 0");
            statement(portfolio, "stale", "2022-06-30", "2022-10-01", "100, 50, 50, 60, 1, 10, 9, 9");
            portfolio.snapshotThrough("2024-06");

            assertThat(value(portfolio, "fin3", "broke", "2024-06")).isEqualTo(-100, EXACT);
            assertThat(points(portfolio, "fin3", "broke", "2024-06")).isZero();
            assertThat(points(portfolio, "fin3", "recovered", "2024-06")).isZero();
            assertThat(value(portfolio, "fin1", "broke", "2024-06")).isEqualTo(120, EXACT);
            // Nothing fell due: neither good nor bad.
            assertThat(portfolio.indicator("fin4", "broke", "2024-06")).isNull();
            for (String customer : new String[] {"silent", "stale", "nothing"}) {
                for (String code : new String[] {"fin1", "fin2", "fin3", "fin4"}) {
                    assertThat(portfolio.indicator(code, customer, "2024-06"))
                            .as(customer + " " + code)
                            .isNull();
                    assertThat(portfolio.indicator(code + "_points", customer, "2024-06"))
                            .as(customer + " " + code)
                            .isNull();
                }
            }
        }
    }

    @Test
    void equipmentIndicatorsOfACustomerWorkedOutByHand() {
        try (Portfolio portfolio = months("2024-06", "2024-06")) {
            portfolio.customer("E").customer("bare").customer("unseen").customer("dark");
            check(portfolio, "T1", "E", "test", "2023-08-10", "date '2023-08-09'", "true");
            check(portfolio, "T2", "E", "test", "2023-11-10", "date '2023-11-11'", "null");
            check(portfolio, "T3", "E", "test", "2024-02-10", "date '2024-02-10'", "null");
            check(portfolio, "T4", "E", "test", "2024-05-10", "null", "null");
            // Older than a year, and due only after the month: neither counts.
            check(portfolio, "T5", "E", "test", "2023-06-10", "null", "null");
            check(portfolio, "T6", "E", "test", "2024-07-10", "null", "null");
            check(portfolio, "H1", "E", "hazard", "2024-01-10", "date '2024-01-02'", "null");
            // Mended in July, which nobody knew in June.
            check(portfolio, "H2", "E", "hazard", "2024-06-30", "date '2024-07-02'", "null");
            check(portfolio, "T7", "bare", "test", "2022-06-10", "date '2022-06-10'", "true");
            check(portfolio, "T8", "bare", "test", "2023-06-10", "date '2023-06-10'", "false");
            check(portfolio, "T9", "dark", "test", "2024-06-10", "date '2024-06-10'", "true");
            portfolio
                    .land(
                            "accident",
                            "accident_no, customer_no, severity_code, occurred_on",
                            "'A1', 'E', 'trip', date '2021-07-15'")
                    .land(
                            "accident",
                            "accident_no, customer_no, severity_code, occurred_on",
                            "'A2', 'E', 'feeder', date '2024-06-15'")
                    .land(
                            "accident",
                            "accident_no, customer_no, severity_code, occurred_on",
                            "'A3', 'E', 'injury', date '2021-06-15'");
            for (String customer : new String[] {"E", "bare", "unseen"}) {
                portfolio.land(
                        "consumption",
                        "customer_no, consumed_on, energy_kwh, power_factor",
                        "'" + customer + "', date '2024-06-01', 10, 0.91");
            }
            portfolio.snapshotThrough("2024-06");

            assertThat(value(portfolio, "eqp1", "E", "2024-06")).isEqualTo(0.91, EXACT);
            assertThat(points(portfolio, "eqp1", "E", "2024-06")).isEqualTo(80);
            // Two of four.
            assertThat(value(portfolio, "eqp2", "E", "2024-06")).isEqualTo(50, EXACT);
            assertThat(points(portfolio, "eqp2", "E", "2024-06")).isZero();
            // A trip and a feeder; the injury is 37 months old.
            assertThat(value(portfolio, "eqp3", "E", "2024-06")).isEqualTo(4, EXACT);
            assertThat(points(portfolio, "eqp3", "E", "2024-06")).isZero();
            assertThat(value(portfolio, "eqp4", "E", "2024-06")).isEqualTo(50, EXACT);
            assertThat(points(portfolio, "eqp4", "E", "2024-06")).isEqualTo(30);
            // The device was there, and at the next look no more.
            assertThat(value(portfolio, "eqp1", "bare", "2024-06")).isEqualTo(0, EXACT);
            assertThat(points(portfolio, "eqp1", "bare", "2024-06")).isZero();
            assertThat(portfolio.indicator("eqp2", "bare", "2024-06")).isNull();
            assertThat(value(portfolio, "eqp3", "bare", "2024-06")).isEqualTo(0, EXACT);
            assertThat(points(portfolio, "eqp3", "bare", "2024-06")).isEqualTo(100);
            // A device, but no reading of the month.
            assertThat(portfolio.indicator("eqp1", "dark", "2024-06")).isNull();
            for (String code : new String[] {"eqp1", "eqp2", "eqp3", "eqp4"}) {
                assertThat(portfolio.indicator(code, "unseen", "2024-06"))
                        .as(code)
                        .isNull();
            }
        }
    }

    @Test
    void theSocialCreditGradeIsTheOneInForceAtTheMonthsEnd() {
        try (Portfolio portfolio = months("2024-05", "2024-06")) {
            for (String customer : new String[] {"S", "odd", "none"}) {
                portfolio.customer(customer);
            }
            attribute(portfolio, "S", "social_credit_grade", "A", "2023-01-01");
            attribute(portfolio, "S", "social_credit_grade", "c", "2024-06-30");
            attribute(portfolio, "S", "another", "D", "2024-06-30");
            attribute(portfolio, "odd", "social_credit_grade", "A", "2023-01-01");
            attribute(portfolio, "odd", "social_credit_grade", "suspended", "2024-01-01");
            portfolio.snapshotThrough("2024-06");

            assertThat(value(portfolio, "soc1", "S", "2024-05")).isEqualTo(1, EXACT);
            assertThat(points(portfolio, "soc1", "S", "2024-05")).isEqualTo(100);
            assertThat(value(portfolio, "soc1", "S", "2024-06")).isEqualTo(3, EXACT);
            assertThat(points(portfolio, "soc1", "S", "2024-06")).isEqualTo(30);
            assertThat(portfolio.indicator("soc1", "odd", "2024-06")).isNull();
            assertThat(portfolio.indicator("soc1", "none", "2024-06")).isNull();
        }
    }

    @Test
    void securityIsMeasuredAgainstTwoMeanBills() {
        try (Portfolio portfolio = months("2024-06", "2024-07")) {
            portfolio.customer("G").customer("none").customer("unbilled");
            portfolio.bill("B1", "G", "100.00", "2024-05-05").bill("B2", "G", "300.00", "2024-06-05");
            security(portfolio, "G1", "G", "deposit", "240", "2020-01-01", "null");
            // Given back in July: in June it still stood.
            security(portfolio, "G2", "G", "guarantee", "60", "2020-01-01", "date '2024-07-01'");
            security(portfolio, "G3", "G", "prepaid", "1000", "2024-07-02", "null");
            security(portfolio, "G4", "unbilled", "deposit", "100", "2020-01-01", "null");
            portfolio.bill("B3", "none", "100.00", "2024-06-05").snapshotThrough("2024-06");

            // 300 / (2 x 200).
            assertThat(value(portfolio, "sec1", "G", "2024-06")).isEqualTo(0.75, EXACT);
            assertThat(points(portfolio, "sec1", "G", "2024-06")).isEqualTo(80);
            assertThat(portfolio.indicator("sec1", "none", "2024-06")).isNull();
            assertThat(portfolio.indicator("sec1", "unbilled", "2024-06")).isNull();
        }
    }

    @Test
    void theServiceGapIsTheMeanOfWhatWasPerceivedLessWhatWasExpected() {
        try (Portfolio portfolio = months("2024-06", "2024-06")) {
            portfolio.customer("Q").customer("half");
            survey(portfolio, "S1", "Q", "2023-07-01", "4.5", "3.0");
            survey(portfolio, "S2", "Q", "2024-06-30", "4.0", "4.2");
            // Thirteen months old.
            survey(portfolio, "S3", "Q", "2023-06-30", "5.0", "1.0");
            survey(portfolio, "S4", "half", "2024-06-30", "null", "4.2");
            portfolio.snapshotThrough("2024-06");

            // (-1.5 + 0.2) / 2.
            assertThat(value(portfolio, "sen2", "Q", "2024-06")).isEqualTo(-0.65, EXACT);
            assertThat(portfolio.indicator("sen2", "half", "2024-06")).isNull();
        }
    }

    /** Of 10 outages 4 answered: p = 0.4. Spread 2.25 + 0.25 - 16 / 10 = 0.9; r = (0.9 / 0.24 - 2) / (6.4 - 2) = 35 / 88. */
    @Test
    void theSensitivityToOutagesIsTheShareAnsweredWithinADayDrawnToThatOfThePopulation() {
        try (Portfolio portfolio = months("2024-06", "2024-06")) {
            for (String station : new String[] {"S1", "S2", "S3"}) {
                portfolio.land(
                        "region", "region_no, region_level_code, region_name", "'" + station + "', 'station', 'x'");
            }
            at(portfolio, "often", "S1");
            at(portfolio, "once", "S1");
            at(portfolio, "never", "S2");
            at(portfolio, "undisturbed", "S3");
            outage(portfolio, "O1", "S1", "2021-07-01 10:00:00");
            outage(portfolio, "O2", "S1", "2023-01-10 10:00:00");
            outage(portfolio, "O3", "S1", "2024-02-28 23:00:00");
            outage(portfolio, "O4", "S1", "2024-06-29 23:59:59");
            outage(portfolio, "O5", "S2", "2024-01-01 00:00:00");
            outage(portfolio, "O6", "S2", "2024-01-03 00:00:00");
            // Older than the window; and its 24 hours are not over at the month's end.
            outage(portfolio, "O7", "S1", "2021-06-30 10:00:00");
            outage(portfolio, "O8", "S1", "2024-06-30 00:00:00");
            contact(portfolio, "K1", "often", "2021-07-01 10:00:00");
            contact(portfolio, "K2", "often", "2023-01-11 09:59:59");
            contact(portfolio, "K3", "often", "2023-01-10 10:30:00");
            // A day to the second is too late; the next is in time.
            contact(portfolio, "K4", "often", "2024-02-29 23:00:00");
            contact(portfolio, "K5", "often", "2024-06-30 23:59:58");
            contact(portfolio, "K6", "once", "2024-02-28 23:10:00");
            contact(portfolio, "K7", "once", "2021-06-30 11:00:00");
            // Of an outage at another station, and of none.
            contact(portfolio, "K8", "never", "2024-02-28 23:10:00");
            contact(portfolio, "K9", "undisturbed", "2024-02-28 23:10:00");
            portfolio.snapshotThrough("2024-06");

            assertThat(value(portfolio, "sen3", "often", "2024-06")).isEqualTo(126.2 / 193, EXACT);
            assertThat(value(portfolio, "sen3", "once", "2024-06")).isEqualTo(56.2 / 193, EXACT);
            assertThat(value(portfolio, "sen3", "never", "2024-06")).isEqualTo(21.2 / 123, EXACT);
            assertThat(portfolio.indicator("sen3", "undisturbed", "2024-06")).isNull();
        }
    }

    @Test
    void whereNobodyGetsInTouchNobodyIsSensitiveToOutages() {
        try (Portfolio portfolio = months("2024-06", "2024-06")) {
            portfolio.land("region", "region_no, region_level_code, region_name", "'S1', 'station', 'x'");
            at(portfolio, "quiet", "S1");
            outage(portfolio, "O1", "S1", "2024-06-01 10:00:00");
            portfolio.snapshotThrough("2024-06");

            assertThat(value(portfolio, "sen3", "quiet", "2024-06")).isZero();
        }
    }

    @Test
    void theStageOfLifeFollowsTheUseOfTwoQuarters() {
        try (Portfolio portfolio = months("2024-06", "2024-06")) {
            use(portfolio, "growing", 100, 106, 106);
            // More in one quarter only.
            use(portfolio, "mature", 100, 106, 104);
            use(portfolio, "declining", 100, 84, 84);
            use(portfolio, "dormant", 100, 80, 5);
            use(portfolio, "young", 0, 100, 100);
            use(portfolio, "unknown", 0, 100, 100);
            customer(portfolio, "growing", "date '2020-01-01'", "null");
            customer(portfolio, "mature", "date '2020-01-01'", "null");
            customer(portfolio, "declining", "date '2020-01-01'", "null");
            customer(portfolio, "dormant", "date '2020-01-01'", "null");
            customer(portfolio, "young", "date '2023-07-01'", "null");
            customer(portfolio, "unknown", "date '2023-06-30'", "null");
            customer(portfolio, "gone", "date '2020-01-01'", "date '2024-06-20'");
            portfolio.snapshotThrough("2024-06");

            assertThat(value(portfolio, "val3", "young", "2024-06")).isEqualTo(1);
            assertThat(value(portfolio, "val3", "growing", "2024-06")).isEqualTo(2);
            assertThat(value(portfolio, "val3", "mature", "2024-06")).isEqualTo(3);
            assertThat(value(portfolio, "val3", "declining", "2024-06")).isEqualTo(4);
            assertThat(value(portfolio, "val3", "dormant", "2024-06")).isEqualTo(5);
            assertThat(value(portfolio, "val3", "gone", "2024-06")).isEqualTo(6);
            assertThat(portfolio.indicator("val3", "unknown", "2024-06")).isNull();
        }
    }

    // The months are opened by a bill of a customer of no account.
    private static Portfolio months(String first, String last) {
        Portfolio portfolio = new Portfolio();
        portfolio.customer("X");
        portfolio.bill("X1", "X", "1.00", first + "-05");
        return first.equals(last) ? portfolio : portfolio.bill("X2", "X", "1.00", last + "-05");
    }

    private static double value(Portfolio portfolio, String code, String customer, String period) {
        return (Double) portfolio.indicator(code, customer, period);
    }

    private static int points(Portfolio portfolio, String code, String customer, String period) {
        return ((Number) portfolio.indicator(code + "_points", customer, period)).intValue();
    }

    private static void statement(
            Portfolio portfolio, String customer, String statementOn, String publishedOn, String amounts) {
        portfolio.land(
                "financial_statement",
                "customer_no, statement_on, published_on, total_assets, total_liabilities, current_assets,"
                        + " current_liabilities, net_profit, equity, loans_due_amount, loans_repaid_on_time_amount",
                "'" + customer + "', date '" + statementOn + "', date '" + publishedOn + "', " + amounts);
    }

    private static void check(
            Portfolio portfolio, String no, String customer, String code, String dueOn, String doneOn, String device) {
        portfolio.land(
                "equipment_check",
                "check_no, customer_no, check_code, due_on, done_on, has_compensation_device",
                "'" + no + "', '" + customer + "', '" + code + "', date '" + dueOn + "', " + doneOn + ", " + device);
    }

    private static void attribute(Portfolio portfolio, String customer, String code, String text, String validFrom) {
        portfolio.land(
                "customer_attribute",
                "customer_no, attribute_code, attribute_text, valid_from",
                "'" + customer + "', '" + code + "', '" + text + "', date '" + validFrom + "'");
    }

    private static void security(
            Portfolio portfolio,
            String no,
            String customer,
            String code,
            String amount,
            String givenOn,
            String released) {
        portfolio.land(
                "security",
                "security_no, customer_no, security_code, security_amount, given_on, released_on",
                "'" + no + "', '" + customer + "', '" + code + "', " + amount + ", date '" + givenOn + "', "
                        + released);
    }

    private static void survey(
            Portfolio portfolio, String no, String customer, String on, String expected, String perceived) {
        portfolio.land(
                "survey",
                "survey_no, customer_no, surveyed_on, expected_score, perceived_score",
                "'" + no + "', '" + customer + "', date '" + on + "', " + expected + ", " + perceived);
    }

    private static void customer(Portfolio portfolio, String no, String openedOn, String closedOn) {
        portfolio.land(
                "customer",
                "customer_no, customer_class_code, opened_on, closed_on, contract_capacity_kva",
                "'" + no + "', 'residential', " + openedOn + ", " + closedOn + ", 1");
    }

    private static void at(Portfolio portfolio, String no, String station) {
        portfolio.land(
                "customer",
                "customer_no, customer_class_code, opened_on, region_no",
                "'" + no + "', 'residential', date '2020-01-01', '" + station + "'");
    }

    private static void outage(Portfolio portfolio, String no, String station, String startedAt) {
        portfolio.land(
                "outage",
                "outage_no, region_no, started_at, ended_at, is_planned",
                "'" + no + "', '" + station + "', timestamp '" + startedAt + "', timestamp '" + startedAt
                        + "' + interval '1 hour', false");
    }

    private static void contact(Portfolio portfolio, String no, String customer, String at) {
        portfolio.land(
                "contact",
                "contact_no, customer_no, contacted_at, channel_code, reason_code",
                "'" + no + "', '" + customer + "', timestamp '" + at + "', 'phone', 'outage'");
    }

    // The same in every month of the year before (none for 0), and in each of the two quarters of this year.
    private static void use(Portfolio portfolio, String customer, int yearBefore, int quarterBefore, int quarter) {
        for (int month = 1; month <= 6; month++) {
            if (yearBefore > 0) {
                consumption(portfolio, customer, LocalDate.of(2023, month, 1), yearBefore);
            }
            consumption(portfolio, customer, LocalDate.of(2024, month, 1), month <= 3 ? quarterBefore : quarter);
        }
    }

    private static void consumption(Portfolio portfolio, String customer, LocalDate month, int energy) {
        portfolio.land(
                "consumption",
                "customer_no, consumed_on, energy_kwh",
                "'" + customer + "', date '" + month + "', " + energy);
    }
}
