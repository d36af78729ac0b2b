package io.gridgrade.grade.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.engine.SqlFile;
import io.gridgrade.statistics.calibration.SplineScaling;
import io.gridgrade.value.Parameters;
import io.gridgrade.warehouse.Warehouse;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScoreTest {
    private static final IndexScore INDEX = new IndexScore(
            List.of(
                    new IndexScore.Term(
                            "payment",
                            "points_0 * 3 * greatest(weight_1, 1)",
                            "(weight_0 > 0)::integer * 3",
                            "greatest(weight_0, 1)"),
                    new IndexScore.Term(
                            "value",
                            "points_1 * 2 * greatest(weight_0, 1)",
                            "(weight_1 > 0)::integer * 2",
                            "greatest(weight_1, 1)")),
            List.of("weight_0 = 0"));

    private static final DiscriminantScore DISCRIMINANT =
            new DiscriminantScore(List.of(new LinearTerm("pay1", "pay1", 0.5, new BigDecimal("60"))), 10);

    @Test
    void theIndexScoreIsTheMeanOfTheDimensionsThatAreThere() {
        // Payment 160 of weight 2, so 80; value 50 of weight 1: (3 * 80 + 2 * 50) / 5.
        assertThat(answer(INDEX.sql(), "160 as points_0, 2 as weight_0, 50 as points_1, 1 as weight_1"))
                .hasToString("68000");
        assertThat(answer(INDEX.sql(), "160 as points_0, 2 as weight_0, 0 as points_1, 0 as weight_1"))
                .hasToString("80000");
    }

    @Test
    void withoutAMandatoryDimensionThereIsNoScore() {
        assertThat(answer(INDEX.sql(), "0 as points_0, 0 as weight_0, 50 as points_1, 1 as weight_1"))
                .isNull();
        assertThat(answer(new IndexScore(List.of(), List.of()).sql(), "1 as one"))
                .isNull();
    }

    @Test
    void theDiscriminantIsTheSumOfItsTermsLessTheCut() {
        assertThat(answer(DISCRIMINANT.sql(), "80 as pay1")).isEqualTo(30.0);
        assertThat(answer(DISCRIMINANT.sql(), "null::integer as pay1")).isEqualTo(20.0);
    }

    @Test
    void aCalibrationThatBendsIsTheSameInTheEngine() {
        SplineScaling bent = new SplineScaling(1, List.of(-2.0, 3.0), List.of(0.5, 2.0, 0.25));
        for (double score : new double[] {-9, -2, 0, 3, 3.5, 40}) {
            assertThat(answer(DiscriminantScore.logOdds(bent, "score"), score + "::double as score"))
                    .isEqualTo(bent.logOdds(score));
        }
    }

    @Test
    void aPopulationHasItsOwnScoreAndAnotherHasNone() {
        String sql = Score.byPopulation(Map.of("farm", "1", "home", "2"), "integer");

        assertThat(answer(sql, "'home' as population_code")).isEqualTo(2);
        assertThat(answer(sql, "'ship' as population_code")).isNull();
        assertThat(answer(Score.byPopulation(Map.of(), "integer"), "1 as one")).isNull();
    }

    private static Object answer(String sql, String row) {
        try (Warehouse warehouse = Warehouse.inMemory()) {
            return warehouse
                    .query(
                            new SqlFile("test", "select " + sql + " as answer from (select " + row + ")"),
                            Parameters.none())
                    .get(0)
                    .value("answer");
        }
    }
}
