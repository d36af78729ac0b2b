package io.gridgrade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.run.QueryLog;
import io.gridgrade.value.ExitCode;
import io.gridgrade.warehouse.Home;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A query in a process of its own, as it is run: its limits hold whatever is at work, and nothing of it is left. */
@Tag("thorough")
@EnabledOnOs(OS.LINUX)
class QueryProcessTest {
    // A hundred million rows, in the order of nothing.
    private static final String LONG = "with recursive d(n) as (select 0 union all select n + 1 from d where n < 9),"
            + " m as (select a.n + 10 * b.n + 100 * c.n + 1000 * e.n as n from d a, d b, d c, d e)"
            + " select a.n, b.n as m from m a, m b";

    private static final String ENDLESS = "select levenshtein(lpad('a', 3000000, 'b'), lpad('c', 3000000, 'd'))";

    @TempDir
    private Path folder;

    private Home home;

    @BeforeEach
    void copyHome() throws IOException {
        Path copied = ClosedHome.copyTo(folder.resolve("home"));
        Files.writeString(
                copied.resolve("gridgrade.yml"),
                "engine:\n  memory_mb: 100\nquery:\n  memory_mb: 500\n  seconds_max: 1\n");
        home = Home.at(copied);
    }

    @Test
    void memoryThatIsInNoAccountOfTheEngineEndsTheQueryAtItsLimit() throws Exception {
        Process process = start(List.of(), "select length(format('{:2000000000d}', 1))", "--seconds-max", "60");

        assertThat(text(process))
                .isEqualTo(
                        "gridgrade: stopped: the query took more than 500 MB of memory; raise query.memory_mb, or ask"
                                + " for less\n");
        assertEnded(process, ExitCode.FAILED, QueryLog.Outcome.STOPPED);
    }

    @Test
    void whatTheEngineFoldsWhileItPlansEndsInTime() throws Exception {
        long began = System.nanoTime();
        Process process = start(List.of(), "select levenshtein(lpad('a', 300000, 'b'), lpad('c', 300000, 'd'))");

        // On a busy machine the second may be over before the engine is asked.
        assertThat(text(process))
                .matches("gridgrade: stopped after 1 s(?: without an answer|, before the query was read to its end);"
                        + " raise query.seconds_max, or ask [a-z ]+\n");
        assertEnded(process, ExitCode.FAILED, QueryLog.Outcome.STOPPED);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void aQueryWhoseAnswerNobodyReadsOnEnds() throws Exception {
        Process process = start(List.of(), LONG, "--format", "csv", "--seconds-max", "600");
        BufferedReader answer =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        assertThat(answer.readLine()).isEqualTo("n,m");
        answer.close();

        assertThat(text(process)).isEmpty();
        assertEnded(process, ExitCode.FAILED, QueryLog.Outcome.ABANDONED);
    }

    @Test
    void aQueryWhoseLauncherIsGoneEnds() throws Exception {
        Process process = start(List.of("-Dgridgrade.launcher=" + Long.MAX_VALUE), ENDLESS, "--seconds-max", "600");

        assertThat(text(process)).isEqualTo("gridgrade: stopped: who asked is gone\n");
        assertEnded(process, ExitCode.FAILED, QueryLog.Outcome.ABANDONED);
    }

    @Test
    void anInterruptedQueryLeavesNothing() throws Exception {
        Process process = start(List.of(), ENDLESS, "--seconds-max", "600");
        awaitAtWork(process);
        assertThat(new QueryLog(home).entries().get(0).outcome()).isEqualTo(QueryLog.Outcome.AT_WORK);
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();

        assertThat(text(process)).isEqualTo("gridgrade: interrupted; the warehouse is as it was\n");
        assertEnded(process, ExitCode.INTERRUPTED, QueryLog.Outcome.INTERRUPTED);
    }

    @Test
    void aCrashIsToldWithTheQueryAndWhatItLeftIsDeleted() throws Exception {
        Process process = start(List.of("-XX:+SuppressFatalErrorMessage"), ENDLESS, "--seconds-max", "600");
        awaitAtWork(process);
        new ProcessBuilder("kill", "-SEGV", Long.toString(process.pid()))
                .start()
                .waitFor();

        assertThat(text(process)).isEmpty();
        assertThat(process.exitValue()).isEqualTo(134);
        assertThat(new QueryLog(home).entries().get(0).outcome()).isEqualTo(QueryLog.Outcome.LOST);
        assertThat(home.readersFolder()).isNotEmptyDirectory();

        CommandLineRun told = CommandLineRun.in(home.folder(), "sql", "as it was asked", "--ended-by", "134");
        assertThat(told.code()).isEqualTo(ExitCode.FAILED);
        assertThat(told.err())
                .isEqualTo("gridgrade: the engine crashed on the query; nothing was changed; ask in another way, and"
                        + " report it with the query\n  the query was: " + ENDLESS + "\n");
        assertThat(home.readersFolder()).isEmptyDirectory();
        assertThat(new QueryLog(home).entries())
                .extracting(QueryLog.Entry::outcome)
                .containsExactly(QueryLog.Outcome.CRASHED);
    }

    private Process start(List<String> options, String query, String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx768m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djfr.unsupported.vm=true"));
        String libraries = System.getProperty("java.library.path");
        if (libraries != null) {
            command.add("-Djava.library.path=" + libraries);
        }
        command.addAll(options);
        command.addAll(List.of(
                "-cp",
                classPath(),
                "io.gridgrade.cli.Main",
                "sql",
                query,
                "--home",
                home.folder().toString()));
        command.addAll(List.of(more));
        return new ProcessBuilder(command).directory(folder.toFile()).start();
    }

    // It is started in another folder, to see what it would leave there.
    private static String classPath() {
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Stream.of(path.split(File.pathSeparator, -1))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private void awaitAtWork(Process process) throws Exception {
        while (process.isAlive()
                && (isEmpty(home.readersFolder())
                        || new QueryLog(home).entries().isEmpty())) {
            Thread.sleep(20);
        }
        assertThat(process.waitFor(500, TimeUnit.MILLISECONDS)).isFalse();
    }

    private static boolean isEmpty(Path folder) {
        String[] names = folder.toFile().list();
        return names == null || names.length == 0;
    }

    private static String text(Process process) throws Exception {
        String text = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return text;
    }

    private void assertEnded(Process process, ExitCode code, QueryLog.Outcome outcome) {
        assertThat(process.exitValue()).isEqualTo(code.number());
        assertThat(new QueryLog(home).entries())
                .extracting(QueryLog.Entry::outcome)
                .containsExactly(outcome);
        assertThat(home.readersFolder()).isEmptyDirectory();
        assertThat(folder).isDirectoryNotContaining("glob:**hs_err*");
    }
}
