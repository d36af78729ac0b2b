package io.gridgrade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.engine.EngineLimits;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Json;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Progress;
import io.gridgrade.warehouse.Home;
import io.gridgrade.warehouse.Warehouse;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("thorough")
class RejectsCommandTest {
    private static final String EXPORTED =
            """
            \uFEFFreject_no,reject_table,reject_file,reject_record,reject_fault,号,customer,day,sum,kwh,bill_no,customer_no,\
            billed_on,due_on,billed_amount,energy_kwh,delay_months,corrects_bill_no
            1,bill,bill.csv,2,"billed_amount: not of the column's type (type) ""1,5""; expected a number like 1234.50, of type \
            decimal(18,2); where the decimal mark is a comma, say decimal: ',' in source.yml | energy_kwh: breaks a rule of the landing table (bill_energy_kwh_check) ""-3""; expected \
            energy_kwh >= 0",B2,"'=1+1, 张",2024-01-31,"1,5",-3,,,,,,,,
            2,bill,bill.csv,3,"not the columns of the file (structure) ""B3,C1""; expected 5 columns split at "",""; \
            expected number of columns: 5 found: 2",,,,,,,,,,,,,
            3,bill,bill.csv,4,"billed_on: not of the column's type (type) ""31/01/2024""; expected a date like 2024-01-31; \
            another order of day, month and year is said in source.yml, as date: dd/mm/yyyy | due_on: not of the column's type \
            (type) ""31/01/2024""; expected a date like 2024-01-31; another order of day, month and year is said in \
            source.yml, as date: dd/mm/yyyy",B4,C1,31/01/2024,-5.00,,,,,,,,,
            4,bill,bill.csv,6,"contradicts another record of its key (duplicate); expected one record per bill_no; another \
            record of it, which was kept, stands in bill.csv record 1",,,,,,B1,C1,2024-01-31,2024-01-31,101.00,80.000,,
            """;
    private static final String STATE =
            "select (select string_agg(bill_no || ' ' || billed_amount, ', ' order by bill_no) from star.fact_bill) as bills,"
                    + " (select count(*) from star.fact_payment) as payments,"
                    + " (select count(*) from audit.reject) as rejects, (select count(*) from audit.load_file) as files,"
                    + " (select count(distinct reject_no) from audit.reject where mended_run_key is null) as waiting";

    @TempDir
    Path folder;

    private Path home;
    private Path mended;

    @BeforeEach
    void aLoadRefusesSomeRecords() throws IOException {
        home = folder.resolve("home");
        mended = folder.resolve("mended.csv");
        assertThat(run("init", home.toString()).code()).isEqualTo(ExitCode.DONE);
        write(home.resolve("gridgrade.yml"), "load:\n  reject_share_max: 1\n");
        write(
                home.resolve("sources/test/source.yml"),
                "tables:\n  bill:\n    files: bill*.csv\n  payment:\n    files: payment*.csv\n");
        write(
                home.resolve("sources/test/bill.sql"),
                "select record_no, 号 as bill_no, customer as customer_no, day as billed_on, day as due_on, sum as"
                        + " billed_amount, kwh as energy_kwh from record where 号 <> 'skip';\n");
        write(
                home.resolve("sources/test/payment.sql"),
                "select record_no, payment_no, customer_no, bill_no, paid_on, paid_amount from record;\n");
        write(
                folder.resolve("files/bill.csv"),
                """
                号,customer,day,sum,kwh
                B1,C1,2024-01-31,100.00,80
                B2,"=1+1, 张",2024-01-31,"1,5",-3
                B3,C1
                B4,C1,31/01/2024,-5.00,
                skip,C1,2024-01-31,9,9
                B1,C1,2024-01-31,101.00,80
                """);
        write(
                folder.resolve("files/payment.csv"),
                """
                payment_no,customer_no,bill_no,paid_on,paid_amount
                P1,C1,B1,2024-01-31,60
                P2,C1,B1,never,40
                P1,C1,B1,2024-01-31,60
                """);
        CommandLineRun load = run("load", "test", folder.resolve("files").toString());
        assertThat(load.code()).as(load.err()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void whatWaitsIsListedByRule() {
        CommandLineRun list = run("rejects");
        assertThat(list.code()).as(list.err()).isEqualTo(ExitCode.DONE);
        assertThat(list.out()
                        .replaceFirst("of \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d", "of DAY")
                        .replace(folder.toString(), "DIR"))
                .isEqualTo(
                        """
                refused by run 1 of DAY: load test files
                  landing table  rule code              fault                                  column name    record count  \
                mended count  expected
                  -------------  ---------------------  -------------------------------------  -------------  ------------  \
                ------------  ---------------------------------------------------------------------------------------------------------------
                  bill           bill_energy_kwh_check  breaks a rule of the landing table     energy_kwh                1  \
                           0  energy_kwh >= 0
                  bill           duplicate              contradicts another record of its key                            1  \
                           0  one record per bill_no; another record of it, which was kept, stands in bill.csv record 1
                  bill           structure              not the columns of the file                                      1  \
                           0  5 columns split at ","; expected number of columns: 5 found: 2
                  bill           type                   not of the column's type               billed_amount             1  \
                           0  a number like 1234.50, of type decimal(18,2); \
                where the decimal mark is a comma, say decimal: ',' in source.yml
                  bill           type                   not of the column's type               billed_on                 1  \
                           0  a date like 2024-01-31; another order of day, month and year is said in source.yml, as date: dd/mm/yyyy
                  bill           type                   not of the column's type               due_on                    1  \
                           0  a date like 2024-01-31; another order of day, month and year is said in source.yml, as date: dd/mm/yyyy
                  payment        type                   not of the column's type               paid_on                   1  \
                           0  a date like 2024-01-31; another order of day, month and year is said in source.yml, as date: dd/mm/yyyy

                the first of each
                  reject no  landing table  file name    record no  column name    value text  rule code
                  ---------  -------------  -----------  ---------  -------------  ----------  ---------------------
                          1  bill           bill.csv             2  billed_amount  1,5         type
                          1  bill           bill.csv             2  energy_kwh     -3          bill_energy_kwh_check
                          2  bill           bill.csv             3                 B3,C1       structure
                          3  bill           bill.csv             4  billed_on      31/01/2024  type
                          3  bill           bill.csv             4  due_on         31/01/2024  type
                          4  bill           bill.csv             6                             duplicate
                          5  payment        payment.csv          2  paid_on        never       type
                """);
        assertThat(list.err())
                .isEqualTo("5 records wait of run 1 to be mended; next: gridgrade rejects --export FILE.xlsx --home "
                        + home + "\n");
    }

    @Test
    void theListCanBeNarrowedAndReadByPrograms() {
        CommandLineRun list = run("rejects", "--json", "--table", "payment", "--rule", "type", "--run", "1");

        assertThat(Json.read(list.out()).get("waiting").asInt()).isEqualTo(5);
        assertThat(Json.read(list.out()).get("rules")).hasSize(1);
        assertThat(Json.read(list.out())
                        .get("examples")
                        .get(0)
                        .get("value_text")
                        .asText())
                .isEqualTo("never");
        assertThat(run("rejects", "--run", "9").err())
                .isEqualTo("no refused record waits to be mended, 5 of other runs\n");
        assertThat(run("rejects", "--all", "--rule", "repeated").out()).contains("each record once; the same record");

        CommandLineRun unknown = run("rejects", "--rule", "typo");
        assertThat(unknown.code()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(unknown.err())
                .isEqualTo(
                        "gridgrade: nothing was refused for the rule \"typo\"; did you mean \"type\"?; expected one of"
                                + " bill_energy_kwh_check, duplicate, repeated, structure, type\n");
        assertThat(run("rejects", "--reload", "a.csv", "--all").err())
                .isEqualTo("gridgrade: --reload takes no other choice; expected for example: gridgrade rejects --reload"
                        + " mended.csv\n");
    }

    @Test
    void whatIsExportedHasTheColumnsOfItsSourceAndNoFormula() {
        CommandLineRun export = run("rejects", "--export", mended.toString(), "--table", "bill");

        assertThat(export.code()).as(export.err()).isEqualTo(ExitCode.DONE);
        assertThat(mended).content().isEqualTo(EXPORTED);
        assertThat(export.err())
                .isEqualTo("4 records in " + mended + "; mend the columns after reject_fault, then: gridgrade rejects"
                        + " --reload " + mended + " --home " + home + "\n");
    }

    @Test
    void anExportDoesNotWriteOverWhatWasMended() throws IOException {
        run("rejects", "--export", mended.toString());
        assertThat(run("rejects", "--export", mended.toString()).code()).isEqualTo(ExitCode.DONE);
        Files.writeString(mended, Files.readString(mended).replace("never", "2024-01-30"));

        CommandLineRun again = run("rejects", "--export", mended.toString());
        assertThat(again.code()).isEqualTo(ExitCode.PRECONDITION);
        assertThat(again.err())
                .isEqualTo(
                        "gridgrade: " + mended + " is there already and may hold what was mended; expected a new file;"
                                + " name another, or delete it\n");
    }

    @Test
    void whatIsMendedLandsAndWhatIsStillWrongIsRefusedAgain() throws IOException {
        String before = state();
        run("rejects", "--export", mended.toString());
        assertThat(run("rejects", "--reload", mended.toString()).err())
                .endsWith("0 records mended and loaded, 0 refused again, 5 unchanged, 0 mended before\n");
        assertThat(state()).isEqualTo(before);

        mend("1,5", "1.5");
        mend("never", "2024-01-30");
        mend(",31/01/2024,", ",29 January,");
        CommandLineRun first = run("rejects", "--reload", mended.toString());
        assertThat(first.code()).as(first.err()).isEqualTo(ExitCode.DONE);
        assertThat(first.err()).endsWith("1 record mended and loaded, 2 refused again, 2 unchanged, 0 mended before\n");
        String once = state();
        assertThat(run("rejects", "--reload", mended.toString()).err())
                .endsWith("0 records mended and loaded, 0 refused again, 4 unchanged, 1 mended before\n");
        assertThat(state()).isEqualTo(once);

        // The same sheet, mended further; this time saved as a spreadsheet in China does.
        mend(",-3,", ",3,");
        mend("29 January", "2024/1/29");
        Files.write(mended, Files.readString(mended).replace("\uFEFF", "").getBytes(Charset.forName("GBK")));
        CommandLineRun second = run("rejects", "--reload", mended.toString());
        assertThat(second.err())
                .endsWith("2 records mended and loaded, 0 refused again, 2 unchanged, 1 mended before\n");
        assertThat(state())
                .isEqualTo("{bills=B1 100.00, B2 1.50, B4 -5.00, payments=2, rejects=11, files=5, waiting=3}");
        assertThat(query("select customer_no from star.dim_customer where customer_no like '=%'"))
                .isEqualTo("{customer_no==1+1, 张}");
        assertThat(run("rejects").err()).contains("2 records wait of run 1 to be mended; next:");
    }

    @Test
    void aDuplicateAndARecordWithoutStructureCanBeMendedToo() throws IOException {
        run("rejects", "--export", mended.toString());
        mend(",,,,,,,,,,,,,,,,", ",B3,C1,2024-01-31,7,,,,,,,,,,,,");
        mend("101.00", "12345678901234.56");
        CommandLineRun reload = run("rejects", "--reload", mended.toString(), "--json");

        assertThat(Json.read(reload.out()).get("loaded").asInt())
                .as(reload.err())
                .isEqualTo(2);
        assertThat(state())
                .isEqualTo("{bills=B1 12345678901234.56, B3 7.00, payments=1, rejects=8, files=4, waiting=4}");
        assertThat(query("select column_name, read_total from audit.load_total where run_key = 2 and column_name ="
                        + " 'billed_amount' order by read_total"))
                .isEqualTo(
                        """
                {column_name=billed_amount, read_total=7.000}
                {column_name=billed_amount, read_total=12345678901234.560}""");
    }

    @Test
    void aFileThatIsNotWhatWasExportedLoadsNothing() throws IOException {
        String before = state();
        run("rejects", "--export", mended.toString());
        String text = Files.readString(mended);
        Files.writeString(
                mended,
                text.replace("sum,kwh,", "sum,kwhs,").replace("-3", "3").replace(",P2,never", ",P2,2024-01-30")
                        + "99,,,,,,,,,,,,,,,,,,,,\nx,,,,,,,,,,,,,,,,,,,,\n"
                        + text.lines().skip(1).findFirst().orElseThrow() + "\n");
        CommandLineRun wrong = run("rejects", "--reload", mended.toString());

        assertThat(wrong.code()).isEqualTo(ExitCode.DATA_QUALITY);
        assertThat(wrong.err())
                .isEqualTo("gridgrade: " + mended
                        + " is not what was exported; nothing was loaded; correct it, or export the"
                        + " records again\n  record 1: reject_no 1 stands there more than once; expected each record once\n"
                        + "  record 6: reject_no \"99\" is unknown; expected the number that the record was exported with\n"
                        + "  record 7: reject_no \"x\" is unknown; expected the number that the record was exported with\n"
                        + "  record 8: reject_no 1 stands there more than once; expected each record once\n");
        Files.writeString(mended, text.replace("sum,kwh,", "sum,kwhs,").replace("-3,", "3,"));
        assertThat(run("rejects", "--reload", mended.toString()).err())
                .isEqualTo("gridgrade: " + mended
                        + " is not what was exported; nothing was loaded; correct it, or export the"
                        + " records again\n  record 1: reject_no 1 has a value in column \"kwhs\", which its records of bill"
                        + " have not; expected it empty\n  column \"kwh\" of bill is not there; did you mean \"kwhs\"?;"
                        + " expected every column as it was exported\n");
        assertThat(state()).isEqualTo(before);

        Files.writeString(mended, text + "6,B1\n");
        assertThat(run("rejects", "--reload", mended.toString()).err())
                .isEqualTo("gridgrade: " + mended
                        + " may not be read: CSV Error on Line: 7, Expected Number of Columns: 21"
                        + " Found: 2; expected CSV with a header, as it was exported; save it as CSV again\n");
        Files.writeString(mended, "号,sum\nB1,2\n");
        assertThat(run("rejects", "--reload", mended.toString()).err())
                .isEqualTo("gridgrade: " + mended
                        + " has no column reject_no; expected a file written by gridgrade rejects"
                        + " --export; it has 号, sum\n");
        Files.delete(mended);
        CommandLineRun gone = run("rejects", "--reload", mended.toString());
        assertThat(gone.code()).isEqualTo(ExitCode.DATA_QUALITY);
        assertThat(gone.err())
                .isEqualTo("gridgrade: \"" + mended
                        + "\" is not there; expected a file written by gridgrade rejects --export; check the path\n");
    }

    @Test
    void aRecordOfAForgottenCustomerDoesNotComeBackFromAnOldExport() throws IOException {
        run("rejects", "--export", mended.toString());
        assertThat(run("forget", "C1").code()).isEqualTo(ExitCode.DONE);
        String forgotten = state();
        mend("never", "2024-01-30");
        CommandLineRun reload = run("rejects", "--reload", mended.toString());

        assertThat(reload.code()).isEqualTo(ExitCode.DATA_QUALITY);
        assertThat(reload.err())
                .contains("reject_no 5 is kept without its columns, as when its customer was forgotten;"
                        + " expected it left out\n");
        assertThat(state()).isEqualTo(forgotten);
    }

    @Test
    void aRecordThatIsMendedIntoAForgottenCustomerIsRefused() throws IOException {
        assertThat(run("forget", "C1").code()).isEqualTo(ExitCode.DONE);
        run("rejects", "--export", mended.toString(), "--table", "bill");
        mend("\"'=1+1, 张\",2024-01-31,\"1,5\",-3", "C1,2024-01-31,1.5,3");
        CommandLineRun reload = run("rejects", "--reload", mended.toString());

        assertThat(reload.code()).as(reload.err()).isEqualTo(ExitCode.DONE);
        assertThat(reload.err()).contains("0 records mended and loaded, 1 refused again");
        assertThat(query("select count(*) as bills from star.fact_bill where bill_no = 'B2'"))
                .isEqualTo("{bills=0}");
        assertThat(query("select count(*) as named from star.dim_customer where customer_no = 'C1'"))
                .isEqualTo("{named=0}");
    }

    private void mend(String wrong, String right) throws IOException {
        String text = Files.readString(mended);
        assertThat(text).contains(wrong);
        // Only where it stands in the record, not where the fault is told.
        Files.writeString(
                mended,
                text.lines()
                                .map(line -> {
                                    int at = line.lastIndexOf(wrong);
                                    return at < 0
                                            ? line
                                            : line.substring(0, at) + right + line.substring(at + wrong.length());
                                })
                                .collect(Collectors.joining("\n"))
                        + "\n");
    }

    private CommandLineRun run(String... arguments) {
        String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--home";
        all[arguments.length + 1] = home.toString();
        return CommandLineRun.of(all);
    }

    private String state() {
        return query(STATE);
    }

    private String query(String sql) {
        try (Warehouse warehouse = Warehouse.open(Home.at(home), EngineLimits.none(), Progress.SILENT)) {
            return warehouse.query(new SqlFile("test", sql), Parameters.none()).stream()
                    .map(Object::toString)
                    .collect(Collectors.joining("\n"));
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }
}
