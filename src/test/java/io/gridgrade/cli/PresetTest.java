package io.gridgrade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.grade.GradeWarehouse;
import io.gridgrade.settings.Settings;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The printed rules of three utilities, each by the seeds that a home begins with. */
@Tag("thorough")
class PresetTest {
    private final GradeWarehouse at = new GradeWarehouse();

    @TempDir
    Path folder;

    private Parameters settings;
    private String energy = "600000";
    private int keptOfTwoInstalments = 2;

    @AfterEach
    void close() {
        at.close();
    }

    @Test
    void wuhanRatesLargeUsersOnceAYearAndForcesCAtOnce() {
        preset("wuhan");

        // Nothing before December; then by score, 90 and 70, and not A with fees unsettled.
        assertThat(month("2023-11", 95, 0, 0)).isEqualTo("NR rated_yearly");
        assertThat(month("2023-12", 90, 0, 0)).isEqualTo("A score");
        assertThat(month("2024-01", 50, 0, 0)).isEqualTo("A rated_yearly");
        violation("breach", 202402);
        assertThat(month("2024-02", 95, 0, 0)).isEqualTo("C breach");
        assertThat(month("2024-03", 95, 0, 0)).isEqualTo("C breach");
        assertThat(month("2024-12", 95, 0, 0)).isEqualTo("C breach");
        assertThat(month("2025-01", 95, 0, 0)).isEqualTo("C breach");
        // A year after the breach; from C never A at once.
        at.run("update star.fact_credit_grade set period_key = 202511 where period_key = 202501");
        assertThat(month("2025-12", 95, 0, 0)).isEqualTo("B promotion");
        at.run("update star.fact_credit_grade set period_key = 202611 where period_key = 202512");
        assertThat(month("2026-12", 95, 5, 5)).isEqualTo("B unsettled");
        violation("theft", 202701);
        assertThat(month("2027-01", 95, 0, 0)).isEqualTo("C theft");
        assertThat(month("2028-12", 95, 0, 0)).isEqualTo("C theft");
    }

    @Test
    void wuhanForcesCAtTheThirdMonthOfArrearsInAYearAndLeavesSmallUsersOut() {
        preset("wuhan");

        assertThat(month("2023-12", 95, 9, 9)).isEqualTo("B unsettled");
        assertThat(month("2024-01", 95, 9, 9)).isEqualTo("B rated_yearly");
        assertThat(month("2024-02", 95, 9, 9)).isEqualTo("B rated_yearly");
        assertThat(month("2024-03", 95, 9, 9)).isEqualTo("C arrears_this_year");
        energy = "499999";
        assertThat(month("2025-12", 95, 0, 0)).isEqualTo("NR out_of_scope");
    }

    /** In arrears since the last day of the year before, or since the first of this one. */
    @Test
    void wuhanForcesCForArrearsOfYearsBeforeWhoseAgreementWasBroken() {
        preset("wuhan");

        assertThat(month("2023-12", 95, 400, 9)).isEqualTo("B unsettled");
        keptOfTwoInstalments = 1;
        assertThat(month("2024-01", 95, 30, 9)).isEqualTo("B rated_yearly");
        assertThat(month("2024-02", 95, 60, 9)).isEqualTo("C agreement_broken");
        keptOfTwoInstalments = 2;
        assertThat(month("2024-03", 95, 91, 0)).isEqualTo("C rated_yearly");
    }

    @Test
    void aGateMayAskForHazardsThatAreOverdue() {
        preset("county");
        at.run(
                "insert into star.dim_gate by name select 'hazard' as gate_code, 0 as gate_order, 'set' as gate_kind_code,"
                        + " 'C' as grade_code, 'hazard_overdue_count_36m > 0' as condition_sql, 'Hazard' as gate_name_en,"
                        + " '隐患' as gate_name_zh");
        at.run(
                "insert into star.fact_equipment_check by name select 'h' as check_no, 1 as customer_key, 202401 as period_key,"
                        + " 'hazard' as check_code, date '2024-01-20' as due_on, date '2024-02-10' as done_on, 1 as run_key");

        assertThat(month("2024-01", 95, 0, 0)).isEqualTo("C hazard");
        assertThat(month("2024-02", 95, 0, 0)).isEqualTo("A cleared");
    }

    @Test
    void countyGradesEveryMonthByArrearsTheftAndBreachWhateverTheScore() {
        preset("county");

        assertThat(month("2024-01", 10, 0, 0)).isEqualTo("A cleared");
        assertThat(month("2024-02", 95, 61, 5)).isEqualTo("D arrears_2_months");
        assertThat(month("2024-03", 95, 60, 5)).isEqualTo("C arrears_1_month");
        assertThat(month("2024-04", 95, 31, 5)).isEqualTo("C arrears_1_month");
        assertThat(month("2024-05", 95, 30, 5)).isEqualTo("B arrears_in_year");
        assertThat(month("2024-06", 95, 0, 0)).isEqualTo("B arrears_in_year");
        assertThat(month("2025-04", 95, 0, 0)).isEqualTo("B arrears_in_year");
        assertThat(month("2025-05", 95, 0, 0)).isEqualTo("A cleared");
        violation("theft", 202506);
        assertThat(month("2025-06", 95, 0, 0)).isEqualTo("D theft_or_breach");
        assertThat(month("2028-05", 95, 0, 0)).isEqualTo("D theft_or_breach");
        assertThat(month("2028-06", 95, 0, 0)).isEqualTo("A cleared");
    }

    @Test
    void kunmingGivesFourStarsForSixMonthsOnTimeEveryThreeMonths() {
        preset("kunming");

        assertThat(month("2024-02", 95, 0, 0)).isEqualTo("NR rated_quarterly");
        assertThat(month("2024-03", 65, 0, 0)).isEqualTo("S4 six_clean_months");
        assertThat(month("2024-04", 95, 20, 5)).isEqualTo("S4 rated_quarterly");
        assertThat(month("2024-05", 95, 0, 0)).isEqualTo("S4 rated_quarterly");
        // The arrears of April are two months ago: three stars at best; five months in September; restored after six.
        assertThat(month("2024-06", 95, 0, 0)).isEqualTo("S3 not_clean");
        assertThat(month("2024-08", 95, 0, 0)).isEqualTo("NR rated_quarterly");
        assertThat(month("2024-09", 65, 0, 0)).isEqualTo("S2 score");
        assertThat(month("2024-12", 65, 0, 0)).isEqualTo("S4 six_clean_months");
        violation("breach", 202501);
        assertThat(month("2025-03", 95, 0, 0)).isEqualTo("S3 not_clean");
        assertThat(month("2025-09", 95, 0, 0)).isEqualTo("S4 six_clean_months");
    }

    @Test
    void anUnknownPresetIsRefusedWithTheNearest() {
        CommandLineRun run = CommandLineRun.of("init", folder.resolve("home").toString(), "--preset", "wuhen");

        assertThat(run.code()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(run.err())
                .isEqualTo("gridgrade: preset \"wuhen\" is unknown; did you mean \"wuhan\"?; expected one of wuhan,"
                        + " county, kunming, themes\n");
        assertThat(folder.resolve("home")).doesNotExist();
    }

    @Test
    void aHomeWithAPresetLoadsClosesPrintsAndExports() {
        String sample = folder.resolve("sample").toString();
        String home = folder.resolve("home").toString();
        done("init", home, "--preset", "county");
        done("sample", sample, "--customers", "100", "--months", "2");
        done("load", "sample", sample, "--home", home);
        assertThat(done("close", "--all", "--home", home).out()).contains("No arrears and no breach");
        done("report", "2023-02", "--home", home);
        done("export", "2023-02", "--home", home);
        assertThat(done("why", "C00000010", "2023-02", "--home", home).out())
                .containsPattern("decided by: (Every month|A month|Arrears|New customer)");
    }

    // As init writes them into a home, put into the warehouse of this test.
    private void preset(String code) {
        Path home = folder.resolve(code);
        done("init", home.toString(), "--preset", code);
        settings = Settings.read(home.resolve("gridgrade.yml")).asParameters();
        for (String seed : List.of("grade", "gate")) {
            at.run("delete from star.dim_" + seed);
            at.run("insert into star.dim_" + seed + " by name select * from read_csv('"
                    + home.resolve("seeds/" + seed + ".csv") + "', header = true, all_varchar = true, quote = '\"')");
        }
    }

    private String month(String month, int points, int arrearsDays, int overdueAmount) {
        Period period = Period.parse(month);
        at.month(period, GradeWarehouse.customer("resident", points, points, null, arrearsDays, overdueAmount, false));
        at.run("update star.fact_customer_month set energy_kwh = " + energy + ", instalment_due_count_12m = 2,"
                + " instalment_kept_count_12m = " + keptOfTwoInstalments + " where period_key = " + period.key());
        at.grade(period, settings);
        return at.gradeOf(period);
    }

    private void violation(String code, int month) {
        at.run("insert into star.fact_violation by name select '" + code + "' as violation_no, 1 as customer_key, "
                + month
                + " as period_key, make_date(" + month / 100 + ", " + month % 100 + ", 2) as found_on, '" + code
                + "' as violation_code, 1 as run_key");
    }

    private static CommandLineRun done(String... arguments) {
        CommandLineRun run = CommandLineRun.of(arguments);
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
        return run;
    }
}
