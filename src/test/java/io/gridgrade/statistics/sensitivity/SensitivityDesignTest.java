package io.gridgrade.statistics.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class SensitivityDesignTest {
    private static final long SEED = 20240601;

    /**
     * T. Ishigami and T. Homma, 1990, with a = 7 and b = 0.1. Exact: first order .313905191, .442411145, 0; total .557588855,
     * .442411145, .243683664. With 8192 base points every index is within 0.005.
     */
    @Test
    void theIndicesOfIshigamisFunctionAreTheExactOnes() {
        List<Sensitivity> found = sensitivities(3, 8192, SensitivityDesignTest::ishigami);

        double[] first = {.313905191, .442411145, 0};
        double[] total = {.557588855, .442411145, .243683664};
        for (int i = 0; i < 3; i++) {
            assertThat(found.get(i).firstOrder()).isCloseTo(first[i], within(0.005));
            assertThat(found.get(i).total()).isCloseTo(total[i], within(0.005));
        }
    }

    /** Another seed is another sample, and says the same. */
    @Test
    void theSeedDecidesTheSampleAndNotTheAnswer() {
        SensitivityDesign one = SensitivityDesign.of(3, 4096, 1);
        SensitivityDesign same = SensitivityDesign.of(3, 4096, 1);
        SensitivityDesign other = SensitivityDesign.of(3, 4096, 2);

        assertThat(one.rows().get(7))
                .containsExactly(same.rows().get(7))
                .isNotEqualTo(other.rows().get(7));
        assertThat(sensitivities(other, SensitivityDesignTest::ishigami).get(1).firstOrder())
                .isCloseTo(.442411145, within(0.01));
    }

    /**
     * y = 3 x1 - x2 + 0 x3: the elementary effects are the coefficients, everywhere. Variances 9/12 and 1/12 are nine and one
     * tenth of the whole, and there is no interaction.
     */
    @Test
    void ofALinearAnswerTheEffectsAreItsCoefficients() {
        List<Sensitivity> found = sensitivities(3, 1024, x -> 3 * x[0] - x[1]);

        double[] coefficients = {3, -1, 0};
        double[] shares = {0.9, 0.1, 0};
        for (int i = 0; i < 3; i++) {
            assertThat(found.get(i).effectMean()).isCloseTo(coefficients[i], within(1e-9));
            assertThat(found.get(i).effectSize()).isCloseTo(Math.abs(coefficients[i]), within(1e-9));
            assertThat(found.get(i).effectSpread()).isCloseTo(0, within(1e-6));
            assertThat(found.get(i).firstOrder()).isCloseTo(shares[i], within(0.02));
            assertThat(found.get(i).total()).isCloseTo(shares[i], within(0.02));
        }
    }

    /** Ishigami's third input acts only with the first: its effects cancel out, and yet are not small. */
    @Test
    void anInputThatActsOnlyWithAnotherHasASpreadAndNoMean() {
        Sensitivity third =
                sensitivities(3, 4096, SensitivityDesignTest::ishigami).get(2);

        assertThat(Math.abs(third.effectMean())).isLessThan(0.5);
        assertThat(third.effectSize()).isGreaterThan(2);
        assertThat(third.effectSpread()).isGreaterThan(third.effectSize());
    }

    @Test
    void anAnswerThatNeverChangesHasNoIndexAndTooFewAnswersAreRefused() {
        SensitivityDesign design = SensitivityDesign.of(2, 8, SEED);

        assertThat(sensitivities(design, x -> 5).get(0).firstOrder()).isNaN();
        assertThatThrownBy(() -> design.of(new double[3])).hasMessage("Expected 32 answers, one a row, found 3");
    }

    private static double ishigami(double[] x) {
        double one = Math.PI * (2 * x[0] - 1);
        double two = Math.PI * (2 * x[1] - 1);
        double three = Math.PI * (2 * x[2] - 1);
        return Math.sin(one) + 7 * Math.pow(Math.sin(two), 2) + 0.1 * Math.pow(three, 4) * Math.sin(one);
    }

    private static List<Sensitivity> sensitivities(int inputs, int points, ToDoubleFunction<double[]> answer) {
        return sensitivities(SensitivityDesign.of(inputs, points, SEED), answer);
    }

    private static List<Sensitivity> sensitivities(SensitivityDesign design, ToDoubleFunction<double[]> answer) {
        return design.of(design.rows().stream().mapToDouble(answer).toArray());
    }
}
