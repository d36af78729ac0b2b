package io.gridgrade.whatif;

import io.gridgrade.engine.EngineLimits;
import io.gridgrade.engine.Row;
import io.gridgrade.star.Periods;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.value.Progress;
import io.gridgrade.value.Step;
import io.gridgrade.value.UserError;
import io.gridgrade.warehouse.Home;
import io.gridgrade.warehouse.Resources;
import io.gridgrade.warehouse.TrialWarehouse;
import io.gridgrade.warehouse.Warehouse;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Looks for the least that a customer has to pay for a better grade. A customer that pays more, or sooner, is never graded
 * worse for it, so that each grade has a least amount; amounts that pay a bill in full are tried first, with a cent less
 * beside each, and where none of them is the least, it is closed in on by many amounts at once, to the cent.
 */
public final class FindPath {
    private static final BigDecimal CENT = new BigDecimal("0.01");
    private static final int TRIED_MAX = 96;

    private final CustomerTrial trial;
    private final LocalDate firstOn;
    private final LocalDate lastOn;
    private final TreeMap<BigDecimal, CheapestPath.Outcome> byAmount = new TreeMap<>();

    private FindPath(CustomerTrial trial, Period next) {
        this.trial = trial;
        this.firstOn = next.firstOn();
        this.lastOn = next.lastOn();
    }

    /** The path of a customer from its grade in the last closed month, by the rules and settings in force. */
    public static CheapestPath of(
            Home home, Parameters settings, Period month, int customerKey, String gradeCode, Progress progress) {
        if (settings.text("settlement_order").equals("named_only")) {
            throw new UserError(
                    ExitCode.PRECONDITION,
                    "no path of payments is told where settlement.order is named_only; expected oldest, where a payment"
                            + " that names no bill settles what is due");
        }
        try (TrialWarehouse trial =
                TrialWarehouse.open(home, EngineLimits.of(settings), Resources.of(home), Progress.SILENT)) {
            Warehouse warehouse = trial.warehouse();
            requireLast(warehouse, month);
            Step step = Step.of("cheapest path", month);
            progress.begun(step);
            long from = System.nanoTime();
            CustomerTrial customer = new CustomerTrial(trial, month, settings, customerKey);
            CheapestPath path = new FindPath(customer, month.plusMonths(1))
                    .path(warehouse, month, gradeCode, warehouse.query("whatif/path_open", customer.parameters()));
            progress.done(step, 0, (System.nanoTime() - from) / 1e9);
            return path;
        }
    }

    private static void requireLast(Warehouse warehouse, Period month) {
        Optional<Period> last = Periods.lastClosed(warehouse);
        if (last.isEmpty() || !last.get().equals(month)) {
            throw new UserError(
                    ExitCode.PRECONDITION,
                    "a path begins at the last closed month"
                            + last.map(known -> ", " + known + "; ask for that one")
                                    .orElse("; close one first"));
        }
    }

    private CheapestPath path(Warehouse warehouse, Period month, String gradeCode, List<Row> open) {
        BigDecimal owed = open.stream().map(row -> row.decimal("open_amount")).reduce(BigDecimal.ZERO, BigDecimal::add);
        tryAmounts(amountsOfBills(open));
        CheapestPath.Outcome unpaid = byAmount.firstEntry().getValue();
        CheapestPath.Outcome allPaid = byAmount.lastEntry().getValue();
        List<BigDecimal> least = new ArrayList<>();
        for (int order : betterOrders(unpaid, allPaid)) {
            BigDecimal amount = closeIn(order);
            if (byAmount.get(amount).gradeOrder() == order) {
                least.add(amount);
            }
        }
        Map<String, Row> gates = new TreeMap<>();
        warehouse.query("whatif/path_gate", Parameters.none()).forEach(row -> gates.put(row.text("gate_code"), row));
        return new CheapestPath(
                month, gradeCode, owed, unpaid, allPaid, steps(least), outOfReach(warehouse, allPaid), gates);
    }

    /** Nothing, all, and what pays the oldest bills in full, each with a cent less. */
    private static SortedSet<BigDecimal> amountsOfBills(List<Row> open) {
        SortedSet<BigDecimal> amounts = new TreeSet<>();
        BigDecimal paid = BigDecimal.ZERO.setScale(2);
        amounts.add(paid);
        for (Row bill : open) {
            paid = paid.add(bill.decimal("open_amount"));
            amounts.add(paid);
            amounts.add(paid.subtract(CENT));
        }
        return amounts;
    }

    // Of many bills, not all at once.
    private void tryAmounts(SortedSet<BigDecimal> amounts) {
        List<BigDecimal> asked =
                amounts.stream().filter(amount -> !byAmount.containsKey(amount)).toList();
        for (int from = 0; from < asked.size(); from += TRIED_MAX) {
            List<BigDecimal> some = asked.subList(from, Math.min(asked.size(), from + TRIED_MAX));
            List<CheapestPath.Outcome> outcomes = trial.outcomes(some.stream()
                    .map(amount -> new CustomerTrial.Payment(amount, firstOn))
                    .toList());
            for (int i = 0; i < some.size(); i++) {
                byAmount.put(some.get(i), outcomes.get(i));
            }
        }
    }

    private static List<Integer> betterOrders(CheapestPath.Outcome unpaid, CheapestPath.Outcome allPaid) {
        List<Integer> orders = new ArrayList<>();
        for (int order = unpaid.gradeOrder() - 1; order >= allPaid.gradeOrder(); order--) {
            orders.add(order);
        }
        return orders;
    }

    /** The least amount whose grade is of this order or better. */
    private BigDecimal closeIn(int order) {
        while (true) {
            BigDecimal reaches = byAmount.entrySet().stream()
                    .filter(tried -> tried.getValue().gradeOrder() <= order)
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElseThrow();
            BigDecimal fails = byAmount.lowerKey(reaches);
            long gap = reaches.subtract(fails).divideToIntegralValue(CENT).longValueExact();
            if (gap <= 1) {
                return reaches;
            }
            TreeSet<BigDecimal> between = new TreeSet<>();
            long parts = Math.min(TRIED_MAX, gap - 1);
            for (long i = 1; i <= parts; i++) {
                between.add(fails.add(CENT.multiply(BigDecimal.valueOf(gap * i / (parts + 1)))));
            }
            between.remove(fails);
            tryAmounts(between);
        }
    }

    // The last day on which the amount is still in time.
    private List<CheapestPath.Step> steps(List<BigDecimal> amounts) {
        List<CheapestPath.Step> steps = new ArrayList<>();
        for (BigDecimal amount : amounts) {
            CheapestPath.Outcome wanted = byAmount.get(amount);
            List<CustomerTrial.Payment> payments = firstOn.datesUntil(lastOn.plusDays(1))
                    .map(day -> new CustomerTrial.Payment(amount, day))
                    .toList();
            List<CheapestPath.Outcome> outcomes = trial.outcomes(payments);
            int last = 0;
            while (last + 1 < payments.size() && outcomes.get(last + 1).gradeOrder() <= wanted.gradeOrder()) {
                last++;
            }
            steps.add(new CheapestPath.Step(
                    wanted.gradeCode(), amount, payments.get(last).paidOn()));
        }
        return List.copyOf(steps);
    }

    private static Optional<CheapestPath.Floor> outOfReach(Warehouse warehouse, CheapestPath.Outcome allPaid) {
        return warehouse.query("whatif/path_scale", Parameters.none()).stream()
                .filter(row -> row.integer("grade_order") < allPaid.gradeOrder())
                .reduce((better, nearer) -> nearer)
                .map(row -> new CheapestPath.Floor(row.text("grade_code"), row.decimal("score_floor")));
    }
}
