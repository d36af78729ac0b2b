package io.gridgrade.star;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.star.SettlementScript.Case;
import io.gridgrade.value.Period;
import io.gridgrade.warehouse.Resources;
import io.gridgrade.warehouse.Row;
import java.math.BigDecimal;
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

    private static Stream<DynamicTest> shown(String order) {
        List<Case> cases = SettlementScript.cases(order);
        Map<String, Row> rows = new LinkedHashMap<>();
        List<String> broken;
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
        return Stream.concat(each, Stream.of(promises));
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
