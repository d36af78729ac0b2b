package io.gridgrade.statistics.discriminant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.gridgrade.statistics.SharedTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealVector;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** The discriminant's diagnostics beside R 4.2.2 with MASS and scikit-learn. */
class RigourTest {
    private static final Percentage NINE_DIGITS = Percentage.withPercentage(1e-7);

    /** Rows of whole numbers by class, classes in the order of the file. */
    private record Sample(Map<String, List<long[]>> rows, int decimals) {
        static Sample of(SharedTable table, int classColumn, List<Integer> columns, int decimals) {
            Map<String, List<long[]>> rows = new LinkedHashMap<>();
            for (String[] row : table.rows()) {
                rows.computeIfAbsent(row[classColumn], code -> new ArrayList<>())
                        .add(columns.stream()
                                .mapToLong(
                                        column -> Math.round(Double.parseDouble(row[column]) * Math.pow(10, decimals)))
                                .toArray());
            }
            return new Sample(rows, decimals);
        }

        LinearDiscriminant fit() {
            int size = rows.values().iterator().next().get(0).length;
            Cases cases = new Cases(size);
            rows.forEach((code, of) -> cases.add(code, of.toArray(new long[0][])));
            int[] places = new int[size];
            Arrays.fill(places, decimals);
            return cases.fit(places);
        }

        double[] values(long[] row) {
            return Arrays.stream(row)
                    .mapToDouble(x -> x / Math.pow(10, decimals))
                    .toArray();
        }

        /** Cases of each class by the class that they are put into without them: [own][found]. */
        int[][] leaveOneOut(LinearDiscriminant fit, RealVector weights) {
            LeaveOneOut without = new LeaveOneOut(fit);
            List<String> codes =
                    fit.statistics().classes().stream().map(ClassSums::code).toList();
            int[][] confusion = new int[codes.size()][codes.size()];
            for (int c = 0; c < codes.size(); c++) {
                for (long[] row : rows.get(codes.get(c))) {
                    RealVector posterior = without.posterior(codes.get(c), weights, values(row));
                    confusion[c][posterior.getMaxIndex()]++;
                }
            }
            return confusion;
        }
    }

    private static Sample iris() {
        return Sample.of(SharedTable.withHeadings("iris_lda_reference/iris.csv", ","), 4, List.of(0, 1, 2, 3), 1);
    }

    @Test
    void irisHasTheRootsAndTestsOfTheReference() {
        LinearDiscriminant fit = iris().fit();
        CanonicalAnalysis canonical = fit.canonical();
        MultivariateTests tests = MultivariateTests.of(fit);

        assertThat(canonical.eigenvalues().getEntry(0)).isCloseTo(32.191929198, within(5e-9));
        assertThat(canonical.eigenvalues().getEntry(1)).isCloseTo(0.285391043, within(5e-9));
        assertThat(canonical.correlations().getEntry(0)).isCloseTo(0.984820894, within(5e-9));
        assertThat(canonical.correlations().getEntry(1)).isCloseTo(0.471197019, within(5e-9));
        assertThat(tests.wilks().statistic()).isCloseTo(0.0234386307, within(5e-10));
        assertThat(tests.wilks().f()).isCloseTo(199.15, within(5e-3));
        assertThat(tests.pillai().statistic()).isCloseTo(1.1919, within(5e-5));
        assertThat(tests.hotellingLawley().statistic()).isCloseTo(32.477, within(5e-4));
        assertThat(tests.roy().statistic()).isCloseTo(32.192, within(5e-4));
        assertThat(tests.roy().pValue()).isLessThan(1e-10);
        // R's summary.manova of iris: Pillai F 53.466 on 8 and 290, Hotelling-Lawley 580.53 on 8 and 286, Roy 1167 on
        // 4, 145.
        assertThat(tests.pillai().f()).isCloseTo(53.466, within(5e-3));
        assertThat(tests.pillai().freedomWithin()).isEqualTo(290);
        assertThat(tests.hotellingLawley().f()).isCloseTo(580.53, within(5e-2));
        assertThat(tests.hotellingLawley().freedomWithin()).isEqualTo(286);
        assertThat(tests.roy().f()).isCloseTo(1167, within(1.0));
        double turn = Math.signum(canonical.scaling().getEntry(0, 0));
        double[] standardised = {0.42695485, 0.52124168, -0.94725725, -0.57516077};
        double[] structure = {-0.22259594, 0.11901151, -0.70606538, -0.63317793};
        for (int i = 0; i < 4; i++) {
            assertThat(turn * canonical.standardised().getEntry(i, 0)).isCloseTo(standardised[i], within(5e-9));
            assertThat(turn * canonical.structure().getEntry(i, 0)).isCloseTo(structure[i], within(5e-9));
        }
        assertThat(canonical.proportionOfTrace().getEntry(0)).isCloseTo(0.9912126, within(5e-8));
    }

    @Test
    void irisFailsBoxesTestAsInTheReference() {
        BoxTest found = BoxTest.of(iris().fit());

        assertThat(found.m().orElseThrow()).isCloseTo(146.6632492, within(5e-8));
        assertThat(found.chiSquared().orElseThrow()).isCloseTo(140.9430499, within(5e-8));
        assertThat(found.freedom()).isEqualTo(20);
        assertThat(found.pValue().orElseThrow()).isLessThan(1e-12);
        assertThat(found.singular()).isEmpty();
    }

    @Test
    void irisHasTheDistancesOfTheReference() {
        List<ClassDistance> found = iris().fit().distances();

        assertThat(found).hasSize(3);
        assertThat(found.get(0).distanceSquared()).isCloseTo(89.8641856, within(5e-8));
        assertThat(found.get(1).distanceSquared()).isCloseTo(179.384713, within(5e-7));
        assertThat(found.get(2).distanceSquared()).isCloseTo(17.2010664, within(5e-8));
        // 50 x 50 / 100 x (147 - 4 + 1) / (147 x 4) x D2.
        assertThat(found.get(2).f()).isCloseTo(25 * 144 / (147.0 * 4) * 17.2010664, within(1e-5));
    }

    /** The closed form beside fitting 149 others 150 times. */
    @Test
    void leavingOneOutNeedsNoOtherFit() {
        Sample iris = iris();
        LinearDiscriminant fit = iris.fit();
        int[][] confusion = iris.leaveOneOut(fit, fit.priorsOfCases());

        assertThat(confusion).isDeepEqualTo(new int[][] {{50, 0, 0}, {0, 48, 2}, {0, 1, 49}});
        LeaveOneOut without = new LeaveOneOut(fit);
        RealVector priors = new ArrayRealVector(3, 1.0 / 3);
        for (int at : new int[] {0, 20, 33}) {
            Map<String, List<long[]>> fewer = new LinkedHashMap<>(iris.rows());
            List<long[]> others = new ArrayList<>(fewer.get("versicolor"));
            double[] left = iris.values(others.remove(at));
            fewer.put("versicolor", others);
            RealVector again =
                    new Sample(fewer, 1).fit().classificationFunctions(priors).posterior(left);
            RealVector found = without.posterior("versicolor", priors, left);
            for (int c = 0; c < 3; c++) {
                assertThat(found.getEntry(c)).isCloseTo(again.getEntry(c), within(1e-10));
            }
        }
    }

    @Test
    void altmanLeftOutErrsSixTimes() {
        Sample altman = Sample.of(SharedTable.withHeadings("altman66/bankruptcy.csv", ","), 0, List.of(1, 2), 1);
        LinearDiscriminant fit = altman.fit();

        assertThat(altman.leaveOneOut(fit, fit.priorsOfCases())).isDeepEqualTo(new int[][] {{27, 6}, {0, 33}});
    }

    @Test
    void aCaseAtTheMeanIsTypicalAndOneFarAwayIsNot() {
        LinearDiscriminant fit = iris().fit();
        double far = fit.distanceSquared("setosa", 50, 30, 10, 2);
        double[] mean = fit.means().getRow(0);

        assertThat(LeaveOneOut.typicality(fit.distanceSquared("setosa", mean), 4))
                .isCloseTo(1, within(1e-9));
        assertThat(LeaveOneOut.typicality(far, 4)).isZero();
        // chi-squared of 4: 9.4877 leaves 5 %.
        assertThat(LeaveOneOut.typicality(9.487729, 4)).isCloseTo(0.05, within(1e-7));
        // As a sum of squares of linear terms, for the engine.
        double sum = 0;
        for (double[] term : fit.whitening().getData()) {
            double value = 0;
            double[] x = {50, 30, 10, 2};
            for (int j = 0; j < 4; j++) {
                value += term[j] * (x[j] - mean[j]);
            }
            sum += value * value;
        }
        assertThat(sum).isCloseTo(far, NINE_DIGITS);
    }

    /** x3 = x0 + 2 x2, x1 is constant; the two that are left have no correlation within the classes. */
    @Test
    void whatAFeatureFollowsFromIsNamed() {
        LinearDiscriminant fit = new Cases(4)
                .add("good", new long[][] {{0, 7, 0, 0}, {2, 7, 0, 2}, {0, 7, 2, 4}, {2, 7, 2, 6}})
                .add("bad", new long[][] {{4, 7, 2, 8}, {6, 7, 2, 10}, {4, 7, 4, 12}, {6, 7, 4, 14}})
                .fit();
        Collinearity found = fit.collinearity();

        assertThat(found.tolerances().get("x0")).isCloseTo(1, within(1e-12));
        assertThat(found.combinations()).containsOnlyKeys("x3");
        assertThat(found.combinations().get("x3").get("x0")).isCloseTo(1, within(1e-12));
        assertThat(found.combinations().get("x3").get("x2")).isCloseTo(2, within(1e-12));
        assertThat(iris().fit().collinearity().tolerances().get("x2")).isBetween(0.1, 0.6);
    }

    @Test
    void aClassWithoutSpreadOfItsOwnHasNoBoxTest() {
        BoxTest found = BoxTest.of(new Cases(2)
                .add("good", new long[][] {{0, 0}, {2, 1}, {0, 3}, {2, 2}})
                .add("bad", new long[][] {{4, 2}, {6, 2}, {5, 2}, {4, 2}})
                .fit());

        assertThat(found.singular()).containsExactly("bad");
        assertThat(found.chiSquared()).isEmpty();
    }

    /** Correlations of 1 - 0.5 of what they were; wholly drawn, each feature stands by itself. */
    @Test
    void shrinkingTakesFromTheCovariancesOnly() {
        LinearDiscriminant fit = iris().fit();
        LinearDiscriminant half = fit.shrunk(0.5);
        LinearDiscriminant whole = fit.shrunk(1);

        assertThat(half.withinCovariance().getEntry(0, 1))
                .isCloseTo(fit.withinCovariance().getEntry(0, 1) / 2, NINE_DIGITS);
        assertThat(half.withinCovariance().getEntry(1, 1))
                .isEqualTo(fit.withinCovariance().getEntry(1, 1));
        assertThat(whole.between("setosa", "virginica").direction().get(0))
                .isCloseTo(
                        (fit.means().getEntry(0, 0) - fit.means().getEntry(2, 0))
                                / fit.withinCovariance().getEntry(0, 0),
                        NINE_DIGITS);
        assertThatThrownBy(() -> fit.shrunk(1.5)).hasMessage("The intensity must lie in 0 to 1, found 1.5");
    }

    /** The formula of scikit-learn's ledoit_wolf, on the flowers less their class means, each feature in deviations, worked out in numpy. */
    @Test
    void theIntensityIsLedoitAndWolfs() {
        Sample iris = iris();
        LinearDiscriminant fit = iris.fit();
        double sum = 0;
        for (Map.Entry<String, List<long[]>> of : iris.rows().entrySet()) {
            double[] mean = fit.means().getRow(fit.statistics().indexOf(of.getKey()));
            for (long[] row : of.getValue()) {
                double[] x = iris.values(row);
                double length = 0;
                for (int j = 0; j < 4; j++) {
                    length +=
                            Math.pow(x[j] - mean[j], 2) / fit.withinCovariance().getEntry(j, j);
                }
                sum += length * length;
            }
        }

        assertThat(LedoitWolf.intensity(fit, sum / 150)).isCloseTo(0.054366649635279936, NINE_DIGITS);
    }

    /** The German credits on 48 columns, cut at two prices; beside 2,000 fits of 999 each in numpy. */
    @Test
    void germanCreditsAtTwoPrices() {
        SharedTable german = SharedTable.withoutHeadings("german_credit/german.data", " ");
        List<long[]> dummies = new ArrayList<>();
        german.rows().forEach(row -> dummies.add(new long[48]));
        int column = 0;
        for (int at = 0; at < 20; at++) {
            int from = at;
            if (german.rows().get(0)[at].startsWith("A")) {
                TreeSet<String> values = new TreeSet<>();
                german.rows().forEach(row -> values.add(row[from]));
                values.pollFirst();
                for (String value : values) {
                    for (int i = 0; i < dummies.size(); i++) {
                        dummies.get(i)[column] = german.rows().get(i)[from].equals(value) ? 1 : 0;
                    }
                    column++;
                }
            } else {
                for (int i = 0; i < dummies.size(); i++) {
                    dummies.get(i)[column] = Long.parseLong(german.rows().get(i)[from]);
                }
                column++;
            }
        }
        Map<String, List<long[]>> rows = new LinkedHashMap<>();
        for (int i = 0; i < dummies.size(); i++) {
            rows.computeIfAbsent(german.rows().get(i)[20], code -> new ArrayList<>())
                    .add(dummies.get(i));
        }
        Sample sample = new Sample(rows, 0);
        LinearDiscriminant fit = sample.fit();
        int[][] even = sample.leaveOneOut(fit, fit.priorsOfCases());
        // A missed default five times as dear.
        int[][] dear =
                sample.leaveOneOut(fit, fit.priorsOfCases().ebeMultiply(new ArrayRealVector(new double[] {1, 5})));

        assertThat(even).isDeepEqualTo(new int[][] {{608, 92}, {150, 150}});
        assertThat(dear).isDeepEqualTo(new int[][] {{376, 324}, {45, 255}});
    }
}
