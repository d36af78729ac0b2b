package io.gridgrade.cli;

import io.gridgrade.value.Progress;
import java.util.Locale;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Tells progress on the error stream: a bar for what runs, if it is a terminal, and a line for what is done. Mutable. */
final class ConsoleProgress implements Progress {
    private static final int UPDATE_MILLIS = 100;
    private static final int NAME_WIDTH = 33;
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final Terminal terminal;
    private ProgressBar bar;

    ConsoleProgress(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public synchronized void begun(String step) {
        closeBar();
        if (terminal.errIsTerminal()) {
            bar = new ProgressBarBuilder()
                    .setTaskName("  " + TextWidth.padRight(step, NAME_WIDTH))
                    .setInitialMax(-1)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(UPDATE_MILLIS)
                    .hideEta()
                    .clearDisplayOnFinish()
                    .setConsumer(new DelegatingProgressBarConsumer(this::draw, terminal.columns() - 1))
                    .build();
        }
    }

    private synchronized void draw(String text) {
        terminal.err().print(CLEAR_LINE + text.strip());
        terminal.err().flush();
    }

    @Override
    public synchronized void advanced(String step, double percent) {
        if (bar != null) {
            bar.maxHint(100);
            bar.stepTo(Math.min(100, Math.round(percent)));
            if (!step.isEmpty()) {
                bar.setExtraMessage(" " + step);
            }
        }
    }

    @Override
    public synchronized void counted(long rows, double seconds) {
        if (bar != null) {
            bar.stepTo(rows);
            bar.setExtraMessage(String.format(Locale.ROOT, " %,.0f rows/s", rows / Math.max(seconds, 0.001)));
        }
    }

    @Override
    public void done(String step, long rows, double seconds) {
        closeBar();
        terminal.err().println(doneLine(step, rows, seconds));
    }

    /** What a finished step is told as. */
    static String doneLine(String step, long rows, double seconds) {
        String rowsText = rows > 0 ? String.format(Locale.ROOT, "%,d rows", rows) : "";
        String line = "  " + TextWidth.padRight(step, NAME_WIDTH)
                + String.format(Locale.ROOT, "%19s%9.2f s", rowsText, seconds);
        // Below a hundredth of a second a rate says nothing.
        if (rows > 0 && seconds >= 0.01) {
            line += String.format(Locale.ROOT, "%,14.0f rows/s", rows / seconds);
        }
        return line;
    }

    @Override
    public synchronized void note(String line) {
        if (bar != null) {
            terminal.err().print(CLEAR_LINE);
        }
        terminal.err().println(line);
    }

    /** Takes a bar away that is still drawn, as when a step failed. */
    void close() {
        closeBar();
    }

    private void closeBar() {
        ProgressBar old;
        synchronized (this) {
            old = bar;
            bar = null;
        }
        // Outside the lock: the bar's own thread may be drawing, and is waited for.
        if (old != null) {
            old.close();
            terminal.err().print(CLEAR_LINE);
            terminal.err().flush();
        }
    }
}
