package io.gridgrade.cli;

import io.gridgrade.value.Period;
import io.gridgrade.value.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * How far a work of many months is: which month, and how long the rest will take by what the last ones took. A step of a
 * month belongs to it, and so do those after it that are of none. Mutable; the
 * thread that shows it may ask while the one that works goes on.
 */
final class MonthClock {
    /** Windows fill up, so that later months take longer than the first: only the last few are a measure. */
    private static final int MONTHS_MEASURED = 3;
    /** A month is not over before it says so, however long it takes. */
    private static final double SHARE_MAX = 0.95;

    private final int count;
    private final LongSupplier nanos;
    private final List<Double> seconds = new ArrayList<>();
    private String month = "";
    private long begunAt;

    MonthClock(int count, LongSupplier nanos) {
        this.count = count;
        this.nanos = nanos;
    }

    /** The month that the step begins, if it is the first of a month. */
    synchronized Optional<String> begins(Step step) {
        return step.period().map(Period::toString).filter(next -> !next.equals(month));
    }

    synchronized void begin(String next) {
        month = next;
        begunAt = nanos.getAsLong();
    }

    synchronized void end() {
        seconds.add(elapsed());
        month = "";
    }

    /** The month at work; empty between months. */
    synchronized String month() {
        return month;
    }

    /** Its position, from 1. */
    synchronized int monthNo() {
        return seconds.size() + 1;
    }

    int count() {
        return count;
    }

    /** Of the whole work, 0 to 100. */
    synchronized double percent() {
        double share = month.isEmpty()
                ? 0
                : usual().map(usual -> Math.min(SHARE_MAX, elapsed() / usual)).orElse(0.0);
        return Math.min(100, 100 * (seconds.size() + share) / count);
    }

    /** Of the whole work; empty until a month is over. */
    synchronized Optional<Double> secondsLeft() {
        int after = count - seconds.size() - (month.isEmpty() ? 0 : 1);
        double now = month.isEmpty() ? 0 : elapsed();
        return usual().map(usual -> usual * after + (month.isEmpty() ? 0 : Math.max(0, usual - now)));
    }

    private Optional<Double> usual() {
        List<Double> last = seconds.subList(Math.max(0, seconds.size() - MONTHS_MEASURED), seconds.size());
        double mean = last.stream().mapToDouble(each -> each).average().orElse(0);
        return mean > 0 ? Optional.of(mean) : Optional.empty();
    }

    private double elapsed() {
        return (nanos.getAsLong() - begunAt) / 1e9;
    }
}
