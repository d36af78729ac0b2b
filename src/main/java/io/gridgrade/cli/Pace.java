package io.gridgrade.cli;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How fast the running statement goes, from the percentage that the engine tells. Says nothing before it can say something
 * sensible, and begins anew when the percentage or the rows fall back, for then another statement runs. Mutable.
 */
final class Pace {
    private static final double SECONDS_MIN = 1;
    private static final double PERCENT_MIN = 2;
    private static final double SECONDS_LEFT_MAX = TimeUnit.DAYS.toSeconds(1);

    private final LongSupplier nanos;
    private long begunAt;
    private double percent;
    private long rows;

    Pace(LongSupplier nanos) {
        this.nanos = nanos;
        begin();
    }

    private void begin() {
        begunAt = nanos.getAsLong();
        percent = 0;
        rows = 0;
    }

    void advanced(double percentNow, long rowsNow) {
        if (percentNow < percent || rowsNow < rows) {
            begin();
        }
        percent = percentNow;
        rows = rowsNow;
    }

    /** Of the running statement, 0 to 100; empty until the engine has told. */
    Optional<Double> percent() {
        return percent > 0 ? Optional.of(percent) : Optional.empty();
    }

    /** Rows that the statement has read; 0 when not known. */
    long rows() {
        return rows;
    }

    Optional<Double> rowsPerSecond() {
        return rows > 0 && seconds() >= SECONDS_MIN ? Optional.of(rows / seconds()) : Optional.empty();
    }

    Optional<Double> secondsLeft() {
        if (seconds() < SECONDS_MIN || percent < PERCENT_MIN || percent >= 100) {
            return Optional.empty();
        }
        double left = seconds() * (100 - percent) / percent;
        return left <= SECONDS_LEFT_MAX ? Optional.of(left) : Optional.empty();
    }

    private double seconds() {
        return (nanos.getAsLong() - begunAt) / 1e9;
    }
}
