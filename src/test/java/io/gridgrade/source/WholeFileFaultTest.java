package io.gridgrade.source;

import static io.gridgrade.source.SupplierFolder.BILL_HEADER;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileFaultTest {
    private static final String HEAD = "exit 3: 1 problem with \"DIR/files\" as source test; nothing was loaded\n";
    private static final String GOOD = BILL_HEADER + "B1,张三,2024-01-31,2024-02-15,100.00,80.000,\n";

    @TempDir
    private Path folder;

    private SupplierFolder bills;

    @BeforeEach
    void open() {
        bills = SupplierFolder.ofBills(folder);
    }

    @AfterEach
    void nothingIsLeftBehind() {
        assertThat(bills.lines("select count(*) from landing.bill")).isEqualTo("0");
        assertThat(bills.lines("select count(*) from audit.load_file")).isEqualTo("0");
        bills.close();
    }

    @Test
    void aMissingFolderIsTold() {
        assertThat(bills.refusal(bills.files.resolve("nowhere")))
                .isEqualTo("exit 3: \"DIR/files/nowhere\" is not there; expected a folder of the supplier's files,"
                        + " or one such file; check the path");
    }

    @Test
    void aMissingFileIsTold() {
        assertThat(bills.refusal())
                .isEqualTo(
                        HEAD + "no file matches bill/*.csv, for landing.bill; expected at least one below the folder");
    }

    @Test
    void aFileOfTheFolderThatIsOptionalMayBeMissingButNotAllOfThem() {
        bills.source("source.yml", "tables:\n  bill:\n    files: bill/*.csv\n    optional: true\n");

        assertThat(bills.refusal()).isEqualTo(HEAD + "no file of the source is there; expected bill/*.csv");
    }

    @Test
    void anEmptyFileAndOneWithAHeaderOnlyAreToldTogether() {
        bills.file("bill/a.csv", "").file("bill/b.csv", BILL_HEADER).file("bill/c.csv", GOOD);

        assertThat(bills.refusal())
                .isEqualTo(
                        """
                exit 3: 2 problems with "DIR/files" as source test; nothing was loaded
                bill/a.csv is empty; expected records; fetch it again, or say may_be_empty: true in its format in source.yml
                bill/b.csv has a header and no records; expected records; fetch it again, or say may_be_empty: true in its format in source.yml""");
    }

    @Test
    void aWrongDelimiterIsToldWithTheLikelyOne() {
        bills.source("source.yml", "format:\n  delimiter: \",\"\ntables:\n  bill:\n    files: bill/*.csv\n")
                .file("bill/a.csv", GOOD.replace(',', ';'));

        assertThat(bills.refusal())
                .isEqualTo(HEAD + "bill/a.csv has one column when split at \",\"; it looks as if split at \";\";"
                        + " correct format.delimiter in source.yml");
    }

    @Test
    void aColumnThatTheFileHasNotIsToldWithItsNearestNeighbour() {
        bills.file("bill/a.csv", GOOD.replace("billed_amount", "bill_amount"));

        assertThat(bills.refusal())
                .isEqualTo(HEAD
                        + "sources/test/bill.sql line 1, column 60 reads column \"billed_amount\", which bill/a.csv has not;"
                        + " did you mean \"bill_amount\"?; it has (split at \",\") bill_no, customer_no, billed_on,"
                        + " due_on, bill_amount, energy_kwh, delay_months");
    }

    @Test
    void aColumnThatLandingHasNotAndAMandatoryOneThatIsMissingAreTold() {
        bills.source(
                        "bill.sql",
                        "select record_no, bill_no, customer_no, billed_on, due_on, billed_amount as bild_amount from record")
                .file("bill/a.csv", GOOD);

        assertThat(bills.refusal())
                .isEqualTo(
                        """
                exit 3: 2 problems with "DIR/files" as source test; nothing was loaded
                sources/test/bill.sql line 1, column 77 gives column "bild_amount", which landing.bill has not; did you mean "billed_amount"?; \
                it has bill_no, customer_no, billed_on, due_on, billed_amount, energy_kwh, delay_months, stated_at, corrects_bill_no
                sources/test/bill.sql line 1, column 1 does not give column "billed_amount", which landing.bill must have; \
                it gives record_no, bill_no, customer_no, billed_on, due_on, bild_amount""");
    }

    @Test
    void aLineThatIsForASpreadsheetIsTold() {
        bills.file("bill/a.csv", "\uFEFFsep=,\n" + GOOD);

        assertThat(bills.refusal())
                .endsWith("bill/a.csv begins with the line sep=,, which is for a spreadsheet; expected the names of the"
                        + " columns; take the line out");
    }

    @Test
    void aSelectThatIsNoSqlIsTold() {
        bills.source("bill.sql", "select record_no, bill_no,, from record").file("bill/a.csv", GOOD);

        assertThat(bills.refusal())
                .isEqualTo("exit 2: source \"test\" has 1 problem; nothing was loaded\nbill.sql line 1, column 27:"
                        + " syntax error at or near \",\"; expected one SELECT in DuckDB's SQL");
    }

    @Test
    void aTruncatedGzipIsTold() {
        String text = BILL_HEADER
                + IntStream.range(0, 20_000)
                        .mapToObj(i -> "B" + i + ",C" + i * 7919 % 10_007 + ",2024-01-31,2024-02-15," + i + ",1,\n")
                        .collect(Collectors.joining());
        byte[] packed = SupplierFolder.gzip(text);
        bills.file("bill/a.csv.gz", Arrays.copyOf(packed, packed.length - 1000));

        assertThat(bills.refusal())
                .isEqualTo("exit 3: bill/a.csv.gz is not a whole gzip file: Unexpected end of ZLIB input stream;"
                        + " expected one that gzip -t accepts; fetch it again");
    }

    @Test
    void aFileThatIsNoGzipIsTold() {
        bills.file("bill/a.csv.gz", GOOD);

        assertThat(bills.refusal())
                .isEqualTo(HEAD + "bill/a.csv.gz is not a whole gzip file: Not in GZIP format;"
                        + " expected one that gzip -t accepts; fetch it again");
    }

    @Test
    void gbkReadAsUtf8IsToldWithTheSetting() {
        bills.file("bill/a.csv", GOOD, "GBK");

        assertThat(bills.refusal())
                .isEqualTo("exit 3: bill/a.csv: byte 78 is not UTF-8; the file reads as gb18030;"
                        + " say format: encoding: gb18030 in source.yml");
    }

    @Test
    void gbkInTheHeaderReadAsUtf8IsToldBeforeAnythingIsRead() {
        bills.file("bill/a.csv", GOOD.replace("bill_no", "编号"), "GBK");

        assertThat(bills.refusal())
                .isEqualTo(HEAD + "bill/a.csv: byte 0 is not UTF-8; the file reads as gb18030;"
                        + " say format: encoding: gb18030 in source.yml");
    }

    @Test
    void bytesThatAreNotOfTheEncodingAreToldWithTheirPlace() {
        byte[] bytes = GOOD.getBytes(java.nio.charset.Charset.forName("GBK"));
        bytes[80] = (byte) 0xff;
        bills.source("source.yml", "format: {encoding: gbk}\ntables:\n  bill:\n    files: bill/*.csv\n")
                .file("bill/a.csv", bytes);

        assertThat(bills.refusal())
                .isEqualTo("exit 3: bill/a.csv: byte 80 is not gbk; expected a file written as gbk throughout;"
                        + " correct the file, or format.encoding in source.yml");
    }

    @Test
    void tooManyRefusedRowsLoadNothing() {
        bills.rejectShareMax("0.05").file("bill/a.csv", GOOD + "B2,C1,never,2024-02-15,1,,\n");

        assertThat(bills.refusal())
                .isEqualTo("exit 3: 50.00 % of the rows were refused (1 of 2); expected at most 5.00 %"
                        + " (load.reject_share_max); nothing was loaded; all of them are in DIR/home/out/rejects-run-1.csv;"
                        + " correct the files, or raise load.reject_share_max in gridgrade.yml\n"
                        + "bill.billed_on: type (not of the column's type), 1 time in bill/a.csv record 2: \"never\"; expected a date like 2024-01-31;"
                        + " another order of day, month and year is said in source.yml, as date: dd/mm/yyyy");
        assertThat(folder.resolve("home/out/rejects-run-1.csv"))
                .content(StandardCharsets.UTF_8)
                .startsWith("landing_table,file_name,record_no,column_name,value_text,rule_code,expected,record_text\n"
                        + "bill,bill/a.csv,2,billed_on,never,type,");
    }
}
