package io.gridgrade.statistics.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class DiscriminationTest {
    /** Good at 3, 2; default at 2, 1: of 4 pairs 3 in order and 1 tied, 7 of 8; the gap is widest above 1 or 2: a half. */
    @Test
    void tiesCountHalf() {
        Discrimination found = Discrimination.of(2, 2, BigInteger.valueOf(7), BigInteger.valueOf(2));

        assertThat(found.auc()).isEqualTo(0.875);
        assertThat(found.gini()).isCloseTo(0.75, within(1e-15));
        assertThat(found.ks()).isEqualTo(0.5);
    }

    @Test
    void oneClassAloneIsRefused() {
        assertThatThrownBy(() -> Discrimination.of(5, 0, BigInteger.ZERO, BigInteger.ZERO))
                .hasMessage("There must be good and defaulted cases, found 5 and 0");
    }
}
