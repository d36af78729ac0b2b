package io.gridgrade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.value.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogbookTest {
    @TempDir
    Path folder;

    @Test
    void theLogKeepsTheStepsOfEveryMonthThoughTheTerminalHasALineAMonth() throws IOException {
        String log = Files.readString(new Logbook(ClosedHome.asHome()).file());

        assertThat(log)
                .containsPattern("Z \\d+ begin gridgrade load sample \\S+ --json\n")
                .containsPattern("Z \\d+ step star: bill, [\\d,]+ rows, [\\d.]+ s\n")
                .containsPattern("Z \\d+ done gridgrade load sample \\S+ --json\n")
                .containsPattern("Z \\d+ note closing 14 months, 2023-01 to 2024-02\n")
                .containsPattern("Z \\d+ step grades 2023-07, [\\d,]+ rows, [\\d.]+ s\n")
                .containsPattern("Z \\d+ step publish, [\\d.]+ s\n");
    }

    @Test
    void theLogKeepsWhyACommandWasRefused() throws IOException {
        CommandLineRun.of("init", folder.toString());
        CommandLineRun load = CommandLineRun.of("load", "sampel", folder.toString(), "--home", folder.toString());

        assertThat(load.code()).isNotEqualTo(ExitCode.DONE);
        String told = load.err().lines().findFirst().orElseThrow().replace("gridgrade: ", "");
        assertThat(Files.readString(new Logbook(io.gridgrade.warehouse.Home.at(folder)).file()))
                .contains(" error " + told + " (exit code " + load.code().number() + ")\n");
    }

    @Test
    void anErrorForAProgramIsAnEvent() {
        CommandLineRun.of("init", folder.toString());
        CommandLineRun close = CommandLineRun.of("close", "--json", "--home", folder.toString());

        assertThat(close.code()).isEqualTo(ExitCode.PRECONDITION);
        assertThat(close.err())
                .isEqualTo("{\"details\":[],\"event\":\"error\",\"exit_code\":4,\"message\":\"there is no open month to"
                        + " close; expected bills, payments or consumption of a month after the beginning; load them"
                        + " with: gridgrade load SOURCE PATH\"}\n");
    }
}
