package io.gridgrade.cli;

import io.gridgrade.usecase.ShownProgress;
import io.gridgrade.value.DisplayWidth;
import io.gridgrade.value.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/**
 * Tells progress on the error stream: a bar for what runs, if it is a terminal, and a line for what is done; the steps of one
 * of many months are one line. Mutable.
 */
final class ConsoleProgress implements ShownProgress {
    static final int NAME_WIDTH = 33;

    private static final int STEP_WIDTH_MIN = 8;
    private static final int UPDATE_MILLIS = 100;
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final Terminal terminal;
    private ProgressBar bar;
    private volatile Line line = new Line("", Optional.empty(), List.of());
    private Pace pace = new Pace(System::nanoTime);
    private volatile Months months;

    /** What the bar's own thread draws. */
    private record Line(String name, Optional<Double> percent, List<String> details) {}

    /** The month at work, and what its steps came to so far. Mutable. */
    private static final class Months {
        private final String verb;
        private final MonthClock clock;
        private volatile String step = "";
        private int steps;
        private long rows;
        private double seconds;

        Months(String verb, int count) {
            this.verb = verb;
            this.clock = new MonthClock(count, System::nanoTime);
        }
    }

    ConsoleProgress(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void months(String verb, int count) {
        months = new Months(verb, count);
    }

    @Override
    public void monthsOver() {
        finishMonth();
        months = null;
    }

    @Override
    public void begun(Step step) {
        if (months == null) {
            openBar(step.text());
            return;
        }
        Optional<String> next = months.clock.begins(step);
        if (next.isPresent()) {
            finishMonth();
            months.clock.begin(next.get());
            openBar(months.verb + " " + next.get() + " (" + months.clock.monthNo() + " of " + months.clock.count()
                    + ")");
        } else if (months.clock.month().isEmpty()) {
            openBar(step.text());
        }
        months.step = step.name();
        redraw();
    }

    private void openBar(String name) {
        closeBar();
        synchronized (this) {
            pace = new Pace(System::nanoTime);
            line = new Line(name, Optional.empty(), List.of());
            if (terminal.errIsTerminal()) {
                bar = new ProgressBarBuilder()
                        .setInitialMax(-1)
                        .setUpdateIntervalMillis(UPDATE_MILLIS)
                        // It draws a line that is ours: its own count never moves.
                        .continuousUpdate()
                        .clearDisplayOnFinish()
                        .setRenderer((state, width) -> BarText.of(line.name, line.percent, line.details, width))
                        .setConsumer(new DelegatingProgressBarConsumer(this::draw, terminal.columns() - 1))
                        .build();
            }
        }
    }

    private synchronized void draw(String text) {
        // The bar's thread may be late: what it drew when the bar is gone would stay on the screen.
        if (bar != null) {
            terminal.err().print(CLEAR_LINE + text.stripTrailing());
            terminal.err().flush();
        }
    }

    @Override
    public synchronized void advanced(double percent, long rows) {
        pace.advanced(percent, rows);
        redraw();
    }

    private synchronized void redraw() {
        Months now = months;
        if (now == null || now.clock.month().isEmpty()) {
            line = new Line(line.name, pace.percent(), BarText.details(pace));
            return;
        }
        List<String> details = new ArrayList<>();
        now.clock.secondsLeft().ifPresent(left -> details.add(BarText.duration(left) + " left"));
        details.add(now.step);
        line = new Line(line.name, Optional.of(now.clock.percent()), details);
    }

    @Override
    public synchronized void counted(long rows, double seconds) {
        if (bar != null) {
            bar.stepTo(rows);
            bar.setExtraMessage(String.format(Locale.ROOT, " %,.0f rows/s", rows / Math.max(seconds, 0.001)));
        }
    }

    @Override
    public void done(Step step, long rows, double seconds) {
        if (months == null || months.clock.month().isEmpty()) {
            closeBar();
            terminal.err().println(doneLine(step.text(), rows, seconds, width()));
            return;
        }
        months.steps++;
        months.rows += rows;
        months.seconds += seconds;
    }

    private void finishMonth() {
        if (months == null || months.clock.month().isEmpty()) {
            return;
        }
        String month = months.clock.month();
        months.clock.end();
        closeBar();
        terminal.err()
                .println(doneLine(
                        month + (months.steps > 1 ? ", " + months.steps + " steps" : ""),
                        months.rows,
                        months.seconds,
                        width()));
        months.steps = 0;
        months.rows = 0;
        months.seconds = 0;
    }

    private int width() {
        return terminal.errIsTerminal() ? terminal.columns() : Integer.MAX_VALUE;
    }

    /** What a finished step is told as, on one line of the window: the rate is left out first, then the blanks. */
    static String doneLine(String step, long rows, double seconds, int widthMax) {
        String whole = doneLine(step, rows, seconds);
        if (DisplayWidth.of(whole) <= widthMax) {
            return whole;
        }
        String figures = (rows > 0 ? String.format(Locale.ROOT, "  %,d rows", rows) : "")
                + String.format(Locale.ROOT, "  %.2f s", seconds);
        int room = Math.max(0, widthMax - 2 - figures.length());
        // Where not even the figures fit, what they are about matters more.
        return room < STEP_WIDTH_MIN
                ? TextWidth.cut("  " + step, widthMax)
                : "  " + TextWidth.padRight(TextWidth.cut(step, room), room) + figures;
    }

    private static String doneLine(String step, long rows, double seconds) {
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
    public synchronized void note(String text) {
        if (bar != null) {
            terminal.err().print(CLEAR_LINE);
        }
        DisplayWidth.printableLines(text)
                .lines()
                .flatMap(line -> TextWidth.within(line, width()).stream())
                .forEach(terminal.err()::println);
    }

    @Override
    public void close() {
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
