package io.gridgrade.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.engine.Row;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.value.Progress;
import io.gridgrade.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Money rests on a default probability only where what it foretold came; the page sets both side by side. */
class CaveatsTest {
    private static final Imprint IMPRINT = new Imprint("", "", "", "", java.time.ZoneOffset.UTC);

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"0.1, agrees, false", "0.3, differs, true", "0.01, too_few, true"})
    void expectedLossIsToldOnlyWhereWhatWasForetoldCame(double foretold, String outcome, boolean isWithheld)
            throws IOException {
        try (Warehouse warehouse = Portfolio.withDiscriminant(60)) {
            foretell(warehouse, foretold);
            Row test = warehouse
                    .query(
                            new SqlFile("test", "select * from mart.month_backtest where period_key = 202412"),
                            Parameters.none())
                    .get(0);
            Row defaulted = warehouse
                    .query(
                            new SqlFile(
                                    "test",
                                    "select count(distinct customer_key) as n from star.fact_customer_month where"
                                            + " is_default"),
                            Parameters.none())
                    .get(0);
            assertThat(test.text("outcome_code")).isEqualTo(outcome);
            assertThat(test.longInteger("realised_count")).isEqualTo(defaulted.longInteger("n"));
            assertThat(test.number("predicted_share")).isEqualTo(foretold);

            String page = text(PrintReports.print(
                            warehouse, Period.parse("2024-12"), folder, List.of("en"), IMPRINT, Progress.SILENT)
                    .get(0)
                    .path());
            assertThat(page)
                    .contains("Residents: of 60 customers of December 2023, "
                            + String.format(java.util.Locale.ROOT, "%.2f%%", 100 * foretold)
                            + " were foretold to default and "
                            + String.format(java.util.Locale.ROOT, "%.2f%%", 100 * test.number("realised_share"))
                            + " did.");
            if (isWithheld) {
                assertThat(page)
                        .contains("Expected loss is withheld", "withheld, see below")
                        .doesNotContain("was expected to be lost");
            } else {
                // Everybody owed 1,000: 6,000 of 60,000, and 1.96 times the root of 60 x 0.09 x 1,000,000.
                assertThat(page)
                        .contains(
                                "Of CNY 60,000 that they owed then, CNY 6,000 was expected to be lost, give or take CNY"
                                        + " 4,555 by chance (95%); those who defaulted owed CNY "
                                        + defaulted.longInteger("n")
                                        + ",000 of it.")
                        .contains("Expected loss on what is owed is CNY")
                        .doesNotContain("withheld");
            }
        }
    }

    /** Of one population probabilities were foretold a year ago and came; the other has its first model. */
    @Test
    void whileOnePopulationIsUntestedNoLossIsTold() throws IOException {
        try (Warehouse warehouse = Portfolio.withDiscriminant(60)) {
            foretell(warehouse, 0.1);
            Portfolio.sql(
                    warehouse,
                    """
                    update star.fact_indicator set population_code = 'enterprise'
                    where period_key = 202412 and customer_key % 20 = 0;
                    """);

            String page = text(PrintReports.print(
                            warehouse, Period.parse("2024-12"), folder, List.of("en"), IMPRINT, Progress.SILENT)
                    .get(0)
                    .path());

            assertThat(page).contains("Expected loss is withheld: default probabilities are not tested yet");
        }
    }

    // A year before the last month, with a probability for everybody.
    private static void foretell(Warehouse warehouse, double foretold) {
        Portfolio.sql(
                warehouse,
                """
                insert into star.dim_period (
                    period_key, month_no, first_on, last_on, status_code, closed_at, close_run_key
                )
                values (202312, 24288, date '2023-12-01', date '2023-12-31', 'closed', '2025-01-02 01:10:00+00', 2);
                insert into star.fact_indicator by name
                select period_key, customer_key, 'resident' as population_code, 2 as run_key
                from star.dim_customer cross join (values (202312), (202412)) as months (period_key);
                insert into star.fact_credit_grade by name
                select 202312 as period_key, customer_key, customer_key as customer_version_key,
                    'A' as score_grade_code, 'A' as grade_code, 'score' as reason_code, false as is_default,
                    %s as default_probability, 2 as run_key
                from star.dim_customer;
                insert into star.fact_customer_month by name
                select * replace (202312 as period_key, 1000 as open_amount, false as is_default)
                from star.fact_customer_month
                where period_key = 202412;
                """
                        .formatted(foretold));
    }

    @Test
    void anotherScaleIsNotNewsOfCustomers() throws IOException {
        try (Warehouse warehouse = Portfolio.of(60)) {
            // The month is closed by a run of its own, before which the bound of A was another.
            Portfolio.sql(
                    warehouse,
                    """
                    insert into audit.run
                    select 3, command, period_key, started_at, finished_at, status_code, code_version, settings_hash,
                        settings_json, message from audit.run where run_key = 2;
                    update star.dim_period set close_run_key = 3 where period_key = 202412;
                    update star.fact_credit_grade set run_key = 3 where period_key = 202412;
                    update star.fact_customer_month set run_key = 3 where period_key = 202412;
                    insert into history.dim_grade by name
                    select * replace (65 as score_floor), 3 as superseded_run_key from star.dim_grade
                    where grade_code = 'A';
                    update star.dim_grade set run_key = 3 where grade_code = 'A';
                    """);
            String page = text(PrintReports.print(
                            warehouse, Period.parse("2024-12"), folder, List.of("en"), IMPRINT, Progress.SILENT)
                    .get(0)
                    .path());
            assertThat(page)
                    .contains(
                            "New method against the month before: grade scale. Grades of the two months do not compare")
                    .contains("not compared: another method")
                    .contains("who rose and who fell is not told")
                    .contains("a move between grades would tell of the method")
                    .doesNotContain("customers rose in grade", "New this month");
            Row row = warehouse
                    .query(
                            new SqlFile("test", "select * from mart.portfolio_month where period_key = 202412"),
                            Parameters.none())
                    .get(0);
            assertThat(row.isNull("risen_count")).isTrue();
            assertThat(row.truth("is_grading_new")).isTrue();
        }
    }

    private static String text(Path pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            return stripper.getText(document).replaceAll("\\s+", " ");
        }
    }
}
