package io.gridgrade.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.gridgrade.engine.EngineLimits;
import io.gridgrade.engine.Row;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Json;
import io.gridgrade.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The customers of a month under every method, on one page. */
class ModelMethodsTest {
    private static final Map<String, JsonNode> SECTIONS = new TreeMap<>();

    @TempDir
    static Path folder;

    @BeforeAll
    static void judgementsAreGivenOfResidents() throws IOException {
        Path file = folder.resolve("judgements.csv");
        Files.writeString(
                file,
                """
                population_code,first_code,second_code,judgement
                resident,payment,consumption,1/9
                """);
        CommandLineRun run = CommandLineRun.of(
                "model",
                "methods",
                "--judgements",
                file.toString(),
                "--customers",
                "500",
                "--json",
                "--home",
                ClosedHome.home());
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
        JsonNode answer = Json.read(run.out());
        assertThat(answer.get("period").asText()).isEqualTo(ClosedHome.LAST_MONTH);
        answer.get("sections")
                .forEach(section -> SECTIONS.put(section.get("section").asText(), section));
    }

    @Test
    void everyMethodIsThereOrSaidNotToBe() {
        assertThat(SECTIONS.get("methods_resident").get("rows").findValuesAsText("method"))
                .containsExactly("expert", "judged", "entropy", "discriminant", "scorecard", "logistic");
        assertThat(SECTIONS.get("methods_enterprise").get("remarks").toString())
                .contains("judged is not compared: no judgements of this population were given (--judgements)");
        assertThat(SECTIONS.get("agreement_resident").get("rows")).hasSize(15);
        assertThat(SECTIONS.get("agreement_enterprise").get("rows")).hasSize(10);
    }

    /** By the engine's own ranks and correlation, of what the close kept. */
    @Test
    void ranksAgreeAsTheyDoByTheFiguresOfTheClose() {
        Row kept = ask(
                """
                select
                    corr(index_rank, score_rank) as spearman
                from (
                    select
                        rank() over (order by index_score) + (count(*) over (partition by index_score) - 1) / 2
                            as index_rank,
                        rank() over (order by discriminant_score)
                            + (count(*) over (partition by discriminant_score) - 1) / 2 as score_rank
                    from star.fact_credit_grade
                    join star.fact_indicator using (period_key, customer_key)
                    where period_key = 202402
                        and population_code = 'resident'
                        and index_score is not null
                        and discriminant_score is not null
                )
                """);

        assertThat(pair("expert", "discriminant").get("Spearman").asDouble())
                .isCloseTo(kept.number("spearman"), within(5e-4));
    }

    @Test
    void theGradesOfTheMethodInForceAreThoseThatItsScoresGave() {
        Map<String, String> grades = new TreeMap<>();
        try (Warehouse published = published()) {
            EmittedRating.ask(
                            published,
                            "select customer_no, score_grade_code from mart.credit_grade join star.fact_indicator using"
                                    + " (period_key, customer_key) where period_key = 202402 and population_code = 'resident'")
                    .forEach(row -> grades.put(row.text("customer_no"), row.text("score_grade_code")));
        }
        JsonNode rows = SECTIONS.get("differences_resident").get("rows");
        assertThat(rows.size()).isGreaterThan(100);
        rows.forEach(row -> assertThat(row.get("expert").asText())
                .startsWith(grades.get(row.get("customer").asText()) + " "));
    }

    @Test
    void judgementsThatTurnTheWeightsRoundTurnTheRanks() {
        assertThat(pair("expert", "judged").get("Spearman").asDouble())
                .isLessThan(pair("expert", "entropy").get("Spearman").asDouble());
        assertThat(pair("expert", "judged").get("kappa_linear").asDouble()).isLessThan(1);
    }

    @Test
    void whoDiffersMostComesFirstAndItIsSaidWhy() {
        JsonNode rows = SECTIONS.get("differences_resident").get("rows");
        int before = 100;
        for (JsonNode row : rows) {
            int apart = place(row, row.get("poorest_by").asText())
                    - place(row, row.get("best_by").asText());
            assertThat(apart).isBetween(0, before + 1);
            before = apart;
            assertThat(row.get("for").asText()).matches("\\w+ -?\\d+\\.\\d\\d \\(-?\\d+\\.\\d\\d\\)");
        }
    }

    @Test
    void aPersonReadsItAsTables() {
        CommandLineRun run =
                CommandLineRun.of("model", "methods", "2023-12", "--customers", "1", "--home", ClosedHome.home());

        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
        assertThat(run.out())
                .startsWith("methods compared 2023-12\n")
                .contains("each method's grades are cut to the shares that the scores in force gave: AAA ")
                .contains("scorecard is not compared: too few cases of a class")
                .contains("Over whom they differ most, of resident");
        assertThat(CommandLineRun.of("model", "methods", "2031-05", "--home", ClosedHome.home())
                        .err())
                .contains("2031-05 is not closed; expected a closed month, see: gridgrade status");
        assertThat(CommandLineRun.of("model", "methods", "--customers", "-1", "--home", ClosedHome.home())
                        .err())
                .contains("--customers is -1; expected a whole number, 0 for none");
    }

    @Test
    void everyCustomerByEachMethodGoesIntoAFile() throws IOException {
        Path csv = folder.resolve("methods").resolve("2024-02.csv");
        String[] command = {
            "model", "methods", "2024-02", "--customers", "0", "--csv", csv.toString(), "--home", ClosedHome.home()
        };
        assertThat(CommandLineRun.of(command).code()).isEqualTo(ExitCode.DONE);
        byte[] first = Files.readAllBytes(csv);
        assertThat(CommandLineRun.of(command).code()).isEqualTo(ExitCode.DONE);

        assertThat(Files.readAllBytes(csv)).isEqualTo(first);
        Row kept = ask(
                """
                select count(*) as compared, count(*) filter (score = index_score) as same_score,
                    count(*) filter (file.grade_code = score_grade_code) as same_grade
                from read_csv('%s') as file
                join star.dim_customer as customer on customer.customer_no = file.customer_no and customer.is_current
                join star.fact_credit_grade as grade
                    on grade.customer_key = customer.customer_key and grade.period_key = 202402
                where method_code = 'expert'
                """
                        .formatted(csv));
        assertThat(kept.longInteger("compared")).isGreaterThan(150);
        assertThat(kept.longInteger("same_score")).isEqualTo(kept.longInteger("compared"));
        assertThat(kept.longInteger("same_grade")).isEqualTo(kept.longInteger("compared"));
        try (Stream<Path> beside = Files.list(csv.getParent())) {
            assertThat(beside).containsExactly(csv);
        }
    }

    private static int place(JsonNode row, String method) {
        String text = row.get(method).asText();
        return Integer.parseInt(text.substring(text.indexOf(' ') + 1));
    }

    private static JsonNode pair(String first, String second) {
        for (JsonNode row : SECTIONS.get("agreement_resident").get("rows")) {
            if (row.get("method").asText().equals(first)
                    && row.get("and").asText().equals(second)) {
                return row;
            }
        }
        throw new AssertionError("no row of " + first + " and " + second);
    }

    private static Row ask(String query) {
        try (Warehouse published = published()) {
            return EmittedRating.ask(published, query).get(0);
        }
    }

    private static Warehouse published() {
        return Warehouse.openFile(ClosedHome.asHome().publishedFile(), ClosedHome.asHome(), EngineLimits.none(), true);
    }
}
