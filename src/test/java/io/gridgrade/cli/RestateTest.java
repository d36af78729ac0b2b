package io.gridgrade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.engine.EngineLimits;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Whole;
import io.gridgrade.warehouse.Home;
import io.gridgrade.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Closed months stay as they are; to correct them is to restate them, and what was printed can be printed again. */
@Tag("thorough")
class RestateTest {
    private static final String MONTH = "2024-01";
    private static final String FIRST_EDITION =
            "select md5(string_agg(row::varchar, '' order by row::varchar)) as content from (select fact as row from"
                    + " {{table}} as fact where period_key in (202401, 202402))";

    @TempDir
    static Path printedOnce;

    @TempDir
    Path folder;

    private Path home;
    private String printedAt;
    private Map<String, byte[]> printed;

    /** Once: to print takes longer than most of what is tested on it. */
    @BeforeAll
    static void aMonthIsPrintedAndExported() throws IOException {
        Path first = printedOnce.resolve("home");
        ClosedHome.copyTo(first);
        Whole.delete(first.resolve("out"));
        for (String command : new String[] {"report", "export"}) {
            CommandLineRun run = CommandLineRun.of(command, MONTH, "--home", first.toString());
            assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
        }
    }

    @BeforeEach
    void aCopyOfThatHomeIsTheOneAtWork() throws IOException {
        home = folder.resolve("home");
        copy(printedOnce.resolve("home"), home);
        printed = files(home.resolve("out").resolve(MONTH));
        assertThat(printed).hasSize(11);
        printedAt = Instant.now().toString();
    }

    @Test
    void aCorrectionOfAClosedMonthIsRefusedUntilTheMonthIsReopened() throws IOException {
        Path payments = smallerPayments();
        String before = results("star.fact_credit_grade");

        CommandLineRun refused = run("load", "sample", payments.toString());
        assertThat(refused.code()).isEqualTo(ExitCode.PERIOD_CLOSED);
        assertThat(refused.err()).contains("reopen the first month that they change: gridgrade reopen YYYY-MM");

        assertThat(done("reopen", MONTH, "--reason", "the bank corrected its payments")
                        .err())
                .contains("reopened 2024-01 to 2024-02; readers see what was closed until it is restated")
                .contains("gridgrade close --through 2024-02");
        assertThat(query("select status_code, count(*) as months from star.dim_period group by all order by all"))
                .isEqualTo("{status_code=closed, months=12} {status_code=reopened, months=2}");
        assertThat(results("star.fact_credit_grade")).isEqualTo(before);
        assertThat(done("reopen", MONTH, "--reason", "again").err())
                .contains("2024-01 is reopened already; nothing to do");
        done("load", "sample", payments.toString());
    }

    @Test
    void aRestatementStandsBesideWhatItRestatesAndThatIsPrintedAgainByteForByte() throws IOException {
        Map<String, String> before = new TreeMap<>();
        for (String table : new String[] {"fact_customer_month", "fact_indicator", "fact_credit_grade"}) {
            before.put(table, results("star." + table));
        }
        String why = done("why", aCustomer(), MONTH).out();
        String validated = done("model", "validate", MONTH, "--json").out();
        byte[] validation = validation();
        restate();

        // What is in force says something else now: other grades, other names.
        done("report", MONTH);
        Map<String, byte[]> restated = files(home.resolve("out").resolve(MONTH));
        assertThat(restated.get("credit-report-2024-01-en.pdf"))
                .isNotEqualTo(printed.get("credit-report-2024-01-en.pdf"));
        assertThat(done("why", aCustomer(), MONTH).out()).isNotEqualTo(why);
        before.forEach((table, content) -> {
            assertThat(results("star." + table)).as(table).isNotEqualTo(content);
            assertThat(results("(select * exclude (superseded_run_key) from history." + table + ")"))
                    .as(table)
                    .isEqualTo(content);
        });

        done("report", MONTH, "--as-known-at", printedAt);
        done("export", MONTH, "--as-known-at", printedAt);
        Map<String, byte[]> again =
                files(home.resolve("out").resolve(MONTH).resolve("as-known-at-" + printedAt.replace(":", "")));
        assertThat(again.keySet()).isEqualTo(printed.keySet());
        again.forEach((file, bytes) -> assertThat(bytes).as(file).isEqualTo(printed.get(file)));
        assertThat(done("why", aCustomer(), MONTH, "--as-known-at", printedAt).out())
                .isEqualTo(why);

        // So is the validation that somebody signed.
        assertThat(done("model", "validate", MONTH, "--json").out()).isNotEqualTo(validated);
        assertThat(validation()).isNotEqualTo(validation);
        assertThat(validation("--as-known-at", printedAt)).isEqualTo(validation);

        // Both are there to be asked of.
        assertThat(query(
                        "select edition_no, is_latest, reopen_reason from mart.period_edition where period_key = 202402"
                                + " order by all"))
                .isEqualTo("{edition_no=1, is_latest=false, reopen_reason=null} {edition_no=2, is_latest=true,"
                        + " reopen_reason=the bank's file was wrong}");
        assertThat(query(
                        "select edition_no, count(*) > 150 as has_all from mart.credit_grade_edition where period_key ="
                                + " 202401 group by edition_no order by all"))
                .isEqualTo("{edition_no=1, has_all=true} {edition_no=2, has_all=true}");
        assertThat(query("select count(*) as moved from mart.credit_grade_edition as was join mart.credit_grade_edition"
                        + " as is_now using (period_key, customer_key) where was.edition_no = 1 and"
                        + " is_now.edition_no = 2 and was.index_score is distinct from is_now.index_score"))
                .isNotEqualTo("{moved=0}");
    }

    @Test
    void aReopenedMonthIsClosedAgainWithAllThatRestOnIt() throws IOException {
        done("reopen", MONTH, "--reason", "nothing was wrong after all");
        assertThat(done("close", MONTH).err()).contains("every reopened month is closed again, through 2024-02");
        assertThat(query("select status_code, edition_no, count(*) as months from star.dim_period group by all order by"
                        + " all"))
                .isEqualTo("{status_code=closed, edition_no=1, months=12} {status_code=restated, edition_no=2,"
                        + " months=2}");
        // Nothing was corrected: all that differs is which run says it.
        assertThat(query("select count(*) as differing from (select * exclude (run_key, model_key) from"
                        + " star.fact_credit_grade where period_key >= 202401 except all select * exclude (run_key,"
                        + " model_key, superseded_run_key) from history.fact_credit_grade)"))
                .isEqualTo("{differing=0}");
        assertThat(query("select count(*) as shared from star.dim_model join history.dim_model using (model_key)"))
                .isEqualTo("{shared=0}");
    }

    @Test
    void wrongUseIsToldWithWhatWasExpected() {
        assertThat(run("reopen", "2030-01", "--reason", "x").err())
                .contains("month 2030-01 is not closed, so there is nothing to reopen; expected one of 2023-01 to"
                        + " 2024-02");
        assertThat(run("reopen", MONTH, "--reason", " ").code()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(run("reopen", MONTH).code()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(run("report", MONTH, "--as-known-at", "yesterday").err())
                .contains("\"yesterday\" is neither a day nor a moment; expected such as 2026-03-31");
        CommandLineRun early = run("report", MONTH, "--as-known-at", "2001-01-01");
        assertThat(early.code()).isEqualTo(ExitCode.PRECONDITION);
        assertThat(early.err()).contains("nothing was published by 2001-01-01; expected a moment from 20");
    }

    @Test
    void aRestatementTellsWhichGradesMovedAndWhichPrintsAreStaleAndOverwritesNone() throws IOException {
        String told = restate();

        String moved = query("select count(*) as n from mart.grade_restatement where period_key = 202401")
                .replaceAll("\\D", "");
        assertThat(Integer.parseInt(moved)).isPositive();
        assertThat(query("select count(*) as n from mart.credit_grade_edition as was join mart.credit_grade_edition as"
                        + " is_now using (period_key, customer_key) where was.edition_no = 1 and is_now.edition_no = 2"
                        + " and was.grade_code <> is_now.grade_code and period_key = 202401"))
                .isEqualTo("{n=" + moved + "}");
        assertThat(told)
                .contains("2024-01 restated: " + moved + " of ")
                .contains("customers have another grade than in the edition before: ")
                .contains("2024-01: what was printed and exported of edition 1 is stale, and stands in"
                        + " out/2024-01/edition-1 now: credit-report-2024-01-en.pdf, ")
                .contains("summary/manifest.json");
        Path out = home.resolve("out").resolve(MONTH);
        Map<String, byte[]> aside = files(out.resolve("edition-1"));
        assertThat(new String(aside.remove("SUPERSEDED.txt"), java.nio.charset.StandardCharsets.UTF_8))
                .contains("edition 1 of 2024-01", "the bank's file was wrong", "gridgrade report 2024-01");
        assertThat(aside.keySet()).isEqualTo(printed.keySet());
        aside.forEach((file, bytes) -> assertThat(bytes).as(file).isEqualTo(printed.get(file)));
        assertThat(done("status").out()).contains("superseded by a restatement: out/2024-01/edition-1, 11 files");
        try (Stream<Path> runs = Files.walk(home.resolve("runs"))) {
            assertThat(runs.filter(file -> file.endsWith("run.json")).toList())
                    .anySatisfy(file -> assertThat(Files.readString(file)).contains("superseded_by_edition"))
                    .anySatisfy(file -> assertThat(Files.readString(file)).contains("grades_moved"));
        }

        // The next edition's prints stand where those of the first stood, and make way in their turn.
        done("report", MONTH);
        Map<String, byte[]> second = files(out);
        assertThat(second.get("credit-report-2024-01-en.pdf"))
                .isNotEqualTo(printed.get("credit-report-2024-01-en.pdf"));
        done("reopen", MONTH, "--reason", "once more");
        done("close");
        aside.forEach((file, bytes) ->
                assertThat(out.resolve("edition-1").resolve(file)).hasBinaryContent(printed.get(file)));
        assertThat(out.resolve("edition-2/credit-report-2024-01-en.pdf"))
                .hasBinaryContent(second.get("credit-report-2024-01-en.pdf"));
        assertThat(out.resolve("credit-report-2024-01-en.pdf")).doesNotExist();
    }

    @Test
    void closingManyMonthsSaysBeforeItStartsHowLongItTakes() {
        // The first time there is nothing to go by.
        assertThat(ClosedHome.close().err()).contains("how long it takes is told once the first is closed");

        done("reopen", MONTH, "--reason", "to see how long it takes");
        String said = done("close", "--all").err();

        assertThat(said).containsPattern("  it takes about [0-9][^,]*, by the [0-9].* a month of the last 3 closes");
        assertThat(said.indexOf("it takes about"))
                .isGreaterThan(said.indexOf("closing 2 months, 2024-01 to 2024-02"))
                .isLessThan(said.indexOf("2024-01, "));
    }

    private byte[] validation(String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of("report", "validation", MONTH, "--language", "en"));
        command.addAll(List.of(more));
        return Files.readAllBytes(
                Path.of(done(command.toArray(String[]::new)).out().strip()));
    }

    private String restate() throws IOException {
        done("reopen", MONTH, "--reason", "the bank's file was wrong");
        done("load", "sample", smallerPayments().toString());
        // And what the customers are called is corrected for all times.
        Path customers = folder.resolve("customer.csv");
        Files.writeString(
                customers,
                Files.readString(ClosedHome.sample().resolve("customer.csv")).replace("Co., Ltd.", "Limited"));
        assertThat(Files.readString(customers)).contains("Limited");
        done("load", "sample", customers.toString());
        return done("close").err();
    }

    // As if nearly nothing had been paid.
    private Path smallerPayments() throws IOException {
        Path file = Files.createDirectories(folder.resolve("payment")).resolve("payment_202401.csv");
        String text = Files.readString(ClosedHome.sample().resolve("payment/payment_202401.csv"));
        Files.writeString(file, text.replaceAll("(?m),[0-9.]+,([a-z]*)$", ",1.00,$1"));
        assertThat(Files.readString(file)).isNotEqualTo(text);
        return file;
    }

    private String aCustomer() {
        return query(
                        "select min(customer_no) as no from mart.customer_month where period_key = 202401 and paid_amount > 0")
                .replaceAll("\\{no=(.*)}", "$1");
    }

    private String results(String table) {
        return query(FIRST_EDITION.replace("{{table}}", table));
    }

    private CommandLineRun done(String... arguments) {
        return CommandLineRun.done(home, arguments);
    }

    private CommandLineRun run(String... arguments) {
        return CommandLineRun.in(home, arguments);
    }

    private String query(String sql) {
        Home at = Home.at(home);
        try (Warehouse warehouse = Warehouse.openFile(at.warehouseFile(), at, EngineLimits.none(), true)) {
            return String.join(
                    " ",
                    warehouse.query(new SqlFile("test", sql), Parameters.none()).stream()
                            .map(Object::toString)
                            .toList());
        }
    }

    private static Map<String, byte[]> files(Path folder) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                String name = folder.relativize(file).toString();
                if (!name.startsWith("as-known-at")) {
                    files.put(name, Files.readAllBytes(file));
                }
            }
        }
        return files;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }
}
