package io.gridgrade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.Thorough;
import io.gridgrade.engine.EngineLimits;
import io.gridgrade.grade.GradeCustomers;
import io.gridgrade.indicator.ShiftIndicators;
import io.gridgrade.rating.MonthRules;
import io.gridgrade.rating.RatingStatement;
import io.gridgrade.run.Run;
import io.gridgrade.settings.Settings;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.value.Progress;
import io.gridgrade.warehouse.Home;
import io.gridgrade.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A million customers with values as no utility has them, among them missing, infinite and not-a-number, with any grade
 * before and any arrears: graded by the pipeline, and rated by the statement.
 */
@Tag("sampled")
class ModelSqlMillionTest {
    private static final Period MONTH = Period.parse(ClosedHome.LAST_MONTH);

    @TempDir
    Path folder;

    @Test
    void theStatementAndThePipelineAgreeToTheBit() throws IOException {
        int customers = Thorough.of(20_000, 1_000_000);
        Files.copy(ClosedHome.asHome().settingsFile(), folder.resolve("gridgrade.yml"));
        Home home = Home.at(folder);
        Files.createDirectories(home.temporaryFolder());
        Files.copy(ClosedHome.asHome().warehouseFile(), home.warehouseFile());
        Parameters settings = Settings.read(home.settingsFile()).asParameters();
        try (Warehouse warehouse = Warehouse.openFile(home.warehouseFile(), home, EngineLimits.none(), false)) {
            multiply(warehouse, customers);
            Run.of(warehouse, "test", Optional.of(MONTH), settings, Progress.SILENT, run -> {
                ShiftIndicators.shift(warehouse, MONTH, absurd(warehouse));
                return new GradeCustomers().run(run, warehouse, settings, MONTH);
            });

            String statement = RatingStatement.text(
                    warehouse, MonthRules.of(warehouse, settings, Optional.of(MONTH)), Optional.empty());

            assertThat(EmittedRating.same(warehouse, statement, MONTH)).isGreaterThanOrEqualTo(customers);
            String graded = "select distinct grade_code, reason_code from star.fact_credit_grade where period_key = "
                    + MONTH.key();
            assertThat(EmittedRating.count(warehouse, graded))
                    .as("pairs of a grade and its reason, so that every rule is met")
                    .isGreaterThanOrEqualTo(12);
        }
    }

    /** Copies of every customer of the month, with all that gates look at. */
    private static void multiply(Warehouse warehouse, int customers) {
        long there = EmittedRating.count(
                warehouse, "select 1 from star.fact_customer_month where period_key = " + MONTH.key());
        long copies = (customers + there - 1) / there;
        String more = " from %s as one cross join range(1, " + copies + ") as copy (copy_no) where ";
        String key = "one.customer_key + 1000 * copy_no as customer_key";
        String version = "one.customer_version_key + 1000 * copy_no as customer_version_key";
        String drawn = "hash(one.customer_key, copy_no, ";
        insert(
                warehouse,
                "star.fact_customer_month",
                key + ", " + version + ", " + drawn + "1) % 200 as arrears_days, case when " + drawn
                        + "2) % 2 = 0 then 0 else 10 end as overdue_amount",
                more + "period_key = " + MONTH.key() + " or is_default");
        insert(
                warehouse,
                "star.dim_customer",
                key + ", " + version + ", customer_no || '-' || copy_no as customer_no",
                more + "true");
        insert(warehouse, "star.fact_violation", key, more + "true");
        insert(warehouse, "star.fact_accident", key, more + "true");
        insert(warehouse, "star.fact_indicator", key, more + "period_key = " + MONTH.key());
        insert(
                warehouse,
                "star.fact_credit_grade",
                key + ", ['AAA', 'AA', 'A', 'B', 'C', 'D', 'NR'][(1 + " + drawn + "3) % 7)::integer] as grade_code",
                more + "period_key = " + MONTH.plusMonths(-1).key());
    }

    private static void insert(Warehouse warehouse, String table, String replaced, String more) {
        EmittedRating.run(
                warehouse,
                "insert into " + table + " by name select one.* replace (" + replaced + ")"
                        + String.format(more, table));
    }

    private static Map<String, String> absurd(Warehouse warehouse) {
        Map<String, String> values = new TreeMap<>();
        EmittedRating.ask(
                        warehouse,
                        "select indicator_code, bound_1, coalesce(bound_4, bound_1) as bound_4 from star.dim_indicator"
                                + " where is_graded and is_computed")
                .forEach(row -> {
                    String code = row.text("indicator_code");
                    String draw = "hash(customer_key, '" + code + "')";
                    values.put(
                            code,
                            "case when " + draw + " % 8 = 0 then null when " + draw
                                    + " % 1009 = 1 then 'infinity'::double when " + draw
                                    + " % 1009 = 2 then 'nan'::double when " + draw + " % 8 = 3 then "
                                    + row.text("bound_1") + "::double when " + draw + " % 8 = 4 then "
                                    + row.text("bound_4")
                                    + "::double else " + row.text("bound_1") + " + (" + row.text("bound_4") + " - "
                                    + row.text("bound_1") + " + 0.1) * ((" + draw
                                    + " // 8 % 100000)::double / 50000 - 0.5) end");
                });
        return values;
    }
}
