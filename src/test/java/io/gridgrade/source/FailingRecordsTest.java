package io.gridgrade.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A record on which the SELECT itself fails is refused alone, whatever the SELECT does with its values. */
class FailingRecordsTest {
    private static final String SELECT = "select record_no, bill_no, customer_no,"
            + " strptime(billed_on, '%Y-%m-%d')::date as billed_on, due_on, billed_amount::decimal(18, 2) as billed_amount"
            + " from record";

    @TempDir
    Path folder;

    private SupplierFolder bills(String select, int count, String wrongDay) {
        return SupplierFolder.ofBills(folder)
                .source("bill.sql", select)
                .file(
                        "bill/a.csv",
                        "bill_no,customer_no,billed_on,due_on,billed_amount\n"
                                + IntStream.rangeClosed(1, count)
                                        .mapToObj(i -> "B" + i + ",C" + i + ","
                                                + (i % 70 == 7 ? wrongDay : "2024-01-31") + ",2024-02-15,"
                                                + (i == 100 ? "ten" : "10.00") + "\n")
                                        .collect(Collectors.joining()));
    }

    @Test
    void oneImpossibleDayRefusesOneRecordAndNotTheFile() {
        try (SupplierFolder bills = bills(SELECT, 200, "2024-02-30")) {
            assertThat(bills.land().landed()).isEqualTo(196);
            assertThat(bills.lines(
                            "select record_no, line_no, rule_code, expected from source_reject order by record_no"))
                    .matches(
                            "(?s)7\\|8\\|select\\|a record that sources/test/bill\\.sql can read; .*2024-2-30\n77\\|78\\|.*\n"
                                    + "100\\|101\\|select\\|.*Could not convert string \"ten\".*\n147\\|148\\|select\\|[^\n]*");
            assertThat(bills.lines("select count(*) as n from landing.bill where record_no is null or bill_no = 'B7'"))
                    .isEqualTo("0");
        }
    }

    @Test
    void aSelectThatFailsOnNearlyAllRecordsIsToldAsSuch() {
        try (SupplierFolder bills = bills(SELECT.replace("%Y-%m-%d", "%d.%m.%Y"), 300, "2024-01-31")) {
            assertThat(bills.refusal())
                    .startsWith("exit 3: ")
                    .contains("bill/a.csv could not be read by sources/test/bill.sql: ", "use try_cast in the SELECT");
        }
    }
}
