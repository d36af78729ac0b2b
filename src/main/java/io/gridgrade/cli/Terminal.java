package io.gridgrade.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Where a command speaks: data to {@code out}, words and progress to {@code err}. Only the launcher knows what is a
 * terminal, for Java can tell neither stream from a file; it says so in system properties.
 */
record Terminal(PrintStream out, PrintStream err, boolean outIsTerminal, boolean errIsTerminal, int columns) {
    private static final int COLUMNS_DEFAULT = 100;
    private static final int COLUMNS_MIN = 20;

    /** The process's own streams, in UTF-8 whatever the machine's setting is. */
    static Terminal ofProcess(Map<String, String> environment) {
        boolean plain = environment.getOrDefault("TERM", "").equals("dumb");
        return new Terminal(
                stream(FileDescriptor.out),
                stream(FileDescriptor.err),
                Boolean.getBoolean("gridgrade.out.terminal") && !plain,
                Boolean.getBoolean("gridgrade.err.terminal") && !plain,
                Math.max(COLUMNS_MIN, Integer.getInteger("gridgrade.columns", COLUMNS_DEFAULT)));
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    /** Whether somebody sits before it, who types and reads. */
    boolean isInteractive() {
        return outIsTerminal && Boolean.getBoolean("gridgrade.in.terminal");
    }

    /** Whether words on {@code err} may be coloured, by the convention of no-color.org. */
    boolean hasColour(Map<String, String> environment) {
        return errIsTerminal && environment.getOrDefault("NO_COLOR", "").isEmpty();
    }
}
