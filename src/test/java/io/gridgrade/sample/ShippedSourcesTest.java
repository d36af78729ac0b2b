package io.gridgrade.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.cycle.LoadSource;
import io.gridgrade.engine.EngineLimits;
import io.gridgrade.engine.Row;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.settings.Settings;
import io.gridgrade.source.LandReport;
import io.gridgrade.statistics.SharedData;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.value.Progress;
import io.gridgrade.warehouse.Home;
import io.gridgrade.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The two sources that ship load what they are for. */
class ShippedSourcesTest {
    @TempDir
    Path folder;

    @Test
    void theSampleLoadsButForItsPlantedMistakes() throws IOException {
        Path sample = folder.resolve("files");
        GenerateSample.into(sample, 4_000, 5, 3, Period.ofKey(202401), Progress.SILENT);

        try (Warehouse warehouse = warehouse()) {
            LandReport report = load(warehouse, "sample", sample);

            // Of accidents and violations there may be none in so few months: their files are then empty.
            assertThat(report.tables()).hasSizeGreaterThanOrEqualTo(13).allSatisfy(table -> assertThat(table.landed())
                    .isPositive());
            // Mistakes stand in the fifth month, and in the register; the other files are clean.
            assertThat(report.rejected()).isPositive();
            assertThat(report.rejectShare().doubleValue()).isLessThan(0.001);
            assertThat(report.rejects())
                    .allSatisfy(reject -> assertThat(reject.line()).containsAnyOf("202405", "customer.csv"));
            Row landed = answer(
                    warehouse, "select count(*) as bills, count(distinct period_key) as months from star.fact_bill");
            assertThat(landed.longInteger("bills")).isGreaterThan(5 * 3_500);
            assertThat(landed.longInteger("months")).isEqualTo(5);
        }
    }

    @Test
    void thePublicFileLoadsWholeAndToItsTotals() throws IOException {
        Path file = SharedData.file("taiwan_credit/default_of_credit_card_clients.csv");

        try (Warehouse warehouse = warehouse()) {
            LandReport report = load(warehouse, "uci-default", file.getParent());

            assertThat(report.rejected()).isZero();
            // The totals of the file's own columns, summed apart from the adapter.
            assertThat(answer(
                                    warehouse,
                                    "select count(*) as n, sum(billed_amount) as amount, min(delay_months) as least,"
                                            + " max(delay_months) as most from star.fact_bill")
                            .asMap())
                    .hasToString("{n=180000, amount=8095850136.00, least=-2, most=8}");
            assertThat(answer(warehouse, "select count(*) as n, sum(paid_amount) as amount from star.fact_payment")
                            .asMap())
                    .hasToString("{n=143103, amount=949541777.00}");
            assertThat(answer(
                                    warehouse,
                                    "select count(*) as n, sum(is_default::int) as defaults, min(period_key) as month"
                                            + " from star.fact_outcome")
                            .asMap())
                    .hasToString("{n=30000, defaults=6636, month=200509}");
            // The first client: September's statement is BILL_AMT1 and PAY_0; August's payment is PAY_AMT2, for July's.
            assertThat(answer(
                                    warehouse,
                                    "select bill.billed_amount, bill.delay_months, payment.paid_on, payment.bill_no"
                                            + " from star.fact_bill as bill, star.fact_payment as payment"
                                            + " where bill.bill_no = '1-2005-09' and payment.payment_no = '1-2005-08'")
                            .asMap())
                    .hasToString("{billed_amount=3913.00, delay_months=2, paid_on=2005-08-15, bill_no=1-2005-07}");
        }
    }

    private Warehouse warehouse() throws IOException {
        Files.writeString(folder.resolve("gridgrade.yml"), Settings.template());
        return Warehouse.open(Home.at(folder), EngineLimits.none(), Progress.SILENT);
    }

    private LandReport load(Warehouse warehouse, String source, Path files) {
        Parameters settings = Settings.defaults().asParameters();
        return LoadSource.load(warehouse, Home.at(folder), "load", source, files, settings, Progress.SILENT);
    }

    private static Row answer(Warehouse warehouse, String sql) {
        return warehouse.query(new SqlFile("test", sql), Parameters.none()).get(0);
    }
}
