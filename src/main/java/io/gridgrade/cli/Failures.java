package io.gridgrade.cli;

import io.gridgrade.value.DisplayWidth;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.UserError;
import io.gridgrade.value.Version;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Says what went wrong: in words to the user, or as an event to a program, and in the home's log, where alone a stack trace
 * stands. Without a home it has a file of its own.
 */
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
    ExitCode tell(Throwable failure, GridGrade command) {
        UserError error = mendable(failure)
                .orElseGet(() -> new UserError(
                        ExitCode.INTERNAL,
                        "internal error: " + firstLine(failure),
                        List.of(written(failure, command))));
        if (error.exitCode() != ExitCode.INTERNAL) {
            command.log().ifPresent(log -> log.error(error));
        }
        if (command.speaksJson()) {
            Map<String, Object> event = new LinkedHashMap<>();
            event.put("message", error.getMessage());
            event.put("details", error.details());
            event.put("exit_code", error.exitCode().number());
            terminal.err().println(JsonProgress.line("error", event));
        } else {
            // What a file, a query or a name brought along must not steer the terminal.
            terminal.err().println(name + " " + DisplayWidth.printableLines(String.valueOf(error.getMessage())));
            error.details().forEach(line -> terminal.err().println("  " + DisplayWidth.printableLines(line)));
        }
        return error.exitCode();
    }

    // What the operating system refuses, wherever it was met, is for the user to mend.
    private static Optional<UserError> mendable(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UserError error) {
                return Optional.of(error);
            }
            if (isOutOfMemory(cause)) {
                return Optional.of(new UserError(
                        ExitCode.FAILED,
                        "Java ran out of memory; nothing of this step was kept; give it more, such as"
                                + " GRIDGRADE_JAVA_OPTIONS=-Xmx2g, and run the command again"));
            }
            if (cause instanceof UnsatisfiedLinkError || isEngineMissing(cause)) {
                return Optional.of(new UserError(
                        ExitCode.PRECONDITION,
                        "DuckDB's engine could not be loaded: " + cause.getMessage()
                                + "; start GridGrade with the program gridgrade, or hand Java"
                                + " -Djava.library.path=DIR, where DIR is lib beside gridgrade.jar"));
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
                            .contains("read-only file system")) {
                return Optional.of(new UserError(
                        ExitCode.PRECONDITION,
                        "the home cannot be written: " + cause.getMessage()
                                + "; expected a home on a disk that may be written; mount it so, or copy the home"));
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

    // Of a class that could not be made ready for want of memory, the cause is only told in words.
    private static boolean isOutOfMemory(Throwable cause) {
        return cause instanceof OutOfMemoryError
                || (cause instanceof LinkageError
                        && String.valueOf(cause.getMessage()).contains(OutOfMemoryError.class.getName()));
    }

    private static boolean isEngineMissing(Throwable cause) {
        return cause instanceof FileNotFoundException
                && String.valueOf(cause.getMessage()).startsWith("DuckDB JNI library not found");
    }

    private static String firstLine(Throwable failure) {
        return failure.toString().lines().findFirst().orElse("");
    }

    private static String written(Throwable failure, GridGrade command) {
        String about = "GridGrade " + Version.text() + ", Java " + System.getProperty("java.version") + ", "
                + System.getProperty("os.name") + "\ngridgrade " + command.commandText();
        try {
            Optional<Logbook> log = command.logOfHome();
            if (log.isPresent()) {
                log.get().internal(failure, about);
                return "where it happened is written in " + log.get().file()
                        + "; send the end of that file with your report of the error";
            }
        } catch (IOException e) {
            // A home that cannot be written to may be what is wrong.
            failure.addSuppressed(e);
        }
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        try {
            Path file = Files.createTempFile("gridgrade-error-", ".txt");
            Files.writeString(file, about + "\n" + trace);
            return "where it happened is written in " + file + "; send that file with your report of the error";
        } catch (IOException e) {
            return "where it happened could not be written: " + e.getMessage() + "\n" + trace;
        }
    }
}
