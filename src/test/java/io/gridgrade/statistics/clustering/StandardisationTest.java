package io.gridgrade.statistics.clustering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

class StandardisationTest {
    /** 1.2, 1.4, 1.9 in tenths: 12 + 14 + 19 = 45, squares 701; mean 1.5; variance (701 - 45 x 45 / 3) / 2 / 100 = 0.13. */
    @Test
    void meanAndDeviationComeFromExactSums() {
        Standardisation found = Standardisation.of(3, BigInteger.valueOf(45), BigInteger.valueOf(701), 10)
                .orElseThrow();

        assertThat(found.mean()).isEqualTo(1.5);
        assertThat(found.deviation()).isCloseTo(Math.sqrt(0.13), within(1e-15));
    }

    @Test
    void aFeatureWithoutSpreadHasNone() {
        assertThat(Standardisation.of(4, BigInteger.valueOf(28), BigInteger.valueOf(196), 1))
                .isEmpty();
        assertThat(Standardisation.of(1, BigInteger.ONE, BigInteger.ONE, 1)).isEmpty();
        assertThat(Standardisation.of(0, BigInteger.ZERO, BigInteger.ZERO, 1)).isEmpty();
    }

    @Test
    void aCentreIsTheMeanRoundedToTheNextPart() {
        assertThat(Centre.mean(4, List.of(BigInteger.valueOf(10), BigInteger.valueOf(-7))))
                .isEqualTo(new Centre(List.of(2L, -2L)));
    }
}
