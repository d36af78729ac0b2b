package io.gridgrade.statistics.clustering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Figures of scikit-learn 1.9.1 and, for fuzzy c-means and medoids, of R 4.2.2. */
class GroupQualityTest {
    private static final Offset<Double> SIX_DIGITS = within(5e-7);
    private static final Offset<Double> NINE_DIGITS = within(1e-9);
    private static final GroupingSettings SETTINGS = GroupingSettings.of(20_240_601);
    private static final GroupingMethod K_MEANS = GroupingMethods.of("k-means");

    @Test
    void irisAgreesWithScikitLearn() {
        CaseMatrix iris = ReferenceCases.iris().cases();

        agrees(iris, 2, .681046, 513.924546, .404293);
        agrees(iris, 3, .552819, 561.627757, .661972);
    }

    @Test
    void winesAgreeWithScikitLearn() {
        CaseMatrix wine = ReferenceCases.wine().cases();
        int[] groups = K_MEANS.fit(wine, 3, SETTINGS).groups();

        assertThat(Silhouette.of(wine, groups, 1).mean()).isEqualTo(.284859, SIX_DIGITS);
        assertThat(Separation.of(wine, groups).withinSum()).isEqualTo(1277.928489, SIX_DIGITS);
    }

    @Test
    void tumoursAgreeWithScikitLearn() {
        agrees(ReferenceCases.breastCancer().cases(), 2, .344974, 267.696404, 1.312320);
    }

    private static void agrees(
            CaseMatrix cases, int groupCount, double silhouette, double calinskiHarabasz, double daviesBouldin) {
        int[] groups = K_MEANS.fit(cases, groupCount, SETTINGS).groups();
        Separation found = Separation.of(cases, groups);

        assertThat(Silhouette.of(cases, groups, 1).mean()).isEqualTo(silhouette, SIX_DIGITS);
        assertThat(found.calinskiHarabasz()).isEqualTo(calinskiHarabasz, SIX_DIGITS);
        assertThat(found.daviesBouldin()).isEqualTo(daviesBouldin, SIX_DIGITS);
    }

    @Test
    void medoidsHaveTheSilhouetteOfR() {
        CaseMatrix iris = ReferenceCases.iris().cases();
        int[] groups = new Medoids().fit(iris, 3, SETTINGS).groups();

        assertThat(Silhouette.of(iris, groups, 1).mean()).isEqualTo(.552819012, NINE_DIGITS);
    }

    /** e1071: fclustIndex of cmeans(iris, centers = rows 1, 51, 101). */
    @Test
    void membershipsAreAsClearAsRSays() {
        ReferenceCases iris = ReferenceCases.iris();
        Grouping found = FuzzyCMeans.from(iris.cases(), iris.rows(1, 51, 101), 2, 1000);
        FuzzyQuality quality = FuzzyQuality.of(iris.cases(), found, 2);

        assertThat(quality.partitionCoefficient()).isEqualTo(.783397487, within(1e-8));
        assertThat(quality.partitionEntropy()).isEqualTo(.395491581, within(1e-8));
        assertThat(quality.xieBeni()).isEqualTo(.136908152, within(1e-8));
    }

    /** The published gaps are of other draws: .081 .990 1.428 1.571 1.645, and stability .992 .925 .873 of 2, 3, 4 groups. */
    @Test
    void irisIsToldAsDifferentlyAsPublished() {
        CaseMatrix iris = ReferenceCases.iris().cases();
        GroupQuality.Table table = GroupQuality.table(K_MEANS, iris, 5, new GroupQuality.Effort(20, 300, 5), SETTINGS);

        double[] gaps = table.gaps().stream().mapToDouble(GapStatistic::gap).toArray();
        assertThat(gaps).containsExactly(new double[] {.081, .990, 1.428, 1.571, 1.645}, within(.02));
        assertThat(table.rows().stream().map(GroupQuality::groupCount)).containsExactly(2, 3, 4, 5);
        double[] stability =
                table.rows().stream().mapToDouble(row -> row.stability().mean()).toArray();
        assertThat(stability[0]).isEqualTo(.992, within(.01));
        assertThat(stability[1]).isEqualTo(.925, within(.02));
        assertThat(stability[2]).isEqualTo(.873, within(.02));
        NumberOfGroups found = NumberOfGroups.of(table, NumberOfGroups.Rule.USUAL);
        assertThat(found.groupCount()).isEqualTo(OptionalInt.of(2));
        assertThat(WhySoMany.english(found, NumberOfGroups.Rule.USUAL))
                .isEqualTo("2 groups: best by silhouette, Davies-Bouldin, stability. "
                        + "3 by Calinski-Harabasz. The gap statistic asks for more.");
        assertThat(WhySoMany.chinese(found, NumberOfGroups.Rule.USUAL))
                .isEqualTo("分为 2 组：以轮廓系数、戴维斯-博尔丁指数、稳定性为最优。卡林斯基-哈拉巴斯指数倾向 3 组。间隔统计量倾向更多组。");
        assertThat(GroupQuality.table(K_MEANS, iris, 2, new GroupQuality.Effort(3, 3, 2), SETTINGS))
                .isEqualTo(GroupQuality.table(K_MEANS, iris, 2, new GroupQuality.Effort(3, 3, 2), SETTINGS));
    }

    private static double[][] heaps(int count, int heaps, double apart) {
        Random random = new Random(23);
        return IntStream.range(0, count)
                .mapToObj(i -> new double[] {
                    apart * (i % heaps % 2) + random.nextGaussian(),
                    apart * Math.floorDiv(i % heaps, 2) + random.nextGaussian()
                })
                .toArray(double[][]::new);
    }

    private static NumberOfGroups choose(double[][] rows, String method, NumberOfGroups.Rule rule) {
        return NumberOfGroups.of(
                GroupQuality.table(
                        GroupingMethods.of(method),
                        ReferenceCases.matrix(rows),
                        6,
                        new GroupQuality.Effort(10, 10, 2),
                        SETTINGS),
                rule);
    }

    @Test
    void fourHeapsAreToldByAllMeasures() {
        NumberOfGroups found = choose(heaps(200, 4, 20), "k-means", NumberOfGroups.Rule.USUAL);

        assertThat(found.groupCount()).isEqualTo(OptionalInt.of(4));
        assertThat(found.says()).allMatch(say -> say.groupCount() == 4);
        assertThat(found.says().stream().map(NumberOfGroups.Say::index))
                .containsExactly(
                        QualityIndex.SILHOUETTE,
                        QualityIndex.DAVIES_BOULDIN,
                        QualityIndex.CALINSKI_HARABASZ,
                        QualityIndex.GAP,
                        QualityIndex.STABILITY);
        assertThat(found.isGapMore()).isFalse();
        assertThat(found.isGapOneGroup()).isFalse();
    }

    @Test
    void membershipsHaveASayToo() {
        NumberOfGroups found = choose(heaps(100, 4, 20), "fuzzy-c-means", NumberOfGroups.Rule.USUAL);

        assertThat(found.groupCount()).isEqualTo(OptionalInt.of(4));
        assertThat(found.says()).contains(new NumberOfGroups.Say(QualityIndex.XIE_BENI, 4));
    }

    @Test
    void aTieGoesToTheHigherSilhouetteAndIsTold() {
        NumberOfGroups tie = new NumberOfGroups(
                OptionalInt.of(2),
                List.of(
                        new NumberOfGroups.Say(QualityIndex.SILHOUETTE, 2),
                        new NumberOfGroups.Say(QualityIndex.STABILITY, 2),
                        new NumberOfGroups.Say(QualityIndex.DAVIES_BOULDIN, 6),
                        new NumberOfGroups.Say(QualityIndex.GAP, 6)),
                List.of(),
                false,
                false);

        assertThat(WhySoMany.english(tie, NumberOfGroups.Rule.USUAL))
                .isEqualTo("2 groups: best by silhouette, stability. "
                        + "6 by Davies-Bouldin, gap, as many, but with a lower silhouette.");
        assertThat(WhySoMany.chinese(tie, NumberOfGroups.Rule.USUAL))
                .isEqualTo("分为 2 组：以轮廓系数、稳定性为最优。戴维斯-博尔丁指数、间隔统计量倾向 6 组，票数相同而轮廓系数较低。");
        assertThat(WhySoMany.named(tie, 6)).isEqualTo("Davies-Bouldin, gap");
    }

    @Test
    void oneHeapHasNoGroupsByTheGap() {
        NumberOfGroups found = choose(heaps(200, 1, 0), "k-means", new NumberOfGroups.Rule(0, .95));

        assertThat(found.isGapOneGroup()).isTrue();
        assertThat(found.groupCount()).isEmpty();
        assertThat(WhySoMany.english(found, new NumberOfGroups.Rule(0, .95)))
                .startsWith("No number of groups is to be had. The gap statistic finds no groups. Not 2 (stability 0.")
                .contains(", 0.95 is asked for).");
        assertThat(WhySoMany.chinese(found, new NumberOfGroups.Rule(0, .95)))
                .startsWith("没有可取的组数。间隔统计量未发现分组。2 组不取（稳定性 0.");
    }

    /** Of 200 customers one is a giant: a group of its own is best by every measure, and is none to send a letter to. */
    @Test
    void aGiantIsNoGroup() {
        double[][] rows = heaps(200, 2, 12);
        rows[0] = new double[] {1000, 1000};
        NumberOfGroups found = choose(rows, "k-means", NumberOfGroups.Rule.USUAL);

        assertThat(found.groupCount()).isEmpty();
        assertThat(found.leftOut().get(0).smallestShare()).hasValue(.005);
        assertThat(WhySoMany.english(found, NumberOfGroups.Rule.USUAL))
                .contains("Not 2 (the smallest has 0.5 % of the cases, 1.0 % are asked for");
    }

    @Test
    void casesThatDoNotDifferHaveNoGroups() {
        CaseMatrix equal = ReferenceCases.matrix(new double[8][2]);
        GroupQuality.Table table = GroupQuality.table(K_MEANS, equal, 4, new GroupQuality.Effort(2, 2, 1), SETTINGS);

        assertThat(table.rows()).isEmpty();
        assertThat(NumberOfGroups.of(table, NumberOfGroups.Rule.USUAL).groupCount())
                .isEmpty();
        assertThatThrownBy(() -> GroupQuality.table(
                        K_MEANS,
                        ReferenceCases.matrix(new double[1][2]),
                        4,
                        new GroupQuality.Effort(2, 2, 1),
                        SETTINGS))
                .hasMessageContaining("2 cases or more to group, found 1");
    }

    /** By hand: 0, 1 | 5, 7 on a line. a = 1, 1, 2, 2; b = 6, 5, 4.5, 6.5. */
    @Test
    void aSilhouetteIsWhatItSays() {
        CaseMatrix cases = ReferenceCases.matrix(new double[][] {{0}, {1}, {5}, {7}});
        int[] groups = {0, 0, 1, 1};

        assertThat(Silhouette.of(cases, groups, 1).mean())
                .isEqualTo((5 / 6.0 + 4 / 5.0 + 2.5 / 4.5 + 4.5 / 6.5) / 4, within(1e-15));
        assertThat(Silhouette.of(cases, groups, 1).interval().lower())
                .isEqualTo(Silhouette.of(cases, groups, 1).mean());
        // Means .5 and 6: own .5 .5 1 1, other 6 5 4.5 6.5.
        assertThat(Silhouette.simplified(cases, groups))
                .isEqualTo((5.5 / 6 + 4.5 / 5 + 3.5 / 4.5 + 5.5 / 6.5) / 4, within(1e-15));
        // Alone in its group: 0.
        assertThat(Silhouette.of(cases, new int[] {0, 0, 0, 1}, 1).mean())
                .isEqualTo((4 / 7.0 + 3.5 / 6 + -2.5 / 4.5 + 0) / 4, within(1e-15));
        // A group without a case changes nothing.
        assertThat(Silhouette.of(cases, new int[] {0, 0, 2, 2}, 1)).isEqualTo(Silhouette.of(cases, groups, 1));
        assertThat(Separation.of(cases, new int[] {0, 0, 2, 2})).isEqualTo(Separation.of(cases, groups));
        assertThatThrownBy(() -> Silhouette.of(cases, new int[4], 1)).hasMessageContaining("two groups");
        assertThatThrownBy(() -> Separation.of(cases, new int[4])).hasMessageContaining("two groups or more, found 1");
    }

    @Test
    void aSampleOfEachGroupHoldsTheSilhouetteOfAll() {
        CaseMatrix cases = ReferenceCases.matrix(heaps(3_000, 3, 3));
        int[] groups = K_MEANS.fit(cases, 3, SETTINGS).groups();
        double exact = Silhouette.of(cases, groups, 1).mean();
        int held = 0;
        for (long seed = 1; seed <= 40; seed++) {
            Silhouette sampled = Silhouette.of(cases, groups, seed, 1000, 300, 50);
            assertThat(sampled.measuredCount()).isBetween(300, 303);
            assertThat(sampled.mean()).isEqualTo(exact, within(.05));
            held += sampled.interval().holds(exact) ? 1 : 0;
        }

        // 38 are to be expected of 40 at 95 %.
        assertThat(held).isBetween(34, 40);
    }

    @Test
    void aSmallGroupIsInEverySample() {
        double[][] rows = heaps(3_000, 2, 30);
        for (int i = 0; i < 5; i++) {
            rows[i] = new double[] {-100 - i, 100};
        }
        CaseMatrix cases = ReferenceCases.matrix(rows);
        int[] groups = IntStream.range(0, 3_000).map(i -> i < 5 ? 2 : i % 2).toArray();

        assertThat(Silhouette.of(cases, groups, 9, 1000, 100, 20).measuredCount())
                .isEqualTo(50 + 50 + 5);
    }

    @Test
    void stabilityAndGapNeedADraw() {
        CaseMatrix cases = ReferenceCases.matrix(heaps(20, 2, 5));
        Grouping two = K_MEANS.fit(cases, 2, SETTINGS);

        assertThatThrownBy(() -> BootstrapStability.of(K_MEANS, cases, two, 0, SETTINGS))
                .hasMessageContaining("found 0");
        assertThatThrownBy(() -> GapStatistic.of(K_MEANS, cases, two, 0, SETTINGS))
                .hasMessageContaining("found 0");
        assertThatThrownBy(() -> FuzzyQuality.of(cases, two, 2)).hasMessageContaining("memberships");
        assertThat(GapStatistic.groupCount(
                        List.of(new GapStatistic(.1, 0), new GapStatistic(.5, .1), new GapStatistic(.55, .1))))
                .hasValue(2);
        assertThat(Arrays.stream(two.sizes()).sum()).isEqualTo(20);
    }
}
