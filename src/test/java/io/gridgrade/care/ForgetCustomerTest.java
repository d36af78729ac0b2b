package io.gridgrade.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gridgrade.cycle.LoadSource;
import io.gridgrade.run.QueryLog;
import io.gridgrade.source.LandReport;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Hash;
import io.gridgrade.value.Progress;
import io.gridgrade.value.UserError;
import io.gridgrade.warehouse.Home;
import io.gridgrade.warehouse.Warehouse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** C-1 has two versions with a name each; C-12 and D-1 have numbers that look alike, and must be left alone. */
@Tag("thorough")
class ForgetCustomerTest {
    private static final List<String> WORDS =
            List.of("C-1", "张晓明", "张大明", "Zhang Xiaoming", "Zhang Daming", "Zhang Er");

    @TempDir
    Path folder;

    private Home home;

    @BeforeEach
    void makeHome() throws IOException {
        home = SmallHome.in(folder.resolve("home"));
        SmallHome.execute(
                home,
                "insert into audit.reject (run_key, source_name, landing_table, file_name, record_no, column_name,"
                        + " value_text, rule_code, expected, record_text, source_text) values"
                        + " (1, 's', 'bill', 'bill.csv', 1, 'billed_amount', 'x', 'type', 'a number', '{\"customer_no\":\"C-1\"}', null),"
                        + " (1, 's', 'bill', 'bill.csv', 2, 'billed_amount', 'y', 'type', 'a number', '{\"customer_no\":\"C-12\"}', null),"
                        + " (1, 's', 'customer', 'c.csv', 3, null, 'C-1,张晓明,residential', 'structure', '3 columns', null, '{\"no\":null}'),"
                        + " (1, 's', 'customer', 'c.csv', 4, 'opened_on', 'z', 'type', 'a day',"
                        + " '{\"customer_no\":\"?\",\"customer_name\":\"张大明\"}', null),"
                        + " (1, 's', 'bill', 'bill.csv', 5, 'billed_amount', 'x', 'type', 'a number', '{}',"
                        + " '{\"户号\":\"C-1\"}'),"
                        + " (1, 's', 'customer', 'c.csv', 6, 'opened_on', 'z', 'type', 'a day', '{}',"
                        + " '{\"name\":\"张晓明\"}');"
                        + " update audit.run set message = 'no row for C-1, C-1 and C-12' where run_key = 1;"
                        // What gave way in the star is remembered beside it.
                        + " insert into history.fact_bill by name select *, 2 as superseded_run_key from star.fact_bill;"
                        + " insert into history.fact_payment by name select *, 2 as superseded_run_key from"
                        + " star.fact_payment;"
                        + " insert into history.dim_customer by name select * replace ('Zhang Er' as customer_name_en),"
                        + " 2 as superseded_run_key from star.dim_customer where customer_no = 'C-1';"
                        + " insert into star.period_reopening values (202401, now(), 'C-1 had paid', 2)");
    }

    @Test
    void neitherNumberNorNameStandsAnywhereAnyMore() throws IOException {
        ForgetCustomer.Outcome outcome = forget("C-1");

        assertThat(outcome.places())
                .containsEntry("star.dim_customer", 2L)
                .containsEntry("star.fact_bill.bill_no", 1L)
                .containsEntry("star.fact_payment.bill_no", 1L)
                .containsEntry("star.fact_bill_balance.bill_no", 1L)
                .containsEntry("history.fact_bill.bill_no", 1L)
                .containsEntry("history.fact_payment.bill_no", 1L)
                .containsEntry("star.period_reopening.reopen_reason", 1L)
                .containsEntry("audit.run.message", 1L)
                .containsEntry("audit.reject, records", 5L);
        for (Home place : List.of(home, published())) {
            assertThat(textsNaming(place)).isEmpty();
        }
        assertThat(SmallHome.query(home, "select customer_no, customer_name from mart.customer order by customer_key"))
                .containsExactly(
                        "{customer_no=forgotten000001, customer_name=null}",
                        "{customer_no=C-12, customer_name=null}",
                        "{customer_no=D-1, customer_name=null}");
        assertThat(SmallHome.query(home, "select bill_no, paid_amount from mart.payment"))
                .containsExactly("{bill_no=forgotten000001-2024, paid_amount=40.00}");
        assertThat(
                        SmallHome.query(
                                home,
                                "select distinct customer_no, customer_name_en from history.dim_customer where customer_no like 'forgotten%'"))
                .containsExactly("{customer_no=forgotten000001, customer_name_en=null}");
        assertThat(SmallHome.query(home, "select message from audit.run where run_key = 1"))
                .containsExactly("{message=no row for forgotten000001, forgotten000001 and C-12}");
        assertThat(SmallHome.query(home, "select command from audit.run where command like 'forget%'"))
                .containsExactly("{command=forget forgotten000001}");
    }

    @Test
    void whatGaveWayIsForgottenToo() {
        SmallHome.execute(
                home,
                "insert into history.dim_customer by name select * replace ('张小明' as customer_name), 9 as"
                        + " superseded_run_key from star.dim_customer where customer_no = 'C-1';"
                        + " insert into history.fact_bill by name select *, 9 as superseded_run_key from star.fact_bill;"
                        + " insert into history.fact_payment by name select * replace (99 as customer_key),"
                        + " 9 as superseded_run_key from star.fact_payment");

        assertThat(forget("C-1").places()).containsEntry("history.fact_bill.bill_no", 2L);

        assertThat(textsNaming(home)).isEmpty();
        assertThat(SmallHome.query(home, "select distinct customer_name from history.dim_customer"))
                .containsExactly("{customer_name=null}");
        assertThat(SmallHome.query(home, "select distinct bill_no from history.fact_bill order by bill_no"))
                .containsExactly("{bill_no=C-12-2024}", "{bill_no=forgotten000001-2024}");
        assertThat(SmallHome.query(home, "select distinct bill_no from history.fact_payment"))
                .containsExactly("{bill_no=forgotten000001-2024}");
    }

    @Test
    void rowsInQuarantineSayTheTokenAndKeepTheirFigures() {
        SmallHome.execute(
                home,
                "insert into audit.quarantine values"
                        + " (1, 202401, 'fact_bill', 'C-1-2023', 'x', '{\"bill_no\":\"C-1-2023\",\"customer_key\":\"1\"}', null),"
                        + " (1, 202401, 'fact_bill', 'C-12-2023', 'x', '{\"bill_no\":\"C-12-2023\",\"customer_key\":\"2\"}', null),"
                        + " (1, 202401, 'fact_payment', 'P-9', 'x', '{\"bill_no\":\"C-1-2023\",\"channel_code\":null}', 2),"
                        + " (1, 202401, 'fact_payment', 'P-10', 'x', '{\"bill_no\":null,\"paid_amount\":\"1.00\"}', 2)");

        assertThat(forget("C-1").places()).containsEntry("audit.quarantine, rows", 2L);

        assertThat(SmallHome.query(home, "select key_text, row_text from audit.quarantine order by rowid"))
                .containsExactlyInAnyOrder(
                        "{key_text=forgotten000001-2023,"
                                + " row_text={\"bill_no\":\"forgotten000001-2023\",\"customer_key\":\"1\"}}",
                        "{key_text=C-12-2023, row_text={\"bill_no\":\"C-12-2023\",\"customer_key\":\"2\"}}",
                        "{key_text=P-9, row_text={\"bill_no\":\"forgotten000001-2023\",\"channel_code\":null}}",
                        "{key_text=P-10, row_text={\"bill_no\":null,\"paid_amount\":\"1.00\"}}");
        assertThat(textsNaming(home)).isEmpty();
    }

    @Test
    void aNumberOfDigitsIsNotLookedForInTheFiguresOfRowsInQuarantine() {
        SmallHome.execute(
                home,
                "update star.dim_customer set customer_no = '17' where customer_no = 'D-1';"
                        + " insert into audit.quarantine values (1, 202401, 'fact_consumption', '17, 202401', 'x',"
                        + " '{\"customer_key\":\"17\",\"energy_kwh\":\"17.000\"}', null)");

        assertThat(forget("17").places()).doesNotContainKey("audit.quarantine, rows");

        assertThat(SmallHome.query(home, "select row_text as t from audit.quarantine"))
                .containsExactly("{t={\"customer_key\":\"17\",\"energy_kwh\":\"17.000\"}}");
    }

    @Test
    void noByteOfTheNameStaysInTheFile() throws IOException {
        assertThat(bytesName(home.warehouseFile())).isTrue();
        assertThat(bytesName(home.publishedFile())).isTrue();

        forget("C-1");

        assertThat(bytesName(home.warehouseFile())).isFalse();
        assertThat(bytesName(home.publishedFile())).isFalse();
    }

    @Test
    void billsGradesAndGroupsAndOtherCustomersStayAsTheyWere() throws IOException {
        String figures = "select period_key, customer_key, grade_code, index_score, customer_class_code, region_key"
                + " from mart.credit_grade order by all";
        String others = "select customer_no, bill_no, billed_amount from mart.bill where customer_no = 'C-12'";
        List<String> before = SmallHome.query(home, figures);
        List<String> othersBefore = SmallHome.query(home, others);
        assertThat(before).hasSize(3);
        assertThat(othersBefore).containsExactly("{customer_no=C-12, bill_no=C-12-2024, billed_amount=200.00}");

        forget("C-1");

        assertThat(SmallHome.query(home, figures)).isEqualTo(before);
        assertThat(SmallHome.query(home, others)).isEqualTo(othersBefore);
        assertThat(SmallHome.query(
                        home, "select record_no, record_text from audit.reject where record_text is not null"))
                .containsExactly("{record_no=2, record_text={\"customer_no\":\"C-12\"}}");
    }

    @Test
    void aPlanChangesNothing() throws IOException {
        String before = Hash.of(home.warehouseFile());

        ForgetCustomer.Outcome plan = new ForgetCustomer(home, SmallHome.SETTINGS, "C-1").plan();

        assertThat(plan.hasChanges()).isTrue();
        assertThat(plan.applied()).isFalse();
        assertThat(Hash.of(home.warehouseFile())).isEqualTo(before);
        assertThat(home.saltFile()).doesNotExist();
    }

    @Test
    void nothingIsKeptWhenAFigureWouldMove() throws IOException {
        // Whoever is called by a token has another grade: so the figures hang on what is forgotten.
        String view = SmallHome.query(home, "select sql from duckdb_views() where view_name = 'credit_grade'")
                .get(0)
                .replaceFirst("^\\{sql=(?s)CREATE VIEW .*? AS ", "")
                .replaceFirst(";?\\}$", "");
        SmallHome.execute(
                home,
                "create or replace view mart.credit_grade as select * replace (case when customer_no like 'forgotten%'"
                        + " then 'D' else grade_code end as grade_code) from (" + view + ")");
        Map<String, TableContent> before = SmallHome.contents(home);

        assertThatThrownBy(() -> forget("C-1")).isInstanceOfSatisfying(UserError.class, error -> {
            assertThat(error.exitCode()).isEqualTo(ExitCode.VERIFICATION_FAILED);
            assertThat(error.details()).anyMatch(line -> line.startsWith("grade mix of 202401: has "));
        });

        Map<String, TableContent> after = SmallHome.contents(home);
        for (String logged : List.of("audit.run", "audit.run_step")) {
            before.remove(logged);
            after.remove(logged);
        }
        assertThat(after).isEqualTo(before);
    }

    @Test
    void whoIsForgottenDoesNotComeBackWithTheNextFile() throws IOException {
        forget("C-1");
        Path files = Files.createDirectories(folder.resolve("files"));
        Files.writeString(
                files.resolve("customer.csv"),
                """
                customer_no,customer_name,customer_class_code,opened_on
                C-1,张晓明,residential,2020-01-01
                E-1,李四,residential,2020-01-01
                C-1,张晓明,resident,2020-01-01
                """);
        Path source = Files.createDirectories(home.folder().resolve("sources/mine"));
        Files.writeString(source.resolve("source.yml"), "tables:\n  customer:\n    files: customer.csv\n");
        Files.writeString(
                source.resolve("customer.sql"),
                "select record_no, customer_no, customer_name, customer_class_code, opened_on from record;\n");

        LandReport report;
        try (Warehouse warehouse = Warehouse.open(home, SmallHome.LIMITS, Progress.SILENT)) {
            report = LoadSource.load(
                    warehouse,
                    home,
                    "load",
                    "mine",
                    files,
                    SmallHome.SETTINGS.with("load_reject_share_max", "0.5"),
                    Progress.SILENT);
        }

        assertThat(report.landed()).isEqualTo(1);
        assertThat(report.rejects())
                .extracting(LandReport.Reject::ruleCode, LandReport.Reject::count)
                .contains(org.assertj.core.groups.Tuple.tuple("forgotten", 1L));
        assertThat(SmallHome.query(home, "select customer_no from mart.customer order by all"))
                .containsExactly(
                        "{customer_no=C-12}",
                        "{customer_no=D-1}",
                        "{customer_no=E-1}",
                        "{customer_no=forgotten000001}");
        assertThat(textsNaming(home)).isEmpty();
    }

    @Test
    void withoutItsSecretAHomeThatForgotSomeoneLoadsNothing() throws IOException {
        forget("C-1");
        Files.delete(home.saltFile());

        assertThatThrownBy(() -> forget("C-12"))
                .isInstanceOfSatisfying(
                        UserError.class, error -> assertThat(error.exitCode()).isEqualTo(ExitCode.PRECONDITION))
                .hasMessageContaining("its forget.salt is missing");
    }

    @Test
    void aSecondTimeChangesNothingAndAnUnknownNumberIsTold() throws IOException {
        forget("C-1");
        Map<String, TableContent> before = SmallHome.contents(home);

        ForgetCustomer.Outcome again = forget("C-1");

        assertThat(again.hasChanges()).isFalse();
        assertThat(again.alreadyForgotten()).isTrue();
        assertThat(SmallHome.contents(home)).isEqualTo(before);
        assertThatThrownBy(() -> forget("X-9"))
                .hasMessage(
                        "the warehouse knows no customer \"X-9\"; expected a number as it stands in the source, or in"
                                + " mart.customer; nothing was changed");
        assertThat(forget("C-12").places()).containsEntry("star.dim_customer", 1L);
        assertThat(SmallHome.query(home, "select customer_no from mart.customer order by customer_key"))
                .startsWith("{customer_no=forgotten000001}", "{customer_no=forgotten000002}");
    }

    @Test
    void whoAskedForTheCustomerIsKeptAndTheCustomerIsNot() {
        QueryLog log = new QueryLog(home);
        log.asked("select * from mart.customer where customer_no = 'C-1' or customer_name = '张晓明'");
        log.asked("select * from mart.customer where customer_no = 'C-12'");

        assertThat(forget("C-1").files()).singleElement().asString().endsWith(".ndjson: 1 line");

        assertThat(log.entries())
                .extracting(QueryLog.Entry::query)
                .containsExactly(
                        "select * from mart.customer where customer_no = 'forgotten000001' or customer_name ="
                                + " 'forgotten000001'",
                        "select * from mart.customer where customer_no = 'C-12'");
    }

    @Test
    void filesOfRefusedRecordsAreClearedAndTheRestAreNamed() throws IOException {
        Path rejects = write(
                "out/rejects-run-7.csv",
                """
                landing_table,file_name,record_no,column_name,value_text,rule_code,expected,record_text
                bill,b.csv,1,billed_amount,x,type,a number,"{""customer_no"":""C-1""}"
                bill,b.csv,2,billed_amount,y,type,a number,"{""customer_no"":""C-12""}"
                """);
        Path pdf = write("out/2024-01/credit-report-2024-01-en.pdf", "%PDF");
        Path list = write("out/2024-01/list.csv", "no,name\n7,Zhang Daming\n");
        write("out/2024-01/other.csv", "no,name\nC-12,Li\n");
        Path backup = write("backups/gridgrade-20240101-000000.zip", "PK");

        ForgetCustomer.Outcome outcome = forget("C-1");

        assertThat(outcome.files()).containsExactly(rejects + ": 1 record");
        assertThat(rejects)
                .hasContent(
                        """
                landing_table,file_name,record_no,column_name,value_text,rule_code,expected,record_text
                bill,b.csv,1,billed_amount,,type,a number,
                bill,b.csv,2,billed_amount,y,type,a number,"{""customer_no"":""C-12""}"
                """);
        assertThat(outcome.naming()).containsExactly(list.toString());
        assertThat(outcome.unsearched()).containsExactly(backup.toString(), pdf.toString());
    }

    @Test
    void everyColumnOfACustomerIsForgottenOrKeptOnPurpose() {
        assertThat(SmallHome.query(
                        home,
                        "select column_name as c from duckdb_columns() where schema_name = 'star'"
                                + " and table_name = 'dim_customer' and data_type = 'VARCHAR' order by column_name"))
                .as(
                        "a new text about a customer: is it forgotten (ForgetCustomer.FORGOTTEN_COLUMNS), or does it tell no"
                                + " person?")
                .containsExactly(
                        "{c=customer_class_code}",
                        "{c=customer_name}",
                        "{c=customer_name_en}",
                        "{c=customer_no}",
                        "{c=industry_code}");
    }

    private ForgetCustomer.Outcome forget(String number) {
        return new ForgetCustomer(home, SmallHome.SETTINGS, number).forget(Progress.SILENT);
    }

    private Path write(String name, String text) throws IOException {
        Path file = home.folder().resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    /** The published copy, as a home of its own. */
    private Home published() throws IOException {
        Home copy = new Home(Files.createDirectories(folder.resolve("published-copy")));
        Files.copy(home.publishedFile(), copy.warehouseFile());
        return copy;
    }

    /** Every text of every table in which a word of the customer stands, whole. */
    private static List<String> textsNaming(Home home) {
        List<String> found = new ArrayList<>();
        for (String table : SmallHome.contents(home).keySet()) {
            for (String row : SmallHome.query(home, "select t::varchar as t from " + table + " as t")) {
                WORDS.stream()
                        .filter(word -> java.util.regex.Pattern.compile(
                                        "(?<![0-9A-Za-z])" + java.util.regex.Pattern.quote(word) + "(?![0-9A-Za-z])")
                                .matcher(row)
                                .find())
                        .forEach(word -> found.add(table + ": " + row));
            }
        }
        return found;
    }

    private static boolean bytesName(Path file) throws IOException {
        String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        return WORDS.stream()
                .filter(word -> word.length() > 3)
                .map(word -> new String(word.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1))
                .anyMatch(bytes::contains);
    }
}
