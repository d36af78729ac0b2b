package io.gridgrade.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gridgrade.value.ExitCode;
import io.gridgrade.value.UserError;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckQualityTest {
    private static final String DUE = "name: due, table: bill, kind: range, column: billed_amount, max: 200";

    @TempDir
    Path folder;

    private UtilityHome home;

    @BeforeEach
    void makeHome() throws IOException {
        home = new UtilityHome(folder.resolve("home"));
    }

    @AfterEach
    void closeHome() {
        home.release();
    }

    /** Of January: two bills, of 100.00 on the 5th and 300.00 on the 20th; a payment of 100.00 on the 10th; nothing metered. */
    @Test
    void eachKindHoldsOrFails() throws IOException {
        List<String> expected = declare(
                "severity: warn",
                """
            table: bill, kind: not_null, column: [due_on, billed_on] | 0 | pass
            table: bill, kind: not_null, column: [due_on, energy_kwh] | 2 | warn
            table: bill, kind: unique, column: [period_key, billed_on] | 0 | pass
            table: bill, kind: unique, column: period_key | 1 | warn
            table: bill, kind: unique, column: energy_kwh | 0 | pass
            table: bill, kind: range, column: billed_amount, min: 100, max: 300.00 | 0 | pass
            table: bill, kind: range, column: billed_amount, min: 100.01 | 1 | warn
            table: bill, kind: range, column: billed_on, max: due_on, min: 2024-01-05 | 0 | pass
            table: bill, kind: range, column: due_on, max: billed_on | 2 | warn
            table: bill, kind: range, column: energy_kwh, min: 5 | 0 | pass
            table: customer, kind: set, column: customer_class_code, values: [residential] | 0 | pass
            table: customer, kind: set, column: customer_class_code, values: [industrial] | 2 | warn
            table: bill, kind: set, column: billed_amount, values: [100, 300] | 0 | pass
            table: payment, kind: reference, column: bill_no, references: bill.bill_no | 0 | pass
            table: bill, kind: reference, column: bill_no, references: payment.bill_no | 1 | warn
            table: payment, kind: match, column: customer_key, references: bill.customer_key, by: bill_no | 0 | pass
            table: payment, kind: match, column: paid_on, references: bill.due_on, by: bill_no | 1 | warn
            table: bill, kind: freshness, column: billed_on, max_days: 11 | null | pass
            table: bill, kind: freshness, column: billed_on, max_days: 10 | null | warn
            table: contact, kind: freshness, column: contacted_at, max_days: 1 | null | pass
            table: bill, kind: sum, column: billed_amount, min: 400, max: 400 | null | pass
            table: bill, kind: sum, column: billed_amount, max: 399.99 | null | warn
            table: payment, kind: sum, column: paid_amount, equals: bill.billed_amount, tolerance: 0.75 | null | pass
            table: payment, kind: sum, column: paid_amount, equals: bill.billed_amount, tolerance: 0.74 | null | warn
            table: bill, kind: drift, of: rows, max_share: 0 | null | pass
            """);

        home.close();

        assertThat(home.query("select expectation_code, failed_count, outcome_code from mart.quality"))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    // Declares each line's expectation under a name of its own; returns the names with what the line foretells.
    private List<String> declare(String all, String lines) throws IOException {
        List<String> declared = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (String line : lines.strip().lines().toList()) {
            String name = "it_" + expected.size();
            int bar = line.indexOf('|');
            declared.add(
                    "name: " + name + ", " + all + ", " + line.substring(0, bar).strip());
            expected.add("[" + name + ", " + line.substring(bar + 1).strip().replace(" | ", ", ") + "]");
        }
        home.expect(declared.toArray(String[]::new));
        return expected;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "table: payment, kind: match, column: paid_on, references: bill.due_on, by: paid_no",
                "table: payment, kind: match, column: paid_on, references: bill.bill_no, by: bill_no",
                "table: consumption, kind: freshness, column: period_key, max_days: 10"
            })
    void whatCannotBeAskedOfATableIsRefused(String declared) throws IOException {
        home.expect("name: it, severity: warn, " + declared);

        assertThatThrownBy(home::close).isInstanceOf(UserError.class);
    }

    /** P-1 is of C-1 and names a bill of C-1; P-2 is of C-2 and names the same; P-3 names one that nobody knows. */
    @Test
    void aPaymentForABillOfAnotherCustomerIsTold() throws IOException {
        home.portfolio()
                .payment("P-2", "C-2", "B-1", "5.00", "2024-01-11")
                .payment("P-3", "C-2", "B-9", "5.00", "2024-01-11")
                .load();
        home.expect("name: it, severity: quarantine, table: payment, kind: match, column: customer_key,"
                + " references: bill.customer_key, by: bill_no");

        home.close();

        assertThat(home.query("select checked_count, failed_count, outcome_code from mart.quality"))
                .containsExactly("[3, 1, quarantined]");
        assertThat(home.query("select key_text from mart.quarantine")).containsExactly("[P-2]");
    }

    /** February has a bill of 700.00 more, and one customer's energy is stated. */
    @Test
    void driftIsAgainstTheMonthBefore() throws IOException {
        home.portfolio().bill("B-5", "C-1", "700.00", "2024-02-20").load();
        home.execute("update star.fact_bill set energy_kwh = 10 where bill_no = 'B-5'");
        List<String> expected = declare(
                "table: bill, kind: drift, severity: warn",
                """
            of: rows, max_share: 0.5 | 3.000000 | 2.000000 | pass
            of: rows, max_share: 0.49 | 3.000000 | 2.000000 | warn
            of: mean, column: billed_amount, max_share: 1 | 366.666667 | 200.000000 | pass
            of: mean, column: billed_amount, max_share: 0.5 | 366.666667 | 200.000000 | warn
            of: null_share, column: energy_kwh, max_share: 0.4 | 0.666667 | 1.000000 | pass
            of: null_share, column: energy_kwh, max_share: 0.3 | 0.666667 | 1.000000 | warn
            """);

        home.close();
        home.close();

        assertThat(home.query("select expectation_code, measure, compared_measure, outcome_code from mart.quality"
                        + " where period_key = 202402"))
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(home.query("select distinct compared_measure, outcome_code from mart.quality"
                        + " where period_key = 202401"))
                .containsExactly("[null, pass]");
    }

    @Test
    void aSumMayBeThatOfAnotherTableInTheMonthBefore() throws IOException {
        home.expect("name: it, table: bill, kind: sum, column: billed_amount, equals: payment.paid_amount,"
                + " of_month: before, tolerance: 3, severity: warn");

        home.close();
        home.close();

        assertThat(home.query("select measure, compared_measure, outcome_code from mart.quality order by period_key"))
                .containsExactly("[400.000000, null, pass]", "[400.000000, 100.000000, pass]");
    }

    @Test
    void whatStoppedComingIsNotFresh() throws IOException {
        home.expect("name: it, table: payment, kind: freshness, column: paid_on, max_days: 30, severity: warn");

        home.close();
        home.close();

        assertThat(home.query("select month_text, checked_count, measure, outcome_code from mart.quality order by all"))
                .containsExactly("[2024-01, 1, 21.000000, pass]", "[2024-02, 0, null, warn]");
    }

    @Test
    void aWarningIsToldAndTheMonthIsClosed() throws IOException {
        home.expect(DUE + ", severity: warn");

        assertThat(home.close()).hasSize(1);

        assertThat(home.results()).containsExactly("[due, 2, 1, warn]");
        assertThat(home.notes())
                .contains("of 1 expectations of 2024-01 1 does not hold: due (warn); see them with: gridgrade status");
        assertThat(home.query("select count(*) from star.fact_bill where period_key = 202401"))
                .containsExactly("[2]");
    }

    @Test
    void aStopLeavesTheMonthOpenAndTheWarehouseAsItWas() throws IOException {
        home.expect(
                DUE + ", severity: stop",
                "name: due_too, table: bill, kind: range, column: billed_amount, max: 50, severity: quarantine",
                "name: count, table: bill, kind: sum, column: billed_amount, max: 1, severity: stop",
                "name: fine, table: bill, kind: not_null, column: due_on, severity: stop");
        List<String> before = home.query("select * from star.fact_bill order by bill_no");

        assertThatThrownBy(home::close).isInstanceOfSatisfying(UserError.class, error -> {
            assertThat(error.exitCode()).isEqualTo(ExitCode.DATA_QUALITY);
            assertThat(error)
                    .hasMessage("what is expected of the data of 2024-01 does not hold, and stops its close: 2 of 4"
                            + " expectations; the month stays open; correct the data and load it again, or change the"
                            + " expectations in quality.yml, and run the command again");
            assertThat(error.details())
                    .containsExactly(
                            "due: 1 of 2 rows of fact_bill, such as B-2; expected <= 200: What is expected.",
                            "count: 400 of fact_bill (billed_amount); expected <= 1: What is expected.");
        });

        assertThat(home.query("select status_code from star.dim_period order by period_key"))
                .containsExactly("[open]", "[open]");
        assertThat(home.query("select * from star.fact_bill order by bill_no")).isEqualTo(before);
        assertThat(home.query("select count(*) from star.fact_customer_month")).containsExactly("[0]");
        assertThat(home.query("select count(*) from history.fact_bill")).containsExactly("[0]");
        assertThat(home.query("select count(*) from audit.quarantine")).containsExactly("[0]");
        assertThat(home.results())
                .containsExactly(
                        "[due, 2, 1, stopped]",
                        "[due_too, 2, 2, warn]",
                        "[count, 2, null, stopped]",
                        "[fine, 2, 0, pass]");
        assertThat(home.query("select distinct is_of_close from mart.quality")).containsExactly("[false]");
    }

    @Test
    void afterTheDataAreCorrectedTheMonthIsClosedAndBothAttemptsAreKept() throws IOException {
        home.expect(DUE + ", severity: stop");
        assertThatThrownBy(home::close).isInstanceOf(UserError.class);
        home.portfolio().bill("B-2", "C-2", "30.00", "2024-01-20").load();

        home.close();

        assertThat(home.query("select failed_count, outcome_code, is_of_close from mart.quality order by run_key"))
                .containsExactly("[1, stopped, false]", "[0, pass, true]");
    }

    @Test
    void rowsInQuarantineAreOutOfTheMonthAndOfWhatItComputes() throws IOException {
        home.expect(
                DUE + ", severity: quarantine",
                "name: too, table: bill, kind: range, column: billed_amount, max: 250, severity: quarantine",
                "name: warned, table: bill, kind: range, column: billed_amount, max: 250, severity: warn");

        home.close();

        assertThat(home.results())
                .containsExactly("[due, 2, 1, quarantined]", "[too, 2, 1, quarantined]", "[warned, 2, 1, warn]");
        assertThat(home.query("select bill_no from star.fact_bill where period_key = 202401"))
                .containsExactly("[B-1]");
        assertThat(home.query("select sum(billed_amount) from star.fact_customer_month"))
                .containsExactly("[100.00]");
        assertThat(home.query("select table_name, key_text, expectation_code, row_text ->> '/billed_amount', is_out"
                        + " from mart.quarantine"))
                .containsExactly("[fact_bill, B-2, due, 300.00, true]");
        assertThat(home.query("select bill_no, billed_amount, run_key, superseded_run_key from history.fact_bill"))
                .as("what was known before the close can be read again")
                .containsExactly("[B-2, 300.00, 1, 2]");
    }

    @Test
    void rowsInQuarantineComeBackWhenTheirReopenedMonthIsClosedAnew() throws IOException {
        String values = "select * exclude (run_key) from star.fact_bill order by bill_no";
        List<String> before = home.query(values);
        home.expect(DUE + ", severity: quarantine");
        home.close();
        home.reopen("2024-01");
        home.expect(DUE + ", severity: warn");

        home.close();

        assertThat(home.results()).containsExactly("[due, 2, 1, warn]");
        assertThat(home.query(values)).isEqualTo(before);
        assertThat(home.query("select is_out from mart.quarantine")).containsExactly("[false]");
        assertThat(home.query("select sum(billed_amount) from star.fact_customer_month"))
                .containsExactly("[400.00]");
    }

    @Test
    void rowsThatFailAgainAreTakenOutAgainAndTheirHistoryIsKeptOnce() throws IOException {
        home.expect(DUE + ", severity: quarantine");
        home.close();
        home.reopen("2024-01");

        home.close();

        assertThat(home.results()).containsExactly("[due, 2, 1, quarantined]");
        assertThat(home.query("select bill_no from star.fact_bill where period_key = 202401"))
                .containsExactly("[B-1]");
        assertThat(home.query("select key_text, is_out from mart.quarantine order by run_key"))
                .containsExactly("[B-2, false]", "[B-2, true]");
        assertThat(home.query("select count(*) from history.fact_bill")).containsExactly("[1]");
    }

    @Test
    void aCorrectedRowStandsInThePlaceOfTheOneInQuarantine() throws IOException {
        home.expect(DUE + ", severity: quarantine");
        home.close();
        home.reopen("2024-01");
        home.portfolio().bill("B-2", "C-2", "30.00", "2024-01-20").load();

        home.close();

        assertThat(home.query(
                        "select bill_no, billed_amount from star.fact_bill where period_key = 202401 order by all"))
                .containsExactly("[B-1, 100.00]", "[B-2, 30.00]");
        assertThat(home.query("select is_out from mart.quarantine")).containsExactly("[false]");
        assertThat(home.results()).containsExactly("[due, 2, 0, pass]");
    }

    @Test
    void ofRowsThatRepeatEachOtherTheFirstStays() throws IOException {
        home.portfolio()
                .payment("P-2", "C-1", "B-1", "100.00", "2024-01-10")
                .payment("P-3", "C-1", "B-1", "100.00", "2024-01-10")
                .payment("P-4", "C-1", "B-1", "100.00", "2024-01-11")
                .load();
        home.expect("name: once, table: payment, kind: unique, column: [bill_no, paid_on, paid_amount],"
                + " severity: quarantine");

        home.close();

        assertThat(home.results()).containsExactly("[once, 4, 2, quarantined]");
        assertThat(home.query("select payment_no from star.fact_payment order by payment_no"))
                .containsExactly("[P-1]", "[P-4]");
    }

    @Test
    void aReferenceNotNullOrSetTakesRowsOutToo() throws IOException {
        home.expect(
                "name: paid, table: bill, kind: reference, column: bill_no, references: payment.bill_no,"
                        + " severity: quarantine",
                "name: known, table: payment, kind: not_null, column: channel_code, severity: quarantine");

        home.close();

        assertThat(home.query("select table_name, key_text, expectation_code from mart.quarantine order by all"))
                .containsExactly("[fact_bill, B-2, paid]", "[fact_payment, P-1, known]");
        assertThat(home.query("select count(*) from star.fact_payment where period_key = 202401"))
                .containsExactly("[0]");
    }

    @Test
    void aClosedMonthIsNotLookedAtAgain() throws IOException {
        home.expect(DUE + ", severity: quarantine");
        home.close();
        home.close();

        assertThat(home.query("select month_text, outcome_code from mart.quality order by all"))
                .containsExactly("[2024-01, quarantined]", "[2024-02, quarantined]");
        assertThatThrownBy(home::close).hasMessageStartingWith("there is no open month to close");
        assertThat(home.query("select count(*) from mart.quality")).containsExactly("[2]");
    }

    @Test
    void nothingNeedBeExpected() throws IOException {
        home.declare("expect: []\n");

        assertThat(home.close()).hasSize(1);

        assertThat(home.query("select * from mart.quality")).isEmpty();
    }
}
