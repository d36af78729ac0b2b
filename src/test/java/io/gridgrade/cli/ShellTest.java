package io.gridgrade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.run.QueryLog;
import io.gridgrade.warehouse.Home;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shell as its user sees it. */
@Tag("thorough")
class ShellTest {
    @TempDir
    Path folder;

    private static String counted(Home home, String period) {
        CommandLineRun run = CommandLineRun.of(
                "sql",
                "select count(*) from credit_grade where period_key = " + period,
                "--format",
                "csv",
                "--home",
                home.folder().toString());
        return run.out().lines().skip(1).findFirst().orElseThrow();
    }

    @Test
    void aStatementOfSeveralLinesIsAnsweredAndAnErrorShowsItsPlace() throws Exception {
        Home home = ClosedHome.asHome();
        try (ShellRun shell = ShellRun.of(home)) {
            shell.type("select count(*) as customers\r");
            shell.until("..> ");
            String answer = shell.enter("from credit_grade where period_key = 202402;");
            assertThat(answer).contains("customers").contains(counted(home, "202402") + "\n(1 row)");
            assertThat(answer).containsPattern("\\d\\.\\d{3} s");

            String wrong = shell.enter("select gradecode from credit_grade;");
            assertThat(wrong)
                    .contains("  select gradecode from credit_grade\n         ^\n")
                    .contains("there is no column \"gradecode\", at line 1, column 8; did you mean \"grade_code\"?");

            assertThat(shell.enter("select 1 as a; select ';' as b;"))
                    .containsSubsequence("a", "1", "(1 row)", "b", ";", "(1 row)");
        }
        List<QueryLog.Entry> log = new QueryLog(home).entries();
        assertThat(log)
                .filteredOn(entry -> entry.query().contains("gradecode"))
                .extracting(QueryLog.Entry::outcome)
                .containsOnly(QueryLog.Outcome.REFUSED);
        assertThat(log)
                .filteredOn(entry -> entry.query().startsWith("select count(*) as customers\n"))
                .extracting(QueryLog.Entry::outcome)
                .containsOnly(QueryLog.Outcome.ANSWERED);
    }

    @Test
    void parametersAreSetAndUsedAndAskedFor() throws Exception {
        Home home = ClosedHome.asHome();
        try (ShellRun shell = ShellRun.of(home)) {
            assertThat(shell.enter("select count(*) from credit_grade where period_key = :month;"))
                    .contains("the parameter :month has no value, at line 1, column 54", "\\set month VALUE");
            assertThat(shell.enter("\\set month 202401")).contains(":month = 202401");
            assertThat(shell.enter("\\set other x")).contains(":other = 'x'");
            assertThat(shell.enter("select count(*) from credit_grade where period_key = :month;"))
                    .contains(counted(home, "202401") + "\n(1 row)");
            assertThat(shell.enter("\\unset mont")).contains("did you mean \"month\"?");
            assertThat(shell.enter("\\set")).contains(":month  202401", ":other  'x'");
        }
        assertThat(new QueryLog(home).entries())
                .extracting(QueryLog.Entry::query)
                .contains("select count(*) from credit_grade where period_key = :month\n-- :month = 202401");
    }

    @Test
    void ctrlCStopsTheQueryAndNotTheShellAndCtrlDLeaves() throws Exception {
        // The engine looks at a cancel once for so many rows of a join; the shell goes on beside it, and says so.
        String slow = "select sum(length(sha256(a.bill_no || b.bill_no))) as s from bill a, bill b";
        try (ShellRun shell = ShellRun.of(ClosedHome.asHome())) {
            // While it is read, and while it runs.
            for (int millis : List.of(100, 1_500)) {
                shell.type(slow + ";\r");
                Thread.sleep(millis);
                long began = System.nanoTime();
                shell.interrupt();
                assertThat(shell.until("gridgrade> ")).contains("stopped, as you asked");
                assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began))
                        .isLessThan(10);
            }
            assertThat(shell.enter("select 41 + 1 as n;")).contains("42\n(1 row)");
            shell.type("selec");
            shell.type("\u0003");
            shell.until("gridgrade> ");
            shell.type("\u0004");
            assertThat(shell.ended()).isNull();
        }
        assertThat(new QueryLog(ClosedHome.asHome()).entries())
                .filteredOn(entry -> entry.query().equals(slow))
                .extracting(QueryLog.Entry::outcome)
                .containsExactly(QueryLog.Outcome.STOPPED, QueryLog.Outcome.STOPPED);
    }

    @Test
    void aQueryThatTakesNearlyAllMemoryIsStoppedAndTheShellGoesOn() throws Exception {
        String much = "select sum(length(sha256(a.bill_no || b.bill_no))) as s from bill a, bill b, bill c "
                + ShellRun.TAKES_MUCH;
        Home home = Home.at(ClosedHome.copyTo(folder.resolve("home")));
        try (ShellRun shell = ShellRun.of(home)) {
            assertThat(shell.enter(much + ";")).contains("the query took nearly the memory that it may");
            assertThat(shell.enter("select 41 + 1 as n;")).contains("42\n(1 row)");
        }
        assertThat(new QueryLog(home).entries())
                .filteredOn(entry -> entry.query().equals(much))
                .extracting(QueryLog.Entry::outcome, QueryLog.Entry::reason)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        QueryLog.Outcome.STOPPED, "stopped: the query took nearly the memory that it may"));
    }

    @Test
    void theLastStatementIsOpenedInTheEditor() throws Exception {
        Home home = ClosedHome.asHome();
        try (ShellRun shell = ShellRun.with(home, "sed -i s/41/42/")) {
            shell.enter("select 41 as edited;");
            shell.type("\\e\r");
            shell.until("select 42 as edited;");
            assertThat(shell.enter("")).contains("42\n(1 row)");
        }
        try (ShellRun shell = ShellRun.with(home, "false --")) {
            assertThat(shell.enter("\\e")).contains("the editor \"false --\" ended with code 1", "EDITOR");
            assertThat(shell.enter("select 1 as one;")).contains("(1 row)");
        }
        assertThat(home.readersFolder()).isDirectoryNotContaining("glob:**edited");
    }

    @Test
    void whatIsTypedIsCompletedFromTheCatalogue() throws Exception {
        try (ShellRun shell = ShellRun.of(ClosedHome.asHome())) {
            // The end of each word is not typed.
            assertThat(shell.enter("select min(a) as a from (select 1 as a from credit_gra\t limit 1) as x;"))
                    .contains("1\n(1 row)");
            assertThat(shell.enter("select count(*) as a from measures('overdue_am\t', 'quarter, customer_cl\t');"))
                    .contains("(1 row)");
        }
    }

    @Test
    void tablesAreDescribedWithTheirComments() throws Exception {
        try (ShellRun shell = ShellRun.of(ClosedHome.asHome())) {
            assertThat(shell.enter("\\d band"))
                    .contains("mart.band", "points", "smallint", "Points of a value in the band, 0 to 100.");
            assertThat(shell.enter("\\d")).contains("credit_grade", "One row per customer and closed month");
            assertThat(shell.enter("\\d creditgrade")).contains("did you mean \"credit_grade\"?");
            assertThat(shell.enter("\\dx"))
                    .contains("there is no command \"\\dx\"")
                    .contains("did you mean \"\\d\"?");
            assertThat(shell.enter("\\df regexp_ex")).contains("regexp_extract").doesNotContain("regexp_matches");
        }
    }

    @Test
    void whichSummaryAnswersTheLastStatementIsExplained() throws Exception {
        try (ShellRun shell = ShellRun.of(ClosedHome.asHome())) {
            assertThat(shell.enter("\\explain")).contains("nothing was asked yet");
            shell.enter("select county_name, sum(billed_amount) as b from customer_month group by county_name;");
            assertThat(shell.enter("\\explain"))
                    .containsPattern("customer_month +customer_month_by_county +yes")
                    .doesNotContain("customer_month_by_station");
            shell.enter("select avg(billed_amount) as a from customer_month;");
            assertThat(shell.enter("\\explain"))
                    .containsPattern("customer_month_by_station +no")
                    .contains("write sum(x)");
            shell.enter("select gradecode from credit_grade;");
            assertThat(shell.enter("\\explain")).contains("did you mean \"grade_code\"?");
        }
    }

    @Test
    void anAnswerGoesToAFileOfItsEnding() throws Exception {
        Path csv = folder.resolve("a.csv");
        Path sheet = folder.resolve("a.xlsx");
        Path parquet = folder.resolve("a.parquet");
        try (ShellRun shell = ShellRun.of(ClosedHome.asHome())) {
            String query = "select '=1+1' as f, 1.50 as n, date '2024-02-29' as d, 12345678901234567890 as k;";
            for (Path file : List.of(csv, sheet, parquet)) {
                shell.enter("\\o " + file);
                assertThat(shell.enter(query)).contains("wrote 1 row to");
            }
            // Once: the next is shown again.
            assertThat(shell.enter("select 7 as seven;")).contains("seven\n-----\n    7");
            assertThat(shell.enter("\\o a.doc")).contains("tells no format");
        }
        assertThat(csv).hasContent("f,n,d,k\r\n'=1+1,1.50,2024-02-29,12345678901234567890\r\n");
        assertThat(Files.readAllBytes(parquet)).startsWith('P', 'A', 'R', '1');
        try (ReadableWorkbook book = new ReadableWorkbook(sheet.toFile())) {
            List<Row> rows = book.getFirstSheet().read();
            assertThat(rows.get(0).getCellText(0)).isEqualTo("f");
            assertThat(rows.get(1).getCellText(0)).isEqualTo("'=1+1");
            assertThat(rows.get(1).getCellAsNumber(1).orElseThrow()).isEqualByComparingTo("1.5");
            assertThat(rows.get(1).getCellAsDate(2).orElseThrow()).hasToString("2024-02-29T00:00");
            // A spreadsheet would keep 15 of its digits.
            assertThat(rows.get(1).getCellText(3)).isEqualTo("12345678901234567890");
        }
    }

    @Test
    void theLastAnswerIsDrawn() throws Exception {
        try (ShellRun shell = ShellRun.of(ClosedHome.asHome())) {
            shell.enter("select 'a' as k, 10 as n union all select 'b', 5 order by k;");
            String bars = shell.enter("\\chart");
            long full = bars.lines()
                    .filter(line -> line.startsWith("  a"))
                    .flatMapToInt(String::chars)
                    .filter(c -> c == '█')
                    .count();
            long half = bars.lines()
                    .filter(line -> line.startsWith("  b"))
                    .flatMapToInt(String::chars)
                    .filter(c -> c == '█')
                    .count();
            assertThat(full).isPositive();
            assertThat(half).isBetween(full / 2 - 1, full / 2 + 1);
            assertThat(shell.enter("\\chart line")).contains("10 │", "└─");
            assertThat(shell.enter("\\chart bar m"))
                    .contains("the last answer has no number \"m\"", "did you mean \"n\"?");
        }
    }

    @Test
    void aCutAnswerSaysSo() throws Exception {
        try (ShellRun shell = ShellRun.of(ClosedHome.asHome())) {
            assertThat(shell.enter("\\limits rows 2")).contains("an answer ends after 2 rows");
            assertThat(shell.enter("select bill_no from bill;"))
                    .contains("(2 rows)", "stopped after 2 rows: the answer goes on", "\\limits rows 20");
            assertThat(shell.enter("\\limits rows x")).contains("cannot be read; expected for example");
        }
    }

    @Test
    void whatWasAskedBeforeIsThereAgain() throws Exception {
        Path copy = ClosedHome.copyTo(folder.resolve("home"));
        Home home = Home.at(copy);
        try (ShellRun shell = ShellRun.of(home)) {
            shell.enter("\\set n 4");
            shell.enter("select :n + 38 as asked_before;");
        }
        try (ShellRun shell = ShellRun.of(home)) {
            shell.enter("\\set n 5");
            // Twice: the command, then what was asked before it.
            shell.type("\u001bOA\u001bOA");
            assertThat(shell.enter("")).contains("asked_before").contains("43\n(1 row)");
        }
    }

    @Test
    void aCopyThatIsPublishedInTheMeantimeIsAskedAndToldOf() throws Exception {
        Home home = Home.at(ClosedHome.copyTo(folder.resolve("home")));
        try (ShellRun shell = ShellRun.of(home)) {
            shell.enter("select max(period_key) from credit_grade;");
            Path next = home.publishedFile().resolveSibling("next.duckdb");
            Files.copy(home.publishedFile(), next);
            Files.move(next, home.publishedFile(), StandardCopyOption.ATOMIC_MOVE);
            assertThat(shell.enter("select max(period_key) as m from credit_grade;"))
                    .contains("another copy was published in the meantime", "202402\n(1 row)");
            assertThat(shell.enter("select 1 as one;")).doesNotContain("another copy");
        }
    }
}
