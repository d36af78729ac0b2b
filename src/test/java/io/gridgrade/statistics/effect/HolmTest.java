package io.gridgrade.statistics.effect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HolmTest {
    /** R: p.adjust(c(.01, .04, .03, .005), "holm") is .03 .06 .06 .02; none is above 1 or below a smaller one. */
    @Test
    void theSmallestCountsForAllAndEachNextForOneLess() {
        double[] adjusted = Holm.adjust(new double[] {0.01, 0.04, 0.03, 0.005});
        assertThat(adjusted).containsExactly(0.03, 0.06, 0.06, 0.02);
        assertThat(Holm.adjust(new double[] {0.9, 0.8})).containsExactly(1, 1);
        assertThat(Holm.adjust(new double[0])).isEmpty();
    }
}
