package io.gridgrade.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.gridgrade.engine.Row;
import io.gridgrade.star.Portfolio;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.UserError;
import io.gridgrade.warehouse.Warehouse;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Rebates on repaid arrears, tried on a history that was computed by hand. */
class RebateSearchTest {

    /** One per cent back, from the tenth day on, for half of the arrears within a month, followed for three. */
    @Test
    void whoRepaysAnywayCostsAndWhatNeverComesIsToBeWon() {
        try (Warehouse warehouse = Warehouse.inMemory();
                Portfolio portfolio = new Portfolio(warehouse)) {
            for (int i = 1; i <= 5; i++) {
                portfolio.customer("C" + i);
            }
            portfolio
                    // Of 100 that are 13 days old at the end of February 60 come in March, the rest never.
                    .bill("B1", "C1", "100.00", "2024-02-01")
                    .payment("P1", "C1", "B1", "60.00", "2024-03-10")
                    // Never.
                    .bill("B2", "C2", "200.00", "2024-02-01")
                    // All of it, but in May.
                    .bill("B3", "C3", "80.00", "2024-02-01")
                    .payment("P3", "C3", "B3", "80.00", "2024-05-10")
                    // Four days old at the end of February, and paid in March: never old enough, so it earns nothing.
                    .bill("B4", "C4", "70.00", "2024-02-10")
                    .payment("P4", "C4", "B4", "70.00", "2024-03-05")
                    // Old in the first month already: since when is not known.
                    .bill("B5", "C5", "90.00", "2024-01-01")
                    .bill("B6", "C5", "1.00", "2024-05-20")
                    .snapshotThrough("2024-05");
            RebateSearch.Asked asked = asked(List.of(1.0), OptionalDouble.of(2));

            Rebate rebate = RebateSearch.search(RebateSearch.tried(warehouse, asked), asked)
                    .get(0);

            assertThat(rebate.ageDays()).isEqualTo(10);
            assertThat(rebate.cases()).isEqualTo(3);
            assertThat(rebate.earned()).isEqualTo(1);
            assertThat(rebate.arrears()).isEqualTo(380);
            assertThat(rebate.cost()).isEqualTo(0.60, within(1e-9));
            // Half of 200; of the 80, all came.
            assertThat(rebate.reach()).isEqualTo(100);
            // Less one per cent of half of 200 and of half of 80.
            assertThat(rebate.worth()).isEqualTo(98.60, within(1e-9));
            assertThat(rebate.needed().orElseThrow().value()).isEqualTo(0.6 / 98.6, within(1e-9));
            // Two of a hundred respond.
            assertThat(rebate.net().orElseThrow().value()).isEqualTo(0.02 * 98.6 - 0.6, within(1e-9));

            assertThatThrownBy(() -> RebateSearch.of(warehouse, asked))
                    .isInstanceOfSatisfying(UserError.class, error -> assertThat(error.exitCode())
                            .isEqualTo(ExitCode.PRECONDITION))
                    .hasMessageStartingWith("history has 3 cases of arrears that were followed for 3 months;");
        }
    }

    @Test
    void aRebateThatCostsMoreThanItCanWinCannotPayAndComesLast() {
        RebateSearch.Asked asked = asked(List.of(1.0, 5.0), OptionalDouble.empty());
        RebateSearch.Sums dear = new RebateSearch.Sums(5, 1, 50);
        RebateSearch.Sums cheap = new RebateSearch.Sums(1, 1, 50);
        for (int group = 0; group < RebateSearch.GROUPS; group++) {
            dear.add(sums(group, 50, 40));
            cheap.add(sums(group, 10, 40));
        }

        List<Rebate> rebates = RebateSearch.search(List.of(dear, cheap), asked);

        assertThat(rebates).extracting(Rebate::sharePercent).containsExactly(1.0, 5.0);
        // All parts alike, so nothing is uncertain.
        assertThat(rebates.get(0).needed()).contains(new Rebate.Estimate(0.25, 0.25, 0.25));
        assertThat(rebates.get(0).bestShare()).isOne();
        assertThat(rebates.get(0).net()).isEmpty();
        assertThat(rebates.get(1).needed()).isEmpty();
        assertThat(rebates.get(1).bestShare()).isZero();
    }

    @Test
    void theBootstrapIsAsWideAsTheTheoryOfSums() {
        RebateSearch.Asked asked = asked(List.of(1.0), OptionalDouble.of(0));
        RebateSearch.Sums sums = new RebateSearch.Sums(1, 1, 50);
        // Cost 0 or 2 in turn: over 200 parts 200, and its standard deviation is sqrt(200).
        for (int group = 0; group < RebateSearch.GROUPS; group++) {
            sums.add(sums(group, 2 * (group % 2), 40));
        }

        Rebate.Estimate net =
                RebateSearch.search(List.of(sums), asked).get(0).net().orElseThrow();

        assertThat(net.value()).isEqualTo(-200);
        // 1.96 deviations are 27.7; the ends of two thousand draws are known to within 1 or so.
        assertThat(net.low()).isEqualTo(-227.7, within(3.0));
        assertThat(net.high()).isEqualTo(-172.3, within(3.0));
        assertThat(RebateSearch.search(List.of(sums), asked).get(0).net()).contains(net);
    }

    private static RebateSearch.Asked asked(List<Double> shares, OptionalDouble response) {
        return new RebateSearch.Asked(shares, List.of(1), List.of(50), 0.1, 3, OptionalDouble.empty(), response);
    }

    private static Row sums(int group, double cost, double worth) {
        return new Row(Map.of(
                "group_no",
                group,
                "case_count",
                1L,
                "earned_count",
                0L,
                "arrears_amount",
                100.0,
                "cost_amount",
                cost,
                "reach_amount",
                worth,
                "reach_cost_amount",
                0.0));
    }
}
