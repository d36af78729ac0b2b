package io.gridgrade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.value.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Home folders whose names the engine, a shell or a spreadsheet would read in its own way. */
class OddHomePathTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "a;threads=1, '\";\"'",
        "a?x=1, '\"?\"'",
        "a\\b, '\"\\\"'",
        "'a\tb', an invisible character (character tabulation)",
        "'a\nb', an invisible character (line feed (lf))"
    })
    void whatTheEngineWouldNotTakeForANameIsRefusedInWords(String name, String told) throws Exception {
        Path home = folder.resolve(name).resolve("home");

        CommandLineRun made = CommandLineRun.of("init", home.toString());

        assertThat(made.code()).as(made.err()).isEqualTo(ExitCode.PRECONDITION);
        assertThat(made.err()).contains("has " + told + " in its path", "name the folder otherwise");
        assertThat(home).doesNotExist();
        // Copied there, whatever is asked of it.
        Files.createDirectories(home);
        Files.writeString(home.resolve("gridgrade.yml"), "");
        for (String command : new String[] {"status", "doctor", "backup"}) {
            CommandLineRun run = CommandLineRun.of(command, "--home", home.toString());
            assertThat(run.code()).as(command + run.err()).isIn(ExitCode.PRECONDITION, ExitCode.FAILED);
            assertThat(run.out() + run.err()).contains("in its path");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"电力 2024", "it's \"a\"", "a[1]*b", "50%#$HOME", "file:x"})
    void anyOtherNameWorks(String name) {
        Path home = folder.resolve(name);

        CommandLineRun made = CommandLineRun.of("init", "--home", home.toString());

        assertThat(made.code()).as(made.err()).isEqualTo(ExitCode.DONE);
        assertThat(home.resolve("warehouse.duckdb")).isRegularFile();
        assertThat(CommandLineRun.of("status", "--home=" + home).code()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void theNextCommandIsProposedForTheFolderThatWasMade() {
        CommandLineRun made = CommandLineRun.of("init", folder.resolve("home").toString());

        assertThat(made.err()).contains("--home " + folder.resolve("home"));
    }
}
