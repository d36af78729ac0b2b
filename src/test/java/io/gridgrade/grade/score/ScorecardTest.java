package io.gridgrade.grade.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gridgrade.engine.SqlFile;
import io.gridgrade.statistics.binning.Bin;
import io.gridgrade.statistics.binning.Bins;
import io.gridgrade.statistics.binning.Counts;
import io.gridgrade.value.Parameters;
import io.gridgrade.warehouse.Warehouse;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScorecardTest {
    private static final Bins BINS = new Bins(List.of(
            bin(Bin.Kind.NUMBERS, Double.NEGATIVE_INFINITY, -1386),
            bin(Bin.Kind.NUMBERS, 50.0, 693),
            bin(Bin.Kind.OTHER_TEXTS, null, 0),
            bin(Bin.Kind.MISSING, null, -693)));

    private static final EvidenceTerm TERM =
            new BinnedTerm(new Variable("pay1", java.util.Optional.empty(), false), 1, BINS);

    private static Bin bin(Bin.Kind kind, Double from, int thousandths) {
        return new Bin(kind, from, List.of(), new Counts(1, 1), thousandths);
    }

    /** At odds of 50 to 1 the score is 600; odds twice as good are 20 more, and a quarter as good 40 less. */
    @Test
    void pointsAreScaledByOddsAndTheirDoubling() {
        Scorecard card = Scorecard.of(List.of(TERM), Math.log(50));

        assertThat(answer(card, "60.0")).isEqualTo(620);
        assertThat(answer(card, "40.0")).isEqualTo(560);
        assertThat(answer(card, "null::double")).isEqualTo(580);
        assertThat(answer(card, "'nan'::double")).isEqualTo(580);
        assertThat(answer(card, "'infinity'::double")).isEqualTo(620);
    }

    /** Three variables, each rounded by half a point at most. */
    @Test
    void wholePointsOfEveryBinAddUpToTheScore() {
        List<EvidenceTerm> terms = List.of(TERM, TERM.times(0.37), TERM.times(1.91));
        Scorecard card = Scorecard.of(terms, 1.234);

        double logOdds = 1.234 + 0.693 * (1 + 0.37 + 1.91);
        double exact = 600 + 20 / Math.log(2) * (logOdds - Math.log(50));
        long points = card.terms().stream().mapToLong(term -> term.points(1)).sum();
        assertThat((double) points).isCloseTo(exact, within(1.5));
        assertThat(answer(card, "60.0")).isEqualTo(points);
    }

    private static long answer(Scorecard card, String pay1) {
        try (Warehouse warehouse = Warehouse.inMemory()) {
            return warehouse
                    .query(
                            new SqlFile(
                                    "test", "select " + card.sql() + " as answer from (select " + pay1 + " as pay1)"),
                            Parameters.none())
                    .get(0)
                    .longInteger("answer");
        }
    }
}
