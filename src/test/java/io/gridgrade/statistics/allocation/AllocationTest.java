package io.gridgrade.statistics.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gridgrade.statistics.allocation.Allocation.Floor;
import io.gridgrade.statistics.allocation.Allocation.Group;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Sharing what is scarce, against the textbook and against every whole allotment. */
class AllocationTest {
    /** Hillier and Lieberman's Wyndor Glass: 3x + 5y, x at most 4, 2y at most 12, 3x + 2y at most 18; 36 at (2, 6). */
    @Test
    void theTextbooksExampleComesOutWithItsShadowPrices() {
        Allocation wyndor = new Allocation(
                List.of(new Group(100, 3, List.of(1.0, 0.0, 3.0)), new Group(100, 5, List.of(0.0, 2.0, 2.0))),
                List.of(4.0, 12.0, 18.0),
                List.of());
        Allocation.Served best = wyndor.best().orElseThrow();
        assertThat(best.worth()).isEqualTo(36, within(1e-9));
        assertThat(best.served().get(0)).isEqualTo(2, within(1e-9));
        assertThat(best.served().get(1)).isEqualTo(6, within(1e-9));
        assertThat(wyndor.with(0, 1).best().orElseThrow().worth()).isEqualTo(36, within(1e-9));
        assertThat(wyndor.with(1, 1).best().orElseThrow().worth()).isEqualTo(37.5, within(1e-9));
        assertThat(wyndor.with(2, 1).best().orElseThrow().worth()).isEqualTo(37, within(1e-9));
    }

    @Test
    void withOneUnitEachItIsTheBestOfAllWholeAllotments() {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            List<Group> groups = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                groups.add(new Group(1 + random.nextInt(4), 1 + random.nextInt(9), List.of(1.0)));
            }
            int capacity = random.nextInt(9);
            Floor floor = new Floor("station", List.of(0, 1), random.nextInt(4));
            Allocation allocation = new Allocation(groups, List.of((double) capacity), List.of(floor));
            double best = bestWhole(groups, capacity, floor, 0, new int[4]);
            assertThat(allocation.best().map(Allocation.Served::worth).orElse(-1.0))
                    .as("seed %d", seed)
                    .isEqualTo(best, within(1e-6));
            int most = groups.get(0).size() + groups.get(1).size();
            if (best < 0 && most >= floor.least()) {
                assertThat(allocation.lacking().get(0)).isEqualTo(floor.least() - capacity, within(1e-6));
            }
        }
    }

    private static double bestWhole(List<Group> groups, int capacity, Floor floor, int at, int[] served) {
        if (at == groups.size()) {
            return served[0] + served[1] < floor.least() ? -1 : 0;
        }
        double best = -1;
        for (int take = 0; take <= Math.min(capacity, groups.get(at).size()); take++) {
            served[at] = take;
            double rest = bestWhole(groups, capacity - take, floor, at + 1, served);
            best = Math.max(best, rest < 0 ? -1 : rest + take * groups.get(at).worth());
        }
        return best;
    }
}
