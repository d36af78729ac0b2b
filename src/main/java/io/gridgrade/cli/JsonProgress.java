package io.gridgrade.cli;

import io.gridgrade.usecase.ShownProgress;
import io.gridgrade.value.Json;
import io.gridgrade.value.Step;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Tells progress on the error stream as events for a program, one JSON object a line. Mutable. */
final class JsonProgress implements ShownProgress {
    private static final long NANOS_BETWEEN = 1_000_000_000;

    private final Terminal terminal;
    private final LongSupplier nanos;
    private Pace pace;
    private MonthClock clock;
    private String step = "";
    private long toldAt;

    JsonProgress(Terminal terminal, LongSupplier nanos) {
        this.terminal = terminal;
        this.nanos = nanos;
        this.pace = new Pace(nanos);
    }

    @Override
    public synchronized void months(String verb, int count) {
        clock = new MonthClock(count, nanos);
    }

    @Override
    public synchronized void monthsOver() {
        clock = null;
    }

    @Override
    public synchronized void begun(Step begun) {
        if (clock != null) {
            Optional<String> next = clock.begins(begun);
            if (next.isPresent()) {
                if (!clock.month().isEmpty()) {
                    clock.end();
                }
                clock.begin(next.get());
            }
        }
        step = begun.text();
        pace = new Pace(nanos);
        toldAt = nanos.getAsLong();
        tell("begin", event(step));
    }

    /** At most once a second: the engine is asked five times as often. */
    @Override
    public synchronized void advanced(double percent, long rows) {
        pace.advanced(percent, rows);
        if (nanos.getAsLong() - toldAt < NANOS_BETWEEN) {
            return;
        }
        toldAt = nanos.getAsLong();
        Map<String, Object> event = event(step);
        event.put("step_percent", rounded(percent, 1));
        event.put("rows", rows);
        event.put(
                "rows_per_second",
                pace.rowsPerSecond().map(rate -> rounded(rate, 0)).orElse(null));
        event.put(
                "step_seconds_left",
                pace.secondsLeft().map(left -> rounded(left, 0)).orElse(null));
        tell("progress", event);
    }

    @Override
    public synchronized void done(Step done, long rows, double seconds) {
        Map<String, Object> event = event(done.text());
        event.put("rows", rows);
        event.put("seconds", rounded(seconds, 3));
        event.put("step_percent", 100);
        tell("step", event);
    }

    @Override
    public synchronized void note(String line) {
        tell("note", new LinkedHashMap<>(Map.of("text", line)));
    }

    @Override
    public void close() {
        // Nothing is shown that would have to be taken away.
    }

    private Map<String, Object> event(String name) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("step", name);
        if (clock != null && !clock.month().isEmpty()) {
            event.put("month", clock.month());
            event.put("month_no", clock.monthNo());
            event.put("month_count", clock.count());
            event.put("percent", rounded(clock.percent(), 1));
            event.put(
                    "seconds_left",
                    clock.secondsLeft().map(left -> rounded(left, 0)).orElse(null));
        }
        return event;
    }

    private static BigDecimal rounded(double value, int digits) {
        return BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP);
    }

    private void tell(String kind, Map<String, Object> event) {
        terminal.err().println(line(kind, event));
    }

    /** An event as its line. */
    static String line(String kind, Map<String, Object> event) {
        Map<String, Object> whole = new LinkedHashMap<>(event);
        whole.put("event", kind);
        return Json.write(whole);
    }
}
