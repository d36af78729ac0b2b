package io.gridgrade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Json;
import io.gridgrade.warehouse.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A closed month is told by the rules of its close, wherever the seeds stand since: scale, gates, weights and names. */
@Tag("thorough")
class RulesOfTheCloseTest {
    private static final String BEFORE = "2024-01";
    private static final String AFTER = "2024-02";

    @TempDir
    static Path folder;

    private static Path home;
    private static Map<String, byte[]> printed;
    private static String customer;
    private static String why;

    @BeforeAll
    static void theLastMonthIsClosedAnewByOtherRules() throws IOException {
        home = folder.resolve("home");
        ClosedHome.copyTo(home);
        customer = done(
                        "sql",
                        "select min(customer_no) as no from mart.credit_grade where period_key = 202401"
                                + " and reason_code = 'default'",
                        "--format",
                        "csv")
                .out()
                .lines()
                .skip(1)
                .findFirst()
                .orElseThrow();
        print();
        printed = files();
        why = done("why", customer, BEFORE).out();

        seed("grade", "A,3,70,Fair credit", "A,3,74.5,Reasonable credit");
        seed("gate", "\"In default, not yet cured\"", "Owes for too long");
        seed("gate", "new_customer,3", "newcomer,3");
        seed("customer_class", "Residential", "Households");
        seed("customer_class", "commercial,enterprise,2", "commercial,enterprise,9");
        seed("dimension", "45,70,true", "40,50,true");
        seed("dimension", "15,15,false", "20,35,false");
        seed("indicator", "On-time-in-full rate", "Paid in time");
        seed("indicator", "99,95,90,80", "98,96,91,81");
        seed("master_scale", "M1,1,0.0025", "M1,1,0.003");
        seed("credit_event", "reminder,5,Payment reminder,催费通知", "reminder,6,Call to pay,催缴");
        seed("group_feature", "habit.use_level,ln", "habit.use_level,log1p");
        indicators("coalesce(faded.event_points, 0)", "2 * coalesce(faded.event_points, 0)");
        Path regions = folder.resolve("region.csv");
        String named = Files.readString(ClosedHome.sample().resolve("region.csv"));
        assertThat(named).contains("Linjiang City");
        Files.writeString(regions, named.replace("Linjiang City", "Riverside City"));
        done("load", "sample", regions.toString());
        done("reopen", AFTER, "--reason", "the rules of 2024 were decided late");
        done("close");
    }

    @Test
    void eachMonthsRatingIsWrittenByItsOwnRules() {
        assertThat(EmittedRating.sameAsPublished(Home.at(home), BEFORE)).isPositive();
        assertThat(EmittedRating.sameAsPublished(Home.at(home), AFTER)).isPositive();
        assertThat(done("model", "sql", BEFORE).out()).contains("when pay1 >= 99.0 then 100", ">= 70000 then 3");
        assertThat(done("model", "sql", AFTER).out()).contains("when pay1 >= 98.0 then 100", ">= 74500 then 3");
    }

    @Test
    void theMonthBeforeIsPrintedAndExportedByteForByteAsItWas() throws IOException {
        print();
        Map<String, byte[]> again = files();

        assertThat(printed).hasSize(11);
        assertThat(again.keySet()).isEqualTo(printed.keySet());
        again.forEach((file, bytes) -> assertThat(bytes).as(file).isEqualTo(printed.get(file)));
    }

    @Test
    void aGradeOfTheMonthBeforeIsExplainedByTheRulesOfItsClose() {
        assertThat(why).contains("In default, not yet cured").doesNotContain("does not agree");
        assertThat(done("why", customer, BEFORE).out()).isEqualTo(why);
        assertThat(done("why", customer, AFTER).out()).contains("Owes for too long", "Paid in time");
    }

    @Test
    void everyMonthHasItsScaleGatesWeightsAndNamesInTheMart() {
        assertThat(answer("select period_key, score_floor, grade_name_en from mart.month_grade where grade_code = 'A'"
                        + " and period_key >= 202401 order by period_key"))
                .isEqualTo("202401,70.000,Fair credit\n202402,74.500,Reasonable credit\n");
        assertThat(answer("select period_key, gate_code from mart.month_gate where gate_order = 3 and period_key >="
                        + " 202401 order by period_key"))
                .isEqualTo("202401,new_customer\n202402,newcomer\n");
        assertThat(answer("select period_key, dimension_weight from mart.month_dimension_weight where"
                        + " population_code = 'resident' and dimension_code = 'payment' and"
                        + " period_key >= 202401 order by period_key"))
                .isEqualTo("202401,70.000\n202402,50.000\n");
        assertThat(answer("select distinct period_key, class_name_en from mart.customer_month where"
                        + " customer_class_code = 'residential' and period_key >= 202401 order by period_key"))
                .isEqualTo("202401,Residential\n202402,Households\n");
        assertThat(answer("select distinct period_key, indicator_name_en from mart.indicator where indicator_code ="
                        + " 'PAY1' and period_key >= 202401 order by period_key"))
                .isEqualTo("202401,On-time-in-full rate\n202402,Paid in time\n");
        assertThat(answer("select period_key, default_probability_ceiling from mart.month_master_scale where"
                        + " master_scale_code = 'M1' and period_key >= 202401 order by period_key"))
                .isEqualTo("202401,0.0025\n202402,0.003\n");
        assertThat(answer("select period_key, event_points, event_name_en from mart.month_credit_event where event_code"
                        + " = 'reminder' and period_key >= 202401 order by period_key"))
                .isEqualTo("202401,5,Payment reminder\n202402,6,Call to pay\n");
    }

    @Test
    void everyMonthHasTheNamesOfItsRegions() {
        for (String view : new String[] {"credit_grade", "customer_month", "customer_group", "month_region"}) {
            assertThat(answer("select distinct period_key, city_name_en from mart." + view + " where city_name_en in"
                            + " ('Linjiang City', 'Riverside City') and period_key >= 202401 order by period_key"))
                    .as(view)
                    .isEqualTo("202401,Linjiang City\n202402,Riverside City\n");
        }
    }

    @Test
    void theNextMonthSaysThatItsMethodIsNewAndComparesNoGrades() throws IOException {
        done("report", AFTER, "--language", "en");
        done("export", AFTER);
        Path out = home.resolve("out").resolve(AFTER);
        try (PDDocument document =
                Loader.loadPDF(out.resolve("credit-report-" + AFTER + "-en.pdf").toFile())) {
            assertThat(new PDFTextStripper().getText(document).replaceAll("\\s+", " "))
                    .contains("New method against the month before: grade scale, weights or bands of the index system,"
                            + " SELECTs of the indicators, points of credit events, master scale, default model, fitted"
                            + " anew, groups, fitted anew.")
                    .contains("who rose and who fell is not told");
        }
        assertThat(answer("select risen_count, fallen_count, is_grading_new from mart.portfolio_month where period_key"
                        + " = 202402"))
                .isEqualTo(",,true\n");
        assertThat(Files.readString(out.resolve("summary/customers.csv"))
                        .lines()
                        .findFirst()
                        .orElseThrow())
                .contains("mean_score,risen_count,fallen_count,in_default_count");
        assertThat(Files.readAllLines(out.resolve("summary/customers.csv")).get(1))
                .containsPattern("\\d,,,\\d");
        JsonNode manifest = Json.read(Files.readString(out.resolve("summary/manifest.json")));
        assertThat(manifest.at("/new_method").findValuesAsText("part"))
                .containsExactly("scale", "index", "selects", "events", "master_scale", "discriminant", "groups");
        assertThat(manifest.at("/new_method").findValuesAsText("grades_compare"))
                .containsExactly("false", "false", "false", "false", "true", "true", "true");
        assertThat(done("status").out()).contains("scale, index, selects, events");
        assertThat(Json.read(done("status", "--json").out())
                        .at("/months/12/new_method")
                        .isNull())
                .isTrue();
    }

    @Test
    void aMonthOfWhichTooMuchIsMissingIsNotClosed() throws IOException {
        Path other = folder.resolve("strict");
        copy(home, other);
        Files.writeString(
                other.resolve("gridgrade.yml"), "load:\n  reject_share_max: 1\nclose:\n  missing_share_max: 0\n");
        // Every payment is corrected, and one of them cannot be read.
        Path payments = Files.createDirectories(folder.resolve("payment")).resolve("payment_202402.csv");
        String text = Files.readString(ClosedHome.sample().resolve("payment/payment_202402.csv"));
        String corrected = text.replaceAll("(?m),[0-9.]+,([a-z]*)$", ",1.00,$1");
        Files.writeString(payments, corrected.replaceFirst(",1\\.00,", ",one,"));
        assertThat(Files.readString(payments)).contains(",one,");
        for (String[] step : new String[][] {
            {"reopen", AFTER, "--reason", "a stricter bound"}, {"load", "sample", payments.toString()}
        }) {
            String[] all = java.util.Arrays.copyOf(step, step.length + 2);
            all[step.length] = "--home";
            all[step.length + 1] = other.toString();
            CommandLineRun done = CommandLineRun.of(all);
            assertThat(done.code()).as(done.err()).isEqualTo(ExitCode.DONE);
        }
        CommandLineRun refused = CommandLineRun.of("close", "--home", other.toString());
        assertThat(refused.code()).as(refused.err()).isEqualTo(ExitCode.DATA_QUALITY);
        assertThat(refused.err())
                .contains("too much of 2024-02 is missing to close it: of ")
                .contains(" 1 were refused and 0 are kept out")
                .contains("expected at most 0 % (setting close.missing_share_max)");
    }

    @Test
    void groupsOfAnotherMethodAreNotCompared() throws IOException {
        done("report", AFTER, "--language", "en");
        Path report = home.resolve("out").resolve(AFTER).resolve("grouping-report-" + AFTER + "-en.pdf");
        try (PDDocument document = Loader.loadPDF(report.toFile())) {
            assertThat(new PDFTextStripper().getText(document).replaceAll("\\s+", " "))
                    .contains(
                            "New method against the month before: SELECTs of the indicators, groups, fitted anew. Groups of"
                                    + " the two months do not compare")
                    .contains("not compared: another method")
                    .contains("a move between them would tell of the method")
                    .doesNotContain("Share of all movers", "No customer changed group");
        }
    }

    private static void print() {
        done("report", BEFORE);
        done("export", BEFORE);
    }

    private static String answer(String sql) {
        String csv = done("sql", sql, "--format", "csv").out().replace("\r\n", "\n");
        return csv.substring(csv.indexOf('\n') + 1);
    }

    private static void seed(String name, String said, String says) throws IOException {
        Path file = home.resolve("seeds").resolve(name + ".csv");
        Files.createDirectories(file.getParent());
        String text = Files.readString(Files.exists(file) ? file : Path.of("warehouse/seeds", name + ".csv"));
        assertThat(text).contains(said);
        Files.writeString(file, text.replace(said, says));
    }

    private static void indicators(String said, String says) throws IOException {
        Path file = home.resolve("sql/indicator/payment.sql");
        Files.createDirectories(file.getParent());
        String text = Files.readString(Path.of("sql/indicator/payment.sql"));
        assertThat(text).contains(said);
        Files.writeString(file, text.replace(said, says));
    }

    private static CommandLineRun done(String... arguments) {
        return CommandLineRun.done(home, arguments);
    }

    private static Map<String, byte[]> files() throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        Path out = home.resolve("out").resolve(BEFORE);
        try (Stream<Path> found = Files.walk(out)) {
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                files.put(out.relativize(file).toString(), Files.readAllBytes(file));
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
