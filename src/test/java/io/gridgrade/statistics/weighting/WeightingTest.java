package io.gridgrade.statistics.weighting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class WeightingTest {
    private static final Offset<Double> DIGITS = within(5e-9);

    /** Computed with R 4.2.2. */
    @Test
    void judgementsAreWeighedByTheirPrincipalVector() {
        PairwiseComparison found = PairwiseComparison.of(new double[][] {{1, 3, 5}, {0, 1, 2}, {0, 0, 1}});

        assertThat(found.weights()[0]).isEqualTo(.64832901, DIGITS);
        assertThat(found.weights()[1]).isEqualTo(.22965079, DIGITS);
        assertThat(found.weights()[2]).isEqualTo(.12202019, DIGITS);
        assertThat(found.principalEigenvalue()).isEqualTo(3.003695, within(5e-7));
        assertThat(found.consistencyRatio()).isEqualTo(.003185, within(5e-7));
    }

    @Test
    void judgementsThatAgreeHaveNoContradiction() {
        PairwiseComparison found =
                PairwiseComparison.of(new double[][] {{1, 2, 4, 8}, {0, 1, 2, 4}, {0, 0, 1, 2}, {0, 0, 0, 1}});

        assertThat(found.weights()[0]).isEqualTo(8 / 15.0, within(1e-12));
        assertThat(found.principalEigenvalue()).isEqualTo(4, within(1e-12));
        assertThat(found.consistencyRatio()).isEqualTo(0, within(1e-12));
        assertThat(PairwiseComparison.of(new double[][] {{1, 9}, {0, 1}}).consistencyRatio())
                .isZero();
        assertThat(PairwiseComparison.of(new double[][] {{1}}).weights()).containsExactly(1);
    }

    /** Of weights 8 4 2 1 one judgement is turned round: 1 over 4 in the place of 4. */
    @Test
    void theWorstJudgementIsFoundWithItsMend() {
        PairwiseComparison found =
                PairwiseComparison.of(new double[][] {{1, 2, 4, 8}, {0, 1, 2, .25}, {0, 0, 1, 2}, {0, 0, 0, 1}});

        assertThat(found.consistencyRatio()).isGreaterThan(PairwiseComparison.CONSISTENCY_RATIO_MAX);
        PairwiseComparison.Mend mend = found.worst();
        assertThat(mend.first()).isEqualTo(1);
        assertThat(mend.second()).isEqualTo(3);
        assertThat(mend.judgement()).isEqualTo(4);
        assertThat(mend.consistencyRatio()).isEqualTo(0, within(1e-12));
    }

    @Test
    void whatIsNoJudgementIsRefused() {
        assertThatThrownBy(() -> PairwiseComparison.of(new double[][] {{1, 0}, {0, 1}}))
                .hasMessageContaining("above 0");
        assertThatThrownBy(() -> PairwiseComparison.of(new double[16][16])).hasMessageContaining("1 to 15");
    }

    /** Computed with R 4.2.2. */
    @Test
    void columnsAreWeighedByWhatTheyTellApart() {
        double[][] columns = {{.9, .8, .4, .95}, {.2, .4, .9, .1}, {.7, .6, .65, .7}};
        double[] weights = EntropyWeights.of(Arrays.stream(columns)
                .mapToDouble(column -> EntropyWeights.entropy(column, new long[] {1, 1, 1, 1}))
                .toArray());

        assertThat(weights[0]).isEqualTo(.1374422628, within(5e-11));
        assertThat(weights[1]).isEqualTo(.8565609650, within(5e-11));
        assertThat(weights[2]).isEqualTo(.0059967722, within(5e-11));
    }

    @Test
    void equalCasesAreToldByTheirCountAndWeighNothing() {
        assertThat(EntropyWeights.entropy(new double[] {.2, .9}, new long[] {2, 1}))
                .isEqualTo(EntropyWeights.entropy(new double[] {.2, .2, .9}, new long[] {1, 1, 1}), within(1e-15));
        assertThat(EntropyWeights.entropy(new double[] {80}, new long[] {1000})).isEqualTo(1, within(1e-15));
        assertThat(EntropyWeights.entropy(new double[] {0, 5}, new long[] {9, 1}))
                .isZero();
        assertThat(EntropyWeights.entropy(new double[] {}, new long[] {})).isEqualTo(1);
        assertThat(EntropyWeights.of(new double[] {1, 1})).containsExactly(0, 0);
        assertThatThrownBy(() -> EntropyWeights.entropy(new double[] {-1}, new long[] {1}))
                .hasMessageContaining("0 or more");
    }

    /** (.5 .3 .2) and (.2 .2 .6): products .10 .06 .12 of .28; the mean of 3 parts and 1 part. */
    @Test
    void twoSetsOfWeightsAreCombined() {
        double[] first = {.5, .3, .2};
        double[] second = {.2, .2, .6};

        assertThat(CombinedWeights.product(first, second))
                .containsExactly(new double[] {.10 / .28, .06 / .28, .12 / .28}, within(1e-15));
        assertThat(CombinedWeights.linear(first, second, .75))
                .containsExactly(new double[] {.425, .275, .3}, within(1e-15));
        assertThat(CombinedWeights.product(new double[] {1, 0}, new double[] {0, 1}))
                .containsExactly(0, 0);
        assertThatThrownBy(() -> CombinedWeights.linear(first, second, 1.5)).hasMessageContaining("0 to 1");
    }
}
