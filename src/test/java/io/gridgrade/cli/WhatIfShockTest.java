package io.gridgrade.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Indicators that change for everybody: the grades, the risk factors, and the tornado. */
@Tag("thorough")
class WhatIfShockTest {
    private static final String MONTH = ClosedHome.LAST_MONTH;

    @TempDir
    Path folder;

    /** The same two ways: the value shocked, and computed so by a SELECT. */
    @Test
    void aShockIsWhatAnIndicatorOfThatValueComesTo() throws IOException {
        String select = Files.readString(Path.of("sql/indicator/payment.sql"));
        String days = "/ nullif(settled_amount_12m + overdue_amount, 0)::double precision as pay2";
        assertThat(select).contains(days);
        Path file = folder.resolve("sql/indicator/payment.sql");
        Files.createDirectories(file.getParent());
        Files.writeString(file, select.replace(days, days.replace(" as pay2", " * 1.5e0 as pay2")));

        JsonNode shocked = json("--shock", "pay2=+50%");
        JsonNode computed = json("--with", folder.toString());

        assertThat(shocked.get("moved_count").asLong()).isPositive();
        assertThat(shocked.get("migration")).isEqualTo(computed.get("migration"));
        assertThat(shocked.get("movers")).isEqualTo(computed.get("movers"));
        assertThat(shocked.get("rules").get(0).asText()).isEqualTo("PAY2 +50%");
    }

    @Test
    void theFactorsThatTheIndicatorMeasuresChangeAndTheOthersStay() {
        JsonNode answer = json("--shock", "PAY2=-1band");

        List<String> changed = new ArrayList<>();
        answer.get("risk_factors").forEach(factor -> {
            double before = factor.get("before").asDouble();
            double after = factor.get("after").asDouble();
            assertThat(before).isBetween(0.0, 1.0);
            assertThat(factor.get("delta").asDouble()).isCloseTo(after - before, within(1e-12));
            assertThat(factor.get("delta_percent").asDouble()).isCloseTo(100 * (after - before) / before, within(1e-9));
            if (after != before) {
                changed.add(factor.get("factor_code").asText());
                assertThat(after).isLessThan(before);
                // More days late, a lower index.
                assertThat(factor.get("arc_elasticity").asDouble()).isNegative();
            }
        });
        assertThat(answer.get("risk_factors")).hasSize(4);
        assertThat(changed).containsExactly("management");
        assertThat(answer.get("moves").get(1).get("customer_count").asLong()).isZero();
    }

    @Test
    void allSizesAreUnderstood() {
        JsonNode answer = json(
                "--shock",
                "CON2=+1sd",
                "--shock",
                "PAY7=-0.5sd",
                "--shock",
                "PAY1=+1band",
                "--shock",
                "PAY2=p90",
                "--shock",
                "CON3=-10%");

        assertThat(answer.get("rules")).hasSize(5);
        assertThat(answer.get("customer_count").asLong()).isPositive();
    }

    @Test
    void aBandBetterNeverLowersTheMeanScoreAndTheGreatestSwingComesFirst() {
        JsonNode swings = json("--tornado", "1band").get("swings");

        assertThat(swings).hasSizeGreaterThan(5);
        double before = Double.MAX_VALUE;
        for (JsonNode swing : swings) {
            double down = swing.get("down_change").asDouble();
            double up = swing.get("up_change").asDouble();
            assertThat(up).isNotNegative();
            assertThat(down).isNotPositive();
            double size = Math.max(Math.abs(down), Math.abs(up));
            assertThat(size).isPositive().isLessThanOrEqualTo(before);
            before = size;
        }
    }

    @Test
    void whatIsNoShockIsRefused() {
        assertThat(refused("--shock", "PAY2=much"))
                .isEqualTo(
                        """
                        gridgrade: "PAY2=much" is no shock; expected an indicator and a size: PAY2=+10%, PAY2=-1sd, \
                        PAY2=+1band (one band better) or PAY2=p90 (to that percentile)
                        """);
        assertThat(refused("--shock", "PAY22=+1sd")).contains("\"PAY22\" is no indicator; did you mean \"PAY2\"?");
        assertThat(refused("--shock", "VAL1=+1sd")).contains("\"VAL1\" is an indicator that is not graded");
        assertThat(refused("--shock", "PAY2=+1sd", "--shock", "PAY2=+1%"))
                .contains("indicator PAY2 is shocked twice; expected each once");
        assertThat(refused()).contains("expected what is to change: --with FOLDER, --shock INDICATOR=SIZE");
        assertThat(refused("--tornado", "p90")).contains("is no shock");
        assertThat(refused("--tornado", "1sd", "--shock", "PAY2=+1%"))
                .contains("or alone --tornado SIZE or --weights PERCENT");
    }

    private static String refused(String... options) {
        CommandLineRun run = run(options);
        assertThat(run.code()).isEqualTo(ExitCode.WRONG_USAGE);
        return run.err();
    }

    private static JsonNode json(String... options) {
        CommandLineRun run =
                run(Stream.concat(Stream.of(options), Stream.of("--json")).toArray(String[]::new));
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
        return Json.read(run.out());
    }

    private static CommandLineRun run(String... options) {
        return CommandLineRun.of(
                Stream.concat(Stream.of("what-if", MONTH, "--home", ClosedHome.home()), Stream.of(options))
                        .toArray(String[]::new));
    }
}
