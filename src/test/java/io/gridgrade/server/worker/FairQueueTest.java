package io.gridgrade.server.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Who waits, and whose turn it is. */
class FairQueueTest {
    @Test
    void whoAsksMuchWaitsForOneselfAndNotOthersForHim() throws Exception {
        FairQueue<String> queue = new FairQueue<>(1);
        List<String> order = new CopyOnWriteArrayList<>();
        for (String user : List.of("many", "many", "many", "few")) {
            int before = queue.waitingCount();
            new Thread(() -> takeAndGive(queue, user, order)).start();
            while (queue.waitingCount() == before) {
                TimeUnit.MILLISECONDS.sleep(1);
            }
        }
        queue.add("worker");
        while (order.size() < 4) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
        assertThat(order).containsExactly("many", "few", "many", "many");
    }

    private static void takeAndGive(FairQueue<String> queue, String user, List<String> order) {
        try {
            String worker = queue.take(user, 10_000);
            order.add(user);
            queue.add(worker);
            queue.doneBy(user);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void oneUserNeverHoldsAllOfSeveral() throws Exception {
        FairQueue<String> queue = new FairQueue<>(2);
        queue.add("first");
        queue.add("second");
        assertThat(queue.take("many", 1000)).isEqualTo("first");
        assertThat(queue.take("many", 20)).isNull();
        assertThat(queue.take("few", 1000)).isEqualTo("second");
        queue.doneBy("many");
        queue.add("first");
        assertThat(queue.take("many", 1000)).isEqualTo("first");
        assertThat(queue.waitingCount()).isZero();
    }
}
