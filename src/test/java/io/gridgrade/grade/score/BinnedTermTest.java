package io.gridgrade.grade.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.engine.Row;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.statistics.binning.Bin;
import io.gridgrade.statistics.binning.BinningLimits;
import io.gridgrade.statistics.binning.Bins;
import io.gridgrade.statistics.binning.Counts;
import io.gridgrade.statistics.binning.CrossedBins;
import io.gridgrade.statistics.binning.PreBin;
import io.gridgrade.statistics.binning.Trend;
import io.gridgrade.value.Parameters;
import io.gridgrade.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One look-up: what the table says a value is worth, the engine gives it. */
class BinnedTermTest {
    private static final String VALUES =
            """
            select * from (values
                (1, 'infinity'::double, null), (2, '-infinity'::double, null), (3, 'nan'::double, null),
                (4, null, null), (5, null, 'rural'), (6, null, 'it''s'), (7, null, 'never seen'), (8, null, ''),
                (9, -0.0, null), (10, 1e308, null), (11, -1e308, null), (12, 5.0, 'rural'), (13, 'nan'::double, 'rural'),
                (14, -999.0, null), (15, -999.0, 'rural'), (16, 999.0, null)
            ) as t (row_no, x, "x text")
            union all
            select 100 + range, range / 7.0 - 20, null from range(400)
            union all
            select 1000 + range, range::double, null from range(-5, 40)
            """;

    @Test
    void thePointsOfTheTableAddUpToTheScoreOnEveryRow() {
        SplittableRandom random = new SplittableRandom(5);
        try (Warehouse warehouse = Warehouse.inMemory()) {
            for (int round = 0; round < 60; round++) {
                List<DiscriminantTerm> terms = List.of(term(random), term(random), term(random));
                DiscriminantScore score = new DiscriminantScore(terms, 0.25);
                List<Row> rows = warehouse.query(
                        new SqlFile(
                                "test",
                                "select *, " + score.sql() + " as score, " + ((BinnedTerm) terms.get(0)).thousandths()
                                        + " as thousandths, " + ((BinnedTerm) terms.get(0)).place() + " as place from ("
                                        + VALUES + ") order by row_no"),
                        Parameters.none());
                for (Row row : rows) {
                    Optional<Double> number = row.isNull("x") ? Optional.empty() : Optional.of(row.number("x"));
                    Optional<String> text = Optional.ofNullable(row.text("x text"));
                    double expected = 0;
                    for (DiscriminantTerm term : terms) {
                        BinnedTerm binned = (BinnedTerm) term;
                        expected += binned.points(
                                binned.bins().indexOf(number, binned.variable().hasText() ? text : Optional.empty()));
                    }
                    BinnedTerm first = (BinnedTerm) terms.get(0);
                    int place = first.bins().indexOf(number, first.variable().hasText() ? text : Optional.empty());
                    assertThat(row.integer("place"))
                            .as("%s in %s", row, first.bins())
                            .isEqualTo(place);
                    assertThat(row.integer("thousandths"))
                            .isEqualTo(first.bins().bins().get(place).thousandths());
                    assertThat(row.number("score")).as("%s", row).isEqualTo(expected - 0.25);
                }
            }
        }
    }

    /** The same of two variables together: each value is in one cell, and the table's cell is the engine's. */
    @Test
    void theCellOfTheTableIsThatOfTheEngine() {
        SplittableRandom random = new SplittableRandom(6);
        try (Warehouse warehouse = Warehouse.inMemory()) {
            for (int round = 0; round < 20; round++) {
                BinnedTerm first = term(random);
                BinnedTerm second = term(random);
                int columns = second.bins().bins().size();
                List<Bin> cells = IntStream.range(0, first.bins().bins().size() * columns)
                        .mapToObj(cell -> new Bin(Bin.Kind.OTHER_TEXTS, null, List.of(), Counts.NONE, 7 * cell - 99))
                        .toList();
                CrossedTerm crossed = new CrossedTerm(
                        first.variable(), second.variable(), -0.3, new CrossedBins(first.bins(), second.bins(), cells));
                List<Row> rows = warehouse.query(
                        new SqlFile(
                                "test",
                                "select *, " + crossed.sql() + " as points, " + crossed.place() + " as place, "
                                        + crossed.thousandths() + " as thousandths from (" + VALUES + ")"),
                        Parameters.none());
                for (Row row : rows) {
                    int place = placeOf(first, row) * columns + placeOf(second, row);
                    assertThat(row.integer("place")).isEqualTo(place);
                    assertThat(row.integer("thousandths")).isEqualTo(7 * place - 99);
                    assertThat(row.number("points")).isEqualTo(crossed.points(place));
                    assertThat(crossed.bins(place))
                            .extracting(EvidenceTerm.At::place)
                            .containsExactly(placeOf(first, row), placeOf(second, row));
                }
            }
        }
    }

    private static int placeOf(BinnedTerm term, Row row) {
        Optional<Double> number = row.isNull("x") ? Optional.empty() : Optional.of(row.number("x"));
        Optional<String> text = term.variable().hasText() ? Optional.ofNullable(row.text("x text")) : Optional.empty();
        return term.bins().indexOf(number, text);
    }

    private static BinnedTerm term(SplittableRandom random) {
        List<PreBin> preBins = new ArrayList<>();
        int numbers = random.nextInt(8);
        for (int i = 0; i < numbers; i++) {
            preBins.add(new PreBin(PreBin.Kind.NUMBER, -10 + 5 * i + random.nextInt(3) / 7.0, "", counts(random)));
        }
        // Special values stand inside intervals, at their bounds, below them all, or where no number was seen.
        for (double special : List.of(-999.0, 0.0, 5.0, 39.0)) {
            if (random.nextInt(3) == 0) {
                preBins.add(new PreBin(
                        PreBin.Kind.SPECIAL,
                        special,
                        "",
                        random.nextInt(4) == 0 ? List.of(Counts.NONE) : counts(random)));
            }
        }
        boolean hasText = random.nextBoolean();
        if (hasText) {
            preBins.add(new PreBin(PreBin.Kind.TEXT, 0, "rural", counts(random)));
            preBins.add(new PreBin(PreBin.Kind.TEXT, 0, "it's", counts(random)));
            preBins.add(new PreBin(PreBin.Kind.TEXT, 0, "", counts(random)));
        }
        preBins.add(new PreBin(PreBin.Kind.MISSING, 0, "", counts(random)));
        Bins bins = Bins.of(preBins, Set.of(), Trend.NONE, new BinningLimits(0.02, 0, 10, 0.5, 0));
        return new BinnedTerm(new Variable("x", Optional.empty(), hasText), random.nextDouble() - 0.5, bins);
    }

    private static List<Counts> counts(SplittableRandom random) {
        return List.of(new Counts(1 + random.nextInt(90), 1 + random.nextInt(40)));
    }
}
