package io.gridgrade.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Gathers all that is wrong, so that the user hears it at once and not one by one. Mutable. */
public final class Problems {
    private final List<String> lines = new ArrayList<>();

    /** Adds a problem, formatted as by {@link String#format}. */
    public void add(String format, Object... arguments) {
        lines.add(arguments.length == 0 ? format : String.format(Locale.ROOT, format, arguments));
    }

    /** Whether nothing is wrong. */
    public boolean isEmpty() {
        return lines.isEmpty();
    }

    /** What is wrong, in the order found. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    /** Throws all problems as one error, if there are any. */
    public void throwIfAny(ExitCode exitCode, String message) {
        if (!lines.isEmpty()) {
            throw new UserError(exitCode, message, lines);
        }
    }
}
