package io.gridgrade.source;

import static io.gridgrade.source.SupplierFolder.BILL_HEADER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SupplierFormatTest {
    private static final String ROWS =
            "B1,张三𠮷,2024-01-31,2024-02-15,100.00,80.000,\nB2,\"李\n四\",2024-01-31,2024-02-15,1,,\n";
    // A key has no line end: what is blank in it is one blank.
    private static final String LANDED = "B1|张三𠮷\nB2|李 四";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"utf-8, UTF-8", "gb18030, GB18030", "utf-16, UTF-16", "utf-16, UTF-16LE"})
    void chineseNamesComeThroughEveryEncoding(String encoding, String charset) {
        try (SupplierFolder bills = SupplierFolder.ofBills(folder)
                .source("source.yml", "format: {encoding: " + encoding + "}\ntables:\n  bill:\n    files: bill/*.csv\n")
                .file("bill/b.csv", BILL_HEADER + ROWS, charset)) {
            bills.land();

            assertThat(bills.lines("select bill_no, customer_no from landing.bill order by rowid"))
                    .isEqualTo(LANDED);
        }
    }

    @Test
    void gbkOfAnyLengthComesThroughAlsoWhereABufferEnds() {
        StringBuilder text = new StringBuilder(BILL_HEADER);
        for (int i = 0; i < 30_000; i++) {
            text.append('B').append(i).append(",客户").append(i).append("号,2024-01-31,2024-02-15,1,,\n");
        }
        try (SupplierFolder bills = SupplierFolder.ofBills(folder)
                .source("source.yml", "format: {encoding: gbk}\ntables:\n  bill:\n    files: bill/*.csv\n")
                .file("bill/b.csv", text.toString().getBytes(Charset.forName("GBK")))) {
            bills.land();

            assertThat(bills.lines("select count(*) from landing.bill where customer_no = '客户' || bill_no[2:] || '号'"))
                    .isEqualTo("30000");
        }
    }

    @Test
    void aMarkAtTheBeginningWindowsLineEndsAndGzipComeThrough() {
        String text = "\uFEFF"
                + (BILL_HEADER + ROWS)
                        .replace("\n", "\r\n")
                        .replace("李\r\n四", "李\n四")
                        .replace(',', ';');
        try (SupplierFolder bills = SupplierFolder.ofBills(folder)
                .file("bill/b.csv", text)
                .file(
                        "bill/c.csv.gz",
                        SupplierFolder.gzip(text.replace("B", "X")
                                .replace("X1", "D1")
                                .replace("X2", "D2")
                                .replace("X", "B")))) {
            bills.land();

            assertThat(bills.lines("select bill_no, customer_no from landing.bill order by rowid"))
                    .isEqualTo(LANDED + "\n" + LANDED.replace("B", "D"));
        }
    }

    @Test
    void aColumnThatAFileMayLackIsNullInThatFileAlone() {
        String select =
                "select record_no, bill_no, customer_no, billed_on, due_on, billed_amount, corrects_bill_no from record";
        String header = "bill_no,customer_no,billed_on,due_on,billed_amount";
        try (SupplierFolder bills = SupplierFolder.ofBills(folder)
                .source(
                        "source.yml",
                        "tables:\n  bill:\n    files: bill/*.csv\n    optional_columns: corrects_bill_no\n")
                .source("bill.sql", select)
                .file("bill/a.csv", header + "\nB1,C1,2024-01-31,2024-02-15,1\nB2,C2,2024-01-31,2024-02-15,x\n")
                .file("bill/b.csv", header + ",CORRECTS_BILL_NO\nB3,C1,2024-02-29,2024-03-15,-1,B1\n")) {
            bills.land();

            assertThat(bills.lines("select bill_no, corrects_bill_no from landing.bill order by bill_no"))
                    .isEqualTo("B1|null\nB3|B1");
        }
    }

    @Test
    void ofFilesReadTogetherOnlyTheFaultyOneHasItsRecordsNumbered() {
        String row = ",C1,2024-01-31,2024-02-15,1,,\n";
        try (SupplierFolder bills = SupplierFolder.ofBills(folder)
                .rejectShareMax("0.5")
                .file("bill/a.csv", BILL_HEADER + "B1" + row)
                .file("bill/b.csv", BILL_HEADER + "B2" + row + "B3,C1,2024-01-31,2024-02-15,x,,\n" + "B4" + row)
                .file("bill/c.csv", BILL_HEADER + "B5" + row)) {
            bills.land();

            assertThat(bills.lines("select bill_no, record_no from landing.bill order by bill_no"))
                    .isEqualTo("B1|null\nB2|1\nB4|3\nB5|null");
            assertThat(
                            bills.lines(
                                    "select file_name, record_no, line_no, column_name, value_text from source_reject order by all"))
                    .isEqualTo("bill/b.csv|2|3|billed_amount|x");
            assertThat(bills.lines(
                            "select file_name, read_count, landed_count from source_load_file order by load_file_key"))
                    .isEqualTo("bill/a.csv|1|1\nbill/b.csv|3|2\nbill/c.csv|1|1");
        }
    }

    @Test
    void aColumnThatMayBeLackedAndIsNeverReadIsTold() {
        try (SupplierFolder bills = SupplierFolder.ofBills(folder)
                .source(
                        "source.yml",
                        "tables:\n  bill:\n    files: bill/*.csv\n    optional_columns: [corects_bill_no]\n")
                .file("bill/a.csv", BILL_HEADER + ROWS)) {
            assertThat(bills.refusal())
                    .contains("source.yml: tables.bill.optional_columns has \"corects_bill_no\", which"
                            + " sources/test/bill.sql does not read; expected a column that it names");
        }
    }

    @Test
    void aFileWithoutHeaderIsReadByPosition() {
        try (SupplierFolder bills = SupplierFolder.ofBills(folder)
                .source(
                        "source.yml",
                        "format: {header: false, 'null': [N/A], quote: \"'\"}\ntables:\n  bill:\n    files: x.csv\n")
                .source(
                        "bill.sql",
                        """
                        -- Columns; by position.
                        select record_no, column_1 as bill_no, column_2 as customer_no, column_3 as billed_on,
                            column_3 as due_on, column_4 as billed_amount, column_5 as energy_kwh
                        from record;
                        """)
                .file("x.csv", "B1,'C,1',2024-01-31,5,N/A\nB2,C2,2024-13-31,5,\n")) {
            bills.land();

            assertThat(bills.lines("select bill_no, customer_no, energy_kwh from landing.bill"))
                    .isEqualTo("B1|C,1|null");
            assertThat(bills.lines("select record_no, column_name from source_reject order by rowid"))
                    .isEqualTo("2|billed_on\n2|due_on");
        }
    }

    @Test
    void oneFileOfASourceCanBeLoadedAloneUnderTheSameName() {
        try (SupplierFolder bills = SupplierFolder.ofBills(folder)
                .file("bill/a.csv", BILL_HEADER + ROWS)
                .file("bill/b.csv", BILL_HEADER + ROWS)) {
            bills.land(bills.files.resolve("bill").resolve("b.csv"));

            assertThat(bills.lines(
                            "select distinct file_name from landing.bill join landing.file using (load_file_key)"))
                    .isEqualTo("bill/b.csv");
        }
    }

    @Test
    void theCarefulWayGivesTheSameRowsAsTheOneGo() {
        StringBuilder text = new StringBuilder(BILL_HEADER);
        Random random = new Random(7);
        for (int i = 0; i < 5_000; i++) {
            text.append("B%d, C%d,2024-01-%02d,2024-02-15 00:00:00,%d.%02d0,%s,%s\n"
                    .formatted(
                            i,
                            random.nextInt(99),
                            1 + random.nextInt(31),
                            random.nextInt(9999) - 500,
                            random.nextInt(100),
                            i % 3 == 0 ? "" : "100",
                            i % 2 == 0 ? "" : "-1"));
        }
        String all =
                "select md5(string_agg(columns::varchar, ';' order by columns.bill_no)) from (select {'bill_no': bill_no,"
                        + " 'a': customer_no, 'b': billed_on, 'c': due_on, 'd': billed_amount, 'e': energy_kwh, 'f': delay_months}"
                        + " as columns from landing.bill where bill_no <> 'bad')";
        try (SupplierFolder bills = SupplierFolder.ofBills(folder).file("bill/b.csv", text.toString())) {
            assertThat(bills.land().rejected()).isZero();
            String inOneGo = bills.lines(all);
            bills.file("bill/b.csv", text + "bad,C1,never,2024-02-15,1,,\n");
            assertThat(bills.land().rejected()).isEqualTo(1);

            assertThat(bills.lines(all)).isEqualTo(inOneGo);
        }
    }

    @Test
    void readIsAlwaysLandedAndRejectedWhateverTheFile() {
        String[] odd = {
            "",
            "x",
            "1,5",
            "\"",
            "12.3.4",
            "９",
            "(5)",
            "never",
            "2024-02-30",
            "a,b",
            "\"q\"\"q\"",
            "-",
            "\t",
            "99999999999999999999",
            "\"\n\""
        };
        try (SupplierFolder bills = SupplierFolder.ofBills(folder)) {
            for (int seed = 0; seed < 25; seed++) {
                Random random = new Random(seed);
                StringBuilder text = new StringBuilder(BILL_HEADER);
                for (int i = 0; i < 200; i++) {
                    String[] cells = {"B" + i, "C" + i, "2024-01-31", "2024-02-15", "1.00", "2", "0"};
                    if (random.nextInt(4) == 0) {
                        cells[random.nextInt(cells.length)] = odd[random.nextInt(odd.length)];
                    }
                    text.append(String.join(",", cells)).append('\n');
                }
                bills.file("bill/b.csv", text.toString());

                if (endsInAQuote(text)) {
                    assertThat(bills.refusal())
                            .as("seed " + seed)
                            .matches("exit 3: bill/b\\.csv: the quote that opens in line \\d+ is never closed.*");
                    continue;
                }
                LandReport report = bills.land();

                assertThat(report.read()).as("seed " + seed).isEqualTo(report.landed() + report.rejected());
                assertThat(bills.lines("select count(*) from landing.bill")).isEqualTo(String.valueOf(report.landed()));
                // By the numbers of the records: each refused row has a number of its own, and none that landed has it.
                assertThat(bills.lines(
                                "select count(distinct coalesce(record_no::varchar, record_text)) from source_reject"))
                        .as("seed " + seed)
                        .isEqualTo(String.valueOf(report.rejected()));
            }
        }
    }

    // As RFC 4180 has it: a quote opens where a cell begins, and two of them within it are one that is meant.
    private static boolean endsInAQuote(CharSequence text) {
        boolean isOpen = false;
        for (int i = 0; i < text.length(); i++) {
            boolean isCellStart = i == 0 || ",\n".indexOf(text.charAt(i - 1)) >= 0;
            boolean isDoubled = i > 0 && text.charAt(i - 1) == '"';
            if (text.charAt(i) == '"' && (isOpen || isCellStart || isDoubled)) {
                isOpen = !isOpen;
            }
        }
        return isOpen;
    }

    @Test
    void theWaterBillsOfARealTownComeThrough() {
        Path shared = Path.of(System.getProperty("gridgrade.shared", "../shared"), "data", "water_bills_137");
        assumeTrue(Files.isDirectory(shared), "there is no ../shared/data/water_bills_137");
        try (SupplierFolder bills = SupplierFolder.ofBills(folder)
                .setting("warehouse_currency", "USD")
                .source("source.yml", "tables:\n  bill:\n    files: '*.csv'\n")
                .source(
                        "bill.sql",
                        """
                        select
                            record_no,
                            record_no as bill_no,
                            "Guri No" as customer_no,
                            date '2024-01-31' as billed_on,
                            date '2024-02-29' as due_on,
                            "R.Hore" as billed_amount,
                            Farqi as energy_kwh
                        from record
                        where Dalacan is not null or "Guri No" is not null;
                        """)) {
            LandReport report = bills.land(shared);

            assertThat(report.read()).isEqualTo(report.landed() + report.rejected());
            assertThat(
                            bills.lines(
                                    "select billed_amount, energy_kwh from landing.bill where customer_no in ('4398', '8447') order by rowid"))
                    .isEqualTo("-0.20|8.000\n15.00|12.000");
            assertThat(bills.lines("select distinct rule_code, column_name from source_reject"))
                    .isEmpty();
        }
    }
}
