package io.gridgrade.statistics.binning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BinsTest {
    private static final BinningLimits LIMITS = new BinningLimits(0.05, 0, 10, 0.5, 0);

    private static PreBin number(double from, long goods, long defaults) {
        return new PreBin(PreBin.Kind.NUMBER, from, "", List.of(new Counts(goods, defaults), new Counts(1, 1)));
    }

    private static PreBin text(String text, long goods, long defaults) {
        return new PreBin(PreBin.Kind.TEXT, 0, text, List.of(new Counts(goods, defaults), Counts.NONE));
    }

    private static final Bins BINS = Bins.of(
            List.of(
                    number(1, 10, 40),
                    number(5, 50, 20),
                    number(9, 90, 5),
                    text("none", 20, 20),
                    text("odd", 2, 1),
                    new PreBin(PreBin.Kind.MISSING, 0, "", List.of(new Counts(3, 9)))),
            Set.of(1),
            Trend.DESCENDING,
            LIMITS);

    private static Bin of(Double number, String text) {
        return BINS.bins().get(BINS.indexOf(Optional.ofNullable(number), Optional.ofNullable(text)));
    }

    @Test
    void everyValueHasABin() {
        assertThat(of(Double.NEGATIVE_INFINITY, null).counts()).isEqualTo(new Counts(10, 40));
        assertThat(of(4.999, null).counts()).isEqualTo(new Counts(10, 40));
        assertThat(of(5.0, null).counts()).isEqualTo(new Counts(50, 20));
        assertThat(of(Double.POSITIVE_INFINITY, null).counts()).isEqualTo(new Counts(90, 5));
        assertThat(of(null, "none").counts()).isEqualTo(new Counts(20, 20));
        assertThat(of(null, "odd")).isEqualTo(of(null, "never seen"));
        assertThat(of(null, "odd").kind()).isEqualTo(Bin.Kind.OTHER_TEXTS);
        assertThat(of(null, null).counts()).isEqualTo(new Counts(3, 9));
        assertThat(of(Double.NaN, null).kind()).isEqualTo(Bin.Kind.MISSING);
    }

    /** Two bins, 30 of 40 good cases in the upper and 15 of 20 defaults in the lower: 450 pairs of 800, and half of 300. */
    @Test
    void pairsOfAGoodCaseAndADefaultAreInOrderByEvidence() {
        Bins bins = Bins.of(List.of(number(1, 10, 15), number(5, 30, 5)), Set.of(1), Trend.DESCENDING, LIMITS);

        assertThat(bins.pairsInOrder()).isEqualTo((30 * 15 + (10 * 15 + 30 * 5) / 2.0) / (40 * 20));
    }

    @Test
    void aSpecialValueHasABinOfItsOwnWhateverTheIntervals() {
        Bins bins = Bins.of(
                List.of(
                        number(1, 10, 40),
                        number(5, 50, 20),
                        number(9, 90, 5),
                        new PreBin(PreBin.Kind.SPECIAL, 7, "", List.of(new Counts(4, 30))),
                        new PreBin(PreBin.Kind.SPECIAL, -999, "", List.of(Counts.NONE)),
                        new PreBin(PreBin.Kind.MISSING, 0, "", List.of(new Counts(3, 9)))),
                Set.of(1),
                Trend.DESCENDING,
                LIMITS);

        Bin seven = bins.bins().get(bins.indexOf(Optional.of(7.0), Optional.empty()));
        assertThat(seven.kind()).isEqualTo(Bin.Kind.SPECIAL);
        assertThat(seven.counts()).isEqualTo(new Counts(4, 30));
        assertThat(seven.evidence()).isNegative();
        // Its neighbours are as they would be without it, and what no case has says nothing.
        assertThat(bins.bins()
                        .get(bins.indexOf(Optional.of(7.001), Optional.empty()))
                        .counts())
                .isEqualTo(new Counts(50, 20));
        Bin unseen = bins.bins().get(bins.indexOf(Optional.of(-999.0), Optional.empty()));
        assertThat(unseen.kind()).isEqualTo(Bin.Kind.SPECIAL);
        assertThat(unseen.thousandths()).isZero();
        assertThat(bins.all()).isEqualTo(new Counts(157, 104));
    }

    /** Where most values are numbers a word says why there is none; where all are words, those of one rate are one bin. */
    @Test
    void wordsBesideNumbersAreABinEachWhateverTheirRate() {
        List<PreBin> words = List.of(text("not asked", 20, 20), text("-8", 20, 20));
        BinningLimits limits = new BinningLimits(0.05, 0, 10, 0.5, 3);
        List<PreBin> beside = new ArrayList<>(List.of(number(1, 10, 40), number(9, 90, 5)));
        beside.addAll(words);
        List<PreBin> alone = new ArrayList<>(words);
        alone.add(text("other", 90, 5));

        assertThat(texts(Bins.of(beside, Set.of(1), Trend.AUTOMATIC, limits)))
                .containsExactlyInAnyOrder(List.of("-8"), List.of("not asked"));
        assertThat(texts(Bins.of(alone, Set.of(1), Trend.AUTOMATIC, limits)))
                .containsExactlyInAnyOrder(List.of("-8", "not asked"), List.of("other"));
    }

    private static List<List<String>> texts(Bins bins) {
        return bins.bins().stream()
                .filter(bin -> bin.kind() == Bin.Kind.TEXTS)
                .map(Bin::texts)
                .toList();
    }

    @Test
    void aSpecialValueThatIsGivenTwiceIsRefused() {
        PreBin special = new PreBin(PreBin.Kind.SPECIAL, 7, "", List.of(new Counts(4, 30)));

        assertThatThrownBy(() -> Bins.of(List.of(special, special), Set.of(), Trend.NONE, LIMITS))
                .hasMessageContaining("one bin a special value");
    }

    @Test
    void evidenceSpeaksForAGoodCaseWhereItIsPositiveAndAFoldTakesNoPart() {
        assertThat(BINS.all()).isEqualTo(new Counts(175, 95));
        assertThat(of(9.0, null).evidence()).isPositive();
        assertThat(of(1.0, null).evidence()).isNegative();
        // ln ((90 + 1/2) / (5 + 1/2)) - ln (175 / 95)
        assertThat(of(9.0, null).thousandths()).isEqualTo(2190);
        assertThat(BINS.isConstant()).isFalse();
    }

    @Test
    void whereAllButAHandfulOfCasesAreMissingNothingIsTold() {
        PreBin few = new PreBin(PreBin.Kind.NUMBER, 7, "", List.of(new Counts(1, 2)));
        PreBin missing = new PreBin(PreBin.Kind.MISSING, 0, "", List.of(new Counts(2377, 113)));

        Bins bins = Bins.of(List.of(few, missing), Set.of(), Trend.AUTOMATIC, new BinningLimits(0.02, 10, 10, 0.5, 3));

        assertThat(bins.isConstant()).isTrue();
        assertThat(bins.bins()).extracting(Bin::thousandths).containsOnly(0);
    }

    @Test
    void valuesThatWereNeverSeenSayNothing() {
        Bins texts = Bins.of(List.of(text("a", 9, 1), text("b", 1, 9)), Set.of(), Trend.AUTOMATIC, LIMITS);
        for (Optional<Double> number : List.of(Optional.of(3.0), Optional.<Double>empty())) {
            assertThat(texts.bins().get(texts.indexOf(number, Optional.empty())).thousandths())
                    .isZero();
        }
        assertThat(texts.bins()
                        .get(texts.indexOf(Optional.of(3.0), Optional.empty()))
                        .kind())
                .isEqualTo(Bin.Kind.OTHER_TEXTS);
    }

    @Test
    void binsThatLeaveAValueOutAreRefused() {
        Bin missing = new Bin(Bin.Kind.MISSING, null, List.of(), Counts.NONE, 0);
        Bin others = new Bin(Bin.Kind.OTHER_TEXTS, null, List.of(), Counts.NONE, 0);
        Bin five = new Bin(Bin.Kind.NUMBERS, 5.0, List.of(), Counts.NONE, 0);
        assertThatThrownBy(() -> new Bins(List.of(missing))).hasMessageContaining("OTHER_TEXTS");
        assertThatThrownBy(() -> new Bins(List.of(five, others, missing))).hasMessageContaining("must rise");
    }
}
