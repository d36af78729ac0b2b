package io.gridgrade.star;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.engine.Row;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.star.SettlementScript.Case;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.warehouse.Resources;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Who owes what: all cases of a script are the customers of one warehouse. */
class SettlementTest {
    private static final List<String> MONTHS = List.of("2024-01", "2024-02", "2024-03", "2024-04");

    private static final String ACCOUNTS =
            """
            select customer_no, period_key, open_amount as open, overdue_amount as overdue, credit_amount as credit,
                arrears_days as arrears, due_bill_count as due, on_time_bill_count as on_time, late_bill_count as late,
                is_default::integer as "default", settled_amount, late_amount_days, last_on_time_paid_on, paid_amount
            from star.fact_customer_month
            join star.dim_customer using (customer_version_key)
            order by customer_no, period_key
            """;

    @TestFactory
    Stream<DynamicTest> theOldestDueBillFirst() {
        return shown("oldest");
    }

    @TestFactory
    Stream<DynamicTest> onlyTheBillThatIsNamed() {
        return shown("named_only");
    }

    /** What comes later is not known at a close, and nothing of it may be used: also not which bills there will be. */
    @Test
    void monthsLoadedOneByOneAreSettledAsThoseLoadedTogether() {
        List<Case> cases = SettlementScript.cases("oldest");
        try (Portfolio together = new Portfolio();
                Portfolio apart = new Portfolio()) {
            MONTHS.forEach(month -> land(together, cases, month));
            together.snapshotThrough("2024-04");
            for (String month : MONTHS) {
                land(apart, cases, month);
                apart.snapshotThrough(month);
            }
            assertThat(text(apart, ACCOUNTS)).isEqualTo(text(together, ACCOUNTS));
            String settled = "select * exclude (customer_key, run_key) from star.fact_settlement order by all";
            assertThat(text(apart, settled)).isEqualTo(text(together, settled));
        }
    }

    @Test
    void aStatementThatDoesNotAddUpTellsByHowMuch() {
        try (Portfolio portfolio = new Portfolio()) {
            portfolio
                    .customer("C")
                    .bill("B", "C", "100.00", "2024-01-05")
                    .payment("P", "C", "B", "150.00", "2024-01-10")
                    .snapshotThrough("2024-01");
            execute(portfolio, "delete from star.fact_credit_balance");
            List<Row> lines = AccountStatement.of(portfolio.warehouse(), 1, Period.parse("2024-01"), 1);

            // Of three lines one is shown; the older one is brought forward.
            assertThat(lines.stream().map(line -> line.text("line_code") + " " + line.text("balance_amount")))
                    .containsExactly("opening 100.00", "payment -50.00", "closing 0.00");
            assertThat(lines.get(1).text("settled_text")).isEqualTo("B 100.00");
            assertThat(lines.get(2).decimal("difference_amount")).isEqualTo(new BigDecimal("50.00"));
        }
    }

    @Test
    void aMonthThatWasClosedBeforeAccountsWereSettledBreaksNoPromise() {
        try (Portfolio portfolio = new Portfolio()) {
            portfolio
                    .customer("C")
                    .bill("B", "C", "100.00", "2024-01-05")
                    .payment("P", "C", "B", "150.00", "2024-01-10")
                    .snapshotThrough("2024-01");
            execute(portfolio, "delete from star.fact_credit_balance");
            assertThat(broken(portfolio)).hasSize(2);

            execute(portfolio, "update star.fact_customer_month set credit_amount = null");
            assertThat(broken(portfolio)).isEmpty();
        }
    }

    private static void execute(Portfolio portfolio, String sql) {
        portfolio.warehouse().execute(new SqlFile("test", sql), Parameters.none());
    }

    private static Stream<DynamicTest> shown(String order) {
        List<Case> cases = SettlementScript.cases(order);
        Map<String, Row> rows = new LinkedHashMap<>();
        List<String> broken;
        List<String> statements;
        try (Portfolio portfolio = new Portfolio().with("settlement_order", order)) {
            for (String month : MONTHS) {
                land(portfolio, cases, month);
            }
            portfolio.snapshotThrough("2024-04");
            portfolio
                    .query(ACCOUNTS)
                    .forEach(row ->
                            rows.put(row.text("customer_no") + " " + Period.ofKey(row.integer("period_key")), row));
            broken = broken(portfolio);
            statements = statements(portfolio);
        }
        Stream<DynamicTest> each = cases.stream()
                .map(one -> DynamicTest.dynamicTest(one.name() + ": " + one.title(), () -> {
                    one.expected().forEach((month, expected) -> {
                        Row row = rows.get(one.name() + " " + month);
                        assertThat(row == null ? null : shown(row, expected == null ? Map.of() : expected))
                                .as(one.name() + " " + month)
                                .isEqualTo(expected);
                    });
                }));
        DynamicTest promises = DynamicTest.dynamicTest(
                "billed less received is open less credit, in every month",
                () -> assertThat(broken).isEmpty());
        DynamicTest accounts = DynamicTest.dynamicTest(
                "the statement of every account adds up, and ends with what the snapshot shows",
                () -> assertThat(statements).isEmpty());
        return Stream.concat(each, Stream.of(promises, accounts));
    }

    private static Map<String, BigDecimal> shown(Row row, Map<String, BigDecimal> expected) {
        Map<String, BigDecimal> shown = new LinkedHashMap<>();
        for (Map.Entry<String, BigDecimal> entry : expected.entrySet()) {
            BigDecimal value = new BigDecimal(row.text(entry.getKey()));
            // The scale of what is expected is that of the text, not of the column.
            shown.put(entry.getKey(), value.compareTo(entry.getValue()) == 0 ? entry.getValue() : value);
        }
        return shown;
    }

    private static List<String> broken(Portfolio portfolio) {
        TreeSet<String> found = new TreeSet<>();
        for (String check : List.of("account_differs", "snapshot_account_differs")) {
            String sql = Resources.shipped().text("sql/check/close/" + check + ".sql");
            for (Period period : Periods.closed(portfolio.warehouse())) {
                portfolio
                        .query(sql.replace(
                                        "$previous_period_key",
                                        String.valueOf(period.plusMonths(-1).key()))
                                .replace("$period_key", String.valueOf(period.key())))
                        .forEach(row -> found.add(check + " " + period + " " + row));
            }
        }
        return List.copyOf(found);
    }

    // The bills that a source states as settled or not are in no account.
    private static List<String> statements(Portfolio portfolio) {
        List<String> wrong = new ArrayList<>();
        Period last = Periods.lastClosed(portfolio.warehouse()).orElseThrow();
        for (Row customer : portfolio.query("select distinct customer_key from star.dim_customer where customer_key > 0"
                + " and customer_key not in (select customer_key from star.fact_bill where delay_months is not null)"
                + " order by customer_key")) {
            int key = customer.integer("customer_key");
            List<Row> lines = AccountStatement.of(portfolio.warehouse(), key, last, 1000);
            Row closing = lines.get(lines.size() - 1);
            BigDecimal balance = lines.get(0).decimal("balance_amount");
            for (Row line : lines.subList(1, lines.size() - 1)) {
                balance = balance.add(line.decimal("amount"));
                if (balance.compareTo(line.decimal("balance_amount")) != 0) {
                    wrong.add(line.toString());
                }
            }
            if (balance.compareTo(closing.decimal("balance_amount")) != 0
                    || closing.decimal("difference_amount").signum() != 0) {
                wrong.add(key + " " + closing);
            }
        }
        return wrong;
    }

    private static void land(Portfolio portfolio, List<Case> cases, String month) {
        for (Case one : cases) {
            one.events().stream()
                    .filter(event -> event.month().equals(month))
                    .forEach(event -> portfolio.land(event.table(), event.columns(), event.values()));
        }
    }

    private static String text(Portfolio portfolio, String sql) {
        StringBuilder text = new StringBuilder();
        portfolio.query(sql).forEach(row -> text.append(row).append('\n'));
        return text.toString();
    }
}
