package io.gridgrade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.value.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A copy of the closed home to govern: its last month, 2024-02, is reopened to be closed under what is decided. */
record GovernedHome(Path folder) {
    /** Copies the closed home into a folder. */
    static GovernedHome in(Path folder) throws IOException {
        Path home = folder.resolve("home");
        try (Stream<Path> files = Files.walk(Path.of(ClosedHome.home()))) {
            for (Path file : files.toList()) {
                Path target =
                        home.resolve(Path.of(ClosedHome.home()).relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
        GovernedHome governed = new GovernedHome(home);
        governed.done("reopen", "2024-02", "--reason", "under what is decided now");
        return governed;
    }

    /** Adds lines to its settings. */
    void set(String lines) throws IOException {
        Files.writeString(folder.resolve("gridgrade.yml"), lines, StandardOpenOption.APPEND);
    }

    /** A file of its supplier. */
    Path file(String name, String... lines) throws IOException {
        Path file = folder.resolveSibling("files").resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, List.of(lines));
    }

    CommandLineRun done(String... arguments) {
        CommandLineRun run = run(arguments);
        assertThat(run.code())
                .as(String.join(" ", arguments) + ": " + run.err())
                .isEqualTo(ExitCode.DONE);
        return run;
    }

    CommandLineRun run(String... arguments) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--home";
        all[arguments.length + 1] = folder.toString();
        return CommandLineRun.of(all);
    }

    /** What a close says that is refused. */
    String refusedClose() {
        CommandLineRun refused = run("close", "--all");
        assertThat(refused.code()).as(refused.err()).isEqualTo(ExitCode.PRECONDITION);
        return refused.err();
    }

    /** The lines of an answer below its header, as CSV. */
    List<String> rows(String query) {
        return done("sql", query, "--format", "csv").out().lines().skip(1).toList();
    }

    /** What the warehouse has of its last runs, as published or not. */
    String runs() {
        return done("status", "--json").out().replaceAll("(?s).*\"runs\":", "");
    }
}
