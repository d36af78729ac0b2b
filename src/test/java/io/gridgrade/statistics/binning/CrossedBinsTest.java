package io.gridgrade.statistics.binning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CrossedBinsTest {
    private static final Bins AXIS = Bins.blind(
            List.of(number(1), number(2), new PreBin(PreBin.Kind.TEXT, 0, "a", List.of(new Counts(50, 50)))), 6, 0.02);

    private static PreBin number(double from) {
        return new PreBin(PreBin.Kind.NUMBER, from, "", List.of(new Counts(50, 50)));
    }

    /** Cells of two numbers each: both classes as often in every row and column, and yet the cells tell all. */
    private static List<Counts> cells(long[][] defaults) {
        List<Counts> counts = new ArrayList<>();
        for (int i = 0; i < AXIS.bins().size(); i++) {
            for (int j = 0; j < AXIS.bins().size(); j++) {
                counts.add(i < 2 && j < 2 ? new Counts(100 - defaults[i][j], defaults[i][j]) : Counts.NONE);
            }
        }
        return counts;
    }

    @Test
    void cellsTellWhatNeitherVariableTells() {
        CrossedBins.Found found = CrossedBins.of(AXIS, AXIS, cells(new long[][] {{80, 20}, {20, 80}}))
                .orElseThrow();
        assertThat(found.deviations()).isGreaterThan(50);
        int columns = AXIS.bins().size();
        // 30 defaults more than the half, of a variance of 25 and 30 that say nothing.
        assertThat(found.bins().cells().get(0).thousandths()).isEqualTo(-545);
        assertThat(found.bins().cells().get(columns).thousandths()).isEqualTo(545);
    }

    @Test
    void whatTheVariablesTellAloneIsNotToldAgain() {
        CrossedBins.Found found = CrossedBins.of(AXIS, AXIS, cells(new long[][] {{80, 50}, {50, 20}}))
                .orElseThrow();
        assertThat(found.deviations()).isLessThan(1);
        assertThat(found.bins().cells()).allMatch(cell -> Math.abs(cell.thousandths()) < 10);
    }

    @Test
    void cellsWithoutADefaultAreNoObstacle() {
        assertThat(CrossedBins.of(AXIS, AXIS, cells(new long[][] {{100, 100}, {0, 0}})))
                .isPresent();
        assertThat(CrossedBins.of(AXIS, AXIS, cells(new long[][] {{0, 0}, {0, 0}})))
                .isEmpty();
    }

    @Test
    void blindBinsHoldAboutAsManyCasesAndEachCommonText() {
        List<PreBin> preBins = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            preBins.add(number(i));
        }
        preBins.add(new PreBin(PreBin.Kind.TEXT, 0, "often", List.of(new Counts(100, 0))));
        preBins.add(new PreBin(PreBin.Kind.TEXT, 0, "odd", List.of(new Counts(1, 0))));
        Bins bins = Bins.blind(preBins, 6, 0.02);
        assertThat(bins.bins()).extracting(Bin::from).startsWith(Double.NEGATIVE_INFINITY, 4.0, 8.0, 12.0, 16.0, 20.0);
        assertThat(bins.bins())
                .extracting(Bin::texts)
                .contains(List.of("often"))
                .doesNotContain(List.of("odd"));
        assertThat(preBins.get(0).without(Set.of(0)).total()).isZero();
    }
}
