package io.gridgrade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.value.Period;
import io.gridgrade.value.Step;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class MonthClockTest {
    private final AtomicLong nanos = new AtomicLong();
    private final MonthClock clock = new MonthClock(4, nanos::get);

    @Test
    void aStepOfAnotherMonthBeginsIt() {
        assertThat(clock.begins(Step.of("indicators", Period.parse("2024-01")))).hasValue("2024-01");
        clock.begin("2024-01");
        assertThat(clock.begins(Step.of("grades", Period.parse("2024-01")))).isEmpty();
        assertThat(clock.begins(Step.of("promises of the close"))).isEmpty();
        assertThat(clock.begins(Step.of("indicators", Period.parse("2024-02")))).hasValue("2024-02");
    }

    @Test
    void theTimeLeftIsThatOfTheMonthsBefore() {
        clock.begin("2024-01");
        seconds(5);
        assertThat(clock.secondsLeft()).as("no month is over").isEmpty();
        assertThat(clock.percent()).isZero();

        seconds(10);
        clock.end();
        clock.begin("2024-02");
        assertThat(clock.monthNo()).isEqualTo(2);
        seconds(15);
        // Half of the second of four months of ten seconds.
        assertThat(clock.percent()).isEqualTo(37.5);
        assertThat(clock.secondsLeft()).hasValue(25.0);
    }

    @Test
    void aMonthThatTakesLongerIsNotOverBeforeItIs() {
        clock.begin("2024-01");
        seconds(10);
        clock.end();
        clock.begin("2024-02");
        seconds(100);

        assertThat(clock.percent()).isLessThan(50);
        assertThat(clock.secondsLeft()).hasValue(20.0);
    }

    private void seconds(int seconds) {
        nanos.set(seconds * 1_000_000_000L);
    }
}
