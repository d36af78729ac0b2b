package io.gridgrade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelValidateTest {
    @Test
    void theLastClosedMonthIsValidatedInTheOrderOfTheEcb() {
        CommandLineRun run = CommandLineRun.of("model", "validate", "--home", ClosedHome.home());

        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
        assertThat(run.out())
                .startsWith("validation " + ClosedHome.LAST_MONTH)
                .containsSubsequence(
                        "How grades came about",
                        "By grade",
                        "Discrimination of the index score",
                        "Migration of grades",
                        "Concentration",
                        "Drift of the population",
                        "Discriminants in force",
                        "Adverse grades (C, D) by class",
                        "Out of fold",
                        "The discriminant of resident",
                        "Wilks' lambda",
                        "Its features",
                        "Whom it takes for what",
                        "logistic regression");
    }

    @Test
    void aMissThatCostsNothingIsRefused() {
        CommandLineRun run = CommandLineRun.of("model", "validate", "--miss-cost", "0", "--home", ClosedHome.home());

        assertThat(run.code()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(run.err()).contains("--miss-cost must be above 0, found 0.0; expected for example: --miss-cost 5");
    }

    @Test
    void aProgramReadsTheSame() {
        CommandLineRun run =
                CommandLineRun.of("model", "validate", ClosedHome.LAST_MONTH, "--json", "--home", ClosedHome.home());

        JsonNode answer = Json.read(run.out());
        assertThat(answer.get("period").asText()).isEqualTo(ClosedHome.LAST_MONTH);
        List<String> codes = new ArrayList<>();
        answer.get("sections")
                .forEach(section -> codes.add(section.get("section").asText()));
        assertThat(codes).contains("assignment", "calibration_by_grade", "migration", "drift", "adverse_by_region");
        assertThat(answer.get("sections")
                        .get(0)
                        .get("rows")
                        .get(0)
                        .get("customers")
                        .isNumber())
                .isTrue();
    }

    /** The sample says what can be reached at best; ours stands beside it, with the cases of either. */
    @Test
    void whatAnIdealObserverReachesStandsBesideOurs() throws IOException {
        CommandLineRun run = CommandLineRun.of(
                "model", "validate", "--truth", ClosedHome.sample().toString(), "--json", "--home", ClosedHome.home());
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
        JsonNode answer = Json.read(run.out());
        Map<String, JsonNode> rows = new TreeMap<>();
        for (JsonNode section : answer.get("sections")) {
            if (section.get("section").asText().equals("planted_truth")) {
                section.get("rows").forEach(row -> rows.put(row.get("who").asText(), row));
            }
        }
        String planted = Files.readString(ClosedHome.sample().resolve("observer.csv"));

        assertThat(rows).containsKeys("index score", "ideal observer", "who knows all that is planted");
        assertThat(planted)
                .contains("default,202302,observer_auc,"
                        + rows.get("ideal observer").get("AUC").asText() + "\n");
        assertThat(rows.get("index score").get("cases").asLong())
                .isBetween(rows.get("ideal observer").get("cases").asLong() / 2, 240L);
    }

    @Test
    void aFolderWithoutAnObserverIsRefused(@TempDir Path folder) {
        CommandLineRun run =
                CommandLineRun.of("model", "validate", "--truth", folder.toString(), "--home", ClosedHome.home());

        assertThat(run.code()).isEqualTo(ExitCode.PRECONDITION);
        assertThat(run.err())
                .contains(
                        folder.resolve("observer.csv") + " is not there or empty; expected the observer.csv of a sample"
                                + " utility, with the head subject,period_key,figure,value");
    }

    @Test
    void aMonthThatIsNotClosedIsRefused() {
        CommandLineRun run = CommandLineRun.of("model", "validate", "2031-05", "--home", ClosedHome.home());

        assertThat(run.code()).isEqualTo(ExitCode.PRECONDITION);
        assertThat(run.err()).contains("2031-05 is not closed; expected a closed month, see: gridgrade status");
    }
}
