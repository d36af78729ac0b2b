package io.gridgrade.source;

import static io.gridgrade.source.SupplierFolder.BILL_HEADER;
import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.warehouse.Seeds;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LandFilesTest {
    private static final String BILLS =
            "select * exclude (load_file_key, record_no, corrects_bill_no) from landing.bill order by rowid";
    private static final String REJECTS =
            "select file_name, record_no, column_name, value_text, rule_code, expected from source_reject order by rowid";

    @TempDir
    private Path folder;

    @Test
    void aCleanFileLandsInOneGo() {
        try (SupplierFolder bills = SupplierFolder.ofBills(folder)
                .file(
                        "bill/bill_202401.csv",
                        BILL_HEADER
                                + "B1,C1,2024-01-31,2024-02-15,100.00,80.000,\nB2,C2,2024-01-31,2024-02-15,1,,2\n")) {
            LandReport report = bills.land();

            assertThat(report.tables()).containsExactly(new LandReport.Table("bill", 1, 2, 2, 0, 0));
            assertThat(bills.lines("select file_name, bill.* exclude (load_file_key, record_no, corrects_bill_no)"
                            + " from landing.bill join landing.file using (load_file_key) order by bill.rowid"))
                    .isEqualTo(
                            """
                    bill/bill_202401.csv|B1|C1|2024-01-31|2024-02-15|100.00|80.000|null|null
                    bill/bill_202401.csv|B2|C2|2024-01-31|2024-02-15|1.00|null|2|null""");
        }
    }

    @Test
    void aColumnThatIsNotGivenIsNullInTheRulesThatNameIt() {
        try (SupplierFolder files = new SupplierFolder(folder)
                .source("source.yml", "tables:\n  customer:\n    files: c.csv\n  payment:\n    files: p.csv\n")
                .source("customer.sql", "select record_no, customer_no, customer_class_code from record;\n")
                .source("payment.sql", "select record_no, payment_no, customer_no, paid_on, paid_amount from record;\n")
                .file("c.csv", "customer_no,customer_class_code\nC1,residential\nC2,nobody\n")
                .file(
                        "p.csv",
                        "payment_no,customer_no,paid_on,paid_amount\nP1,C1,2024-01-05,5\nP2,C1,2024-01-06,-5\n")) {
            Seeds.apply(files.warehouse);
            files.land();

            assertThat(files.lines("select payment_no from landing.payment")).isEqualTo("P1");
            // Of capacity and the days of the contract, which the customers' SELECT does not give, nothing is told.
            assertThat(files.lines(
                            "select record_no, column_name, value_text, rule_code from source_reject order by all"))
                    .startsWith("2|customer_class_code|nobody|")
                    .contains("\n2|paid_amount|-5|")
                    .hasLineCount(2);
        }
    }

    @Test
    void oneBadValueIsRefusedAndTheRestOfItsFileLands() {
        try (SupplierFolder bills = SupplierFolder.ofBills(folder)
                .file(
                        "bill/b.csv",
                        BILL_HEADER
                                + """
                        B1,C1,2024-01-31,2024-02-15,100.00,80.000,
                        B2,C1,31/12/2024,2024-02-15,100.00,80.000,
                        B3,,2024-01-31,2024-02-15,100.00,80.000,3.7
                        B4,C1,2024-01-31,2024-01-15,100.00,-1,
                        B5,C1
                        B6,C1,2024-01-31,2024-02-15,"1,5",80.000,
                        B7,C1,2024-01-31,2024-02-15,100.00,80.000,
                        B8,C1,24-01-31,2024-02-15,100.00,80.000,
                        """)) {
            LandReport report = bills.land();

            assertThat(report.tables()).containsExactly(new LandReport.Table("bill", 1, 8, 2, 6, 0));
            assertThat(bills.lines("select bill_no from landing.bill order by rowid"))
                    .isEqualTo("B1\nB7");
            assertThat(bills.lines(REJECTS))
                    .isEqualTo(
                            """
                    bill/b.csv|5|null|B5,C1|structure|7 columns split at ","; expected number of columns: 7 found: 2
                    bill/b.csv|2|billed_on|31/12/2024|type|a date like 2024-01-31; another order of day, month and year is said in source.yml, as date: dd/mm/yyyy
                    bill/b.csv|3|customer_no|null|mandatory|a value
                    bill/b.csv|3|delay_months|3.7|type|a whole number, of type smallint
                    bill/b.csv|4|due_on|2024-01-15|bill_due_on_billed_on_check|due_on >= billed_on
                    bill/b.csv|4|energy_kwh|-1|bill_energy_kwh_check|energy_kwh >= 0
                    bill/b.csv|6|billed_amount|1,5|type|a number like 1234.50, of type decimal(18,2); where the decimal mark is a comma, say decimal: ',' in source.yml
                    bill/b.csv|8|billed_on|24-01-31|type|a date like 2024-01-31; another order of day, month and year is said in source.yml, as date: dd/mm/yyyy""");
            assertThat(
                            bills.lines(
                                    "select record_text from source_reject where record_no = 3 and column_name = 'customer_no'"))
                    .isEqualTo(
                            "{\"bill_no\":\"B3\",\"customer_no\":null,\"billed_on\":\"2024-01-31\",\"due_on\":\"2024-02-15\","
                                    + "\"billed_amount\":\"100.00\",\"energy_kwh\":\"80.000\",\"delay_months\":\"3.7\"}");
        }
    }

    @Test
    void whatPeopleWriteIsUnderstoodWhereItIsClear() {
        try (SupplierFolder bills = SupplierFolder.ofBills(folder)
                .file(
                        "bill/b.csv",
                        BILL_HEADER
                                + """
                        B1,C1,2024/01/31,15.02.2024,¥12.00 ,"1,234.5",
                        B2,C1,20240131,2024年2月15日,(￥0.20),１２３,
                        B3,C1,2024.1.31,2024-2-15 0:00:00,"￥1,234,567.89",  ,2.0
                        B4 , C1,2024-01-31,2024-02-15,-¥5,80元,-1
                        """)) {
            bills.land();

            assertThat(bills.lines(REJECTS)).isEmpty();
            assertThat(bills.lines(BILLS))
                    .isEqualTo(
                            """
                    B1|C1|2024-01-31|2024-02-15|12.00|1234.500|null|null
                    B2|C1|2024-01-31|2024-02-15|-0.20|123.000|null|null
                    B3|C1|2024-01-31|2024-02-15|1234567.89|null|2|null
                    B4|C1|2024-01-31|2024-02-15|-5.00|80.000|-1|null""");
        }
    }
}
