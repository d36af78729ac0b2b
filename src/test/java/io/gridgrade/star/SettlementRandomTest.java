package io.gridgrade.star;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.Thorough;
import io.gridgrade.engine.Row;
import io.gridgrade.star.SettlementReference.Bill;
import io.gridgrade.star.SettlementReference.Money;
import io.gridgrade.star.SettlementReference.Reversal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Accounts drawn at random are settled by SQL, month by month, as by plain steps from the beginning. */
@Tag("sampled")
class SettlementRandomTest {
    private static final int ACCOUNTS = Thorough.of(200, 2_000);

    private static final List<YearMonth> MONTHS =
            List.of(YearMonth.of(2024, 1), YearMonth.of(2024, 2), YearMonth.of(2024, 3), YearMonth.of(2024, 4));

    private final Random random = new Random(20_240_601);
    private final List<Told> told = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(strings = {"oldest", "named_only"})
    void everyAccountIsThatOfPlainSteps(String order) {
        List<SettlementReference> accounts = new ArrayList<>();
        try (Portfolio portfolio = new Portfolio().with("settlement_order", order)) {
            for (int i = 0; i < ACCOUNTS; i++) {
                accounts.add(drawn(portfolio, "C" + i, order.equals("named_only")));
            }
            // What was told wrong at first, then what was told later of it, and all else.
            portfolio.load();
            told.forEach(row -> portfolio.land(row.table, row.columns, row.values));
            portfolio.snapshotThrough("2024-04");
            List<String> differing = new ArrayList<>();
            int open = 0;
            int credit = 0;
            int missing = 0;
            for (YearMonth month : MONTHS) {
                int key = month.getYear() * 100 + month.getMonthValue();
                for (Row row :
                        portfolio.query("select customer_no, open_amount, credit_amount, overdue_amount, arrears_days"
                                + " from star.fact_customer_month join star.dim_customer using (customer_version_key)"
                                + " where period_key = " + key)) {
                    SettlementReference account = accounts.get(
                            Integer.parseInt(row.text("customer_no").substring(1)));
                    account.settleThrough(month.atEndOfMonth());
                    open += account.open() > 0 ? 1 : 0;
                    credit += account.credit() > 0 ? 1 : 0;
                    missing += account.credit() < 0 ? 1 : 0;
                    String expected = money(account.open()) + " " + money(account.credit()) + " "
                            + money(account.overdue(month.atEndOfMonth())) + " "
                            + account.arrearsDays(month.atEndOfMonth());
                    String found = row.text("open_amount") + " " + row.text("credit_amount") + " "
                            + row.text("overdue_amount") + " " + row.text("arrears_days");
                    if (!found.equals(expected)) {
                        differing.add(row.text("customer_no") + " " + month + ": " + found + ", not " + expected);
                    }
                }
            }
            assertThat(differing).isEmpty();
            // What is drawn is not all of one kind.
            assertThat(List.of(open, credit, missing)).allMatch(count -> count > ACCOUNTS / 30);
        }
    }

    private static String money(long hundredths) {
        return BigDecimal.valueOf(hundredths, 2).toPlainString();
    }

    private LocalDate day() {
        return LocalDate.of(2024, 1, 1).plusDays(random.nextInt(121));
    }

    private record Told(String table, String columns, String values) {}

    // One record in six was told before, with another day, amount and name of the bill, and is corrected.
    private void tell(
            Portfolio portfolio,
            String table,
            String keys,
            String keyValues,
            String others,
            String right,
            String wrong) {
        String columns = keys + ", " + others + ", stated_at";
        if (random.nextInt(6) == 0) {
            portfolio.land(table, columns, keyValues + ", " + wrong + ", timestamp '2024-06-01 00:00:00'");
        }
        told.add(new Told(table, columns, keyValues + ", " + right + ", timestamp '2024-06-02 00:00:00'"));
    }

    private SettlementReference drawn(Portfolio portfolio, String customer, boolean isNamedOnly) {
        SettlementReference account = new SettlementReference(isNamedOnly);
        portfolio.customer(customer);
        int billCount = 1 + random.nextInt(5);
        for (int i = 0; i < billCount; i++) {
            LocalDate on = day();
            Bill bill = new Bill(
                    customer + "B" + i,
                    on,
                    on.plusDays(random.nextInt(40)),
                    100L * random.nextInt(5) + random.nextInt(3));
            account.bills.add(bill);
            LocalDate wrongDay = day();
            tell(
                    portfolio,
                    "bill",
                    "bill_no, customer_no",
                    "'" + bill.no + "', '" + customer + "'",
                    "billed_on, due_on, billed_amount",
                    "date '" + on + "', date '" + bill.dueOn + "', " + money(bill.amount),
                    "date '" + wrongDay + "', date '" + wrongDay + "', " + money(bill.amount + 7));
        }
        int moneyCount = random.nextInt(7);
        for (int i = 0; i < moneyCount; i++) {
            boolean isCreditNote = random.nextInt(5) == 0;
            // Now and then a bill that is not there.
            String names = random.nextBoolean() ? customer + "B" + random.nextInt(billCount + 1) : null;
            Money money = new Money(
                    customer + (isCreditNote ? "N" : "P") + i, names, day(), 1 + random.nextInt(500), isCreditNote);
            account.monies.add(money);
            String named = names == null ? "null" : "'" + names + "'";
            String others = ", date '" + money.on + "', " + (isCreditNote ? "date '" + money.on + "', -" : "");
            LocalDate wrongDay = day();
            String wrong = ", date '" + wrongDay + "', " + (isCreditNote ? "date '" + wrongDay + "', -" : "");
            tell(
                    portfolio,
                    isCreditNote ? "bill" : "payment",
                    (isCreditNote ? "bill_no" : "payment_no") + ", customer_no",
                    "'" + money.no + "', '" + customer + "'",
                    isCreditNote
                            ? "corrects_bill_no, billed_on, due_on, billed_amount"
                            : "bill_no, paid_on, paid_amount",
                    named + others + money(money.amount),
                    "'" + customer + "B0'" + wrong + money(money.amount + 11));
        }
        int reversalCount = moneyCount == 0 ? 0 : random.nextInt(3);
        for (int i = 0; i < reversalCount; i++) {
            Money of = account.monies.get(random.nextInt(moneyCount));
            LocalDate on = day();
            if (of.isCreditNote || on.withDayOfMonth(1).isBefore(of.on.withDayOfMonth(1))) {
                continue;
            }
            Reversal reversal = new Reversal(customer + "R" + i, of.no, on, 1 + random.nextInt((int) of.amount + 50));
            account.reversals.add(reversal);
            tell(
                    portfolio,
                    "payment",
                    "payment_no, customer_no",
                    "'" + reversal.no() + "', '" + customer + "'",
                    "reverses_payment_no, paid_on, paid_amount",
                    "'" + of.no + "', date '" + on + "', -" + money(reversal.amount()),
                    "'" + customer + "P0', date '" + day() + "', -" + money(reversal.amount() + 3));
        }
        return account;
    }
}
