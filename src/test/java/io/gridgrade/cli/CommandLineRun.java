package io.gridgrade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.value.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** What a command said and answered when it was run in this process, as without a terminal. */
record CommandLineRun(ExitCode code, String out, String err) {
    static CommandLineRun of(String... arguments) {
        return with(Map.of(), arguments);
    }

    /** In a home. */
    static CommandLineRun in(Path home, String... arguments) {
        return of(Stream.concat(Stream.of(arguments), Stream.of("--home", home.toString()))
                .toArray(String[]::new));
    }

    /** In a home; it must go well. */
    static CommandLineRun done(Path home, String... arguments) {
        CommandLineRun run = in(home, arguments);
        assertThat(run.code())
                .as(String.join(" ", arguments) + ": " + run.err())
                .isEqualTo(ExitCode.DONE);
        return run;
    }

    static CommandLineRun with(Map<String, String> environment, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(stream(out), stream(err), false, false, 100);
        ExitCode code = Main.run(terminal, environment, new Interruption(terminal), arguments);
        return new CommandLineRun(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
