package io.gridgrade.grade;

import io.gridgrade.engine.Row;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.run.Run;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.value.Progress;
import io.gridgrade.warehouse.Seeds;
import io.gridgrade.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A warehouse in memory with the seeds, two indicators of payment and one of consumption, and rows as a test wants them. */
public final class GradeWarehouse implements AutoCloseable {
    /** The settings that grades rest on. */
    public static final Parameters SETTINGS = Parameters.of(Map.ofEntries(
            Map.entry("default_arrears_days", 90),
            Map.entry("default_material_amount", "100.00"),
            Map.entry("default_horizon_months", 12),
            Map.entry("default_cure_months", 6),
            Map.entry("grade_promotion_steps_max", 1),
            Map.entry("grade_hysteresis_points", 2),
            Map.entry("grade_new_months", 12),
            Map.entry("discriminant_refit_months", 1),
            Map.entry("discriminant_defaults_min", 30),
            Map.entry("discriminant_months_max", 12),
            Map.entry("discriminant_history_months", 1),
            Map.entry("discriminant_cases_max", 100_000),
            Map.entry("discriminant_shrinkage", "0.2"),
            Map.entry("discriminant_attributes", true),
            Map.entry("payment_grace_days", 3),
            Map.entry("settlement_order", "oldest"),
            Map.entry("model_approval_needed", false),
            Map.entry("random_seed", 20240601L)));

    /** In memory, with the seeds. */
    public final Warehouse warehouse = Warehouse.inMemory();

    /** What runs told the user. */
    public final List<String> told = new ArrayList<>();

    /** Without a month. */
    public GradeWarehouse() {
        Seeds.apply(warehouse);
        for (String indicator : List.of("pay1", "pay2", "con1")) {
            for (String schema : List.of("star", "history")) {
                run("alter table " + schema + ".fact_indicator add column " + indicator + " double");
                run("alter table " + schema + ".fact_indicator add column " + indicator + "_points smallint");
            }
        }
    }

    /** Runs a statement. */
    public long run(String sql) {
        return warehouse.execute(new SqlFile("test", sql), Parameters.none());
    }

    /** An answer. */
    public List<Row> ask(String sql) {
        return warehouse.query(new SqlFile("test", sql), Parameters.none());
    }

    /** Customers 1 to n of a month, as rows of (customer_key, population_code, pay1, pay2, con1, what differs of the snapshot). */
    public void month(Period period, String customers) {
        run("insert into star.fact_customer_month by name "
                + "select " + period.key() + " as period_key, customer_key, customer_key as customer_version_key, "
                + "'residential' as customer_class_code, 1 as bill_count, 100 as billed_amount, 1 as due_bill_count, "
                + "1 as on_time_bill_count, 0 as late_bill_count, 1 as payment_count, 100 as paid_amount, "
                + "100 as settled_amount, 0 as late_amount_days, 0 as open_amount, overdue_amount, "
                + "0 as overdue_amount_days, arrears_days, 0 as event_points, 0 as cut_count, 0 as write_off_count, "
                + "0 as instalment_due_count, 0 as instalment_kept_count, 0 as breach_count, 0 as theft_count, "
                + "0 as injury_count, 0 as contact_count, 1 as bill_count_12m, 1 as billed_month_count_12m, "
                + "100 as billed_amount_12m, 1 as due_bill_count_12m, 1 as on_time_bill_count_12m, 0 as late_bill_count_12m, "
                + "100 as paid_amount_12m, 100 as settled_amount_12m, 0 as late_amount_days_12m, "
                + "0 as instalment_due_count_12m, 0 as instalment_kept_count_12m, 0 as contact_count_12m, "
                + "0 as energy_kwh_12m, is_default, 0 as run_key from (" + customers + ")");
        run("insert into star.fact_indicator by name select " + period.key()
                + " as period_key, customer_key, population_code, pay1, pay1 as pay1_points, 100 - pay2 as pay2, "
                + "pay2 as pay2_points, con1, con1 as con1_points, 0 as run_key from (" + customers + ")");
    }

    /** One resident whose payment points are all the score, and nothing else to say. */
    public void resident(Period period, int points) {
        month(period, customer("resident", points, points, null, 0, 0, false));
    }

    /** Customer 1, for month. */
    public static String customer(
            String population,
            Integer pay1,
            Integer pay2,
            Integer con1,
            int arrearsDays,
            int overdueAmount,
            boolean isDefault) {
        return "select 1 as customer_key, '" + population + "' as population_code, " + pay1 + " as pay1, " + pay2
                + " as pay2, " + con1 + " as con1, " + arrearsDays + " as arrears_days, " + overdueAmount
                + " as overdue_amount, " + isDefault + " as is_default";
    }

    /** Does work as a run that keeps what it did. */
    public <T> T inRun(Function<Run, T> work) {
        return Run.of(
                warehouse,
                "test",
                Optional.empty(),
                SETTINGS,
                new Progress() {
                    @Override
                    public void note(String line) {
                        told.add(line);
                    }
                },
                run -> warehouse.transaction(() -> work.apply(run)));
    }

    /** Grades a month. */
    public long grade(Period period) {
        return grade(period, SETTINGS);
    }

    /** Grades a month under other settings. */
    public long grade(Period period, Parameters settings) {
        return inRun(run -> new GradeCustomers().run(run, warehouse, settings, period));
    }

    /** The grade and the reason of customer 1, as "AA score". */
    public String gradeOf(Period period) {
        Row row =
                ask("select grade_code, reason_code from star.fact_credit_grade where customer_key = 1 and period_key = "
                                + period.key())
                        .get(0);
        return row.text("grade_code") + " " + row.text("reason_code");
    }

    @Override
    public void close() {
        warehouse.close();
    }
}
