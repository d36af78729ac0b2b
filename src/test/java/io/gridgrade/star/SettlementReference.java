package io.gridgrade.star;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** One account settled in plain steps, day by day, amounts in hundredths: what the SQL must come to. Mutable. */
final class SettlementReference {
    static final class Bill {
        final String no;
        final LocalDate billedOn;
        final LocalDate dueOn;
        final long amount;
        long open;
        boolean isIssued;

        Bill(String no, LocalDate billedOn, LocalDate dueOn, long amount) {
            this.no = no;
            this.billedOn = billedOn;
            this.dueOn = dueOn;
            this.amount = amount;
        }
    }

    static final class Money {
        final String no;
        final String names;
        final LocalDate on;
        final long amount;
        final boolean isCreditNote;
        long left;

        Money(String no, String names, LocalDate on, long amount, boolean isCreditNote) {
            this.no = no;
            this.names = names;
            this.on = on;
            this.amount = amount;
            this.isCreditNote = isCreditNote;
        }
    }

    record Reversal(String no, String of, LocalDate on, long amount) {}

    private static final class Part {
        final Money money;
        final Bill bill;
        final LocalDate happenedOn;
        long amount;

        Part(Money money, Bill bill, LocalDate happenedOn, long amount) {
            this.money = money;
            this.bill = bill;
            this.happenedOn = happenedOn;
            this.amount = amount;
        }

        LocalDate settledOn() {
            return bill.billedOn.isAfter(money.on) ? bill.billedOn : money.on;
        }
    }

    private static final Comparator<Bill> BY_AGE = Comparator.comparing((Bill bill) -> bill.dueOn)
            .thenComparing(bill -> bill.billedOn)
            .thenComparing(bill -> bill.no);

    private record Event(LocalDate on, int kind, boolean isLast, String no, Object what) {}

    final List<Bill> bills = new ArrayList<>();
    final List<Money> monies = new ArrayList<>();
    final List<Reversal> reversals = new ArrayList<>();
    private final boolean isNamedOnly;
    private final List<Part> parts = new ArrayList<>();
    private long missing;

    /** Settles no bill but the one that is named, or the oldest due ones with what is left. */
    SettlementReference(boolean isNamedOnly) {
        this.isNamedOnly = isNamedOnly;
    }

    /** Settles all that happened through a day, from the beginning. */
    void settleThrough(LocalDate last) {
        parts.clear();
        missing = 0;
        bills.forEach(bill -> {
            bill.open = 0;
            bill.isIssued = false;
        });
        monies.forEach(money -> money.left = 0);
        Stream.of(
                        bills.stream().map(bill -> bill.billedOn),
                        monies.stream().map(money -> money.on),
                        reversals.stream().map(this::effective))
                .flatMap(days -> days)
                .map(YearMonth::from)
                .distinct()
                .sorted()
                .forEach(month -> settle(month, last));
    }

    private void settle(YearMonth month, LocalDate last) {
        List<Event> events = new ArrayList<>();
        bills.forEach(bill -> events.add(new Event(bill.billedOn, 1, !isNamed(bill), bill.no, bill)));
        monies.forEach(money -> events.add(new Event(money.on, money.isCreditNote ? 3 : 2, false, money.no, money)));
        reversals.forEach(reversal -> events.add(new Event(effective(reversal), 4, false, reversal.no, reversal)));
        events.removeIf(
                event -> !YearMonth.from(event.on()).equals(month) || event.on().isAfter(last));
        events.sort(Comparator.comparing(Event::on)
                .thenComparing(Event::kind)
                .thenComparing(Event::isLast)
                .thenComparing(Event::no));
        events.forEach(this::happen);
    }

    private LocalDate effective(Reversal reversal) {
        return monies.stream()
                .filter(money -> money.no.equals(reversal.of()) && isSameMonth(money.on, reversal.on()))
                .map(money -> money.on.isAfter(reversal.on()) ? money.on : reversal.on())
                .findFirst()
                .orElse(reversal.on());
    }

    private static boolean isSameMonth(LocalDate one, LocalDate other) {
        return one.withDayOfMonth(1).equals(other.withDayOfMonth(1));
    }

    // Named by money of the month of the bill, or by what was left of it when the month began.
    private boolean isNamed(Bill bill) {
        return monies.stream()
                .filter(money -> bill.no.equals(money.names))
                .anyMatch(money -> isSameMonth(money.on, bill.billedOn) || money.left > 0);
    }

    private void happen(Event event) {
        if (event.what() instanceof Bill bill) {
            bill.isIssued = true;
            bill.open = bill.amount;
        } else if (event.what() instanceof Money money) {
            money.left = money.amount;
        } else if (event.what() instanceof Reversal reversal) {
            takeBack(reversal, event.on());
        }
        monies.sort(Comparator.comparing((Money money) -> money.on)
                .thenComparing(money -> money.isCreditNote)
                .thenComparing(money -> money.no));
        for (Money money : monies) {
            bills.stream().filter(bill -> bill.no.equals(money.names)).forEach(bill -> settle(money, bill, event.on()));
        }
        if (isNamedOnly) {
            return;
        }
        for (Money money : monies) {
            bills.stream().sorted(BY_AGE).forEach(bill -> settle(money, bill, event.on()));
        }
    }

    private void settle(Money money, Bill bill, LocalDate on) {
        long amount = Math.min(money.left, bill.open);
        if (amount > 0) {
            money.left -= amount;
            bill.open -= amount;
            parts.add(new Part(money, bill, on, amount));
        }
    }

    // From what is left of it, then from what it settled last.
    private void takeBack(Reversal reversal, LocalDate on) {
        long rest = reversal.amount();
        for (Money money : monies) {
            if (money.no.equals(reversal.of()) && !money.on.isAfter(on)) {
                long fromLeft = Math.min(rest, money.left);
                money.left -= fromLeft;
                rest -= fromLeft;
            }
        }
        List<Part> own = new ArrayList<>(parts.stream()
                .filter(part -> part.money.no.equals(reversal.of()) && !isSameMonth(part.happenedOn, on))
                .sorted(Comparator.comparing(Part::settledOn).thenComparing(part -> part.bill, BY_AGE))
                .toList());
        own.addAll(parts.stream()
                .filter(part -> part.money.no.equals(reversal.of()) && isSameMonth(part.happenedOn, on))
                .toList());
        for (int i = own.size() - 1; i >= 0; i--) {
            long amount = Math.min(rest, own.get(i).amount);
            own.get(i).amount -= amount;
            own.get(i).bill.open += amount;
            rest -= amount;
        }
        missing += rest;
    }

    long open() {
        return bills.stream().mapToLong(bill -> bill.open).sum();
    }

    long credit() {
        return monies.stream().mapToLong(money -> money.left).sum() - missing;
    }

    long overdue(LocalDate last) {
        return bills.stream()
                .filter(bill -> bill.dueOn.isBefore(last))
                .mapToLong(bill -> bill.open)
                .sum();
    }

    long arrearsDays(LocalDate last) {
        return bills.stream()
                .filter(bill -> bill.dueOn.isBefore(last) && bill.open > 0)
                .mapToLong(bill -> last.toEpochDay() - bill.dueOn.toEpochDay())
                .max()
                .orElse(0);
    }
}
