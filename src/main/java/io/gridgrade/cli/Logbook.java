package io.gridgrade.cli;

import io.gridgrade.value.DisplayWidth;
import io.gridgrade.value.OwnerOnly;
import io.gridgrade.value.Progress;
import io.gridgrade.value.Step;
import io.gridgrade.value.UserError;
import io.gridgrade.warehouse.Home;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * Keeps what was told in {@code logs/gridgrade-YYYY-MM.log} of the home. One file a month, and not one a run: an operator
 * follows one file, and what goes wrong before a run has its number stands there too. Each line is written at once and whole,
 * since a report may be printed while a month is closed.
 */
final class Logbook implements Progress {
    private final Home home;

    Logbook(Home home) {
        this.home = home;
    }

    /** The file of the present month. */
    Path file() {
        return home.logsFolder().resolve("gridgrade-" + YearMonth.now(ZoneOffset.UTC) + ".log");
    }

    /** A command has begun, or is over. */
    void command(String kind, String text) {
        write(kind, text);
    }

    @Override
    public void done(Step step, long rows, double seconds) {
        write(
                "step",
                step.text()
                        + (rows > 0 ? String.format(Locale.ROOT, ", %,d rows", rows) : "")
                        + String.format(Locale.ROOT, ", %.2f s", seconds));
    }

    @Override
    public void note(String line) {
        write("note", line);
    }

    /** An error that the user can mend, with all that was told of it. */
    void error(UserError error) {
        write("error", error.getMessage() + " (exit code " + error.exitCode().number() + ")");
        error.details().forEach(line -> write("error", "  " + line));
    }

    /** An error of ours, with where it happened. */
    void internal(Throwable failure, String about) throws IOException {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        append(line("error", "internal error") + about + "\n" + trace);
    }

    // What cannot be logged must not stop the work; what stops the work, such as a full disk, is told by the work
    // itself.
    private void write(String kind, String text) {
        try {
            append(line(kind, text));
        } catch (IOException e) {
            // See above.
        }
    }

    private static String line(String kind, String text) {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS) + " "
                + ProcessHandle.current().pid() + " " + kind + " " + DisplayWidth.printable(text)
                + "\n";
    }

    private void append(String lines) throws IOException {
        OwnerOnly.createFolders(home.logsFolder());
        OwnerOnly.append(file(), lines);
    }
}
