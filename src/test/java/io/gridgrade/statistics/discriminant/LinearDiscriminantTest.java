package io.gridgrade.statistics.discriminant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class LinearDiscriminantTest {
    private static final Percentage NINE_DIGITS = Percentage.withPercentage(1e-7);

    /**
     * By hand. Good: (0,0) (2,0) (0,2) (2,2), mean (1,1); bad: (4,2) (6,2) (4,4) (6,4), mean (5,3). In both classes the
     * squares about the mean sum to 4 and 4, the products to 0; so S = (4 + 4) / (8 - 2) = 4/3 on the diagonal, 0 off it.
     * m1 - m2 = (-4,-2); a = 3/4 (-4,-2) = (-3, -1.5); cut = 1/2 a'(6,4) = (-18 - 6) / 2 = -12; D2 = 12 + 3 = 15.
     * D(0,0) = 12; D(3,2) = -9 - 3 + 12 = 0: the midpoint.
     */
    private static Cases byHand() {
        return new Cases(2)
                .add("good", new long[][] {{0, 0}, {2, 0}, {0, 2}, {2, 2}})
                .add("bad", new long[][] {{4, 2}, {6, 2}, {4, 4}, {6, 4}});
    }

    @Test
    void theExampleWorkedByHand() {
        TwoClassDiscriminant formula = byHand().fit().between("good", "bad");

        assertThat(formula.direction().get(0)).isCloseTo(-3, NINE_DIGITS);
        assertThat(formula.direction().get(1)).isCloseTo(-1.5, NINE_DIGITS);
        assertThat(formula.cut()).isCloseTo(-12, NINE_DIGITS);
        assertThat(formula.distanceSquared()).isCloseTo(15, NINE_DIGITS);
        assertThat(formula.score(0, 0)).isCloseTo(12, NINE_DIGITS);
        assertThat(formula.score(3, 2)).isCloseTo(0, within(1e-12));
    }

    @Test
    void theOtherOrientationTurnsTheSign() {
        LinearDiscriminant fit = byHand().fit();

        assertThat(fit.between("bad", "good").score(1, 5))
                .isCloseTo(-fit.between("good", "bad").score(1, 5), NINE_DIGITS);
    }

    /** Even odds and costs: threshold 0. Nine good to one bad, a missed bad one ten times as dear: ln(0.1 x 10 / 0.9). */
    @Test
    void priorsAndCostsMoveTheThreshold() {
        assertThat(TwoClassDiscriminant.threshold(0.5, 1, 1)).isZero();
        assertThat(TwoClassDiscriminant.threshold(0.9, 10, 1)).isCloseTo(Math.log(1 / 0.9), NINE_DIGITS);
        assertThat(TwoClassDiscriminant.posterior(TwoClassDiscriminant.threshold(0.9, 1, 1), 0.9))
                .isCloseTo(0.5, NINE_DIGITS);
        // The posterior by formula (1) is that of the classification functions.
        LinearDiscriminant fit = byHand().fit();
        RealVector priors = new ArrayRealVector(new double[] {0.8, 0.2});
        ClassificationFunctions functions = fit.classificationFunctions(priors);
        assertThat(functions.posterior(3.3, 2.1).getEntry(0))
                .isCloseTo(
                        TwoClassDiscriminant.posterior(
                                fit.between("good", "bad").score(3.3, 2.1), 0.8),
                        NINE_DIGITS);
        // A miss of a bad case four times as dear makes up for the prior of 4 to 1: the midpoint is even again.
        assertThat(functions
                        .posteriorWithCosts(new ArrayRealVector(new double[] {1, 4}), 3, 2)
                        .getEntry(1))
                .isCloseTo(0.5, NINE_DIGITS);
        assertThat(functions.classOf(3, 2)).isEqualTo("good");
    }

    @Test
    void featuresThatCannotHelpAreLeftOutAndNamed() {
        // x1 is 7 everywhere; x3 = x0 + 2 x2.
        LinearDiscriminant fit = new Cases(4)
                .add("good", new long[][] {{0, 7, 0, 0}, {2, 7, 0, 2}, {0, 7, 2, 4}, {2, 7, 2, 6}})
                .add("bad", new long[][] {{4, 7, 2, 8}, {6, 7, 2, 10}, {4, 7, 4, 12}, {6, 7, 4, 14}})
                .fit();

        assertThat(fit.features()).containsExactly("x0", "x2");
        assertThat(fit.excluded())
                .containsEntry("x1", "constant within the classes")
                .containsEntry("x3", "collinear with the features before it")
                .hasSize(2);
        assertThat(fit.between("good", "bad").distanceSquared()).isCloseTo(15, NINE_DIGITS);
    }

    @Test
    void withoutAnyUsefulFeatureItRefuses() {
        Cases cases = new Cases(1).add("good", new long[][] {{1}, {1}}).add("bad", new long[][] {{1}, {1}});

        assertThatThrownBy(cases::fit)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("No feature is left to tell the classes apart: {x0=constant within the classes}");
    }

    @Test
    void theOrderOfTheCasesChangesNoBit() {
        List<long[]> rows = random(200, 5, 1);
        LinearDiscriminant straight = threeFeatures(rows).fit();
        Collections.shuffle(rows.subList(0, 100), new Random(2));
        LinearDiscriminant shuffled = threeFeatures(rows).fit();

        assertThat(shuffled.statistics().canonicalText())
                .isEqualTo(straight.statistics().canonicalText());
        assertThat(shuffled.between("a", "b")).isEqualTo(straight.between("a", "b"));
    }

    @Test
    void theUnitOfAFeatureChangesNeitherScoreNorDistance() {
        Cases cases = threeFeatures(random(200, 5, 3));
        TwoClassDiscriminant plain = cases.fit().between("a", "b");
        TwoClassDiscriminant scaled = cases.fit(4, 0, 9).between("a", "b");

        assertThat(scaled.distanceSquared()).isCloseTo(plain.distanceSquared(), NINE_DIGITS);
        assertThat(scaled.score(120e-4, 130, 140e-9)).isCloseTo(plain.score(120, 130, 140), NINE_DIGITS);
    }

    @Test
    void anyInvertibleMapOfTheFeaturesLeavesTheDistance() {
        List<long[]> rows = random(200, 5, 4);
        List<long[]> mapped = new ArrayList<>();
        for (long[] row : rows) {
            mapped.add(new long[] {3 * row[0] + row[1] + 11, row[1] - 2 * row[2], row[0] + row[2] - 5});
        }

        assertThat(threeFeatures(mapped).fit().between("a", "b").distanceSquared())
                .isCloseTo(threeFeatures(rows).fit().between("a", "b").distanceSquared(), NINE_DIGITS);
    }

    /** The paper's "regression" and "characteristic root" give the same direction as formula (1), up to a factor. */
    @Test
    void regressionAndCharacteristicRootGiveTheSameDirection() {
        List<long[]> rows = random(120, 5, 5);
        LinearDiscriminant fit = threeFeatures(rows).fit();
        List<Double> direction = fit.between("b", "a").direction();

        OLSMultipleLinearRegression regression = new OLSMultipleLinearRegression();
        double[][] x = new double[rows.size()][];
        double[] y = new double[rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            x[i] = new double[] {rows.get(i)[0], rows.get(i)[1], rows.get(i)[2]};
            y[i] = i < rows.size() / 2 ? 0 : 1;
        }
        regression.newSampleData(y, x);
        double[] slopes = regression.estimateRegressionParameters();
        RealVector root = fit.canonical().scaling().getColumnVector(0);
        for (int i = 1; i < 3; i++) {
            double ratio = direction.get(i) / direction.get(0);
            assertThat(slopes[i + 1] / slopes[1]).isCloseTo(ratio, NINE_DIGITS);
            assertThat(root.getEntry(i) / root.getEntry(0)).isCloseTo(ratio, NINE_DIGITS);
        }
        // And the root itself: D2 n1 n2 / (n (n - 2)).
        double n = rows.size();
        assertThat(fit.canonical().eigenvalues().getEntry(0))
                .isCloseTo(fit.between("b", "a").distanceSquared() * (n / 2) * (n / 2) / (n * (n - 2)), NINE_DIGITS);
    }

    @Test
    void hugeValuesLoseNoDigit() {
        long offset = 3_000_000_000L;
        Cases near = new Cases(1).add("good", new long[][] {{0}, {1}, {2}}).add("bad", new long[][] {{3}, {4}, {5}});
        Cases far = new Cases(1)
                .add("good", new long[][] {{offset}, {offset + 1}, {offset + 2}})
                .add("bad", new long[][] {{offset + 3}, {offset + 4}, {offset + 5}});

        // Sums of squares near 1e19 in doubles would leave nothing of a variance of 1.
        assertThat(far.fit().withinCovariance().getEntry(0, 0)).isEqualTo(1.0);
        assertThat(far.fit().between("good", "bad").distanceSquared())
                .isEqualTo(near.fit().between("good", "bad").distanceSquared());
    }

    private static Cases threeFeatures(List<long[]> rows) {
        int half = rows.size() / 2;
        return new Cases(3)
                .add("a", rows.subList(0, half).toArray(new long[0][]))
                .add("b", rows.subList(half, rows.size()).toArray(new long[0][]));
    }

    /** Correlated rows; those of the second half lie higher. */
    private static List<long[]> random(int count, int shift, int seed) {
        Random random = new Random(seed);
        List<long[]> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long common = random.nextInt(20);
            long up = i < count / 2 ? 0 : shift;
            rows.add(new long[] {
                100 + common + random.nextInt(10) + up, common + random.nextInt(30), random.nextInt(50) + 2 * up
            });
        }
        return rows;
    }
}
