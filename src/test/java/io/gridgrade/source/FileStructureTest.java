package io.gridgrade.source;

import static io.gridgrade.source.SupplierFolder.BILL_HEADER;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every record of a file is read or refused by itself, whatever its lines, quotes and columns are like. */
class FileStructureTest {
    private static final String REJECTS =
            "select record_no, line_no, rule_code, left(value_text, 20), expected from source_reject order by rowid";

    @TempDir
    private Path folder;

    private SupplierFolder bills;

    @BeforeEach
    void open() {
        bills = SupplierFolder.ofBills(folder);
    }

    @AfterEach
    void close() {
        bills.close();
    }

    @Test
    void lineEndsOfEveryKindAreReadMixedOrDoubled() {
        bills.file("bill/a.csv", BILL_HEADER.replace("\n", "\r\n") + bill(1) + "\n" + bill(2) + "\r\n" + bill(3) + "\n")
                .file("bill/b.csv", (BILL_HEADER + bill(4) + "\n" + bill(5) + "\n").replace("\n", "\r\r\n"))
                .file("bill/c.csv", (BILL_HEADER + bill(6) + "\n" + bill(7) + "\n").replace("\n", "\r"))
                .file("bill/d.csv", BILL_HEADER + bill(8) + "\r" + bill(9) + "\n");

        LandReport report = bills.land();

        assertThat(report.tables()).containsExactly(new LandReport.Table("bill", 4, 9, 9, 0, 0));
        assertThat(bills.lines("select string_agg(bill_no, ' ' order by bill_no) from landing.bill"))
                .isEqualTo("B1 B2 B3 B4 B5 B6 B7 B8 B9");
    }

    @Test
    void linesThatAQuoteSwallowsAreRefusedEachByItself() {
        String text = BILL_HEADER
                + IntStream.rangeClosed(1, 100)
                        .mapToObj(
                                i -> i == 10 ? "\"" + bill(i) : i == 60 ? bill(i).replace(",1.00", "\",1.00") : bill(i))
                        .collect(Collectors.joining("\n"));
        bills.file("bill/a.csv", text);

        LandReport report = bills.land();

        assertThat(report.tables()).containsExactly(new LandReport.Table("bill", 1, 100, 49, 51, 0));
        assertThat(report.rejects().get(0).line())
                .isEqualTo("bill: swallowed (taken in by a quote), 51 times, first in bill/a.csv record 10: \"\""
                        + bill(10)
                        + "\"; expected a closing quote in the line in which it opens; found a quote that opens in line 11,"
                        + " closes in line 61 and takes in 50 lines that look like records");
        assertThat(bills.lines("select min(record_no), max(record_no), count(distinct record_no) from source_reject"))
                .isEqualTo("10|60|51");
    }

    @Test
    void aTextOfSeveralLinesIsNoSwallowedRecord() {
        bills.source(
                        "bill.sql",
                        "select record_no, trim(bill_no) as bill_no, customer_no, billed_on, due_on, billed_amount"
                                + " from record")
                .file("bill/a.csv", BILL_HEADER + "\"B1\n\",\"C,1\nMain Street\n\",2024-01-31,2024-02-15,1.00,5,\n");

        assertThat(bills.land().tables()).containsExactly(new LandReport.Table("bill", 1, 1, 1, 0, 0));
    }

    @Test
    void aQuoteThatIsOpenAtTheEndStopsTheLoad() {
        bills.file("bill/a.csv", BILL_HEADER + bill(1) + "\n\"" + bill(2) + "\n" + bill(3) + "\n" + bill(4) + "\n");

        assertThat(bills.refusal())
                .isEqualTo("exit 3: bill/a.csv: the quote that opens in line 3 is never closed and takes in the 2 lines"
                        + " after it; expected a closing quote; nothing was loaded; correct the line, or fetch the file"
                        + " again if it was cut short; where the file does not quote, say another format.quote in"
                        + " source.yml");
    }

    @Test
    void aRecordAboveTheEnginesSizeIsOneRefusedRecord() {
        for (int bytes : new int[] {2_100_000, 33_000_000}) {
            bills.file(
                    "bill/a.csv", BILL_HEADER + bill(1) + "\n" + "x".repeat(bytes) + bill(2) + "\n" + bill(3) + "\n");

            assertThat(bills.land().tables()).containsExactly(new LandReport.Table("bill", 1, 3, 2, 1, 0));
            assertThat(bills.lines(REJECTS))
                    .isEqualTo("2|3|too_long|xxxxxxxxxxxxxxxxxxxx|a record of at most 1999900 bytes; found one of "
                            + (bytes + bill(2).length()) + " bytes");
        }
        bills.file("bill/a.csv", BILL_HEADER + "x".repeat(1_900_000) + bill(2) + "\n");
        assertThat(bills.land().tables()).containsExactly(new LandReport.Table("bill", 1, 1, 1, 0, 0));
    }

    @Test
    void theNumberOfARecordIsThatWhichAPersonCountsForEveryFault() {
        bills.file(
                "bill/a.csv",
                (BILL_HEADER + bill(1) + "\n\n" + "B2,C1\n" + bill(3).replace("2024-01-31", "never") + "\n\n"
                                + bill(4).replace("C1", "C\0") + "\n" + bill(5).replace("C1", "\u00ff") + "\n"
                                + bill(6).replace("1.00", "x") + "\n")
                        .getBytes(StandardCharsets.ISO_8859_1));

        assertThat(bills.land().tables()).containsExactly(new LandReport.Table("bill", 1, 6, 1, 5, 0));
        assertThat(bills.lines(
                        "select record_no, line_no, rule_code, column_name from source_reject order by record_no"))
                .isEqualTo(
                        """
                2|4|structure|null
                3|5|type|billed_on
                4|7|not_text|null
                5|8|not_text|null
                6|9|type|billed_amount""");
    }

    @Test
    void anyNameOfAColumnWorksAlsoOneThatIsOurs() {
        String[] names = {
            "rowid",
            "position",
            "gaps",
            "record",
            "line_no",
            "raw",
            "c1",
            "c2",
            "file",
            "load_file_key",
            "select",
            "filename",
            "__supplier_file",
            "is_good",
            "{{select}}",
            "$run_key",
            "a\"b",
            "it's",
            "列",
            "",
            "column_16"
        };
        String header = IntStream.range(0, names.length)
                .mapToObj(i -> "\"" + names[i].replace("\"", "\"\"") + "\"")
                .collect(Collectors.joining(","));
        String odd = ",".repeat(names.length - 1);
        bills.file("bill/a.csv", header + "," + BILL_HEADER + odd + "," + bill(1) + "\nr" + odd + "," + bill(2) + "\n")
                .file(
                        "bill/b.csv",
                        header + "," + BILL_HEADER + odd + "," + bill(3) + "\n\nr" + odd + ","
                                + bill(4).replace("1.00", "x") + "\n");

        assertThat(bills.land().tables()).containsExactly(new LandReport.Table("bill", 2, 4, 3, 1, 0));
        assertThat(bills.lines("select source_text ->> '/rowid', source_text ->> '/{{select}}' from source_reject"))
                .isEqualTo("r|null");
    }

    @Test
    void theNumberOfARecordMayBeAValueOfItsOwn() {
        bills.source(
                        "bill.sql",
                        "select record_no, record_no as bill_no, customer_no, billed_on, due_on, billed_amount from record")
                .file("bill/a.csv", BILL_HEADER + bill(7) + "\n" + bill(8) + "\n" + bill(9) + "\n");

        bills.land();

        assertThat(bills.lines("select bill_no from landing.bill order by bill_no"))
                .isEqualTo("1\n2\n3");
    }

    @Test
    void aSuppliersOwnRecordNoIsNotOurs() {
        String header = BILL_HEADER.replace("bill_no", "Record_No");
        for (String select : new String[] {
            "select record_no, record_no as bill_no, customer_no, billed_on, due_on, billed_amount from record",
            "select record_no, upper(record_no) as bill_no, customer_no, billed_on, due_on, billed_amount from record"
                    + " where record_no <> 'B9'",
            "select file_record_no as record_no, record_no as bill_no, customer_no, billed_on, due_on, billed_amount"
                    + " from (select * from record)"
        }) {
            bills.source("bill.sql", select)
                    .file("bill/a.csv", header + bill(7) + "\n" + bill(8).replace("1.00", "x") + "\n");

            assertThat(bills.land().tables()).containsExactly(new LandReport.Table("bill", 1, 2, 1, 1, 0));
            assertThat(bills.lines("select bill_no from landing.bill")).isEqualTo("B7");
            assertThat(bills.lines("select record_no from source_reject")).isEqualTo("2");
        }
        bills.source(
                "bill.sql",
                "select record_no, record_no as bill_no, customer_no, billed_on, due_on, billed_amount"
                        + " from (select * from record)");
        assertThat(bills.refusal())
                .endsWith("sources/test/bill.sql gives record_no, but bill/a.csv has a column of that name; expected"
                        + " file_record_no as record_no for the number of the record");
    }

    @Test
    void twoColumnsOfOneNameAreAnError() {
        bills.file("bill/a.csv", BILL_HEADER.replace("\n", ",Billed_Amount\n") + bill(1) + ",113\n");

        assertThat(bills.refusal())
                .endsWith("bill/a.csv has more than one column named \"Billed_Amount\", whatever its case;"
                        + " expected each name once; have the supplier name them apart");
    }

    @Test
    void aSelectReadsNothingButTheRecordsOfItsFile() {
        bills.file("bill/a.csv", BILL_HEADER + bill(1) + "\n");
        String columns = "select record_no, bill_no, customer_no, billed_on, due_on, billed_amount from record";
        for (String[] more : new String[][] {
            {", read_csv('/etc/passwd')", "read_csv()"},
            {", '/etc/passwd.csv'", "/etc/passwd.csv"},
            {" where exists (from glob('/*'))", "glob()"},
            {", star.dim_customer", "star.dim_customer"},
            {" union all select * from query('select 1')", "query()"}
        }) {
            bills.source("bill.sql", columns + more[0]);

            assertThat(bills.refusal().replaceFirst("line 1, column \\d+ ", "PLACE "))
                    .endsWith("sources/test/bill.sql PLACE reads " + more[1]
                            + "; expected only the relation record, which has the columns of the file");
        }
        bills.source(
                "bill.sql",
                "with part as (from record), r as (select *, unnest([1]) as one from part) "
                        + columns.replace("record;", "r"));
        assertThat(bills.land().tables()).containsExactly(new LandReport.Table("bill", 1, 1, 1, 0, 0));
    }

    @Test
    void whatHasNoRecordMustStillHaveTheColumns() {
        bills.source("source.yml", "format: {may_be_empty: true}\ntables:\n  bill:\n    files: bill/*.csv\n")
                .file("bill/a.csv", BILL_HEADER)
                .file("bill/b.csv", "");
        assertThat(bills.land().tables()).isEmpty();

        bills.file("bill/c.csv", "payment_no,customer_no,paid_on,amount\n");
        assertThat(bills.refusal()).contains("reads column \"bill_no\", which bill/c.csv has not");
    }

    private static String bill(int number) {
        return "B" + number + ",C1,2024-01-31,2024-02-15,1.00,5,";
    }
}
