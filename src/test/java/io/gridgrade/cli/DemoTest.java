package io.gridgrade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The whole of it from the command line, on one small utility; the tests go on from each other, as a user would. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("thorough")
class DemoTest {
    @TempDir
    static Path folder;

    private static String firstAnswer;

    @Test
    @Order(1)
    void theDemoPrintsGradesGroupsFilesAndWhatToTryNext() {
        CommandLineRun demo = demo();

        assertThat(demo.code()).as(demo.err()).isEqualTo(ExitCode.DONE);
        firstAnswer = demo.out();
        assertThat(firstAnswer)
                .contains("grades 2024-02\n", "\ngroups 2024-02\n", "Excellent credit", "\ntry next\n")
                .contains(
                        "credit-report-2024-02-en.pdf",
                        "credit-report-2024-02-zh.pdf",
                        "grouping-report-2024-02-en.pdf",
                        "manifest.json");
        firstAnswer
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith(home()))
                .forEach(file -> assertThat(Path.of(file)).isNotEmptyFile());
        assertThat(demo.err()).contains("closing 14 months, 2023-01 to 2024-02\n", "  2023-01, ", "demo done in ");
    }

    @Test
    @Order(2)
    void theDemoAgainChangesNothing() {
        CommandLineRun again = demo();

        assertThat(again.code()).as(again.err()).isEqualTo(ExitCode.DONE);
        assertThat(again.out()).isEqualTo(firstAnswer);
        assertThat(again.err()).contains("the sample is already in ").doesNotContain("closing ");
    }

    @Test
    @Order(3)
    void anotherSampleIsNotMixedIntoIt() {
        CommandLineRun other = CommandLineRun.of("demo", home(), "--customers", "400", "--months", "14");

        assertThat(other.code()).isEqualTo(ExitCode.PRECONDITION);
        assertThat(other.err()).contains("is not empty; expected a new or empty folder for the sample");
    }

    @Test
    @Order(4)
    void aQueryIsAnsweredInEachFormat() throws Exception {
        String query = "select count(*) as customers from mart.credit_grade where period_key = 202402";
        long customers = Json.read(CommandLineRun.of("sql", query, "--format", "json", "--home", home())
                        .out())
                .get(0)
                .get("customers")
                .asLong();
        assertThat(customers).isBetween(250L, 330L);
        assertThat(CommandLineRun.of("sql", query, "--format", "csv", "--home", home())
                        .out())
                .isEqualTo("customers\r\n" + customers + "\r\n");

        Path parquet = folder.resolve("answer.parquet");
        CommandLineRun written = CommandLineRun.of(
                "sql", query, "--format", "parquet", "--output", parquet.toString(), "--home", home());
        assertThat(written.code()).as(written.err()).isEqualTo(ExitCode.DONE);
        assertThat(Files.readAllBytes(parquet)).startsWith("PAR1".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @Test
    @Order(5)
    void anythingButAQueryIsRefused() {
        CommandLineRun run = CommandLineRun.of("sql", "drop table mart.bill", "--home", home());

        assertThat(run.code()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(run.err()).startsWith("gridgrade: \"drop\" is not allowed");
        assertThat(run.out()).isEmpty();
    }

    @Test
    @Order(6)
    void statusAndModelsCanBeReadByAProgram() {
        JsonNode status = Json.read(
                CommandLineRun.of("status", "--json", "--home", home()).out());
        assertThat(status.get("months"))
                .hasSize(14)
                .allSatisfy(month -> assertThat(month.get("state").asText()).isEqualTo("closed"));
        assertThat(status.get("published").get("file_bytes").asLong()).isPositive();

        JsonNode models =
                Json.read(CommandLineRun.of("model", "--json", "--home", home()).out());
        assertThat(models).isNotEmpty().allSatisfy(model -> assertThat(model.get("coefficients"))
                .isNotEmpty());
    }

    @Test
    @Order(7)
    void aMonthThatIsNotClosedHasNoReport() {
        for (List<String> command : List.of(List.of("report", "2024-03"), List.of("export", "2024-03"))) {
            CommandLineRun run = CommandLineRun.of(command.get(0), command.get(1), "--home", home());
            assertThat(run.code()).isEqualTo(ExitCode.PRECONDITION);
            assertThat(run.err()).contains("2024-03 is not closed", "expected ", "gridgrade close");
        }
    }

    @Test
    @Order(8)
    void whatIsLoadedIsNotLoadedAgainAndClosedNotClosedAgain() {
        String sample = Path.of(home(), "sample").toString();
        JsonNode load = Json.read(CommandLineRun.of("load", "sample", sample, "--json", "--home", home())
                .out());
        assertThat(load.get("landed").asLong()).isZero();

        CommandLineRun close = CommandLineRun.of("close", "2024-02", "--home", home());
        assertThat(close.code()).as(close.err()).isEqualTo(ExitCode.DONE);
        assertThat(close.err()).contains("2024-02 is closed already; nothing to do");
    }

    private static String home() {
        return folder.resolve("demo home").toString();
    }

    private static CommandLineRun demo() {
        return CommandLineRun.of("demo", home(), "--customers", "300", "--months", "14");
    }
}
