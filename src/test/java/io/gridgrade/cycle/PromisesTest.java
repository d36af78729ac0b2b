package io.gridgrade.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gridgrade.engine.SqlFile;
import io.gridgrade.indicator.ComputeIndicators;
import io.gridgrade.run.Run;
import io.gridgrade.settings.Settings;
import io.gridgrade.star.Portfolio;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.value.Progress;
import io.gridgrade.value.UserError;
import io.gridgrade.warehouse.Resources;
import io.gridgrade.warehouse.Warehouse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each promise is first broken on purpose, and must then be heard. */
class PromisesTest {
    private static final String LOAD_FILE =
            "insert into audit.load_file (run_key, source_name, landing_table, file_name, file_sha256, file_bytes,"
                    + " read_count, landed_count, rejected_count) values ";

    private static final String ACTION = " insert into star.fact_service_action select 202401, customer_key, ";

    private static final Map<String, String> BROKEN = new TreeMap<>(Map.ofEntries(
            Map.entry(
                    "load/customer_versions_overlap",
                    "insert into star.dim_customer by name select * replace (99 as customer_version_key, date '2021-01-01' as"
                            + " valid_from) from star.dim_customer"),
            Map.entry("load/customer_without_one_current_version", "update star.dim_customer set is_current = false"),
            Map.entry(
                    "load/customer_number_twice",
                    "insert into star.dim_customer by name select * replace (99 as customer_key, 99 as customer_version_key)"
                            + " from star.dim_customer"),
            Map.entry(
                    "load/period_gap",
                    "insert into star.dim_period by name select * replace (202412 as period_key, month_no + 11 as month_no)"
                            + " from star.dim_period where period_key = 202401"),
            Map.entry(
                    "load/region_without_parent",
                    "insert into star.dim_region (region_key, region_no, region_level_code, region_name, region_name_en,"
                            + " parent_region_no, run_key) values (8, 'R8', 'city', 'x', 'x', null, 1),"
                            + " (9, 'R9', 'station', 'x', 'x', 'R8', 1)"),
            Map.entry(
                    "load/load_total_not_conserved",
                    LOAD_FILE + "(1, 's', 'bill', 'b.csv', 'x', 9, 3, 2, 0);"
                            + " insert into audit.load_total values (1, 's', 'bill', 'b.csv', 'row_count', null, 3, 2, 0, 0)"),
            Map.entry("load/load_file_without_total", LOAD_FILE + "(1, 's', 'bill', 'b.csv', 'x', 9, 3, 3, 0)"),
            Map.entry("close/fact_bill_twice", "insert into star.fact_bill select * from star.fact_bill"),
            Map.entry("close/fact_payment_twice", "insert into star.fact_payment select * from star.fact_payment"),
            Map.entry("close/bill_without_snapshot", "delete from star.fact_customer_month"),
            Map.entry(
                    "close/snapshot_amount_differs",
                    "update star.fact_customer_month set billed_amount = billed_amount + 1"),
            Map.entry("close/account_differs", "update star.fact_payment set paid_amount = paid_amount + 0.01"),
            Map.entry(
                    "close/snapshot_account_differs",
                    "update star.fact_customer_month set credit_amount = credit_amount + 0.01"),
            Map.entry("close/open_amount_differs", "update star.fact_bill_balance set paid_amount = paid_amount + 1"),
            Map.entry(
                    "close/rolling_total_differs",
                    "update star.fact_customer_month set customer_key = 401, billed_amount_12m = billed_amount_12m + 1"),
            Map.entry("close/fact_indicator_incomplete", "delete from star.fact_indicator"),
            Map.entry(
                    "close/fact_credit_grade_incomplete",
                    "insert into star.fact_credit_grade select * from star.fact_credit_grade"),
            Map.entry("close/fact_customer_group_incomplete", "delete from star.fact_customer_group"),
            Map.entry(
                    "close/protected_treated_adversely",
                    "create or replace view mart.customer_measure as select period_key, customer_key, 'C' as customer_no,"
                            + " grade_code, true as is_protected, 'medical' as protection_codes, true as is_cut_allowed,"
                            + " 30 as notice_days, 30 as floor_days, 30 as longest_days, 0 as deposit_months"
                            + " from star.fact_credit_grade"),
            Map.entry(
                    "close/service_action_not_allowed",
                    "create or replace view mart.customer_measure as select period_key, customer_key, 'C' as customer_no,"
                            + " true as is_protected, 30 as notice_days, 30 as floor_days, 30 as longest_days,"
                            + " false as is_cut_allowed, 0 as deposit_months, grade_code, 'medical' as protection_codes"
                            + " from star.fact_credit_grade;"
                            + ACTION
                            + "'S18', 1, 'collection_visit', 0, date '2024-02-10', 2, 'visit', 'collector', true, ''"
                            + " from star.fact_credit_grade"),
            Map.entry(
                    "close/service_action_twice",
                    ACTION + "'S12', 1, 'care', 0, date '2024-02-10', 2, 'phone', 'service_clerk', false, ''"
                            + " from star.fact_credit_grade, range(2)"),
            Map.entry(
                    "close/resource_overdrawn",
                    "update star.dim_service_resource set capacity_month = 8 where resource_code = 'inspectors';"
                            + " insert into star.fact_resource_station values (202401, 'inspectors', 1, 1, 9, 9, 1);"
                            + " insert into star.fact_resource_month values (202401, 'inspectors', 1, 9, 9, 9, null, 0,"
                            + " 0)"),
            Map.entry(
                    "close/service_outcome_differs",
                    "update star.fact_service_outcome set open_amount = open_amount + 0.01 where cut_code = 'grade'"),
            Map.entry(
                    "close/price_concession_forbidden",
                    "update star.fact_customer_month set energy_kwh_12m = 5;"
                            + " insert into star.fact_customer_month by name select * replace (77 as customer_key,"
                            + " 9 as energy_kwh_12m) from star.fact_customer_month;"
                            + " insert into star.fact_credit_grade by name select * replace (77 as customer_key,"
                            + " 'AAA' as grade_code) from star.fact_credit_grade;"
                            + ACTION
                            + "'S22', 1, 'price_concession', 0, date '2024-02-10', 2, 'visit', 'sales', false, ''"
                            + " from star.fact_credit_grade where customer_key = 77"),
            Map.entry("close/grade_not_of_the_scale", "update star.fact_credit_grade set grade_code = 'A+'"),
            Map.entry("close/points_out_of_range", "update star.fact_credit_grade set index_score = 101")));

    private static final Parameters PARAMETERS = Settings.defaults()
            .asParameters()
            .with("period_key", 202401)
            .with("previous_period_key", 202312)
            .with("first_period_key", 202302)
            .with("run_key", 1);

    static Iterable<String> checks() {
        TreeSet<String> names = new TreeSet<>();
        for (String moment : new String[] {"load", "close"}) {
            Resources.shipped()
                    .texts("sql/check/" + moment, ".sql")
                    .keySet()
                    .forEach(file -> names.add(moment + "/" + file.replace(".sql", "")));
        }
        return names;
    }

    // Closed once; whatever breaks it is rolled back.
    private static Warehouse warehouse;

    @BeforeAll
    static void close() {
        warehouse = Warehouse.inMemory();
        closedMonth();
    }

    @AfterAll
    static void letGo() {
        warehouse.close();
    }

    @ParameterizedTest
    @MethodSource("checks")
    void aBrokenPromiseIsHeard(String check) {
        assertThat(BROKEN).as("a way to break %s", check).containsKey(check);
        String moment = check.substring(0, check.indexOf('/'));
        String name = check.substring(check.indexOf('/') + 1).replace('_', ' ');

        assertThat(brokenBy(BROKEN.get(check), moment)).anyMatch(line -> line.startsWith(name + ": {"));
    }

    @ParameterizedTest
    @MethodSource("totals")
    void everyTotalOfTwelveMonthsIsLookedAt(String total) {
        assertThat(brokenBy(
                        "update star.fact_customer_month set customer_key = 401, " + total + " = " + total + " + 1",
                        "close"))
                .anyMatch(line -> line.startsWith("rolling total differs") && line.contains(total + " is "));
    }

    private static List<String> brokenBy(String sql, String moment) {
        List<String> lines = new ArrayList<>();
        assertThatThrownBy(() -> warehouse.transaction(() -> {
                    warehouse.execute(new SqlFile("test", sql), Parameters.none());
                    lines.addAll(Promises.broken(warehouse, moment, asked()).lines());
                    throw new CancellationException();
                }))
                .isInstanceOf(CancellationException.class);
        return lines;
    }

    static List<String> totals() {
        try (Warehouse warehouse = Warehouse.inMemory()) {
            SqlFile totals = new SqlFile(
                    "test",
                    "select column_name from duckdb_columns() where schema_name = 'star'"
                            + " and table_name = 'fact_customer_month' and column_name like '%_12m'");
            return warehouse.query(totals, Parameters.none()).stream()
                    .map(row -> row.text("column_name"))
                    .toList();
        }
    }

    @Test
    void aWholeMonthKeepsEveryPromise() {
        assertThatCode(() -> keep("load")).doesNotThrowAnyException();
        assertThatCode(() -> keep("close")).doesNotThrowAnyException();
    }

    @Test
    void whatIsBrokenIsToldAsAFaultOfTheDataAndNothingIsKept() {
        String check = "close/points_out_of_range";

        assertThatThrownBy(() -> warehouse.transaction(() -> {
                    warehouse.execute(new SqlFile("test", BROKEN.get(check)), Parameters.none());
                    keep("close");
                    return null;
                }))
                .isInstanceOfSatisfying(UserError.class, error -> {
                    assertThat(error.exitCode()).isEqualTo(ExitCode.DATA_QUALITY);
                    assertThat(error.details()).anyMatch(line -> line.startsWith("points out of range: {"));
                });
        assertThat(Promises.broken(warehouse, "close", asked()).lines()).isEmpty();
    }

    private static void keep(String moment) {
        Run.of(warehouse, "test", Optional.empty(), PARAMETERS, Progress.SILENT, run -> {
            Promises.keep(run, warehouse, moment, asked());
            return null;
        });
    }

    // A run keeps no day among its settings.
    private static Parameters asked() {
        return PARAMETERS.with("last_on", LocalDate.of(2024, 1, 31));
    }

    private static void closedMonth() {
        new Portfolio(warehouse)
                .customer("C")
                .bill("B", "C", "100.00", "2024-01-05")
                .payment("P", "C", "B", "40.00", "2024-01-10")
                .load();
        Period month = Period.parse("2024-01");
        Run.of(
                warehouse,
                "close",
                Optional.of(month),
                PARAMETERS,
                Progress.SILENT,
                run -> warehouse.transaction(() -> {
                    CloseMonths.closeMonth(run, warehouse, PARAMETERS, month, new ComputeIndicators());
                    return null;
                }));
    }
}
