import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * Settles the accounts of month_bill.sql, event after event, as a careful person would in a loop beside the SQL: few
 * customers have one. Amounts are in hundredths.
 */
final class HandAccounts {
    private final DuckDBConnection connection;
    private final int monthNo;
    private final LocalDate firstOn;

    private HandAccounts(Connection connection, int monthNo, LocalDate firstOn) throws SQLException {
        this.connection = connection.unwrap(DuckDBConnection.class);
        this.monthNo = monthNo;
        this.firstOn = firstOn;
    }

    private static final class Bill {
        String no;
        LocalDate billedOn;
        boolean isNew;
        boolean isNamed;
        long payable;
        long open;
    }

    private static final class Money {
        String code;
        String no;
        String billNo;
        LocalDate receivedOn;
        BigDecimal received;
        long left;
        boolean isNew;
        String reversedNo;
        Bill named;
    }

    /** What a payment settled of a bill, and how much of it was not taken back. */
    private static final class Part {
        Money money;
        Bill bill;
        long standing;
    }

    private record Event(LocalDate on, int kind, boolean isNamed, String no, Bill bill, Money money) {}

    private static final class Account {
        final List<Bill> bills = new ArrayList<>();
        final Map<String, Bill> billOfNo = new HashMap<>();
        final List<Money> moneys = new ArrayList<>();
        final List<Part> parts = new ArrayList<>();
    }

    /** Fills account_part and the month's credit_balance; returns the number of accounts. */
    static int settle(Connection connection, int monthNo, LocalDate firstOn) throws SQLException {
        return new HandAccounts(connection, monthNo, firstOn).run();
    }

    private int run() throws SQLException {
        Map<Integer, Account> accounts = new HashMap<>();
        read("select customer_key, bill_no, billed_on, is_new, payable_amount, open_amount from account_bill"
                + " order by customer_key, due_on, billed_on, bill_no", row -> {
            Bill bill = new Bill();
            bill.no = row.getString(2);
            bill.billedOn = day(row, 3);
            bill.isNew = row.getBoolean(4);
            bill.payable = hundredths(row.getBigDecimal(5));
            bill.open = hundredths(row.getBigDecimal(6));
            Account account = accounts.computeIfAbsent(row.getInt(1), key -> new Account());
            account.bills.add(bill);
            account.billOfNo.put(bill.no, bill);
        });
        read("select customer_key, money_code, money_no, bill_no, received_on, received_amount, credit_amount, is_new,"
                + " reversed_payment_no from account_money order by customer_key, received_on,"
                + " case money_code when 'payment' then 1 when 'credit_note' then 2 else 3 end, money_no", row -> {
            Account account = accounts.computeIfAbsent(row.getInt(1), key -> new Account());
            Money money = new Money();
            money.code = row.getString(2);
            money.no = row.getString(3);
            money.billNo = row.getString(4);
            money.receivedOn = day(row, 5);
            money.received = row.getBigDecimal(6);
            money.left = hundredths(row.getBigDecimal(7));
            money.isNew = row.getBoolean(8);
            money.reversedNo = row.getString(9);
            money.named = account.billOfNo.get(money.billNo);
            if (money.named != null && (money.isNew || money.left > 0)) {
                money.named.isNamed = true;
            }
            account.moneys.add(money);
        });
        read("select customer_key, money_no, bill_no, settled_amount from account_part_before"
                + " join account_bill using (customer_key, bill_no)"
                + " order by customer_key, settled_on, due_on, billed_on, bill_no, money_no", row -> {
            Account account = accounts.get(row.getInt(1));
            Money money = payment(account, row.getString(2));
            if (money != null) {
                add(account, money, account.billOfNo.get(row.getString(3)), hundredths(row.getBigDecimal(4)));
            }
        });
        try (Statement statement = connection.createStatement()) {
            statement.execute("create or replace temp table account_part (customer_key integer, bill_no varchar,"
                    + " money_code varchar, money_no varchar, settled_on date, settled_amount decimal(18, 2),"
                    + " reversed_on date)");
        }
        try (DuckDBAppender parts = connection.createAppender("temp", "main", "account_part");
                DuckDBAppender credits = connection.createAppender("main", "credit_balance")) {
            for (Map.Entry<Integer, Account> account : accounts.entrySet()) {
                settle(account.getKey(), account.getValue(), parts, credits);
            }
        }
        return accounts.size();
    }

    private void settle(int customer, Account account, DuckDBAppender parts, DuckDBAppender credits)
            throws SQLException {
        for (Event event : events(account)) {
            switch (event.kind) {
                case 1 -> event.bill.open += event.bill.payable;
                case 2, 3 -> event.money.left += hundredths(event.money.received);
                case 4 -> takeBack(customer, account, event, parts);
                default -> { }
            }
            for (Money money : account.moneys) {
                if (money.named != null) {
                    settle(customer, account, money, money.named, parts);
                }
            }
            for (Money money : account.moneys) {
                for (Bill bill : account.bills) {
                    settle(customer, account, money, bill, parts);
                }
            }
        }
        for (Money money : account.moneys) {
            if (money.left != 0) {
                credits.beginRow();
                credits.append(monthNo).append(customer).append(money.code).append(money.no).append(money.billNo)
                        .append(money.receivedOn).append(money.received).append(BigDecimal.valueOf(money.left, 2));
                credits.endRow();
            }
        }
    }

    private List<Event> events(Account account) {
        List<Event> events = new ArrayList<>();
        if (account.bills.stream().anyMatch(bill -> bill.open > 0)
                && account.moneys.stream().anyMatch(money -> money.left > 0)) {
            events.add(new Event(firstOn, 0, false, "", null, null));
        }
        for (Bill bill : account.bills) {
            if (bill.isNew) {
                events.add(new Event(bill.billedOn, 1, bill.isNamed, bill.no, bill, null));
            }
        }
        for (Money money : account.moneys) {
            if (money.isNew && money.code.equals("reversal")) {
                Money taken = payment(account, money.reversedNo);
                LocalDate on = taken != null && taken.receivedOn.isAfter(money.receivedOn)
                        ? taken.receivedOn
                        : money.receivedOn;
                events.add(new Event(on, 4, false, money.no, null, money));
            } else if (money.isNew) {
                int kind = money.code.equals("payment") ? 2 : 3;
                events.add(new Event(money.receivedOn, kind, false, money.no, null, money));
            }
        }
        events.sort(Comparator.comparing(Event::on)
                .thenComparing(Event::kind)
                .thenComparing(Event::isNamed, Comparator.reverseOrder())
                .thenComparing(Event::no));
        return events;
    }

    // What is left of the payment, then what it settled last.
    private static void takeBack(int customer, Account account, Event event, DuckDBAppender parts) throws SQLException {
        Money taken = payment(account, event.money.reversedNo);
        long rest = -hundredths(event.money.received);
        if (taken != null) {
            long fromCredit = Math.min(rest, Math.max(taken.left, 0));
            taken.left -= fromCredit;
            rest -= fromCredit;
            if (fromCredit > 0) {
                append(parts, customer, taken, null, -fromCredit, event.on);
            }
            for (int i = account.parts.size() - 1; i >= 0; i--) {
                Part part = account.parts.get(i);
                long amount = part.money == taken ? Math.min(rest, part.standing) : 0;
                if (amount > 0) {
                    part.standing -= amount;
                    part.bill.open += amount;
                    rest -= amount;
                    append(parts, customer, taken, part.bill, -amount, event.on);
                }
            }
        }
        event.money.left -= rest;
    }

    private static void settle(int customer, Account account, Money money, Bill bill, DuckDBAppender parts)
            throws SQLException {
        long amount = Math.min(money.left, bill.open);
        if (amount > 0) {
            money.left -= amount;
            bill.open -= amount;
            add(account, money, bill, amount);
            append(parts, customer, money, bill, amount, null);
        }
    }

    private static void add(Account account, Money money, Bill bill, long amount) {
        Part part = new Part();
        part.money = money;
        part.bill = bill;
        part.standing = amount;
        account.parts.add(part);
    }

    private static void append(
            DuckDBAppender parts, int customer, Money money, Bill bill, long amount, LocalDate reversedOn)
            throws SQLException {
        parts.beginRow();
        parts.append(customer).append(bill == null ? null : bill.no).append(money.code).append(money.no)
                .append(bill != null && bill.billedOn.isAfter(money.receivedOn) ? bill.billedOn : money.receivedOn)
                .append(BigDecimal.valueOf(amount, 2));
        if (reversedOn == null) {
            parts.appendNull();
        } else {
            parts.append(reversedOn);
        }
        parts.endRow();
    }

    private static Money payment(Account account, String no) {
        for (Money money : account.moneys) {
            if (money.code.equals("payment") && money.no.equals(no)) {
                return money;
            }
        }
        return null;
    }

    private interface Each {
        void take(ResultSet row) throws SQLException;
    }

    private void read(String query, Each each) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                each.take(rows);
            }
        }
    }

    private static LocalDate day(ResultSet row, int column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    private static long hundredths(BigDecimal amount) {
        return amount.movePointRight(2).longValueExact();
    }
}
