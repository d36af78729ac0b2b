package io.gridgrade.statistics.clustering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroupingMethodTest {
    private static final GroupingSettings SETTINGS = GroupingSettings.of(7).withStarts(10);

    /** Heaps of 40 around (0, 0), (10, 0), (0, 10). */
    private static double[][] heaps() {
        Random random = new Random(11);
        return IntStream.range(0, 120)
                .mapToObj(i -> new double[] {
                    (i % 3 == 1 ? 10 : 0) + random.nextGaussian(), (i % 3 == 2 ? 10 : 0) + random.nextGaussian()
                })
                .toArray(double[][]::new);
    }

    private static int[] heapNumbers() {
        return IntStream.range(0, 120).map(i -> i % 3).toArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"k-means", "fuzzy-c-means", "ward", "medoids", "spectral", "fuzzy-spectral"})
    void threeHeapsAreFound(String code) {
        CaseMatrix cases = ReferenceCases.matrix(heaps());
        Grouping found = GroupingMethods.of(code).fit(cases, 3, SETTINGS);

        assertThat(AdjustedRand.of(found.groups(), heapNumbers())).isEqualTo(1);
        assertThat(found.sizes()).containsExactly(40, 40, 40);
        assertThat(found.isSettled()).isTrue();
        assertThat(found.assignedAlike(cases)).isEqualTo(1);
        assertThat(found.assign(new double[] {9, 1})).isEqualTo(found.groups()[1]);
        if (found.isFuzzy()) {
            assertThat(Arrays.stream(found.memberships(0)).sum()).isEqualTo(1, within(1e-12));
        } else {
            assertThat(found.memberships(0)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"k-means", "fuzzy-c-means", "ward", "medoids", "spectral", "fuzzy-spectral"})
    void theOrderInWhichCasesComeChangesNothing(String code) {
        double[][] rows = heaps();
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, rows.length).boxed().toList());
        Collections.shuffle(order, new Random(3));
        CaseMatrix shuffled = CaseMatrix.of(
                order.stream().map(ReferenceCases::name).toList(),
                List.of("f1", "f2"),
                order.stream().map(i -> rows[i]).toArray(double[][]::new));

        // Five groups of three heaps: where they are cut is a matter of the start.
        assertThat(GroupingMethods.of(code).fit(shuffled, 5, SETTINGS))
                .isEqualTo(GroupingMethods.of(code).fit(ReferenceCases.matrix(rows), 5, SETTINGS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"k-means", "fuzzy-c-means", "ward", "medoids", "spectral", "fuzzy-spectral"})
    void noMoreGroupsThanCasesThatDiffer(String code) {
        GroupingMethod method = GroupingMethods.of(code);
        Grouping one = method.fit(ReferenceCases.matrix(new double[6][2]), 3, SETTINGS);
        assertThat(one.groupCount()).isEqualTo(1);
        assertThat(one.sizes()).containsExactly(6);
        assertThat(one.centre(0)).containsExactly(0, 0);

        CaseMatrix pairs = ReferenceCases.matrix(new double[][] {{0, 1}, {5, 1}, {0, 1}, {5, 1}, {0, 1}});
        Grouping two = method.fit(pairs, 4, SETTINGS);
        assertThat(two.groupCount()).isEqualTo(2);
        assertThat(two.sizes()).containsExactlyInAnyOrder(2, 3);
        assertThat(pairs.constantFeatures()).containsExactly("f2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"k-means", "fuzzy-c-means", "ward", "medoids", "spectral", "fuzzy-spectral"})
    void aGiantAmongManyStopsNothing(String code) {
        double[][] rows = heaps();
        rows[0] = new double[] {1e6, 1e6};
        Grouping found = GroupingMethods.of(code).fit(ReferenceCases.matrix(rows), 3, SETTINGS);

        assertThat(Arrays.stream(found.sizes()).sum()).isEqualTo(120);
        assertThat(Double.isFinite(found.objective())).isTrue();
        for (int g = 0; g < found.groupCount(); g++) {
            assertThat(Arrays.stream(found.centre(g)).allMatch(Double::isFinite))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"k-means", "fuzzy-c-means", "ward", "medoids", "spectral", "fuzzy-spectral"})
    void fewerCasesThanGroupsAreRefused(String code) {
        GroupingMethod method = GroupingMethods.of(code);
        CaseMatrix cases = ReferenceCases.matrix(new double[][] {{1}, {2}});

        assertThatThrownBy(() -> method.fit(cases, 3, SETTINGS))
                .hasMessageContaining("1 to 2 groups")
                .hasMessageEndingWith("found 3");
        assertThatThrownBy(() -> method.fit(cases, 0, SETTINGS)).hasMessageEndingWith("found 0");
        assertThat(method.fit(cases, 2, SETTINGS).sizes()).containsExactly(1, 1);
        assertThat(method.fit(cases, 1, SETTINGS).sizes()).containsExactly(2);
    }

    @Test
    void moreCasesThanAMethodTakesAreRefusedWithWhatToDo() {
        assertThatThrownBy(() -> new Spectral().fit(ReferenceCases.matrix(new double[1001][1]), 2, SETTINGS))
                .hasMessageContaining("1000 cases at most for spectral, found 1001")
                .hasMessageContaining("sample");
    }

    @Test
    void whatIsNoFigureIsToldWithItsCaseAndFeature() {
        assertThatThrownBy(() -> CaseMatrix.of(
                        List.of("N1", "N2"), List.of("bill", "use"), new double[][] {{1, 2}, {3, Double.NaN}}))
                .hasMessageContaining("NaN in feature use of case N2");
        assertThatThrownBy(() -> CaseMatrix.of(List.of("N1"), List.of("bill", "use"), new double[][] {{1}}))
                .hasMessageContaining("2 features of case N1");
        assertThatThrownBy(() -> CaseMatrix.of(List.of("N1", "N1"), List.of("bill"), new double[][] {{1}, {2}}))
                .hasMessageContaining("N1 twice");
        assertThatThrownBy(() -> CaseMatrix.of(List.of("N1"), List.of("bill"), new double[2][1]))
                .hasMessageContaining("each of 2 cases");
    }

    @Test
    void settingsThatMeanNothingAreRefused() {
        assertThatThrownBy(() -> SETTINGS.withFuzzifier(1)).hasMessageContaining("above 1, found 1.0");
        assertThatThrownBy(() -> SETTINGS.withStarts(0)).hasMessageContaining("found 0");
        assertThatThrownBy(() -> SETTINGS.withKernelWidth(0)).hasMessageContaining("above 0");
        assertThatThrownBy(() -> GroupingMethods.of("k-medians"))
                .hasMessageContaining(
                        "k-means, fuzzy-c-means, ward, medoids, spectral, fuzzy-spectral, found k-medians");
    }

    /** u = 1 / sum (d / d_g)^(2 / (m - 1)): distances 1 and 3; m = 3 gives powers of 1, m = 2 of 2. */
    @Test
    void theFuzzifierSaysHowHardGroupsAre() {
        double[] found = new double[2];
        double[][] centres = {{0}, {4}};

        FuzzyCMeans.memberships(new double[] {1}, centres, 3, found);
        assertThat(found).containsExactly(new double[] {.75, .25}, within(1e-15));
        FuzzyCMeans.memberships(new double[] {1}, centres, 2, found);
        assertThat(found).containsExactly(new double[] {.9, .1}, within(1e-15));
        FuzzyCMeans.memberships(new double[] {1}, centres, 1.001, found);
        assertThat(found).containsExactly(1, 0);
        FuzzyCMeans.memberships(new double[] {4}, centres, 1.5, found);
        assertThat(found).containsExactly(0, 1);
    }

    /** A ring around a heap: one hangs together, and no mean tells it from the other. */
    @Test
    void spectralFindsWhatNoCentreTellsAndSaysSo() {
        Random random = new Random(5);
        double[][] rows = IntStream.range(0, 160)
                .mapToObj(i -> i < 100
                        ? new double[] {6 * Math.cos(i * Math.PI / 50), 6 * Math.sin(i * Math.PI / 50)}
                        : new double[] {random.nextGaussian() / 2, random.nextGaussian() / 2})
                .toArray(double[][]::new);
        CaseMatrix cases = ReferenceCases.matrix(rows);
        int[] shape = IntStream.range(0, 160).map(i -> i < 100 ? 0 : 1).toArray();
        Grouping found = new Spectral().fit(cases, 2, SETTINGS);

        assertThat(AdjustedRand.of(found.groups(), shape)).isEqualTo(1);
        assertThat(AdjustedRand.of(new KMeans().fit(cases, 2, SETTINGS).groups(), shape))
                .isLessThan(.5);
        assertThat(found.assignedAlike(cases)).isLessThan(.9);
    }

    @Test
    void theLimitOfRoundsIsKeptAndTold() {
        CaseMatrix cases = ReferenceCases.matrix(heaps());
        double[][] start = {cases.values(0), cases.values(3)};

        assertThat(KMeans.from(cases, start, 1).isSettled()).isFalse();
        assertThat(FuzzyCMeans.from(cases, start, 2, 1).rounds()).isEqualTo(1);
        assertThat(FuzzyCMeans.from(cases, start, 2, 1).isSettled()).isFalse();
    }

    /** No matrix of distances: Ward's joins agree with joining by the least sum of squares, looked for among all pairs. */
    @Test
    void wardJoinsWhatAddsLeast() {
        Random random = new Random(17);
        double[][] rows = IntStream.range(0, 40)
                .mapToObj(i -> new double[] {random.nextDouble(), random.nextDouble(), random.nextDouble()})
                .toArray(double[][]::new);
        List<List<double[]>> groups = new ArrayList<>();
        for (double[] row : rows) {
            groups.add(new ArrayList<>(List.of(row)));
        }
        double[] heights = new double[39];
        for (int join = 0; join < heights.length; join++) {
            int a = 0;
            int b = 0;
            double least = Double.POSITIVE_INFINITY;
            for (int i = 0; i < groups.size(); i++) {
                for (int j = i + 1; j < groups.size(); j++) {
                    List<double[]> both = new ArrayList<>(groups.get(i));
                    both.addAll(groups.get(j));
                    double added = withinSum(both) - withinSum(groups.get(i)) - withinSum(groups.get(j));
                    if (added < least) {
                        least = added;
                        a = i;
                        b = j;
                    }
                }
            }
            groups.get(a).addAll(groups.remove(b));
            heights[join] = Math.sqrt(2 * least);
        }

        assertThat(Ward.tree(ReferenceCases.matrix(rows)).heights()).containsExactly(heights, within(1e-12));
    }

    private static double withinSum(List<double[]> rows) {
        double sum = 0;
        for (int j = 0; j < 3; j++) {
            int column = j;
            double mean =
                    rows.stream().mapToDouble(row -> row[column]).average().orElseThrow();
            sum += rows.stream()
                    .mapToDouble(row -> Math.pow(row[column] - mean, 2))
                    .sum();
        }
        return sum;
    }
}
