package io.gridgrade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Json;
import org.junit.jupiter.api.Test;

/** How good the groups of a month are, for every number of groups. */
class ModelGroupsTest {
    private static CommandLineRun run(String... more) {
        String[] arguments = new String[more.length + 4];
        arguments[0] = "model";
        arguments[1] = "groups";
        System.arraycopy(more, 0, arguments, 2, more.length);
        arguments[more.length + 2] = "--home";
        arguments[more.length + 3] = ClosedHome.home();
        return CommandLineRun.of(arguments);
    }

    @Test
    void everyNumberOfGroupsIsMeasuredAndTheChoiceSaysWhy() {
        CommandLineRun json = run("--up-to", "4", "--json");
        assertThat(json.code()).as(json.err()).isEqualTo(ExitCode.DONE);
        JsonNode answer = Json.read(json.out());
        assertThat(answer.get("period").asText()).isEqualTo(ClosedHome.LAST_MONTH);
        JsonNode overall = answer.get("sections").get(0);
        assertThat(overall.get("section").asText()).isEqualTo("groups_overall");
        assertThat(overall.get("rows").findValuesAsText("groups")).containsExactly("2", "3", "4");
        for (JsonNode row : overall.get("rows")) {
            assertThat(row.get("silhouette").asDouble()).isBetween(-1.0, 1.0);
            assertThat(row.get("Davies-Bouldin").asDouble()).isPositive();
            assertThat(row.get("stability").asDouble())
                    .isGreaterThanOrEqualTo(row.get("least_stability").asDouble());
            assertThat(row.get("smallest_percent").asDouble()).isBetween(0.0, 50.0);
        }
        assertThat(overall.get("remarks").toString())
                .containsPattern("of one group the gap is -?[0-9]")
                .containsPattern("[234] groups: best by |No number of groups is to be had")
                .contains("the theme asks for 6");

        CommandLineRun text = run("--up-to", "4");
        assertThat(text.code()).isEqualTo(ExitCode.DONE);
        assertThat(text.out())
                .contains("groups measured " + ClosedHome.LAST_MONTH)
                .contains("Theme overall, k-means, on ")
                .contains("best by");
        assertThat(run("--up-to", "4", "--json").out()).isEqualTo(json.out());
    }

    @Test
    void theCloseKeepsHowGoodItsGroupsAre() {
        CommandLineRun models = CommandLineRun.of("model", "--json", "--home", ClosedHome.home());
        assertThat(models.code()).isEqualTo(ExitCode.DONE);
        int groups = 0;
        for (JsonNode model : Json.read(models.out())) {
            JsonNode quality = model.path("diagnostics").path("quality");
            if (model.get("model_code").asText().equals("k-means")) {
                groups++;
                assertThat(quality.get("silhouette").asDouble()).isBetween(-1.0, 1.0);
                assertThat(quality.get("stability").asDouble()).isBetween(-1.0, 1.0);
                assertThat(quality.get("davies_bouldin").asDouble()).isPositive();
                assertThat(quality.get("sampled").asInt()).isPositive();
            }
        }
        assertThat(groups).isPositive();
    }

    @Test
    void whatIsAskedWronglyIsToldWithWhatIsExpected() {
        assertThat(run("--up-to", "1").code()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(run("--up-to", "1").err()).contains("--up-to is 1; expected a whole number from 2 to 20");
        assertThat(run("2031-05").code()).isEqualTo(ExitCode.PRECONDITION);
        assertThat(run("2031-05").err()).contains("2031-05 is not closed");
    }
}
