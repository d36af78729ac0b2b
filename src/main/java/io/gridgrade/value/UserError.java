package io.gridgrade.value;

import java.util.List;

/** Something that the user can mend. The message says what was wrong, where, what was expected and what to do. */
public final class UserError extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final ExitCode exitCode;
    private final transient List<String> details;

    /** An error with the details that follow it, one a line. */
    public UserError(ExitCode exitCode, String message, List<String> details) {
        super(message);
        this.exitCode = exitCode;
        this.details = List.copyOf(details);
    }

    /** An error whose message says it all. */
    public UserError(ExitCode exitCode, String message) {
        this(exitCode, message, List.of());
    }

    /** What to tell the shell. */
    public ExitCode exitCode() {
        return exitCode;
    }

    /** The lines below the message; may be empty. */
    public List<String> details() {
        return details == null ? List.of() : details;
    }
}
