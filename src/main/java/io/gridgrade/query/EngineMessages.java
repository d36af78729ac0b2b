package io.gridgrade.query;

import java.util.Locale;
import java.util.regex.Pattern;

/** The engine's complaints in the user's words. */
final class EngineMessages {
    private static final Pattern KIND = Pattern.compile("^(?:[A-Z][A-Za-z]* )+Error: ");
    private static final Pattern REST = Pattern.compile("\\r?\\n.*", Pattern.DOTALL);

    private EngineMessages() {}

    static String of(Exception error) {
        String message = REST.matcher(String.valueOf(error.getMessage())).replaceAll("");
        String lower = message.toLowerCase(Locale.ROOT);
        if (lower.contains("out of memory")) {
            return "the engine ran out of memory; raise engine.memory_mb, or ask for less";
        }
        if (lower.contains("no space left") || lower.contains("max_temp_directory_size")) {
            return "the disk is full; free some space, or ask for less";
        }
        return KIND.matcher(message).replaceAll("");
    }
}
