package io.gridgrade.source;

import static io.gridgrade.source.SupplierFolder.BILL_HEADER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gridgrade.value.UserError;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.CharBuffer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeclaredTotalsTest {
    private static final String HEAD =
            "exit 3: the files are not what their control totals declare; nothing was loaded;"
                    + " have the supplier send them again, or declare what is right\n";
    private static final String ROWS =
            "B1,张三,2024-01-31,2024-02-15,100.00,80.000,\nB2,\"李\nTRL,四\",2024-01-31,2024-02-15,1,,\n";
    private static final String TRAILER = "TRL,0002,101.00\n";
    private static final String WITH_TRAILER =
            """
            tables:
              bill:
                files: bill/*.csv
                totals:
                  trailer:
                    text: TRL
                    count: 2
                    sums:
                      billed_amount: 3
            """;

    @TempDir
    private Path folder;

    private SupplierFolder bills;

    @BeforeEach
    void open() {
        bills = SupplierFolder.ofBills(folder).source("source.yml", WITH_TRAILER);
    }

    @AfterEach
    void close() {
        bills.close();
    }

    private void nothingIsLeftBehind() {
        assertThat(bills.lines("select count(*) from landing.bill")).isEqualTo("0");
        assertThat(bills.lines("select count(*) from audit.load_file")).isEqualTo("0");
    }

    private SupplierFolder declared(String totals) {
        return bills.source("source.yml", "tables:\n  bill:\n    files: bill/*.csv\n    totals:\n" + totals.indent(6));
    }

    @Test
    void aTrailerThatAgreesIsNeitherLandedNorRefused() {
        bills.file("bill/a.csv", BILL_HEADER + ROWS + TRAILER);

        LandReport report = bills.load();

        assertThat(report.tables()).containsExactly(new LandReport.Table("bill", 1, 2, 2, 0, 0));
        assertThat(bills.lines(
                        "select column_name, declared_total, read_total from audit.load_total order by column_name"))
                .isEqualTo(
                        """
                billed_amount|101.000|101.000
                energy_kwh|null|80.000
                row_count|2.000|2.000""");
        assertThat(bills.lines("select count(*) from audit.reject")).isEqualTo("0");
    }

    @Test
    void aTrailerIsFoundInEveryEncodingPackedAndByTheNamesOfColumns() {
        String named = WITH_TRAILER
                .replace("text: TRL", "text: 合计\n        column: bill_no")
                .replace("count: 2", "count: customer_no")
                .replace("billed_amount: 3", "billed_amount: billed_amount");
        String text = BILL_HEADER + ROWS + "合计,2,,,\"￥101.00\",,";
        bills.source("source.yml", "format: {encoding: gbk}\n" + named).file("bill/a.csv", text, "GBK");
        assertThat(bills.load().landed()).isEqualTo(2);

        bills.source("source.yml", "format: {encoding: utf-8}\n" + named)
                .file("bill/a.csv", BILL_HEADER)
                .file(
                        "bill/a.csv",
                        "\uFEFF"
                                + (BILL_HEADER + "B7,C1,2024-01-31,2024-02-15,101,,\n合计,1,,,101,,\n")
                                        .replace("\n", "\r\n"))
                .file(
                        "bill/b.csv.gz",
                        SupplierFolder.gzip(text.replace("B1", "B8").replace("B2", "B9")));
        LandReport report = bills.load();

        assertThat(report.tables()).containsExactly(new LandReport.Table("bill", 2, 3, 3, 0, 0));
    }

    @Test
    void quotesWithinACellHideNoTrailer() throws IOException {
        StringWriter copy = new StringWriter();
        CutTrailer cut = new CutTrailer(copy, ',', '"', 0, "TRL");
        String data = "a,5\"\" pipe\nb,\"x \"\"\nTRL,\"\" y\"\r\nc,\"\"\r\n";
        cut.write(CharBuffer.wrap(data + "\"TRL\", 3 \r\n"));
        cut.end();

        assertThat(copy).hasToString(data);
        assertThat(cut.trailers()).containsExactly(List.of("TRL", "3"));
        assertThat(cut.hasRecordsAfter()).isFalse();
    }

    @Test
    void aTrailerMayDeclareThatThereIsNothing() {
        bills.file("bill/a.csv", BILL_HEADER + "TRL,0,0\n");

        assertThat(bills.load().tables()).containsExactly(new LandReport.Table("bill", 1, 0, 0, 0, 0));
        assertThat(bills.lines(
                        "select column_name, declared_total, read_total from audit.load_total order by column_name"))
                .isEqualTo(
                        """
                billed_amount|0.000|0.000
                energy_kwh|null|0.000
                row_count|0.000|0.000""");
    }

    @Test
    void refusedRowsCountForTheTrailerToo() {
        bills.file(
                "bill/a.csv",
                BILL_HEADER
                        + "B1,C1,2024-01-31,2024-02-15,100.00,80.000,\nB2,C1,never,2024-02-15,1,,\nB3\n"
                        + "TRL,3,101.00\n");

        assertThat(bills.load().tables()).containsExactly(new LandReport.Table("bill", 1, 3, 1, 2, 0));
        assertThat(bills.lines("select declared_total, landed_total, rejected_total, unread_count from audit.load_total"
                        + " where column_name = 'billed_amount'"))
                .isEqualTo("101.000|100.000|1.000|1");
    }

    @Test
    void allDifferencesAreToldAtOnce() {
        bills.file("bill/a.csv", BILL_HEADER + ROWS + "TRL,3,301.00\n")
                .file("bill/b.csv", BILL_HEADER + ROWS.replace("B", "D") + "TRL,2,many\n")
                .file("bill/c.csv", BILL_HEADER + ROWS.replace("B", "E") + "TRL,1.5\n")
                .file("bill/d.csv", BILL_HEADER + "F1,C1,2024-01-31,2024-02-15,\"1,5\",,\n" + "TRL,1,15.00\n");

        assertThat(bills.refusal())
                .isEqualTo(
                        HEAD
                                + """
                bill/a.csv: its trailer record declares 3 rows, 2 were read (0 of them refused); the difference is -1
                bill/a.csv billed_amount: its trailer record declares 301.00, 101.00 was read (0.00 of it refused); \
                the difference is -200.00
                bill/b.csv billed_amount: its trailer record declares "many"; expected a number like 1234.50
                bill/c.csv: its trailer record declares "1.5"; expected a number of rows
                bill/c.csv billed_amount: its trailer record declares ""; expected a number like 1234.50
                bill/d.csv billed_amount: its trailer record declares 15.00, 0.00 was read (0.00 of it refused); \
                the difference is -15.00; 1 value that is no number is not counted""");
        nothingIsLeftBehind();
    }

    @Test
    void aTrailerThatIsMissingTwiceOrNotTheLastIsTold() {
        bills.file("bill/a.csv", BILL_HEADER + ROWS)
                .file("bill/b.csv", BILL_HEADER + ROWS + TRAILER + TRAILER)
                .file("bill/c.csv", BILL_HEADER + TRAILER + "\n" + ROWS);

        assertThat(bills.refusal())
                .isEqualTo(
                        HEAD
                                + """
                bill/a.csv has no trailer record: none has "TRL" in column 1; expected one, at its end; it may be cut short: \
                fetch it again
                bill/b.csv has 2 trailer records; expected one, at its end; have the supplier send it again
                bill/c.csv has records after its trailer record; expected none; have the supplier send it again""");
        nothingIsLeftBehind();
    }

    @Test
    void anEmptyFileHasNoTrailerEvenWhereItMayBeEmpty() {
        bills.source("source.yml", "format: {may_be_empty: true}\n" + WITH_TRAILER)
                .file("bill/a.csv", "");

        assertThat(bills.refusal())
                .startsWith(HEAD + "bill/a.csv has no trailer record: none has \"TRL\" in column 1;");
    }

    @Test
    void gbkReadAsUtf8IsStillToldWithTheSetting() {
        bills.file("bill/a.csv", BILL_HEADER + ROWS + TRAILER, "GBK");

        assertThat(bills.refusal())
                .isEqualTo("exit 3: bill/a.csv: byte 78 is not UTF-8; the file reads as gb18030;"
                        + " say format: encoding: gb18030 in source.yml");
    }

    @Test
    void totalsMayStandInTheSourceItself() {
        declared("files:\n  bill/a.csv: {count: 2, sums: {billed_amount: 101.00, energy_kwh: 80}}\n")
                .file("bill/a.csv", BILL_HEADER + ROWS);
        assertThat(bills.load().landed()).isEqualTo(2);

        declared("files:\n  bill/a.csv: {count: 2}\n  bill/b.csv: {sums: {billed_amount: 100000000000000.01}}\n")
                .file("bill/b.csv.gz", SupplierFolder.gzip(BILL_HEADER + ROWS.replace("B", "D")));
        assertThat(bills.refusal())
                .isEqualTo(HEAD + "bill/b.csv.gz billed_amount: source.yml declares 100000000000000.01, 101.00 was read"
                        + " (0.00 of it refused); the difference is -99999999999899.01");
    }

    @Test
    void aDeclaredFileThatIsNotThereIsALoss() {
        declared("files: {bill/lost.csv: {count: 2}}").file("bill/a.csv", BILL_HEADER + ROWS);

        assertThat(bills.refusal())
                .isEqualTo("exit 3: 1 problem with \"DIR/files\" as source test; nothing was loaded\n"
                        + "bill/lost.csv is not there, and source.yml declares its totals; expected the file below the"
                        + " folder; fetch it again");
    }

    @Test
    void totalsMayComeInAFileBesideTheData() {
        declared("control: bill/*.ctl")
                .file("bill/a.csv", BILL_HEADER + ROWS)
                .file("bill/jan.ctl", "file;count;billed_amount\na.csv;2;101\n");
        assertThat(bills.load().landed()).isEqualTo(2);

        bills.file("bill/b.csv", BILL_HEADER + ROWS.replace("B", "D"))
                .file("bill/c.csv", BILL_HEADER + ROWS.replace("B", "E"))
                .file("bill/feb.ctl", "file,count,billed_amount\nb.csv,2,100.99\n");
        assertThat(bills.refusal())
                .isEqualTo(HEAD + "bill/c.csv is in no control file; expected a record of it in one of bill/*.ctl\n"
                        + "bill/b.csv billed_amount: bill/feb.ctl declares 100.99, 101.00 was read (0.00 of it refused);"
                        + " the difference is 0.01");
    }

    @Test
    void aControlFileThatIsNotUnderstoodIsTold() {
        declared("control: bill/*.ctl")
                .file("bill/a.csv", BILL_HEADER + ROWS)
                .file("bill/1.ctl", "")
                .file("bill/2.ctl", "file,rows\na.csv,2\n")
                .file("bill/3.ctl", "file,count\na.csv,2\na.csv,2\nb.csv\nlost.csv,9\n")
                .file("bill/4.ctl", "file,billed_amout\na.csv,2\n");

        assertThat(bills.refusal())
                .isEqualTo(
                        """
                exit 3: 6 problems with "DIR/files" as source test; nothing was loaded
                bill/1.ctl is empty; expected a control file with the header file, count and sums of billed_amount, energy_kwh
                bill/2.ctl has column "rows", which is no total; expected a control file with the header file, count \
                and sums of billed_amount, energy_kwh
                bill/3.ctl record 2 tells of a.csv again; expected each file once
                bill/3.ctl record 3 has 1 columns; expected 2
                bill/4.ctl has column "billed_amout", which is no total; did you mean "billed_amount"?; expected a control \
                file with the header file, count and sums of billed_amount, energy_kwh
                bill/lost.csv is not there, and bill/3.ctl declares its totals; expected the file below the folder; \
                fetch it again""");
    }

    @Test
    void whatIsWrongWithTotalsInTheSourceIsTold() {
        declared(
                """
                trailr: {}
                trailer: {colum: 1, count: 2}
                files:
                  bill/a.csv: {count: 1.5, sums: {billed_amount: "1,5"}}
                  bill/b.csv: {}
                """);

        UserError error = catchThrowableOfType(UserError.class, bills::source);

        assertThat(error.details().stream()
                        .map(line -> line.replaceFirst("^source.yml line \\d+, column \\d+:", "source.yml:"))
                        .toList())
                .isEqualTo(List.of(
                        "source.yml: tables.bill.totals.trailr is unknown; did you mean \"trailer\"?; expected one of control, files,"
                                + " trailer",
                        "source.yml: tables.bill.totals.files.bill/a.csv.count is \"1.5\"; expected a number of rows",
                        "source.yml: tables.bill.totals.files.bill/a.csv.sums.billed_amount is \"1,5\"; expected a number like 1234.50",
                        "source.yml: tables.bill.totals.files.bill/b.csv declares no total; expected count, sums, or both",
                        "source.yml: tables.bill.totals.trailer.colum is unknown; did you mean \"column\"?; expected one of column,"
                                + " count, sums, text",
                        "source.yml: tables.bill.totals.trailer.text is missing; expected the text that a trailer record has in its"
                                + " column 1"));
    }

    @Test
    void aColumnOfTheTotalsThatIsNotThereIsTold() {
        declared(
                        """
                trailer: {text: TRL, column: bil_no, count: 2, sums: {biled_amount: 3, energy_kwh: energy}}
                files:
                  bill/a.csv: {sums: {due_on: 5}}
                """)
                .file("bill/a.csv", BILL_HEADER + ROWS);

        assertThat(bills.refusal())
                .isEqualTo(
                        """
                exit 3: 4 problems with "DIR/files" as source test; nothing was loaded
                source.yml: tables.bill.totals.trailer.column is "bil_no", which bill/a.csv has not; did you mean "bill_no"?; \
                expected the place of a column from 1, or one of bill_no, customer_no, billed_on, due_on, billed_amount, \
                energy_kwh, delay_months
                source.yml: tables.bill.totals.trailer.sums.energy_kwh is "energy", which bill/a.csv has not; expected the \
                place of a column from 1, or one of bill_no, customer_no, billed_on, due_on, billed_amount, energy_kwh, \
                delay_months
                source.yml: tables.bill.totals.trailer.sums.biled_amount is unknown; did you mean "billed_amount"?; \
                expected one of billed_amount, energy_kwh
                source.yml: tables.bill.totals.files.bill/a.csv.sums.due_on is unknown; expected one of billed_amount, \
                energy_kwh""");
    }
}
