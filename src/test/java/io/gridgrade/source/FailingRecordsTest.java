package io.gridgrade.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gridgrade.Thorough;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.value.Parameters;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A record on which the SELECT itself fails is refused alone, whatever the SELECT does with its values. */
@Tag("sampled")
class FailingRecordsTest {
    private static final String SELECT = "select record_no, bill_no, customer_no,"
            + " strptime(billed_on, '%Y-%m-%d')::date as billed_on, due_on, billed_amount::decimal(18, 2) as billed_amount"
            + " from record";
    private static final String HALVED = SELECT + " union all by name " + SELECT + " where false";

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
    void anyNumberOfThemIsRefusedWhereARowIsOfARecord() {
        String filtered = "with given as (from record) "
                + SELECT.replace("from record", "from given where strptime(due_on, '%Y-%m-%d') > date '2000-01-01'");
        for (String select : List.of(SELECT, filtered, SELECT.replace("from record", "from (from record) as r"))) {
            try (SupplierFolder bills = bills(select, 14_000, "2024-02-30")) {
                assertThat(bills.land().landed()).isEqualTo(14_000 - 200 - 1);
                assertThat(bills.lines("select column_name, count(*), count(distinct record_no), min(record_no) from"
                                + " source_reject where rule_code = 'select' group by all order by column_name"))
                        .isEqualTo("billed_amount|1|1|100\nbilled_on|200|200|7");
                assertThat(bills.lines("select expected from source_reject where record_no = 13937"))
                        .isEqualTo("a record that sources/test/bill.sql can read; it fails on billed_on");
            }
        }
    }

    @Test
    void aConditionThatFailsIsARefusalAndOneThatDoesNotHoldIsNone() {
        String select = SELECT.replace("strptime(billed_on, '%Y-%m-%d')::date", "billed_on")
                + " where strptime(billed_on, '%Y-%m-%d') < date '2024-02-01' and billed_amount <> 'ten'";
        try (SupplierFolder bills = bills(select, 200, "2024-02-30")) {
            LandReport report = bills.land();
            assertThat(report.landed()).isEqualTo(196);
            assertThat(report.rejected()).isEqualTo(3);
            assertThat(bills.lines("select distinct column_name from source_reject"))
                    .isEqualTo("the condition of its rows");
        }
    }

    @Test
    void whereValuesCannotBeTriedByThemselvesTheyAreFoundByHalves() {
        int records = Thorough.of(400, 2_000);
        try (SupplierFolder bills = bills(HALVED, records, "2024-02-30")) {
            assertThat(bills.land().landed()).isEqualTo(records - (records - 7 + 69) / 70 - 1);
        }
    }

    @Test
    @Tag("thorough")
    void byHalvesNotMoreThanAThousandAreLookedFor() {
        try (SupplierFolder bills = bills(HALVED.replace("%Y-%m-%d", "%d.%m.%Y"), 1100, "2024-01-31")) {
            assertThat(bills.refusal())
                    .contains("bill/a.csv could not be read by sources/test/bill.sql: ", "more than 1,000 records");
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

    @Test
    void whatFailsBehindTheSelectIsNotToldAsItsFault() {
        String select = "select record_no, bill_no, customer_no, billed_on, due_on, billed_amount from record";
        try (SupplierFolder bills = bills(select, 200, "2024-02-30")) {
            // As a fault of our own statements would: all that the SELECT gives is right, or refused by itself.
            bills.warehouse.execute(
                    new SqlFile("test", "create temp macro to_json(x) as error('ours');"), Parameters.none());

            assertThatThrownBy(bills::land)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("sql/source/refuse_typed.sql");
        }
        for (String number : List.of("'x'", "1e30")) {
            try (SupplierFolder bills =
                    bills(select.replace("record_no", number + " as record_no"), 200, "2024-02-30")) {
                assertThat(bills.refusal()).startsWith("exit 3: ").contains("sources/test/bill.sql");
            }
        }
    }
}
