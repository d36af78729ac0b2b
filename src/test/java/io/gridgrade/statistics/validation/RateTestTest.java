package io.gridgrade.statistics.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class RateTestTest {
    /** The three grades of the tests of the package meliora, whose probabilities are printed to eight digits. */
    @Test
    void jeffreysAndBinomialAgreeWithThePublishedFigures() {
        List<RateTest> grades = List.of(
                new RateTest(406, 55, 0.10342906),
                new RateTest(480, 41, 0.09952396),
                new RateTest(114, 10, 0.09571932));

        assertThat(grades.get(0).jeffreys()).isCloseTo(0.01995857, within(5e-9));
        assertThat(grades.get(1).jeffreys()).isCloseTo(0.84955196, within(5e-9));
        assertThat(grades.get(2).jeffreys()).isCloseTo(0.59864873, within(1e-7));
        assertThat(grades.get(0).binomial()).isCloseTo(0.02389227, within(5e-9));
        assertThat(grades.get(1).binomial()).isCloseTo(0.86744061, within(5e-9));
        assertThat(grades.get(2).binomial()).isCloseTo(0.66055279, within(1e-7));
        assertThat(grades.get(0).light()).isEqualTo(Light.AMBER);
        assertThat(grades.get(1).light()).isEqualTo(Light.GREEN);
        assertThat(new RateTest(1000, 18, 0.01).jeffreys()).isCloseTo(0.0098318400, within(5e-11));
        assertThat(new RateTest(1000, 18, 0.01).light()).isEqualTo(Light.RED);
        assertThat(new RateTest(100, 0, 0.05).jeffreys()).isCloseTo(0.9986584379, within(5e-11));
        assertThat(new RateTest(100, 0, 0.05).light()).isEqualTo(Light.HIGH);
    }

    @Test
    void aGradeOfWhichNothingCanBeKnownHasNoVerdict() {
        assertThat(new RateTest(0, 0, 0.05).light()).isEqualTo(Light.NONE);
        assertThat(new RateTest(20, 0, 0.0025).light()).isEqualTo(Light.NONE);
        assertThatThrownBy(() -> new RateTest(3, 4, 0.1))
                .hasMessage("There must be 0 to count defaults and a probability, found 4 of 3 and 0.1");
    }

    /**
     * Pluto and Tasche's example: grades of 100, 400 and 300, none defaulted. At 90 % the bound of the best is that of all
     * 800: 1 - 0.1^(1/800) = 0.29 %, of the middle one 700: 0.33 %, of the worst 300: 0.76 %.
     */
    @Test
    void boundsWithoutADefault() {
        List<Double> bounds = LowDefaultBound.of(
                List.of(
                        new LowDefaultBound.Grade(100, 0),
                        new LowDefaultBound.Grade(400, 0),
                        new LowDefaultBound.Grade(300, 0)),
                0.9);

        assertThat(bounds.get(0)).isCloseTo(1 - Math.pow(0.1, 1.0 / 800), within(1e-12));
        assertThat(bounds.get(1)).isCloseTo(0.0033, within(5e-5));
        assertThat(bounds.get(2)).isCloseTo(0.0076, within(5e-5));
    }

    /** The same with 2 defaults in the middle grade and 1 in the worst; at 90 %: 0.83, 0.95 and 1.29 %. */
    @Test
    void boundsWithAFewDefaults() {
        List<Double> bounds = LowDefaultBound.of(
                List.of(
                        new LowDefaultBound.Grade(100, 0),
                        new LowDefaultBound.Grade(400, 2),
                        new LowDefaultBound.Grade(300, 1)),
                0.9);

        assertThat(bounds.get(0)).isCloseTo(0.0083, within(5e-5));
        assertThat(bounds.get(1)).isCloseTo(0.0095, within(5e-5));
        assertThat(bounds.get(2)).isCloseTo(0.0129, within(5e-5));
    }

    @Test
    void anIntervalOfARateReachesToTheEndWhereNothingWasSeen() {
        assertThat(Interval.ofRate(0, 20, 0.95).lower()).isZero();
        assertThat(Interval.ofRate(20, 20, 0.95).upper()).isEqualTo(1);
        assertThat(Interval.ofRate(5, 20, 0.95).holds(0.25)).isTrue();
    }

    /** 20 of 100 against 10 of 100: ratio 2, error of its logarithm root(1/20 - 1/100 + 1/10 - 1/100) = 0.3606. */
    @Test
    void theRatioOfTwoRatesHasItsInterval() {
        RateRatio found = RateRatio.of(20, 100, 10, 100, 0.95);

        assertThat(found.ratio()).isCloseTo(2, within(1e-12));
        assertThat(found.interval().lower()).isCloseTo(2 * Math.exp(-1.959964 * Math.sqrt(0.13)), within(1e-6));
        assertThat(RateRatio.of(0, 100, 10, 100, 0.95).ratio()).isCloseTo(0.5 / 10.5, within(1e-12));
    }
}
