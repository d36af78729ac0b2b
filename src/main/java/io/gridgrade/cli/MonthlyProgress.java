package io.gridgrade.cli;

import io.gridgrade.value.Progress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gathers the steps of each month into one line, for a close of many months. A step that ends in a month, such as
 * {@code indicators 2024-01}, belongs to it, and so do those after it that end in none. Mutable.
 */
final class MonthlyProgress implements Progress {
    private static final Pattern MONTH_LAST = Pattern.compile("(.*) (\\d{4}-\\d{2})");

    private final ConsoleProgress console;
    private final String verb;
    private final int monthCount;
    private String month = "";
    private int monthsDone;
    private int steps;
    private long rows;
    private double seconds;

    MonthlyProgress(ConsoleProgress console, String verb, int monthCount) {
        this.console = console;
        this.verb = verb;
        this.monthCount = monthCount;
    }

    @Override
    public void begun(String step) {
        Matcher matcher = MONTH_LAST.matcher(step);
        if (matcher.matches() && !matcher.group(2).equals(month)) {
            finishMonth();
            month = matcher.group(2);
            console.begun(verb + " " + month + " (" + (monthsDone + 1) + " of " + monthCount + ")");
        } else if (month.isEmpty()) {
            console.begun(step);
        }
        if (!month.isEmpty()) {
            console.advanced(matcher.matches() ? matcher.group(1) : step, 100.0 * monthsDone / monthCount);
        }
    }

    @Override
    public void done(String step, long stepRows, double stepSeconds) {
        if (month.isEmpty()) {
            console.done(step, stepRows, stepSeconds);
            return;
        }
        steps++;
        rows += stepRows;
        seconds += stepSeconds;
    }

    @Override
    public void note(String line) {
        console.note(line);
    }

    /** Tells of the last month. */
    void close() {
        finishMonth();
    }

    private void finishMonth() {
        if (!month.isEmpty()) {
            monthsDone++;
            console.done(month + (steps > 1 ? ", " + steps + " steps" : ""), rows, seconds);
        }
        month = "";
        steps = 0;
        rows = 0;
        seconds = 0;
    }
}
