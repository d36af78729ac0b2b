package io.gridgrade.statistics.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.gridgrade.statistics.SharedTable;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AucComparisonTest {
    /** Twice the placement of each case; a default should score lower than a good case. */
    private static long[] twicePlacements(double[] score, boolean[] isDefault) {
        Integer[] order = IntStream.range(0, score.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> score[i]))
                .toArray(Integer[]::new);
        long goodTotal =
                IntStream.range(0, score.length).filter(i -> !isDefault[i]).count();
        long[] twice = new long[score.length];
        long good = 0;
        long defaults = 0;
        for (int from = 0; from < order.length; ) {
            int to = from;
            long tiedGood = 0;
            long tiedDefaults = 0;
            while (to < order.length && score[order[to]] == score[order[from]]) {
                if (isDefault[order[to]]) {
                    tiedDefaults++;
                } else {
                    tiedGood++;
                }
                to++;
            }
            for (int i = from; i < to; i++) {
                twice[order[i]] = isDefault[order[i]]
                        ? 2 * (goodTotal - good - tiedGood) + tiedGood
                        : 2 * defaults + tiedDefaults;
            }
            good += tiedGood;
            defaults += tiedDefaults;
            from = to;
        }
        return twice;
    }

    private static BigInteger products(long[] first, long[] second, boolean[] isDefault, boolean ofDefaults) {
        BigInteger sum = BigInteger.ZERO;
        for (int i = 0; i < first.length; i++) {
            if (isDefault[i] == ofDefaults) {
                sum = sum.add(BigInteger.valueOf(first[i]).multiply(BigInteger.valueOf(second[i])));
            }
        }
        return sum;
    }

    private static Placements placements(long[] twice, boolean[] isDefault) {
        long defaults =
                IntStream.range(0, twice.length).filter(i -> isDefault[i]).count();
        return new Placements(
                twice.length - defaults,
                defaults,
                BigInteger.valueOf(IntStream.range(0, twice.length)
                        .filter(i -> isDefault[i])
                        .mapToLong(i -> twice[i])
                        .sum()),
                products(twice, twice, isDefault, false),
                products(twice, twice, isDefault, true));
    }

    /** R 4.2.2 with pROC 1.18.0, on 42,372 customers with two scores. */
    @Test
    void twoScoresOfTheSameCustomersAgreeWithR() {
        SharedTable sgcc = SharedTable.withHeadings("sgcc/labels_and_scores.csv.gz", ",");
        double[] flag = sgcc.numbers("flag");
        boolean[] isDefault = new boolean[flag.length];
        for (int i = 0; i < flag.length; i++) {
            isDefault[i] = flag[i] == 1;
        }
        // Theirs is high for theft.
        long[] raw = twicePlacements(
                Arrays.stream(sgcc.numbers("A0_RawStat")).map(s -> -s).toArray(), isDefault);
        long[] expert = twicePlacements(
                Arrays.stream(sgcc.numbers("expert_b_TCN")).map(s -> -s).toArray(), isDefault);
        AucComparison found = AucComparison.of(
                placements(raw, isDefault),
                placements(expert, isDefault),
                products(raw, expert, isDefault, false),
                products(raw, expert, isDefault, true));

        assertThat(found.first().auc()).isCloseTo(0.740626154, within(5e-10));
        assertThat(Math.sqrt(found.first().aucVariance())).isCloseTo(0.004623197, within(5e-10));
        assertThat(found.second().auc()).isCloseTo(0.913163478, within(5e-10));
        assertThat(Math.sqrt(found.second().aucVariance())).isCloseTo(0.002692227, within(5e-10));
        assertThat(found.covariance()).isCloseTo(4.39661026e-6, within(5e-15));
        assertThat(found.z()).isCloseTo(-38.746690752, within(5e-10));
        assertThat(found.pValue()).isLessThan(1e-300);
        assertThat(found.first().interval(0.95).holds(0.735)).isTrue();
    }

    /**
     * By hand: good 2 and 4, default 1 and 3. Twice the placements: good 2 -> 2, 4 -> 4; default 1 -> 4, 3 -> 2. AUC 6 / 8.
     * Halves over two: good 0.5 and 1, variance 1/8; default 1 and 0.5, 1/8; (1/8) / 2 + (1/8) / 2 = 1/8.
     */
    @Test
    void fourCasesByHand() {
        Placements found =
                new Placements(2, 2, BigInteger.valueOf(6), BigInteger.valueOf(4 + 16), BigInteger.valueOf(16 + 4));

        assertThat(found.auc()).isEqualTo(0.75);
        assertThat(found.aucVariance()).isCloseTo(0.125, within(1e-15));
        assertThat(found.interval(0.95).upper()).isEqualTo(1);
    }

    @Test
    void aScoreComparedWithItselfDoesNotDiffer() {
        boolean[] isDefault = {true, false, true, false, false};
        long[] twice = twicePlacements(new double[] {1, 2, 2, 3, 5}, isDefault);
        Placements one = placements(twice, isDefault);
        AucComparison found = AucComparison.of(one, one, one.goodSquares(), one.defaultSquares());

        assertThat(found.z()).isZero();
        assertThat(found.pValue()).isEqualTo(1);
    }

    @Test
    void aClassOfOneCaseHasNoVariance() {
        assertThatThrownBy(() -> new Placements(5, 1, BigInteger.ONE, BigInteger.ONE, BigInteger.ONE))
                .hasMessage("There must be two good and two defaulted cases, found 5 and 1");
    }
}
