package io.gridgrade.validation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SectionTest {
    @Test
    void aHalfIsRoundedAsInPrint() {
        assertThat(Section.figure(56.25, 1)).isEqualByComparingTo("56.3");
        assertThat(Section.figure(-56.25, 1)).isEqualByComparingTo("-56.3");
        assertThat(Section.figure(Double.NaN, 1)).isNull();
    }
}
