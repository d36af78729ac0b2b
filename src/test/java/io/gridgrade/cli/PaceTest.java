package io.gridgrade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PaceTest {
    private final AtomicLong nanos = new AtomicLong();
    private final Pace pace = new Pace(nanos::get);

    @Test
    void aQuarterInTenSecondsLeavesThirty() {
        at(10, 25, 5_000_000);

        assertThat(pace.secondsLeft()).hasValue(30.0);
        assertThat(pace.rowsPerSecond()).hasValue(500_000.0);
    }

    @Test
    void nothingIsEstimatedFromTooLittle() {
        at(0.5, 50, 10);
        assertThat(pace.secondsLeft()).as("half a second").isEmpty();
        assertThat(pace.rowsPerSecond()).isEmpty();

        Pace slow = new Pace(() -> 0);
        slow.advanced(1, 0);
        assertThat(slow.secondsLeft()).as("one per cent").isEmpty();
        assertThat(slow.percent()).hasValue(1.0);
    }

    @Test
    void aPercentageThatFallsBackIsAnotherStatement() {
        at(100, 90, 1000);
        at(101, 0.1, 10);
        assertThat(pace.secondsLeft()).isEmpty();

        at(103, 50, 100);
        assertThat(pace.secondsLeft()).hasValue(2.0);
    }

    @Test
    void whatIsAsGoodAsDoneOrWouldTakeDaysHasNoTimeLeft() {
        at(10, 100, 0);
        assertThat(pace.secondsLeft()).isEmpty();

        at(11, 2, 0);
        at(10_000, 2, 0);
        assertThat(pace.secondsLeft()).isEmpty();
    }

    private void at(double seconds, double percent, long rows) {
        nanos.set((long) (seconds * 1e9));
        pace.advanced(percent, rows);
    }
}
