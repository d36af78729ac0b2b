package io.gridgrade.source;

import static io.gridgrade.source.SupplierFolder.BILL_HEADER;
import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.Thorough;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("sampled")
class ControlTotalsTest {
    private static final String TOTALS =
            "select file_name, column_name, read_total, landed_total, rejected_total, unread_count"
                    + " from audit.load_total order by file_name, column_name <> 'row_count', column_name";

    @TempDir
    private Path folder;

    @Test
    void aCleanFileLandsAllThatWasReadOfIt() {
        try (SupplierFolder bills = SupplierFolder.ofBills(folder)
                .file(
                        "bill/a.csv",
                        BILL_HEADER
                                + "B1,C1,2024-01-31,2024-02-15,100.00,80.125,\nB2,C1,2024-01-31,2024-02-15,-1,,\n")) {
            bills.load();

            assertThat(bills.lines(TOTALS))
                    .isEqualTo(
                            """
                    bill/a.csv|row_count|2.000|2.000|0.000|0
                    bill/a.csv|billed_amount|99.000|99.000|0.000|0
                    bill/a.csv|energy_kwh|80.125|80.125|0.000|0""");
        }
    }

    @Test
    void whatIsRefusedIsSummedApartAndWhatIsNoNumberIsCounted() {
        try (SupplierFolder bills = SupplierFolder.ofBills(folder)
                .file(
                        "bill/a.csv",
                        BILL_HEADER
                                + """
                        B1,C1,2024-01-31,2024-02-15,100.00,80,
                        B2,C1,2024-01-31,2024-02-15,"1,5",-3,
                        B3,C1,never,2024-02-15,7.00,,
                        B4,C1
                        """)) {
            bills.load();

            assertThat(bills.lines(TOTALS))
                    .isEqualTo(
                            """
                    bill/a.csv|row_count|4.000|1.000|3.000|0
                    bill/a.csv|billed_amount|107.000|100.000|7.000|2
                    bill/a.csv|energy_kwh|77.000|80.000|-3.000|1""");
        }
    }

    @Test
    void aRepeatedRowIsReadAndRefused() {
        String b1 = "B1,C1,2024-01-31,2024-02-15,100.00,80,\n";
        try (SupplierFolder bills = SupplierFolder.ofBills(folder)
                .file("bill/a.csv", BILL_HEADER + b1 + b1)
                .file("bill/b.csv", BILL_HEADER + b1 + "B2,C1,never,2024-02-15,5,,\n")) {
            bills.load();

            assertThat(bills.lines(TOTALS))
                    .isEqualTo(
                            """
                    bill/a.csv|row_count|2.000|1.000|1.000|0
                    bill/a.csv|billed_amount|200.000|100.000|100.000|0
                    bill/a.csv|energy_kwh|160.000|80.000|80.000|0
                    bill/b.csv|row_count|2.000|0.000|2.000|0
                    bill/b.csv|billed_amount|105.000|0.000|105.000|0
                    bill/b.csv|energy_kwh|80.000|0.000|80.000|0""");
        }
    }

    /** The truth is added up while the files are written, not by what reads them. */
    @Test
    void rowsAndAmountsAreConservedWhateverTheFiles() {
        for (int seed = 0; seed < Thorough.of(4, 12); seed++) {
            Random random = new Random(seed);
            try (SupplierFolder bills = SupplierFolder.ofBills(folder.resolve("seed " + seed))) {
                StringBuilder expected = new StringBuilder();
                for (int file = 0; file < 4; file++) {
                    // Files without a fault land together in one go, others with care.
                    Truth truth = new Truth(random, file % 2 == 0);
                    bills.file("bill/" + file + ".csv", truth.text.toString());
                    expected.append("bill/")
                            .append(file)
                            .append(".csv|")
                            .append(truth)
                            .append('\n');
                }

                bills.load();

                assertThat(bills.lines(
                                        "select file_name, max(read_total) filter (column_name = 'row_count'), max(landed_total)"
                                                + " filter (column_name = 'row_count'), max(read_total) filter (column_name ="
                                                + " 'billed_amount'), max(landed_total) filter (column_name = 'billed_amount'),"
                                                + " max(unread_count) filter (column_name = 'billed_amount')"
                                                + " from audit.load_total group by file_name order by file_name")
                                + "\n")
                        .as("seed " + seed)
                        .isEqualTo(expected.toString());
                assertThat(
                                bills.lines(
                                        "select count(*) from audit.load_total where read_total <> landed_total + rejected_total"))
                        .isEqualTo("0");
            }
        }
    }

    /** A random file and what is true of it. */
    private static final class Truth {
        private static int number;
        private final StringBuilder text = new StringBuilder(BILL_HEADER);
        private long read;
        private long landed;
        private long unread;
        private BigDecimal readAmount = new BigDecimal("0.000");
        private BigDecimal landedAmount = new BigDecimal("0.000");

        Truth(Random random, boolean clean) {
            String earlier = "";
            for (int i = 0; i < 150; i++) {
                BigDecimal amount = BigDecimal.valueOf(random.nextInt(2_000_000) - 300_000, 2);
                String no = "B" + number++;
                int fault = clean ? 9 : random.nextInt(10);
                String line =
                        switch (fault) {
                            case 0 -> no + ",C1,2024-01-31,2024-02-15,many,1,\n";
                            case 1 -> no + ",C1,2024-01-31,2023-02-15," + amount + ",1,\n";
                            case 2 -> no + ",,2024-01-31,2024-02-15," + amount + ",1,\n";
                            case 3 -> no + "," + amount + "\n";
                            default -> no + ",C1,2024-01-31,2024-02-15," + amount + ",1,\n";
                        };
                boolean isRepeated = fault == 4 && !earlier.isEmpty();
                text.append(isRepeated ? earlier : line);
                if (isRepeated) {
                    amount = new BigDecimal(earlier.split(",", -1)[4]);
                }
                read++;
                boolean isRead = fault != 0 && fault != 3;
                unread += isRead ? 0 : 1;
                readAmount = isRead ? readAmount.add(amount) : readAmount;
                if (fault > 3 && !isRepeated) {
                    landed++;
                    landedAmount = landedAmount.add(amount);
                    earlier = line;
                }
            }
        }

        @Override
        public String toString() {
            return read + ".000|" + landed + ".000|" + readAmount + "|" + landedAmount + "|" + unread;
        }
    }
}
