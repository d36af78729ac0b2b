package io.gridgrade.statistics.clustering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MatchingTest {
    /** The greedy choice, 9 first, would leave 0: 8 + 7 is more. */
    @Test
    void newGroupsGoOnWithTheOldOnesThatGiveTheMostInAll() {
        Matching found = Matching.of(new long[][] {{9, 8}, {7, 0}});

        assertThat(found.oldOfNew()).containsExactly(OptionalInt.of(1), OptionalInt.of(0));
        assertThat(found.sharedCount()).isEqualTo(15);
    }

    @Test
    void aNewGroupWithoutAnOldOneHasNone() {
        assertThat(Matching.of(new long[][] {{5, 6, 1}, {5, 0, 0}}).oldOfNew())
                .containsExactly(OptionalInt.of(1), OptionalInt.of(0), OptionalInt.empty());
        assertThat(Matching.of(new long[][] {{4}, {6}, {5}}).oldOfNew()).containsExactly(OptionalInt.of(1));
        assertThat(Matching.of(new long[][] {{3, 0}, {0, 0}}).oldOfNew())
                .containsExactly(OptionalInt.of(0), OptionalInt.empty());
        assertThat(Matching.of(new long[][] {}).oldOfNew()).isEmpty();
        assertThat(Matching.of(new long[][] {{}, {}}).oldOfNew()).isEmpty();
    }

    @Test
    void noMatchingOfASmallTableIsBetter() {
        Random random = new Random(20_241_231);
        for (int i = 0; i < 3_000; i++) {
            int columns = random.nextInt(7);
            // Few different counts make many ties.
            int highest = i % 2 == 0 ? 4 : 1_000_000;
            long[][] shared = new long[random.nextInt(7)][columns];
            for (long[] row : shared) {
                Arrays.setAll(row, j -> random.nextInt(highest));
            }

            Matching found = Matching.of(shared);

            assertThat(found.sharedCount()).as(Arrays.deepToString(shared)).isEqualTo(best(shared, 0, 0));
            List<Integer> used = found.oldOfNew().stream()
                    .filter(OptionalInt::isPresent)
                    .map(OptionalInt::getAsInt)
                    .toList();
            assertThat(used).doesNotHaveDuplicates();
            assertThat(sum(shared, found)).isEqualTo(found.sharedCount());
            assertThat(Matching.of(shared)).isEqualTo(found);
        }
    }

    private static long best(long[][] shared, int row, int usedColumns) {
        if (row == shared.length) {
            return 0;
        }
        long best = best(shared, row + 1, usedColumns);
        for (int j = 0; j < shared[row].length; j++) {
            if ((usedColumns >> j & 1) == 0) {
                best = Math.max(best, shared[row][j] + best(shared, row + 1, usedColumns | 1 << j));
            }
        }
        return best;
    }

    private static long sum(long[][] shared, Matching matching) {
        long sum = 0;
        for (int j = 0; j < matching.oldOfNew().size(); j++) {
            OptionalInt old = matching.oldOfNew().get(j);
            sum += old.isPresent() ? shared[old.getAsInt()][j] : 0;
        }
        return sum;
    }

    @Test
    void aShuffledGroupingFindsItsWayBack() {
        int groups = 300;
        Random random = new Random(7);
        long[][] shared = new long[groups][groups];
        int[] old = random.ints(0, groups).distinct().limit(groups).toArray();
        for (long[] row : shared) {
            Arrays.setAll(row, j -> random.nextInt(100));
        }
        for (int j = 0; j < groups; j++) {
            shared[old[j]][j] += 100;
        }

        assertThat(Matching.of(shared).oldOfNew().stream().mapToInt(OptionalInt::getAsInt))
                .containsExactly(Arrays.stream(old).boxed().toArray(Integer[]::new));
    }

    @Test
    void whatIsNoTableIsRefused() {
        assertThatThrownBy(() -> Matching.of(new long[][] {{1, 2}, {3}})).hasMessageContaining("1 in row 2");
        assertThatThrownBy(() -> Matching.of(new long[][] {{1, -2}})).hasMessageContaining("-2 in row 1, column 2");
    }

    /** Hubert and Arabie's formula by hand: of 6 cases, 2 pairs together, 6 and 3 in the groupings, 15 in all. */
    @Test
    void agreementIsAdjustedForChance() {
        long[][] counts = {{2, 1, 0}, {0, 1, 2}};

        assertThat(AdjustedRand.of(counts))
                .isEqualTo((2 - 6 * 3 / 15.0) / ((6 + 3) / 2.0 - 6 * 3 / 15.0), within(1e-15));
        assertThat(AdjustedRand.of(new int[] {0, 0, 0, 1, 1, 1}, new int[] {0, 0, 1, 1, 2, 2}))
                .isEqualTo(AdjustedRand.of(counts));
    }

    @Test
    void groupingsThatDifferInNamesAloneAgree() {
        assertThat(AdjustedRand.of(new int[] {0, 0, 1, 2}, new int[] {2, 2, 0, 1}))
                .isEqualTo(1);
        assertThat(AdjustedRand.of(new long[][] {{0, 700_000}, {300_000, 0}})).isEqualTo(1);
        assertThat(AdjustedRand.of(new long[][] {{5}})).isEqualTo(1);
        assertThat(AdjustedRand.of(new long[][] {})).isEqualTo(1);
        assertThat(AdjustedRand.of(new long[][] {{1, 1, 1}})).isZero();
        assertThat(AdjustedRand.of(new int[] {0, 0, 1, 1}, new int[] {0, 1, 0, 1}))
                .isEqualTo(-.5, within(1e-15));
    }

    @Test
    void groupingsOfOtherCasesAreRefused() {
        assertThatThrownBy(() -> AdjustedRand.of(new int[2], new int[3])).hasMessageContaining("found 2 and 3");
    }
}
