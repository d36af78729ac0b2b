package io.gridgrade.source;

import static io.gridgrade.source.SupplierFolder.BILL_HEADER;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepeatedRowsTest {
    private static final String B1 = "B1,C1,2024-01-31,2024-02-15,100.00,80.000,\n";

    @TempDir
    private Path folder;

    @Test
    void theSameRecordTwiceCountsOnceAndAContradictingOneIsRefused() {
        try (SupplierFolder bills = SupplierFolder.ofBills(folder)
                .rejectShareMax("0.4")
                .file(
                        "bill/a.csv",
                        BILL_HEADER + B1 + "B2,C1,2024-01-31,2024-02-15,1,,\n" + "B1,C1,2024-02-29,2024-03-15,1,,\n")
                .file(
                        "bill/b.csv",
                        BILL_HEADER + B1 + "B2,C1,2024-01-30,2024-02-15,2,,\n" + "B3,C1,2024-02-29,2024-03-15,1,,\n")) {
            LandReport report = bills.load();

            assertThat(report.tables()).containsExactly(new LandReport.Table("bill", 2, 6, 3, 3, 1));
            assertThat(report.rejectShare()).isEqualByComparingTo("0.333333");
            assertThat(bills.lines(
                            "select file_name, rule_code, expected, record_text from audit.reject order by rowid"))
                    .isEqualTo(
                            """
                            bill/a.csv|duplicate|one record per bill_no; another record of it, which was kept, stands in \
                            bill/a.csv record 1|\
                            {"bill_no":"B1","customer_no":"C1","billed_on":"2024-02-29","due_on":"2024-03-15",\
                            "billed_amount":"1.00","energy_kwh":null,"delay_months":null,"corrects_bill_no":null}
                            bill/b.csv|repeated|each record once; the same record stands in bill/a.csv record 1|\
                            {"bill_no":"B1","customer_no":"C1","billed_on":"2024-01-31","due_on":"2024-02-15",\
                            "billed_amount":"100.00","energy_kwh":"80.000","delay_months":null,"corrects_bill_no":null}
                            bill/b.csv|duplicate|one record per bill_no; another record of it, \
                            which was kept, stands in bill/a.csv record 2|\
                            {"bill_no":"B2","customer_no":"C1","billed_on":"2024-01-30","due_on":"2024-02-15",\
                            "billed_amount":"2.00","energy_kwh":null,"delay_months":null,"corrects_bill_no":null}""");
            assertThat(
                            bills.lines(
                                    "select file_name, read_count, landed_count, rejected_count from audit.load_file order by file_name"))
                    .isEqualTo("bill/a.csv|3|2|1\nbill/b.csv|3|1|2");
        }
    }

    @Test
    void theStateThatWasStatedLastStaysAndOneThatIsNotDatedGivesWay() {
        String header = BILL_HEADER.replace("\n", ",stated_at\n");
        try (SupplierFolder bills = new SupplierFolder(folder)
                .source("source.yml", "tables:\n  bill:\n    files: bill/*.csv\n")
                .source("bill.sql", SupplierFolder.BILL_SELECT.replace(" from record", ", stated_at from record"))
                .file(
                        "bill/a.csv",
                        header + "B1,C1,2024-01-31,2024-02-15,1,,,2024-02-01 08:00\n"
                                + "B1,C1,2024-02-29,2024-03-15,2,,,2024-03-01 08:00\n"
                                + "B1,C1,2024-01-31,2024-02-15,3,,,\n")
                .file("bill/b.csv", header + "B1,C1,2024-01-31,2024-02-15,4,,,2024-03-01 08:00\n")) {
            LandReport report = bills.load();

            assertThat(report.tables()).containsExactly(new LandReport.Table("bill", 2, 4, 1, 3, 3));
            assertThat(report.rejectShare()).isEqualByComparingTo("0");
            assertThat(bills.lines("select rule_code, count(*) from audit.reject group by rule_code"))
                    .isEqualTo("superseded|3");
            assertThat(bills.lines("select sum(read_total - landed_total - rejected_total) from audit.load_total"))
                    .isEqualTo("0.000");
        }
    }

    @Test
    void aKeyWithNullsRepeatsLikeAnyOther() {
        try (SupplierFolder customers = new SupplierFolder(folder)
                .source("source.yml", "tables:\n  customer:\n    files: customer.csv\n")
                .source("customer.sql", "select record_no, customer_no, customer_class_code, valid_from from record")
                .file(
                        "customer.csv",
                        """
                        customer_no,customer_class_code,valid_from
                        C1,residential,
                        C1,commercial,
                        C1,commercial,2024-01-01
                        """)) {
            customers.land();

            assertThat(customers.lines("select customer_class_code, valid_from from landing.customer order by rowid"))
                    .isEqualTo("residential|null\ncommercial|2024-01-01");
        }
    }

    @Test
    void theSameBytesAreNotLoadedTwice() {
        try (SupplierFolder bills = SupplierFolder.ofBills(folder).file("bill/a.csv", BILL_HEADER + B1)) {
            bills.load();
            bills.file("bill/copy.csv", BILL_HEADER + B1).file("bill/new.csv", BILL_HEADER + B1.replace("B1", "B9"));

            LandReport report = bills.load();

            assertThat(report.skipped())
                    .containsExactly(
                            "bill/a.csv was not loaded into bill: the same bytes were already loaded by run 1",
                            "bill/copy.csv was not loaded into bill: the same bytes were already loaded by run 1");
            assertThat(report.landed()).isEqualTo(1);
            assertThat(
                            bills.lines(
                                    "select run_key, file_name, file_bytes, length(file_sha256) from audit.load_file order by run_key"))
                    .isEqualTo("1|bill/a.csv|118|64\n2|bill/new.csv|118|64");
        }
    }
}
