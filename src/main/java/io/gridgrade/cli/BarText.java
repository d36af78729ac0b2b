package io.gridgrade.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What stands in the line of a running step: its name, a bar with its percentage, and as much more as there is room for. */
final class BarText {
    private static final int BAR_WIDTH = 20;
    private static final int BAR_AND_PERCENT_WIDTH = 2 + 8 + BAR_WIDTH;
    private static final int MINUTE_SECONDS = 60;
    private static final int HOUR_SECONDS = 3600;

    private BarText() {}

    /** The line, at most so wide; {@code details} are left out from the last, then the bar. */
    static String of(String name, Optional<Double> percent, List<String> details, int widthMax) {
        // In a narrow window the name gives way first, as far as it has blanks behind it.
        int nameWidth = Math.max(
                io.gridgrade.value.DisplayWidth.of(name),
                Math.min(ConsoleProgress.NAME_WIDTH, widthMax - BAR_AND_PERCENT_WIDTH));
        String head = "  " + TextWidth.padRight(name, nameWidth);
        String bar = percent.map(BarText::bar).orElse("");
        for (int kept = details.size(); kept >= 0; kept--) {
            String line = head + bar + (kept == 0 ? "" : "  " + String.join("  ", details.subList(0, kept)));
            if (io.gridgrade.value.DisplayWidth.of(line) <= widthMax) {
                return line;
            }
        }
        String percentOnly =
                percent.map(known -> "  " + (int) Math.floor(known) + "%").orElse("");
        return TextWidth.cut(head.stripTrailing(), widthMax - percentOnly.length()) + percentOnly;
    }

    private static String bar(double percent) {
        int filled = (int) Math.round(BAR_WIDTH * percent / 100);
        return String.format(Locale.ROOT, "%4d%% [", (int) Math.floor(percent)) + "=".repeat(filled)
                + " ".repeat(BAR_WIDTH - filled) + "]";
    }

    /** What is known of a pace, the most wanted first. */
    static List<String> details(Pace pace) {
        List<String> details = new ArrayList<>();
        pace.secondsLeft().ifPresent(left -> details.add(duration(left) + " left"));
        if (pace.rows() > 0) {
            details.add(String.format(Locale.ROOT, "%,d rows", pace.rows()));
        }
        pace.rowsPerSecond().ifPresent(rate -> details.add(String.format(Locale.ROOT, "%,.0f rows/s", rate)));
        return details;
    }

    /** A time that is only estimated, to the unit that means something. */
    static String duration(double seconds) {
        if (seconds < MINUTE_SECONDS) {
            return Math.max(1, Math.round(seconds)) + " s";
        }
        if (seconds < HOUR_SECONDS) {
            return Math.round(seconds / MINUTE_SECONDS) + " min";
        }
        return String.format(
                Locale.ROOT,
                "%d h %02d min",
                (long) seconds / HOUR_SECONDS,
                (long) seconds % HOUR_SECONDS / MINUTE_SECONDS);
    }
}
