package io.gridgrade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gridgrade.value.Json;
import io.gridgrade.value.Period;
import io.gridgrade.value.Step;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final ConsoleProgress plain = new ConsoleProgress(terminal(false));

    @Test
    void withoutATerminalEachStepIsALineWithRowsSecondsAndRate() {
        plain.begun(Step.of("star: bill"));
        plain.advanced(50, 20000);
        plain.done(Step.of("star: bill"), 40000, 0.5);
        plain.done(Step.of("promises of the load"), 0, 0.02);

        assertThat(text())
                .isEqualTo(
                        """
                          star: bill                               40,000 rows     0.50 s        80,000 rows/s
                          promises of the load                                     0.02 s
                        """);
    }

    @Test
    void theStepsOfAMonthAreOneLine() {
        plain.months("closing", 2);
        for (String month : new String[] {"2024-01", "2024-02"}) {
            plain.begun(Step.of("customer month", Period.parse(month)));
            plain.done(Step.of("customer month", Period.parse(month)), 1000, 1.0);
            plain.begun(Step.of("promises of the close"));
            plain.done(Step.of("promises of the close"), 0, 1.0);
        }
        plain.monthsOver();
        plain.done(Step.of("publish"), 0, 1.0);

        assertThat(text())
                .isEqualTo(
                        """
                          2024-01, 2 steps                          1,000 rows     2.00 s           500 rows/s
                          2024-02, 2 steps                          1,000 rows     2.00 s           500 rows/s
                          publish                                                  1.00 s
                        """);
    }

    @Test
    void aTerminalHasABarThatIsTakenAwayWhenTheStepIsDone() throws InterruptedException {
        ConsoleProgress bars = new ConsoleProgress(terminal(true));
        bars.begun(Step.of("star: bill"));
        bars.advanced(50, 1234);
        // Longer than the bar waits between two looks.
        Thread.sleep(400);
        bars.done(Step.of("star: bill"), 0, 0.5);

        assertThat(text())
                .contains("\r\u001b[K  star: bill                         50% [==========          ]  1,234 rows")
                .endsWith("\r\u001b[K  star: bill                                               0.50 s\n");
    }

    @Test
    void aBarOfManyMonthsTellsWhichMonthItIsAndWhichStep() throws InterruptedException {
        ConsoleProgress bars = new ConsoleProgress(terminal(true));
        bars.months("closing", 24);
        bars.begun(Step.of("indicators", Period.parse("2024-01")));
        // The percentage of a statement is not that of the work.
        bars.advanced(99, 1234);
        Thread.sleep(400);
        bars.close();

        assertThat(text())
                .contains("  closing 2024-01 (1 of 24)           0% [                    ]  indicators")
                .endsWith("\r\u001b[K");
    }

    @Test
    void whatDoesNotFitTheTerminalIsLeftOutFromTheEnd() {
        List<String> details = List.of("12 s left", "1,234 rows");

        assertThat(BarText.of("land bill", Optional.of(45.9), details, 90))
                .isEqualTo("  land bill                          45% [=========           ]  12 s left  1,234 rows");
        assertThat(BarText.of("land bill", Optional.of(45.9), details, 75))
                .isEqualTo("  land bill                          45% [=========           ]  12 s left");
        assertThat(BarText.of("land bill", Optional.of(45.9), details, 40))
                .isEqualTo("  land bill   45% [=========           ]");
        assertThat(BarText.of("land bill", Optional.of(45.9), details, 25)).isEqualTo("  land bill  45%");
        assertThat(BarText.of("land bill", Optional.empty(), List.of(), 90).strip())
                .isEqualTo("land bill");
    }

    @Test
    void aTimeIsToldInTheUnitThatMeansSomething() {
        assertThat(BarText.duration(0.2)).isEqualTo("1 s");
        assertThat(BarText.duration(59)).isEqualTo("59 s");
        assertThat(BarText.duration(150)).isEqualTo("3 min");
        assertThat(BarText.duration(3720)).isEqualTo("1 h 02 min");
    }

    @Test
    void aProgramHearsEventsAndAtMostOneASecondWhileAStepRuns() {
        AtomicLong nanos = new AtomicLong();
        JsonProgress events = new JsonProgress(terminal(false), nanos::get);
        events.begun(Step.of("star: bill"));
        nanos.set(500_000_000L);
        events.advanced(10, 100);
        nanos.set(2_000_000_000L);
        events.advanced(50, 1000);
        events.done(Step.of("star: bill"), 2000, 4);
        events.note("three files were skipped");

        assertThat(text())
                .isEqualTo(
                        """
                        {"event":"begin","step":"star: bill"}
                        {"event":"progress","rows":1000,"rows_per_second":500,"step":"star: bill","step_percent":50.0,"step_seconds_left":2}
                        {"event":"step","rows":2000,"seconds":4.000,"step":"star: bill","step_percent":100}
                        {"event":"note","text":"three files were skipped"}
                        """);
    }

    @Test
    void aLoadAndACloseForAProgramAreOneAnswerAndEvents() {
        assertThat(Json.read(ClosedHome.load().out()).get("landed").asLong()).isPositive();
        assertThat(Json.read(ClosedHome.close().out()).get("closed")).hasSize(14);
        List<JsonNode> events = ClosedHome.close().err().lines().map(Json::read).toList();
        assertThat(events)
                .extracting(event -> event.get("event").asText())
                .contains("begin", "step", "note")
                .doesNotContain("error");
        JsonNode last = events.stream()
                .filter(event -> event.has("step")
                        && event.get("step").asText().equals("grades 2024-02")
                        && event.get("event").asText().equals("step"))
                .findFirst()
                .orElseThrow();
        assertThat(last.get("month_no").asInt()).isEqualTo(14);
        assertThat(last.get("month_count").asInt()).isEqualTo(14);
        assertThat(last.get("rows").asLong()).isPositive();
        assertThat(last.get("percent").asDouble()).isBetween(90.0, 100.0);
        assertThat(ClosedHome.load().err().lines())
                .allSatisfy(line ->
                        assertThat(Json.read(line).get("event").asText()).isNotEmpty());
    }

    private Terminal terminal(boolean isTerminal) {
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        return new Terminal(stream, stream, isTerminal, isTerminal, 100);
    }

    private String text() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
