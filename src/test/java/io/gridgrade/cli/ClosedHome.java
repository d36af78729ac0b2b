package io.gridgrade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.value.ExitCode;
import io.gridgrade.warehouse.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A small utility, loaded and closed from the command line once for all tests that only look at it. */
final class ClosedHome {
    static final String LAST_MONTH = "2024-02";

    private static final ClosedHome ONE = new ClosedHome();

    private final Path folder;
    private final CommandLineRun load;
    private final CommandLineRun close;

    private ClosedHome() {
        try {
            folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "closed-home")
                    .toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to make a folder below target", e);
        }
        String home = folder.resolve("home").toString();
        String sample = folder.resolve("sample").toString();
        done(CommandLineRun.of("init", home));
        configure(Path.of(home));
        done(CommandLineRun.of("sample", sample, "--customers", "240", "--months", "14"));
        load = done(CommandLineRun.of("load", "sample", sample, "--json", "--home", home));
        close = done(CommandLineRun.of("close", "--all", "--json", "--home", home));
    }

    // So few customers have few defaults: a discriminant is fitted on them all the same. And they fill no block of
    // rows,
    // so that a second thread of the engine would have nothing to do but to wait.
    private static void configure(Path home) {
        try {
            Files.writeString(
                    home.resolve("gridgrade.yml"),
                    "discriminant:\n  defaults_min: 2\n  history_months: 1\nengine:\n  threads: 1\n");
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to write the settings of " + home, e);
        }
    }

    private static CommandLineRun done(CommandLineRun run) {
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
        return run;
    }

    static String home() {
        return ONE.folder.resolve("home").toString();
    }

    static Path folder() {
        return Path.of(home());
    }

    /** A copy of it, to be changed, without what other tests asked of it; the folder must not be there yet. */
    static Path copyTo(Path home) throws IOException {
        try (Stream<Path> files = Files.walk(folder())) {
            for (Path file : files.toList()) {
                if (!file.getFileName().toString().startsWith("queries-")) {
                    Files.copy(file, home.resolve(folder().relativize(file).toString()));
                }
            }
        }
        return home;
    }

    static Home asHome() {
        return Home.at(Path.of(home()));
    }

    static Path sample() {
        return ONE.folder.resolve("sample");
    }

    /** What the load said, as events. */
    static CommandLineRun load() {
        return ONE.load;
    }

    /** What the close of all months said, as events. */
    static CommandLineRun close() {
        return ONE.close;
    }
}
