package io.gridgrade.statistics.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class StabilityTest {
    @Test
    void theStabilityIndexComparesShares() {
        StabilityIndex found =
                StabilityIndex.of(List.of(100L, 200L, 400L, 200L, 100L), List.of(12L, 18L, 38L, 20L, 12L));

        assertThat(found.value()).isCloseTo(0.0104259385, within(5e-11));
        assertThat(found.light()).isEqualTo(Light.GREEN);
        assertThat(StabilityIndex.of(List.of(0L, 5L), List.of(0L, 9L)).value()).isZero();
        assertThat(StabilityIndex.of(List.of(0L, 5L), List.of(9L, 0L)).light()).isEqualTo(Light.RED);
        assertThatThrownBy(() -> StabilityIndex.of(List.of(0L, 0L), List.of(1L, 2L)))
                .hasMessage(
                        "Both sides must have the same classes and a case, found 2 and 2 classes, 0.0 and 3.0 cases");
    }

    /** The ECB's index and the plain one differ by much: 0.163 and 0.26 of the same grades. */
    @Test
    void concentrationHasTwoDefinitions() {
        Concentration initial = Concentration.of(List.of(100L, 200L, 400L, 200L, 100L));
        Concentration now = Concentration.of(List.of(60L, 150L, 500L, 230L, 60L));

        assertThat(initial.variation()).isCloseTo(0.5477225575, within(5e-11));
        assertThat(initial.index()).isCloseTo(0.1630160831, within(5e-11));
        assertThat(initial.plainIndex()).isCloseTo(0.26, within(1e-12));
        assertThat(now.variation()).isCloseTo(0.8142481194, within(5e-11));
        assertThat(now.index()).isCloseTo(0.3160253628, within(5e-11));
        assertThat(now.riseSince(initial).z()).isCloseTo(0.6070468946, within(5e-11));
        assertThat(now.riseSince(initial).pValue()).isCloseTo(0.2719098957, within(5e-11));
    }

    /** The counts and bandwidths that MathWorks prints. */
    @Test
    void theBandwidthsOfAMigrationMatrixAgree() {
        MigrationMatrix found = new MigrationMatrix(List.of(
                List.of(10L, 8L, 15L, 9L, 10L),
                List.of(11L, 9L, 13L, 9L, 8L),
                List.of(0L, 10L, 10L, 11L, 10L),
                List.of(0L, 0L, 9L, 11L, 11L),
                List.of(0L, 0L, 0L, 11L, 10L)));

        assertThat(found.lowerBandwidth().orElseThrow()).isCloseTo(0.33064516, within(5e-9));
        assertThat(found.upperBandwidth().orElseThrow()).isCloseTo(0.60660661, within(5e-9));
        assertThat(found.stayed()).isCloseTo(50.0 / 195, within(1e-12));
        assertThat(found.bulges(0.05)).isEmpty();
    }

    /** Nobody moves by one grade and half by two: the far cell bulges. */
    @Test
    void aCellThatHoldsMoreThanTheNearerOneIsFound() {
        MigrationMatrix found =
                new MigrationMatrix(List.of(List.of(50L, 0L, 50L), List.of(0L, 100L, 0L), List.of(0L, 0L, 100L)));

        assertThat(found.bulges(0.05)).hasSize(1);
        MigrationMatrix.Bulge bulge = found.bulges(0.05).get(0);
        assertThat(bulge.from()).isZero();
        assertThat(bulge.to()).isEqualTo(2);
        // (0 - 0.5) / root(0.25 / 100) = -10.
        assertThat(bulge.z()).isCloseTo(-10, within(1e-9));
        assertThat(new MigrationMatrix(List.of(List.of(5L, 0L), List.of(0L, 5L))).upperBandwidth())
                .isEmpty();
    }

    /**
     * By hand, 2 by 2: 20 5 / 10 15: agreement 35/50, by chance (25 x 30 + 25 x 20) / 2500 = 1/2: kappa 0.4. Of two classes
     * Spearman's is the phi coefficient: (20 x 15 - 5 x 10) / root(25 x 25 x 30 x 20) = 0.408248.
     */
    @Test
    void kappaAndSpearmanByHand() {
        Agreement found = Agreement.of(List.of(List.of(20L, 5L), List.of(10L, 15L)));

        assertThat(found.weightedKappa()).isCloseTo(0.4, within(1e-12));
        assertThat(found.spearman()).isCloseTo(250 / Math.sqrt(375_000), within(1e-12));
        Agreement same = Agreement.of(List.of(List.of(3L, 0L, 0L), List.of(0L, 5L, 0L), List.of(0L, 0L, 2L)));
        assertThat(same.weightedKappa()).isEqualTo(1);
        assertThat(same.spearman()).isCloseTo(1, within(1e-12));
    }

    /**
     * How 91 couples answered, wife by husband (A. Agresti, "Categorical Data Analysis"): R's vcd prints the weighted kappa
     * 0.2374.
     */
    @Test
    void weightedKappaOfATableThatIsPrintedInBooks() {
        Agreement found = Agreement.of(List.of(
                List.of(7L, 7L, 2L, 3L), List.of(2L, 8L, 3L, 7L), List.of(1L, 5L, 4L, 9L), List.of(2L, 8L, 9L, 14L)));

        assertThat(found.weightedKappa()).isCloseTo(0.2374, within(5e-5));
        assertThat(found.same()).isCloseTo(33 / 91.0, within(1e-12));
        assertThat(found.near()).isCloseTo(68 / 91.0, within(1e-12));
    }

    /** Of equal margins it is Pearson's correlation of the classes' numbers (J. L. Fleiss and J. Cohen, 1973). */
    @Test
    void quadraticKappaOfEqualMarginsIsACorrelation() {
        List<List<Long>> table = List.of(List.of(7L, 2L, 1L), List.of(2L, 6L, 2L), List.of(1L, 2L, 7L));

        // Sum of (i - 1)(j - 1) over the cases: 7 + 7 - 1 - 1 = 12; of the squares 20.
        assertThat(Agreement.of(table).quadraticKappa()).isCloseTo(12 / 20.0, within(1e-12));
        assertThat(Agreement.of(table).spearman()).isCloseTo(12 / 20.0, within(1e-12));
    }

    /** The example of scipy.stats.kendalltau: 12 2 1 12 2 against 1 4 7 1 0 gives -0.4714045. */
    @Test
    void kendallsTauWithTiesIsThatOfScipy() {
        // Rows are 1, 2 and 12, columns 0, 1, 4 and 7; a row that nobody is in makes it square.
        Agreement found = Agreement.of(List.of(
                List.of(0L, 0L, 0L, 1L), List.of(1L, 0L, 1L, 0L), List.of(0L, 2L, 0L, 0L), List.of(0L, 0L, 0L, 0L)));

        assertThat(found.kendall()).isCloseTo(-0.47140452079103173, within(1e-15));
        assertThat(Agreement.of(List.of(List.of(3L, 0L), List.of(0L, 4L))).kendall())
                .isEqualTo(1);
        assertThat(Agreement.of(List.of(List.of(0L, 3L), List.of(4L, 0L))).kendall())
                .isEqualTo(-1);
        assertThat(Agreement.of(List.of(List.of(3L, 0L), List.of(4L, 0L))).kendall())
                .isZero();
    }
}
