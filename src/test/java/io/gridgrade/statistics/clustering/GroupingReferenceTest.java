package io.gridgrade.statistics.clustering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Figures of R 4.2.2 (e1071 1.7.13, cluster 2.1.4, stats) and scikit-learn 1.9.1. */
class GroupingReferenceTest {
    /** The figures of R have nine decimals, of which the last was not always rounded. */
    private static final Offset<Double> NINE_DIGITS = within(1e-9);

    /** R's cmeans ends where the objective no longer changes, and the memberships still do by some hundred-millionths. */
    private static final Offset<Double> TO_REST = within(2e-8);

    private static final Offset<Double> SIX_DIGITS = within(5e-7);
    private static final GroupingSettings SETTINGS = GroupingSettings.of(20_240_601);

    private static Grouping fit(String code, CaseMatrix cases, int groupCount) {
        return GroupingMethods.of(code).fit(cases, groupCount, SETTINGS);
    }

    /** scikit-learn: KMeans of iris as measured, of wine and breast cancer in deviations. */
    @Test
    void kMeansFindsWhatScikitLearnFinds() {
        ReferenceCases iris = ReferenceCases.iris();
        Grouping found = fit("k-means", iris.cases(), 3);

        assertThat(found.objective()).isEqualTo(78.851441, SIX_DIGITS);
        assertThat(AdjustedRand.of(iris.classNumbers(), found.groups())).isEqualTo(.730238, SIX_DIGITS);
        assertThat(found.isSettled()).isTrue();
        assertThat(found.assignedAlike(iris.cases())).isEqualTo(1);
    }

    @Test
    void kMeansFindsWhatScikitLearnFindsAmongWines() {
        ReferenceCases wine = ReferenceCases.wine();
        Grouping found = fit("k-means", wine.cases(), 3);

        assertThat(found.objective()).isEqualTo(1277.928489, SIX_DIGITS);
        assertThat(AdjustedRand.of(wine.classNumbers(), found.groups())).isEqualTo(.897495, SIX_DIGITS);
    }

    @Test
    void kMeansFindsWhatScikitLearnFindsAmongTumours() {
        ReferenceCases cancer = ReferenceCases.breastCancer();
        Grouping found = fit("k-means", cancer.cases(), 2);

        assertThat(AdjustedRand.of(cancer.classNumbers(), found.groups())).isEqualTo(.670721, SIX_DIGITS);
    }

    /** e1071: cmeans(iris, centers = rows 1, 51, 101, m = 2), which ended after 36 rounds. */
    @Test
    void fuzzyCMeansFindsWhatRFinds() {
        ReferenceCases iris = ReferenceCases.iris();
        Grouping found = FuzzyCMeans.from(iris.cases(), iris.rows(1, 51, 101), 2, 36);

        assertThat(found.centre(0))
                .containsExactly(new double[] {5.003965961, 3.414088858, 1.482815534, .253546318}, NINE_DIGITS);
        assertThat(found.centre(1))
                .containsExactly(new double[] {5.888932373, 2.761069367, 4.363951661, 1.397315050}, NINE_DIGITS);
        assertThat(found.centre(2))
                .containsExactly(new double[] {6.775011238, 3.052382275, 5.646781800, 2.053546666}, NINE_DIGITS);
        assertThat(found.objective()).isEqualTo(60.5057106295, within(5e-11));
        assertThat(found.memberships(50))
                .containsExactly(new double[] {.044575211, .454260026, .501164763}, NINE_DIGITS);
        assertThat(found.memberships(106))
                .containsExactly(new double[] {.072974232, .759990466, .167035302}, NINE_DIGITS);
        assertThat(iris.byClass(found.groups())).isDeepEqualTo(new long[][] {{50, 0, 0}, {0, 3, 47}, {0, 37, 13}});
        assertThat(found.assignedAlike(iris.cases())).isEqualTo(1);
        Grouping atRest = FuzzyCMeans.from(iris.cases(), iris.rows(1, 51, 101), 2, 1000);
        assertThat(atRest.isSettled()).isTrue();
        assertThat(atRest.memberships(50)).containsExactly(found.memberships(50), TO_REST);
        assertThat(atRest.centre(2)).containsExactly(found.centre(2), TO_REST);
    }

    @Test
    void fuzzyCMeansFindsTheSameFromItsOwnStarts() {
        ReferenceCases iris = ReferenceCases.iris();

        assertThat(fit("fuzzy-c-means", iris.cases(), 3).objective()).isEqualTo(60.5057106295, within(5e-11));
    }

    /** R: hclust(dist(iris), "ward.D2"). */
    @Test
    void wardJoinsAtTheHeightsOfR() {
        ReferenceCases iris = ReferenceCases.iris();
        double[] heights = Ward.tree(iris.cases()).heights();

        assertThat(heights).hasSize(149);
        assertThat(Arrays.copyOfRange(heights, 143, 149))
                .containsExactly(
                        new double[] {2.869417639, 3.828052620, 4.847708508, 6.399406820, 12.300396053, 32.447606999},
                        NINE_DIGITS);
        assertThat(iris.byClass(fit("ward", iris.cases(), 3).groups()))
                .isDeepEqualTo(new long[][] {{50, 0, 0}, {0, 49, 1}, {0, 15, 35}});
    }

    /** cluster: pam(iris, 3). */
    @Test
    void medoidsAreThoseOfR() {
        ReferenceCases iris = ReferenceCases.iris();
        Grouping found = fit("medoids", iris.cases(), 3);

        assertThat(IntStream.range(0, 3).mapToObj(g -> Arrays.toString(found.centre(g))))
                .containsExactlyInAnyOrder(Arrays.stream(iris.rows(8, 79, 113))
                        .map(Arrays::toString)
                        .toArray(String[]::new));
        assertThat(found.objective()).isEqualTo(.654207700, NINE_DIGITS);
    }

    /** Ng, Jordan and Weiss step by step in R, with exp(-d^2 / 2) and a diagonal of 0. */
    @Test
    void theEigenvectorsOfLikenessAreThoseOfR() {
        ReferenceCases iris = ReferenceCases.iris();
        SpectralEmbedding found = SpectralEmbedding.of(iris.cases(), OptionalDouble.of(1));

        assertThat(Arrays.copyOf(found.eigenvalues(), 6))
                .containsExactly(
                        new double[] {1, .976916449, .532879258, .277573549, .160683706, .130180783}, NINE_DIGITS);
        CaseMatrix rows = found.rows(3);
        double[][] start = {rows.values(0), rows.values(50), rows.values(100)};
        Grouping crisp = KMeans.from(rows, start, 1000);
        assertThat(crisp.objective()).isEqualTo(11.8008465, within(5e-8));
        assertThat(iris.byClass(crisp.groups())).isDeepEqualTo(new long[][] {{50, 0, 0}, {0, 3, 47}, {0, 37, 13}});
        Grouping fuzzy = FuzzyCMeans.from(rows, start, 2, 30);
        assertThat(fuzzy.memberships(50))
                .containsExactly(new double[] {.101147142, .384231379, .514621479}, NINE_DIGITS);
        assertThat(fuzzy.memberships(100))
                .containsExactly(new double[] {.010102385, .010677912, .979219703}, NINE_DIGITS);
    }

    @Test
    void theSpectralMethodsFindTheSameFromTheirOwnStarts() {
        ReferenceCases iris = ReferenceCases.iris();
        GroupingSettings settings = SETTINGS.withKernelWidth(1);
        Grouping crisp = new Spectral().fit(iris.cases(), 3, settings);
        Grouping fuzzy = new FuzzySpectral().fit(iris.cases(), 3, settings);

        assertThat(crisp.objective()).isEqualTo(11.8008465, within(5e-8));
        assertThat(iris.byClass(crisp.groups())).isDeepEqualTo(new long[][] {{50, 0, 0}, {0, 3, 47}, {0, 37, 13}});
        assertThat(crisp.assignedAlike(iris.cases())).isBetween(.9, 1.0);
        assertThat(Arrays.stream(fuzzy.memberships(100)).max().orElseThrow()).isEqualTo(.979219703, TO_REST);
        assertThat(fuzzy.centre(0)).hasSize(4);
    }
}
