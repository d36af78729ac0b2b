package io.gridgrade.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.gridgrade.Thorough;
import io.gridgrade.engine.Engine;
import io.gridgrade.engine.EngineLimits;
import io.gridgrade.engine.Row;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.grade.explain.ExplainGrade;
import io.gridgrade.grade.explain.Explanation;
import io.gridgrade.settings.Settings;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Hash;
import io.gridgrade.value.Json;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.warehouse.PublishedCopy;
import io.gridgrade.warehouse.Warehouse;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("sampled")
class WhyTest {
    private static final Parameters SETTINGS = Settings.defaults().asParameters();
    private static final int EVERY = Thorough.of(12, 1);

    @TempDir
    Path folder;

    /** Of a month in which a discriminant scores most, and of an earlier one those whom more than the score decided. */
    @Test
    void theExplanationOfEveryCustomerAddsUpToItsScoreAndItsGrade() {
        Set<String> reasons = new TreeSet<>();
        int scored = 0;
        int explained = 0;
        int byScore = 0;
        try (Warehouse published = PublishedCopy.open(ClosedHome.asHome(), EngineLimits.none())) {
            for (String month : List.of("2023-08", ClosedHome.LAST_MONTH)) {
                Period period = Period.parse(month);
                for (Row stored : graded(published, period)) {
                    boolean isByScore = stored.text("reason_code").equals("score");
                    if (isByScore && (!month.equals(ClosedHome.LAST_MONTH) || byScore++ % EVERY != 0)) {
                        continue;
                    }
                    Explanation why = new ExplainGrade(published, SETTINGS).of(stored.text("customer_no"), period);

                    assertThat(why.differences()).as(stored.toString()).isEmpty();
                    assertThat(why.score().orElse(null)).isEqualTo(stored.decimal("index_score"));
                    assertThat(why.path().text("grade_code")).isEqualTo(stored.text("grade_code"));
                    why.score().ifPresent(score -> eachIndicatorGivesItsShare(why, score));
                    theReasonsAreWhatCostsMost(why);
                    assertThat(why.discriminant().isPresent()).isEqualTo(!stored.isNull("model_key"));
                    assertThat(why.gates().stream().filter(Explanation.Gate::decided))
                            .hasSizeLessThanOrEqualTo(1)
                            .allMatch(Explanation.Gate::holds);
                    reasons.add(stored.text("reason_code"));
                    scored += why.discriminant().isPresent() ? 1 : 0;
                    explained++;
                }
            }
        }
        assertThat(explained).isGreaterThan(200 / EVERY);
        assertThat(scored).isGreaterThan(100 / EVERY);
        assertThat(reasons).contains("score", "default", "new_customer", "promotion");
    }

    // What it gives is points x weight, but for the thousandth that is cut off; what it loses is the rest of its share.
    private static void eachIndicatorGivesItsShare(Explanation why, BigDecimal score) {
        BigDecimal lost = BigDecimal.ZERO;
        for (Row row : why.indicators()) {
            if (row.isNull("score_points")) {
                continue;
            }
            double share = row.number("weight_percent") / 100;
            double points = row.number("indicator_points");
            assertThat(row.number("score_points")).isCloseTo(points * share, within(0.0065));
            assertThat(row.number("lost_points")).isCloseTo((100 - points) * share, within(0.0065));
            if (points == 100) {
                assertThat(row.decimal("lost_points")).isEqualByComparingTo("0");
            }
            lost = lost.add(row.decimal("lost_points"));
        }
        assertThat(lost.add(score)).isEqualByComparingTo("100");
    }

    // What an indicator loses there is cut off down the index system, by up to a thousandth more or less.
    private static void theReasonsAreWhatCostsMost(Explanation why) {
        List<Row> costly = why.indicators().stream()
                .filter(row -> !row.isNull("lost_points") && row.integer("indicator_points") < 100)
                .toList();
        assertThat(why.reasons()).hasSize(Math.min(costly.size(), 4));
        double before = 100;
        for (int i = 0; i < why.reasons().size(); i++) {
            Row reason = why.reasons().get(i);
            double lost = reason.number("lost_points");
            assertThat(reason.integer("reason_no")).isEqualTo(i + 1);
            assertThat(lost).isLessThanOrEqualTo(before);
            before = lost;
            Row same = costly.stream()
                    .filter(row -> row.text("indicator_code").equals(reason.text("indicator_code")))
                    .findFirst()
                    .orElseThrow();
            assertThat(lost).isCloseTo(same.number("lost_points"), within(0.0065));
            for (String column : List.of("indicator_value", "indicator_points", "sub_grade_code")) {
                assertThat(reason.text(column)).isEqualTo(same.text(column));
            }
        }
        List<String> told =
                why.reasons().stream().map(row -> row.text("indicator_code")).toList();
        double least = before;
        assertThat(costly)
                .filteredOn(row -> !told.contains(row.text("indicator_code")))
                .allSatisfy(row -> assertThat(row.number("lost_points")).isLessThanOrEqualTo(least + 0.0065));
    }

    @Test
    void whatAReasonCostsAgainstTheMeanIsByThePointsOfItsPopulation() {
        try (Warehouse published = PublishedCopy.open(ClosedHome.asHome(), EngineLimits.none())) {
            Row resident = published
                    .query(
                            new SqlFile(
                                    "test",
                                    "with mean as (select avg(pay1_points) as mean from star.fact_indicator where period_key ="
                                            + " $period_key and population_code = 'resident') select count(*) as n,"
                                            + " max(abs(lost_against_mean - lost_points * (mean - indicator_points) /"
                                            + " (100 - indicator_points))) as apart from mart.score_reason join"
                                            + " star.fact_indicator using (period_key, customer_key) cross join mean where"
                                            + " period_key = $period_key and indicator_code = 'PAY1' and population_code ="
                                            + " 'resident'"),
                            Parameters.none().forPeriod(Period.parse(ClosedHome.LAST_MONTH)))
                    .get(0);

            assertThat(resident.integer("n")).isGreaterThan(10);
            assertThat(resident.number("apart")).isLessThan(0.0011);
        }
    }

    private static List<Row> graded(Warehouse published, Period period) {
        return published.query(
                new SqlFile(
                        "test",
                        "select customer_no, index_score, grade_code, reason_code, model_key from mart.credit_grade"
                                + " where period_key = $period_key order by customer_no"),
                Parameters.none().forPeriod(period));
    }

    private static String inDefault() {
        try (Warehouse published = PublishedCopy.open(ClosedHome.asHome(), EngineLimits.none())) {
            // Not of those who have left with their debt: they are not billed any more.
            return published
                    .query(
                            new SqlFile(
                                    "test",
                                    "select min(customer_no) as customer_no from mart.credit_grade where period_key ="
                                            + " $period_key and reason_code = 'default' and model_key is not null and"
                                            + " customer_no in (select customer_no from mart.bill where period_key ="
                                            + " $period_key)"),
                            Parameters.none().forPeriod(Period.parse(ClosedHome.LAST_MONTH)))
                    .get(0)
                    .text("customer_no");
        }
    }

    @Test
    void aGradeIsToldWithReasonPointsGatesModelAndFacts() {
        String customer = inDefault();
        CommandLineRun why =
                CommandLineRun.of("why", customer, ClosedHome.LAST_MONTH, "--facts", "3", "--home", ClosedHome.home());

        assertThat(why.code()).as(why.err()).isEqualTo(ExitCode.DONE);
        assertThat(why.out())
                .startsWith("customer " + customer + " ")
                .contains("\n2024-02: grade D (Default or veto), ")
                .contains("\n  decided by: In default, not yet cured\n")
                .contains("\n  record of the close: " + ClosedHome.home())
                .containsPattern(
                        "\nwhat costs the score most\n  [A-Z0-9]+ .*, sub-grade [A-D]+; costs [0-9.]+ points against"
                                + " full marks, -?[0-9.]+ against the mean of its population\n")
                .contains(" = what each indicator gives, cut off at the thousandth\n")
                .contains("PAY1 On-time-in-full rate")
                .contains("\n  a gate sets D, whatever the score\n  grade D\n")
                .contains("class D of the master scale")
                .contains(" fitted at the close of 2024-0")
                .containsPattern("\nbills: 3 of \\d+, newest first\n")
                .contains("B202402")
                .containsPattern("\naccount: open [0-9.]+, credit [0-9.]+\n")
                .containsPattern("\n  +brought forward +[0-9.,-]+ *\n")
                .containsPattern("\n  +open less credit +[0-9.,-]+ *\n")
                .containsPattern("bill/bill_202402.csv record \\d+, run 1\n")
                .doesNotContain("does not add up");

        CommandLineRun chinese = CommandLineRun.of(
                "why", customer, ClosedHome.LAST_MONTH, "--language", "zh", "--home", ClosedHome.home());
        assertThat(chinese.out())
                .contains("信用等级 D（违约或否决）")
                .contains("决定因素：违约未恢复")
                .contains("\n主要失分原因\n")
                .contains("PAY1 按时足额缴费率")
                .contains("\n往来账：未缴 ", "未缴减预存");
    }

    @Test
    void theAnswerForAProgramHasTheSameAndTheRecordOfEachFact() throws IOException {
        String customer = inDefault();
        JsonNode why = Json.read(CommandLineRun.of(
                        "why", customer, ClosedHome.LAST_MONTH, "--json", "--facts", "2", "--home", ClosedHome.home())
                .out());

        assertThat(why.get("adds_up").asBoolean()).isTrue();
        assertThat(why.get("grade").get("grade_code").asText()).isEqualTo("D");
        assertThat(why.get("grade").get("settings").get("default_arrears_days").asInt())
                .isEqualTo(90);
        assertThat(why.get("gates"))
                .hasSize(5)
                .filteredOn(gate -> gate.get("decided").asBoolean())
                .hasSize(1);
        assertThat(why.get("discriminant").get("model").get("inputs_hash").asText())
                .hasSize(64);
        assertThat(why.get("facts").get("bill").get("shown")).hasSize(2);
        assertThat(why.get("facts").get("bill").get("total").asInt()).isBetween(3, 12);
        assertThat(why.get("account").get("adds_up").asBoolean()).isTrue();
        assertThat(why.get("account").get("closing").decimalValue())
                .isEqualByComparingTo(why.get("account")
                        .get("open")
                        .decimalValue()
                        .subtract(why.get("account").get("credit").decimalValue()));
        theRecordIsThatOfTheFact(why.get("facts").get("bill").get("shown").get(0));
        double score = 0;
        for (JsonNode indicator : why.get("indicators")) {
            score += indicator.get("score_points").asDouble();
        }
        assertThat(score).isCloseTo(why.get("score").asDouble(), within(1e-9));
    }

    private static void theRecordIsThatOfTheFact(JsonNode bill) throws IOException {
        Path file = ClosedHome.sample().resolve(bill.get("file_name").asText());
        // Records are counted from the first below the header.
        String record = Files.readAllLines(file).get(bill.get("record_no").asInt());
        assertThat(record).contains(bill.get("fact_no").asText());
        assertThat(bill.get("file_sha256").asText()).isEqualTo(Hash.of(file));
    }

    @Test
    void whatNoLongerAddsUpIsSaid() throws Exception {
        String customer = inDefault();
        Files.copy(Path.of(ClosedHome.home(), "gridgrade.yml"), folder.resolve("gridgrade.yml"));
        Files.createDirectories(folder.resolve("published"));
        Path copy = folder.resolve("published").resolve("warehouse.duckdb");
        Files.copy(ClosedHome.asHome().publishedFile(), copy);
        try (Connection connection = Engine.connect(copy, EngineLimits.none(), folder.resolve("tmp"), false);
                Statement statement = connection.createStatement()) {
            statement.execute("update star.dim_dimension_weight set dimension_weight = 35 where"
                    + " dimension_code = 'consumption'");
            statement.execute("delete from star.dim_gate where gate_code = 'default'");
        }

        CommandLineRun why = CommandLineRun.of("why", customer, ClosedHome.LAST_MONTH, "--home", folder.toString());
        assertThat(why.code()).as(why.err()).isEqualTo(ExitCode.DONE);
        assertThat(why.out())
                .contains(
                        "this does not add up to what is stored: rules or facts have changed since the close\n  the stored")
                .contains("the stored score is ", "; the points add up to ")
                .contains("the stored grade_code is D; the rules give ");
    }

    @Test
    void anUnknownCustomerIsToldTheNearestNumber() {
        CommandLineRun why = CommandLineRun.of("why", "C0000001", "2024-02", "--home", ClosedHome.home());

        assertThat(why.code()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(why.err())
                .isEqualTo("gridgrade: customer \"C0000001\" is not in the published copy; expected the number of a"
                        + " customer in its source; the nearest number is \"C00000001\"\n");
    }

    @Test
    void aMonthInWhichTheCustomerHasNoGradeIsAPrecondition() {
        String customer = inDefault();
        CommandLineRun why = CommandLineRun.of("why", customer, "2024-03", "--home", ClosedHome.home());

        assertThat(why.code()).isEqualTo(ExitCode.PRECONDITION);
        assertThat(why.err())
                .startsWith(
                        "gridgrade: customer \"" + customer
                                + "\" has no grade in 2024-03; expected a closed month in which it was under contract, from 202")
                .endsWith(" to 2024-02\n");
    }

    @Test
    void anUnknownLanguageOrCountIsWrongUsage() {
        CommandLineRun language =
                CommandLineRun.of("why", "C1", "2024-02", "--language", "fr", "--home", ClosedHome.home());
        assertThat(language.code()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(language.err())
                .startsWith("gridgrade: language \"fr\" is not known")
                .endsWith("expected en or zh\n");

        CommandLineRun count = CommandLineRun.of("why", "C1", "2024-02", "--facts", "-1", "--home", ClosedHome.home());
        assertThat(count.code()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(count.err()).isEqualTo("gridgrade: --facts is -1; expected a whole number, 0 to 10000\n");
    }

    @Test
    void bothLanguagesHaveTheSameWords() {
        ResourceBundle english = ResourceBundle.getBundle("why.words", java.util.Locale.ENGLISH);
        ResourceBundle chinese = ResourceBundle.getBundle("why.words", java.util.Locale.CHINESE);

        assertThat(english.getLocale()).isEqualTo(java.util.Locale.ENGLISH);
        assertThat(chinese.keySet()).isEqualTo(english.keySet());
    }
}
