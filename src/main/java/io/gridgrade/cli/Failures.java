package io.gridgrade.cli;

import io.gridgrade.value.ExitCode;
import io.gridgrade.value.UserError;
import io.gridgrade.value.Version;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Says what went wrong: in words to the user, with a stack trace only to a file. */
final class Failures {
    private static final String RED = "\u001b[31m";
    private static final String PLAIN = "\u001b[0m";

    private final Terminal terminal;
    private final String name;

    Failures(Terminal terminal, Map<String, String> environment) {
        this.terminal = terminal;
        this.name = terminal.hasColour(environment) ? RED + "gridgrade:" + PLAIN : "gridgrade:";
    }

    /** Tells of a failure; returns what to tell the shell. */
    ExitCode tell(Throwable failure, String command) {
        Optional<UserError> error = mendable(failure);
        if (error.isPresent()) {
            terminal.err().println(name + " " + error.get().getMessage());
            error.get().details().forEach(line -> terminal.err().println("  " + line));
            return error.get().exitCode();
        }
        terminal.err().println(name + " internal error: " + firstLine(failure));
        terminal.err().println("  " + written(failure, command));
        return ExitCode.INTERNAL;
    }

    // What the operating system refuses, wherever it was met, is for the user to mend.
    private static Optional<UserError> mendable(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UserError error) {
                return Optional.of(error);
            }
            if (cause instanceof AccessDeniedException denied) {
                return Optional.of(
                        new UserError(
                                ExitCode.PRECONDITION,
                                "no permission for " + denied.getFile()
                                        + "; expected a file that may be read, and a home that may be written; change its owner or mode"));
            }
            if (cause instanceof IOException
                    && String.valueOf(cause.getMessage())
                            .toLowerCase(Locale.ROOT)
                            .contains("no space left")) {
                return Optional.of(new UserError(
                        ExitCode.FAILED,
                        "the disk is full; nothing of this step was kept; free some space and run the command again"));
            }
        }
        return Optional.empty();
    }

    private static String firstLine(Throwable failure) {
        return failure.toString().lines().findFirst().orElse("");
    }

    private static String written(Throwable failure, String command) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        try {
            Path file = Files.createTempFile("gridgrade-error-", ".txt");
            Files.writeString(
                    file,
                    "GridGrade " + Version.text() + ", Java " + System.getProperty("java.version") + ", "
                            + System.getProperty("os.name") + "\ngridgrade " + command + "\n" + trace);
            return "where it happened is written in " + file + "; send that file with your report of the error";
        } catch (IOException e) {
            return "where it happened could not be written: " + e.getMessage() + "\n" + trace;
        }
    }
}
