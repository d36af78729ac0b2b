package io.gridgrade.whatif;

import io.gridgrade.cycle.TrialClose;
import io.gridgrade.engine.Row;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.value.Progress;
import io.gridgrade.value.UserError;
import io.gridgrade.warehouse.TrialWarehouse;
import io.gridgrade.warehouse.Warehouse;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One customer of a trial warehouse, many times over: each copy makes another payment in the month after, and all are
 * closed together by the very statements of a close. No customer's grade rests on another's, so the copies do not disturb
 * one another. Mutable.
 */
final class CustomerTrial {
    /** Facts that are planned: what falls due in the month after is known, and will count in it. */
    private static final Set<String> PLANNED = Set.of("fact_instalment", "fact_equipment_check");

    /** Makes keys of versions of one candidate differ from those of another. */
    private static final String VERSIONS = "10000000000";

    private final Warehouse warehouse;
    private final Period month;
    private final Parameters settings;
    private final Map<String, List<Row>> tables = new LinkedHashMap<>();

    /** A payment that is tried. */
    record Payment(BigDecimal amount, LocalDate paidOn) {}

    CustomerTrial(TrialWarehouse trial, Period month, Parameters settings, int customerKey) {
        this.warehouse = trial.warehouse();
        this.month = month;
        this.settings = settings;
        SqlFile asked =
                warehouse.sqlFile("whatif/path_tables").withFragments(Map.of("published", TrialWarehouse.PUBLISHED));
        warehouse.query(asked, Parameters.none()).forEach(row -> tables.computeIfAbsent(
                        row.text("table_name"), name -> new ArrayList<>())
                .add(row));
        Parameters customer = parameters().with("customer_key", customerKey);
        tables.forEach((name, columns) -> warehouse.execute(
                warehouse
                        .sqlFile("whatif/path_base")
                        .withFragments(Map.of(
                                "published", TrialWarehouse.PUBLISHED, "name", name, "known", known(name, columns))),
                customer));
        warehouse.execute("whatif/path_month", parameters());
        // The rules in force may have indicators that the last close had not.
        copy(List.of(new Payment(BigDecimal.ZERO, month.lastOn())));
        trial.beginColumns();
        TrialClose.prepare(warehouse, settings);
        warehouse.execute("whatif/path_indicator", Parameters.none());
    }

    private static String known(String name, List<Row> columns) {
        boolean isOfMonths =
                columns.stream().anyMatch(column -> column.text("column_name").equals("period_key"));
        if (!isOfMonths) {
            return "true";
        }
        return "period_key <= " + (PLANNED.contains(name) ? "$next_period_key" : "$period_key");
    }

    Parameters parameters() {
        Period next = month.plusMonths(1);
        return Parameters.none()
                .forPeriod(month)
                .with("next_period_key", next.key())
                .with("next_first_on", next.firstOn())
                .with("next_last_on", next.lastOn());
    }

    private void copy(List<Payment> payments) {
        List<String> rows = new ArrayList<>();
        for (Payment payment : payments) {
            rows.add("(" + (rows.size() + 1) + ", "
                    + SqlFile.literal(payment.paidOn().toString()) + ", "
                    + payment.amount().toPlainString() + ")");
        }
        warehouse.execute(
                warehouse.sqlFile("whatif/path_candidate").withFragments(Map.of("rows", String.join(", ", rows))),
                Parameters.none());
        tables.forEach((name, columns) -> warehouse.execute(
                warehouse.sqlFile("whatif/path_clone").withFragments(Map.of("name", name, "own", own(columns))),
                Parameters.none()));
    }

    /** Closes the month after with each of the payments made by a customer of its own; what each comes to, in order. */
    List<CheapestPath.Outcome> outcomes(List<Payment> payments) {
        copy(payments);
        warehouse.execute("whatif/path_payment", parameters());
        TrialClose.next(warehouse, month.plusMonths(1), settings, Progress.SILENT);
        List<CheapestPath.Outcome> outcomes = warehouse.query("whatif/path_grade", parameters()).stream()
                .map(row -> new CheapestPath.Outcome(
                        row.text("grade_code"),
                        row.integer("grade_order"),
                        row.text("reason_code"),
                        row.decimal("index_score")))
                .toList();
        if (outcomes.size() != payments.size()) {
            throw new UserError(
                    ExitCode.PRECONDITION,
                    "the customer has no grade in " + month.plusMonths(1)
                            + ", for its contract ends before the end of that month; there is no path to tell");
        }
        return outcomes;
    }

    private static String own(List<Row> columns) {
        List<String> own = new ArrayList<>();
        for (Row column : columns) {
            String name = column.text("column_name");
            if (name.equals("customer_key")) {
                own.add("candidate.candidate_no as customer_key");
            } else if (name.equals("customer_version_key")) {
                own.add("candidate.candidate_no * " + VERSIONS + " + base." + name + " as " + name);
            } else if (column.truth("is_text") && name.endsWith("_no")) {
                own.add("base." + name + " || '#' || candidate.candidate_no as " + name);
            }
        }
        return String.join(", ", own);
    }
}
