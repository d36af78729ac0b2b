package io.gridgrade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final ConsoleProgress plain = new ConsoleProgress(terminal(false));

    @Test
    void withoutATerminalEachStepIsALineWithRowsSecondsAndRate() {
        plain.begun("star: bill");
        plain.advanced("", 50);
        plain.done("star: bill", 40000, 0.5);
        plain.done("promises of the load", 0, 0.02);

        assertThat(text())
                .isEqualTo(
                        """
                          star: bill                               40,000 rows     0.50 s        80,000 rows/s
                          promises of the load                                     0.02 s
                        """);
    }

    @Test
    void theStepsOfAMonthAreOneLine() {
        MonthlyProgress monthly = new MonthlyProgress(plain, "closing", 2);
        for (String month : new String[] {"2024-01", "2024-02"}) {
            monthly.begun("customer month " + month);
            monthly.done("customer month " + month, 1000, 1.0);
            monthly.begun("promises of the close");
            monthly.done("promises of the close", 0, 1.0);
        }
        monthly.close();

        assertThat(text())
                .isEqualTo(
                        """
                          2024-01, 2 steps                          1,000 rows     2.00 s           500 rows/s
                          2024-02, 2 steps                          1,000 rows     2.00 s           500 rows/s
                        """);
    }

    @Test
    void aTerminalHasABarThatIsTakenAwayWhenTheStepIsDone() {
        ConsoleProgress bars = new ConsoleProgress(terminal(true));
        bars.begun("star: bill");
        bars.advanced("", 50);
        bars.done("star: bill", 0, 0.5);

        assertThat(text()).contains("50%").contains("\r\u001b[K").endsWith("0.50 s\n");
    }

    private Terminal terminal(boolean isTerminal) {
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        return new Terminal(stream, stream, isTerminal, isTerminal, 100);
    }

    private String text() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
