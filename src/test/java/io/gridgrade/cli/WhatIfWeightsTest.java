package io.gridgrade.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Json;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Grades under weights that are only known to so many percent. */
class WhatIfWeightsTest {
    @Test
    void theProbabilitiesOfEveryGradeAddUpToOneAndTheCustomersAreThoseWithAScore() {
        JsonNode answer = json("--weights", "20");

        Map<String, Double> sums = new TreeMap<>();
        Map<String, Long> counts = new TreeMap<>();
        answer.get("matrix").forEach(cell -> {
            sums.merge(
                    cell.get("old_grade_code").asText(), cell.get("probability").asDouble(), Double::sum);
            counts.put(
                    cell.get("old_grade_code").asText(),
                    cell.get("customer_count").asLong());
        });
        assertThat(sums).isNotEmpty().allSatisfy((grade, sum) -> assertThat(sum).isCloseTo(1, within(1e-9)));
        assertThat(counts.values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(answer.get("customer_count").asLong())
                .isEqualTo(stored("count(*)"));
        assertThat(answer.get("certain_count").asLong()
                        + answer.get("unsure_count").asLong())
                .isLessThanOrEqualTo(answer.get("customer_count").asLong());
        // As the weights are, the grades are those that the close gave by the score.
        counts.forEach((grade, count) ->
                assertThat(count).isEqualTo(stored("count(*) filter (where score_grade_code = '" + grade + "')")));
    }

    @Test
    void theWiderTheWeightsTheFewerCustomersAreCertainAndTheSharesOfVarianceStaySensible() {
        JsonNode narrow = json("--weights", "1");
        JsonNode wide = json("--weights", "60");

        assertThat(wide.get("certain_count").asLong())
                .isLessThan(narrow.get("certain_count").asLong());
        double sum = 0;
        for (JsonNode dimension : wide.get("dimensions")) {
            JsonNode ofScore = dimension.get("mean_score");
            assertThat(ofScore.get("total").asDouble()).isBetween(0.0, 1.1);
            assertThat(ofScore.get("effect_size").asDouble())
                    .isGreaterThanOrEqualTo(Math.abs(ofScore.get("effect_mean").asDouble()) - 1e-9);
            sum += ofScore.get("first_order").asDouble();
        }
        assertThat(sum).isBetween(0.8, 1.1);
    }

    @Test
    void theSameSeedGivesTheSameAnswer() {
        assertThat(run("--weights", "20", "--json").out())
                .isEqualTo(run("--weights", "20", "--json").out());
        assertThat(run("--weights", "20").out())
                .contains("grades that the scores of 2024-02 give when each dimension's weight may be 20% off");
    }

    @Test
    void whatIsNoPercentIsRefused() {
        assertThat(run("--weights", "95").code()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(run("--weights", "95").err())
                .contains("--weights is 95; expected a whole number of percent, 1 to 90");
    }

    private static long stored(String what) {
        CommandLineRun run = CommandLineRun.of(
                "sql",
                "select " + what + " as n from mart.credit_grade where period_key = 202402 and index_score is not null",
                "--format",
                "csv",
                "--home",
                ClosedHome.home());
        return Long.parseLong(run.out().lines().skip(1).findFirst().orElseThrow());
    }

    private static JsonNode json(String... options) {
        CommandLineRun run =
                run(Stream.concat(Stream.of(options), Stream.of("--json")).toArray(String[]::new));
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
        return Json.read(run.out());
    }

    private static CommandLineRun run(String... options) {
        return CommandLineRun.of(Stream.concat(
                        Stream.of("what-if", ClosedHome.LAST_MONTH, "--home", ClosedHome.home()), Stream.of(options))
                .toArray(String[]::new));
    }
}
