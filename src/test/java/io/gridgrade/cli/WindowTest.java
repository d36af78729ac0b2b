package io.gridgrade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.care.SmallHome;
import io.gridgrade.value.DisplayWidth;
import io.gridgrade.value.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is shown in windows of several widths: every line fits, and nothing is cut. */
class WindowTest {
    @TempDir
    Path folder;

    @AfterEach
    void leaveTheWindow() {
        TextTable.fitTo(Integer.MAX_VALUE);
    }

    @ParameterizedTest
    @ValueSource(ints = {30, 40, 60, 80, 120})
    void aTableFitsTheWindowAndLosesNothing(int columns) {
        TextTable table = new TextTable(List.of("run", "started at", "state", "billed amount", "message"))
                .add(1, "2024-01-01 08:00:00", "failed", 1234567, "the file 电费账单.csv could not be read at line 17")
                .add(12, "2024-01-02 08:00:00", "done", 5, "averyveryverylongwordthathasnoblankinitatall");

        List<String> lines = table.lines(columns);

        assertThat(lines).allSatisfy(line -> assertThat(DisplayWidth.of(line)).isLessThanOrEqualTo(columns));
        String letters = String.join("", lines).replaceAll("[ -]", "");
        assertThat(letters).doesNotContain("…").contains("1,234,567");
        assertThat(count(letters))
                .isGreaterThanOrEqualTo(count(String.join("", table.lines(1000)).replaceAll("[ -]", ""))
                        - "runstartedatstatebilledamountmessage".length());
    }

    private static long count(String text) {
        return text.codePoints().count();
    }

    @Test
    void headingsAndTextsGoOnInFurtherLinesAndThenEachRowStandsByItself() {
        TextTable table = new TextTable(List.of("month", "billed amount", "state"))
                .add("2024-01", 1234567, "closed")
                .add("2024-02", 7, "open");

        assertThat(table.lines(30))
                .containsExactly(
                        "  month         billed  state",
                        "                amount",
                        "  -------  -----------  ------",
                        "  2024-01    1,234,567  closed",
                        "  2024-02            7  open");
        assertThat(table.lines(28))
                .containsExactly(
                        "  month       billed  state",
                        "              amount",
                        "  -------  ---------  ------",
                        "  2024-01  1,234,567  closed",
                        "  2024-02          7  open");
        assertThat(table.lines(26))
                .containsExactly(
                        "  month          2024-01",
                        "  billed amount  1,234,567",
                        "  state          closed",
                        "",
                        "  month          2024-02",
                        "  billed amount  7",
                        "  state          open");
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 80, 100})
    void statusFitsTheWindow(int columns) throws Exception {
        String home = SmallHome.in(folder.resolve("home")).folder().toString();

        String shown = onTerminal(columns, "status", "--home", home);

        assertThat(shown.lines().filter(line -> !line.startsWith("home ")))
                .allSatisfy(line -> assertThat(DisplayWidth.of(line)).isLessThanOrEqualTo(columns));
        assertThat(shown).contains("2024-01");
    }

    @Test
    void anAnswerThatIsTooWideIsWrittenRowByRow() throws Exception {
        String home = SmallHome.in(folder.resolve("home")).folder().toString();

        String shown = onTerminal(
                60,
                "sql",
                "select customer_no, customer_name, opened_on from mart.customer order by customer_no",
                "--home",
                home);
        String wide = onTerminal(60, "sql", "select * from mart.bill order by bill_no", "--home", home);

        assertThat(shown).contains("customer_no  customer_name");
        assertThat(wide).startsWith("-- row 1\n").contains("\n-- row 2\n").endsWith("(2 rows)\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 40, 60, 79, 100})
    void progressStaysOnOneLine(int columns) {
        String name = "closing 2024-01 (1 of 24)";
        assertThat(DisplayWidth.of(
                        BarText.of(name, Optional.of(50.0), List.of("3 min left", "indicators"), columns - 1)))
                .isLessThan(columns);
        assertThat(DisplayWidth.of(ConsoleProgress.doneLine("indicators: payment behaviour", 1234567, 12.5, columns)))
                .isLessThanOrEqualTo(columns);
    }

    @Test
    void atSixtyColumnsTheBarIsThere() {
        assertThat(BarText.of("closing 2024-01 (1 of 24)", Optional.of(50.0), List.of("indicators"), 59))
                .isEqualTo("  closing 2024-01 (1 of 24)      50% [==========          ]");
    }

    @Test
    void withoutACommandAllAreListedWithALineEach() {
        for (int columns : new int[] {60, 100}) {
            CommandLineRun run = run(columns);
            assertThat(run.code()).isEqualTo(ExitCode.WRONG_USAGE);
            assertThat(run.out().lines())
                    .filteredOn(line -> line.startsWith("  "))
                    .hasSizeGreaterThanOrEqualTo(20)
                    .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(columns));
            assertThat(run.out()).contains("  close       Close a month", "begin with:   gridgrade demo");
        }
    }

    @Test
    void anExplanationFitsTheWindowAndALongNameIsWhole() throws Exception {
        String home = SmallHome.in(folder.resolve("home")).folder().toString();

        for (int columns : new int[] {60, 100}) {
            assertThat(onTerminal(columns, "why", "C-1", "2024-01", "--home", home)
                            .lines())
                    .allSatisfy(line -> assertThat(DisplayWidth.of(line)).isLessThanOrEqualTo(columns));
        }
        String name = "电".repeat(60);
        List<String> lines = TextWidth.within("  " + name, 60);
        assertThat(lines).hasSize(3).allSatisfy(line -> assertThat(DisplayWidth.of(line))
                .isLessThanOrEqualTo(60));
        assertThat(String.join("", lines).replace(" ", "")).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 60})
    void aNoteGoesOnInFurtherLines(int columns) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        String note = "closing 24 months, 2023-01 to 2024-12\n"
                + "  it takes about 12 min, by the 30 s a month of the last 12 closes";
        new ConsoleProgress(new Terminal(stream, stream, false, true, columns)).note(note);

        List<String> lines = err.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).hasSizeGreaterThan(2).allSatisfy(line -> assertThat(DisplayWidth.of(line))
                .isLessThanOrEqualTo(columns));
        assertThat(String.join(" ", lines).replaceAll(" +", " ")).isEqualTo(note.replaceAll("\\s+", " "));
    }

    private static String onTerminal(int columns, String... arguments) {
        CommandLineRun run = run(columns, arguments);
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
        return run.out();
    }

    private static CommandLineRun run(int columns, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                true,
                false,
                columns);
        ExitCode code = Main.run(terminal, Map.of("NO_COLOR", "1"), new Interruption(terminal), arguments);
        return new CommandLineRun(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
