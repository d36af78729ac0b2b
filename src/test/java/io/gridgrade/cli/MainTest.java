package io.gridgrade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
    @TempDir
    Path folder;

    @Test
    void aHomeIsMadeOnceAndThenLeftAsItIs() throws IOException {
        Path home = folder.resolve("a home");

        CommandLineRun made = CommandLineRun.of("init", home.toString());
        assertThat(made.code()).as(made.err()).isEqualTo(ExitCode.DONE);
        assertThat(made.out()).isEmpty();
        assertThat(home.resolve("warehouse.duckdb")).exists();

        Files.writeString(home.resolve("gridgrade.yml"), "engine:\n  threads: 1\n");
        CommandLineRun again = CommandLineRun.of("init", home.toString());
        assertThat(again.code()).isEqualTo(ExitCode.DONE);
        assertThat(again.err()).isEqualTo(home + " is a home already; nothing was changed\n");
        assertThat(home.resolve("gridgrade.yml")).hasContent("engine:\n  threads: 1\n");
    }

    @Test
    void anEmptyHomeHasAStatusAndNothingToClose() {
        CommandLineRun.of("init", folder.toString());

        CommandLineRun status = CommandLineRun.of("status", "--json", "--home", folder.toString());
        assertThat(status.code()).as(status.err()).isEqualTo(ExitCode.DONE);
        assertThat(Json.read(status.out()).get("months")).isEmpty();
        assertThat(Json.read(status.out()).get("published").isNull()).isTrue();

        CommandLineRun close = CommandLineRun.with(Map.of("GRIDGRADE_HOME", folder.toString()), "close");
        assertThat(close.code()).isEqualTo(ExitCode.PRECONDITION);
        assertThat(close.err())
                .isEqualTo(
                        "gridgrade: there is no open month to close; expected bills, payments or consumption of a month"
                                + " after the beginning; load them with: gridgrade load SOURCE PATH\n");
    }

    @Test
    void aFolderWithoutSettingsIsNoHome() {
        CommandLineRun run = CommandLineRun.of("status", "--home", folder.toString());

        assertThat(run.code()).isEqualTo(ExitCode.PRECONDITION);
        assertThat(run.err())
                .isEqualTo("gridgrade: \"" + folder + "\" is not a GridGrade home: there is no gridgrade.yml in it;"
                        + " expected a folder made by gridgrade init; make one with: gridgrade init " + folder + "\n");
    }

    @Test
    void aWrongMonthIsWrongUsage() {
        CommandLineRun.of("init", folder.toString());
        CommandLineRun run = CommandLineRun.of("close", "2024-13", "--home", folder.toString());

        assertThat(run.code()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(run.err())
                .isEqualTo("gridgrade: period \"2024-13\" is not a month; expected YYYY-MM, for example 2024-12\n");
    }

    @Test
    void aMistypedCommandOrOptionIsToldTheNearestOne() {
        CommandLineRun command = CommandLineRun.of("clos");
        assertThat(command.code()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(command.err())
                .isEqualTo(
                        "gridgrade: \"clos\" is not expected here; did you mean \"close\"?\n  Show how it is used with: gridgrade --help\n");

        CommandLineRun option = CommandLineRun.of("close", "--throug", "2024-01");
        assertThat(option.code()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(option.err())
                .startsWith("gridgrade: \"--throug\" is not expected here; did you mean \"--through\"?");
    }

    @Test
    void everyCommandTellsHowItIsUsedAndTheWholeNamesThemAll() {
        CommandLineRun whole = CommandLineRun.of("--help");
        assertThat(whole.code()).isEqualTo(ExitCode.DONE);
        assertThat(whole.out()).startsWith("Usage: gridgrade [-hV] [--home=DIR] COMMAND\n" + GridGrade.PURPOSE);
        assertThat(whole.out().lines()).allMatch(line -> line.length() <= 100);
        assertThat(CommandLineRun.of("-h", "--home", "x")).isEqualTo(whole);
        assertThat(CommandLineRun.of().out()).contains("begin with:");
        for (NamedCommand command : NamedCommand.values()) {
            assertThat(whole.out().replaceAll("\\s+", " "))
                    .contains(" " + command.word() + " " + command.description());
            CommandLineRun one = CommandLineRun.of(command.word(), "--help");
            assertThat(one.code()).as(one.err()).isEqualTo(ExitCode.DONE);
            assertThat(one.out())
                    .startsWith("Usage: gridgrade " + command.word() + " [")
                    .contains("--home=DIR");
            assertThat(one.out().replaceAll("\\s+", " ")).contains(command.description());
        }
    }

    @Test
    void nothingPublishedIsAPreconditionNotAnError() {
        CommandLineRun.of("init", folder.toString());
        CommandLineRun run = CommandLineRun.of("why", "C1", "2024-12", "--home", folder.toString());

        assertThat(run.code()).isEqualTo(ExitCode.PRECONDITION);
        assertThat(run.err()).startsWith("gridgrade: nothing is published yet in " + folder);
    }

    @Test
    void whatIsWrongInTheSettingsIsAllTold() throws IOException {
        Files.writeString(folder.resolve("gridgrade.yml"), "engine:\n  treads: 1\n  memory_mb: much\n");
        CommandLineRun run = CommandLineRun.of("close", "--home", folder.toString());

        assertThat(run.code()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(run.err())
                .contains("gridgrade.yml has 2 problems; nothing was done")
                .contains(
                        "  line 2, column 3: setting \"engine.treads\" is unknown; did you mean \"engine.threads\"?\n")
                .contains("  line 3, column 3: engine.memory_mb is \"much\"; expected a whole number, 0 to 16777216\n");
    }

    @Test
    void anErrorOfOursGoesToAFileAndNotToTheTerminal() throws IOException {
        Files.writeString(folder.resolve("gridgrade.yml"), "");
        // A folder in the place of the warehouse's file: no user's mistake that we foresaw.
        Files.createDirectories(folder.resolve("warehouse.duckdb"));
        CommandLineRun run = CommandLineRun.of("status", "--home", folder.toString());

        assertThat(run.code()).isEqualTo(ExitCode.INTERNAL);
        assertThat(run.err()).startsWith("gridgrade: internal error: ").doesNotContain("\tat ");
        Path written = Path.of(run.err().replaceFirst("(?s).*is written in (\\S+);.*", "$1"));
        assertThat(written).content().contains("gridgrade status").contains("\tat io.gridgrade.");
        Files.delete(written);
    }

    @Test
    void theLogOfRunsKeepsTheCommandWithoutTheHome() {
        assertThat(Main.commandText("--home", "/x", "sql", "select 1", "--format=csv", "--home=/y"))
                .isEqualTo("sql 'select 1' --format=csv");
    }

    @Test
    void theVersionAndTheCompletionScriptAreData() {
        assertThat(CommandLineRun.of("--version").out()).startsWith("gridgrade ");
        assertThat(CommandLineRun.of("completion").out())
                .contains("complete -F")
                .contains("--through");
    }
}
