package io.gridgrade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Json;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

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

    @Test
    void aMonthThatIsNotClosedIsRefused() {
        CommandLineRun run = CommandLineRun.of("model", "validate", "2031-05", "--home", ClosedHome.home());

        assertThat(run.code()).isEqualTo(ExitCode.PRECONDITION);
        assertThat(run.err()).contains("2031-05 is not closed; expected a closed month, see: gridgrade status");
    }
}
