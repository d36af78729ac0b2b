package io.gridgrade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.engine.EngineLimits;
import io.gridgrade.query.ProcessMemory;
import io.gridgrade.query.QueryMemory;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Who is told when a query takes much memory: first whoever can stop it, then whoever can end the process. */
class QueryWatchTest {
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final CountDownLatch isTold = new CountDownLatch(1);

    @Test
    void nearTheLimitTheQueryIsStoppedAndTheProcessGoesOn() throws Exception {
        watch(1.4);
        assertThat(told).isEmpty();
        watch(1.05);
        assertThat(told).singleElement().asString().startsWith("stop: stopped: the query took nearly the ");
    }

    @Test
    void beyondItTheProcessEnds() throws Exception {
        watch(0.5);
        assertThat(told).hasSize(2).last().asString().startsWith("end: stopped: the query took more than ");
    }

    // With a limit of so many times what this process has.
    private void watch(double share) throws Exception {
        int most;
        try (ProcessMemory memory = ProcessMemory.open()) {
            most = (int) (memory.megabytes() * share);
        }
        try (QueryWatch watch = new QueryWatch(
                new QueryMemory(most, EngineLimits.none()),
                Optional.empty(),
                (outcome, words) -> tell("end: " + words),
                Optional.of(words -> told.add("stop: " + words)))) {
            assertThat(watch).isNotNull();
            assertThat(isTold.await(300, TimeUnit.MILLISECONDS)).isEqualTo(share < 1);
        }
    }

    private void tell(String words) {
        told.add(words);
        isTold.countDown();
    }
}
