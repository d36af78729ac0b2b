package io.gridgrade.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.Thorough;
import io.gridgrade.value.UserError;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * Small valid files, each spoilt in a way of its own: every one is read, record by record, or refused in words that name it.
 */
@Tag("sampled")
class FuzzFilesTest {
    private static final int RECORDS = 30;

    @TempDir
    Path folder;

    @Test
    void aSpoiltFileIsReadOrRefusedInWords(TestReporter reporter) {
        int count = Thorough.of(20, 300);
        int refused = 0;
        try (SupplierFolder bills = SupplierFolder.ofBills(folder)) {
            for (int seed = 0; seed < count; seed++) {
                if (seed > 0 && seed % 100 == 0) {
                    reporter.publishEntry("spoilt files", seed + " of " + count + ", refused " + refused);
                }
                Random random = new Random(seed);
                byte[] spoilt = valid(random).getBytes(StandardCharsets.UTF_8);
                String how = "";
                for (int i = random.nextInt(3); i >= 0; i--) {
                    int kind = random.nextInt(SpoiltFile.KINDS);
                    how += " " + kind;
                    spoilt = SpoiltFile.of(spoilt, kind, random);
                }
                bills.file("bill/b.csv", spoilt);
                try {
                    LandReport report = bills.land();
                    assertThat(report.read()).as("seed " + seed + how).isEqualTo(report.landed() + report.rejected());
                    assertThat(bills.lines("select count(*) from landing.bill"))
                            .as("seed " + seed + how)
                            .isEqualTo(String.valueOf(report.landed()));
                } catch (UserError e) {
                    refused++;
                    assertThat(e.getMessage() + String.join("\n", e.details()))
                            .as("seed " + seed + how)
                            .contains("bill/b.csv")
                            .doesNotContain("INTERNAL");
                } catch (RuntimeException e) {
                    throw new AssertionError("seed " + seed + how, e);
                }
            }
        }
        // Not all may be refused, or nothing was tried.
        assertThat(refused).isBetween(count / 20, count - count / 20);
    }

    private static String valid(Random random) {
        StringBuilder text = new StringBuilder(SupplierFolder.BILL_HEADER);
        for (int i = 1; i <= RECORDS; i++) {
            String customer = random.nextInt(4) == 0 ? "\"张三, \"\"Ltd\"\"\"" : "C" + i;
            text.append("B" + i + "," + customer + ",2024-01-31,2024-02-15," + i + ".50,80,\n");
        }
        return text.toString();
    }
}
