package io.gridgrade.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The program in a process of its own, as a user runs it, so that it can be killed. */
public final class Product {
    private static final int MINUTES_MAX = 5;

    private Product() {}

    /** How a command went: what it told, the second at which it told each line, and the second of its end. */
    public record Ended(int exitCode, String answer, List<String> lines, List<Double> seconds, double endSecond) {
        String told() {
            return String.join("\n", lines);
        }
    }

    /** When to kill: so many seconds after a line, counted from 1; line 0 is the beginning. */
    public record Moment(int line, double secondsAfter) {}

    /** Runs a command to its end. */
    public static Ended run(Path home, String... arguments) throws IOException, InterruptedException {
        return run(List.of(), Map.of(), home, arguments);
    }

    /** Runs a command to its end, below another program such as faketime, and with variables of its own. */
    public static Ended run(List<String> below, Map<String, String> environment, Path home, String... arguments)
            throws IOException, InterruptedException {
        long from = System.nanoTime();
        Path answer = Files.createTempFile("answer", ".txt");
        List<String> lines = new ArrayList<>();
        List<Double> seconds = new ArrayList<>();
        Process process = start(below, environment, answer, home, arguments);
        try (BufferedReader told = reader(process)) {
            for (String line = told.readLine(); line != null; line = told.readLine()) {
                lines.add(line);
                seconds.add((System.nanoTime() - from) / 1e9);
            }
        }
        if (!process.waitFor(MINUTES_MAX, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IllegalStateException("It hangs: " + String.join(" ", arguments) + "\n" + lines);
        }
        String answered = Files.readString(answer);
        Files.delete(answer);
        return new Ended(process.exitValue(), answered, lines, seconds, (System.nanoTime() - from) / 1e9);
    }

    /** Starts a command whose answer nobody wants. */
    static Process start(Path home, String... arguments) throws IOException {
        return start(List.of(), Map.of(), Path.of("/dev/null"), home, arguments);
    }

    private static Process start(
            List<String> below, Map<String, String> environment, Path answer, Path home, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(below);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        Optional.ofNullable(System.getProperty("crash.archive"))
                .ifPresent(archive -> command.add("-XX:SharedArchiveFile=" + archive));
        command.addAll(List.of(
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Xmx512m",
                "-Djava.awt.headless=true",
                "-Dfile.encoding=UTF-8",
                "-Dcalcite.default.charset=UTF-8",
                "-Duser.timezone=UTC",
                "-Djava.library.path=" + System.getProperty("java.library.path"),
                "-cp",
                classPath(),
                "io.gridgrade.cli.Main"));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--home", home.toString()));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        builder.redirectOutput(answer.toFile());
        return builder.start();
    }

    /** Runs a command and kills it at a moment; false when it ended before. */
    static boolean kill(Moment moment, Path home, String... arguments) throws IOException, InterruptedException {
        Process process = start(home, arguments);
        BufferedReader told = reader(process);
        int line = 0;
        while (line < moment.line() && told.readLine() != null) {
            line++;
        }
        // What it tells further goes unread: a pipe holds more than the few lines of a command.
        boolean ended =
                line < moment.line() || process.waitFor((long) (moment.secondsAfter() * 1e6), TimeUnit.MICROSECONDS);
        process.destroyForcibly();
        process.waitFor();
        told.close();
        return !ended && process.exitValue() == 128 + 9;
    }

    /** Runs a command and presses Ctrl-C at a moment; what it tells is heard to its end. */
    static Ended interrupt(Moment moment, Path home, String... arguments) throws IOException, InterruptedException {
        long from = System.nanoTime();
        Process process = start(home, arguments);
        List<String> lines = new ArrayList<>();
        List<Double> seconds = new ArrayList<>();
        if (moment.line() == 0) {
            interrupt(process, moment.secondsAfter());
        }
        try (BufferedReader told = reader(process)) {
            String line = told.readLine();
            while (line != null) {
                lines.add(line);
                seconds.add((System.nanoTime() - from) / 1e9);
                if (lines.size() == moment.line()) {
                    interrupt(process, moment.secondsAfter());
                }
                line = told.readLine();
            }
        }
        process.waitFor();
        return new Ended(process.exitValue(), "", lines, seconds, (System.nanoTime() - from) / 1e9);
    }

    private static void interrupt(Process process, double secondsAfter) throws IOException, InterruptedException {
        if (!process.waitFor((long) (secondsAfter * 1e6), TimeUnit.MICROSECONDS)) {
            new ProcessBuilder("/bin/kill", "-INT", Long.toString(process.pid()))
                    .start()
                    .waitFor();
        }
    }

    private static BufferedReader reader(Process process) {
        return new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
    }

    // Below surefire the class path of this process is one jar that names the others.
    private static String classPath() {
        String jar = System.getProperty("crash.jar");
        if (jar != null) {
            return jar;
        }
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }
}
