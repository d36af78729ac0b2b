package io.gridgrade.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every landed row can tell the record of the file that it came from, however the file was read. */
class RecordNumberTest {
    private static final int RECORDS = 300_000;
    private static final String HEADER = "bill_no,customer_no,billed_on,due_on,billed_amount\n";

    // A landed row's number is that of its bill, which is the record's.
    private static final String WRONG =
            "select count(*) as wrong from landing.bill join landing.file using (load_file_key)"
                    + " where coalesce(record_no, bill.rowid - first_rowid + 1) <> split_part(bill_no, '-', 2)::bigint"
                    + " or file_name <> 'bill/' || split_part(bill_no, '-', 1) || '.csv'";

    @TempDir
    Path folder;

    @Test
    void filesReadOnEveryThreadKeepTheOrderOfTheirRecords() {
        try (SupplierFolder bills = ofPlainBills()
                .file("bill/a.csv", bills("a", ""))
                .file("bill/b.csv", bills("b", ""))
                .file("bill/c.csv", bills("c", ""))) {
            bills.land();

            assertThat(bills.lines("select count(*) as bills from landing.bill"))
                    .isEqualTo(String.valueOf(3 * RECORDS));
            assertThat(bills.lines(WRONG)).isEqualTo("0");
        }
    }

    @Test
    void refusedRecordsLeaveTheNumbersOfTheOthersAsTheyWere() {
        try (SupplierFolder bills =
                ofPlainBills().file("bill/a.csv", bills("a", "")).file("bill/b.csv", bills("b", "x"))) {
            bills.land();

            assertThat(bills.lines("select count(*) as bills from landing.bill"))
                    .isEqualTo(String.valueOf(2 * RECORDS - 3));
            assertThat(bills.lines(WRONG)).isEqualTo("0");
            assertThat(bills.lines("select distinct record_no from source_reject order by record_no"))
                    .isEqualTo("100000\n200000\n300000");
        }
    }

    @Test
    void aSelectThatGivesSeveralRowsForARecordTellsTheRecordOfEach() {
        try (SupplierFolder bills = new SupplierFolder(folder)
                .source("source.yml", "tables:\n  bill:\n    files: bill/*.csv\n")
                .source(
                        "bill.sql",
                        "select record_no, bill_no || '-' || unnest(['1', '2']) as bill_no, customer_no, billed_on,"
                                + " due_on, billed_amount from record")
                .file("bill/a.csv", bills("a", ""))) {
            bills.land();

            assertThat(bills.lines("select count(*) as bills from landing.bill"))
                    .isEqualTo(String.valueOf(2 * RECORDS));
            assertThat(bills.lines(WRONG)).isEqualTo("0");
        }
    }

    private SupplierFolder ofPlainBills() {
        return new SupplierFolder(folder)
                .source("source.yml", "tables:\n  bill:\n    files: bill/*.csv\n")
                .source(
                        "bill.sql",
                        "select record_no, bill_no, customer_no, billed_on, due_on, billed_amount from record");
    }

    /** A file whose bills are numbered by their records; every hundred thousandth amount is spoilt by the given text. */
    private static String bills(String file, String spoilt) {
        StringBuilder text = new StringBuilder(HEADER);
        for (int i = 1; i <= RECORDS; i++) {
            text.append(file).append('-').append(i).append(",C").append(i).append(",2024-01-01,2024-01-15,1");
            text.append(i % 100_000 == 0 ? spoilt : "").append('\n');
        }
        return text.toString();
    }
}
