package io.gridgrade.statistics.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SplineScalingTest {
    /** Cases whose log odds bend at 0: steep below, flat above. */
    private static List<ScoreGroup> bent() {
        SplittableRandom random = new SplittableRandom(3);
        List<ScoreGroup> groups = new ArrayList<>();
        for (int i = -30; i <= 60; i++) {
            double score = i / 10.0;
            double odds = Math.exp(3 + Math.min(score, 0) * 2 + Math.max(score, 0) * 0.1);
            long events = 0;
            for (int n = 0; n < 2_000; n++) {
                events += random.nextDouble() < odds / (1 + odds) ? 1 : 0;
            }
            groups.add(new ScoreGroup(score, events, 2_000 - events));
        }
        return groups;
    }

    @Test
    void withoutKnotsItIsPlattsCurve() {
        SplineScaling found = SplineScaling.fit(bent(), 0, 50);
        PlattScaling platt = PlattScaling.fit(bent());
        assertThat(found.knots()).isEmpty();
        assertThat(found.probability(1.25)).isCloseTo(platt.probability(1.25), within(1e-12));
    }

    @Test
    void withKnotsItFollowsABend() {
        SplineScaling found = SplineScaling.fit(bent(), 3, 50);
        assertThat(found.knots()).hasSize(3);
        assertThat(found.slopes()).allMatch(slope -> slope >= 0);
        PlattScaling platt = PlattScaling.fit(bent());
        double error = 0;
        double errorOfPlatt = 0;
        for (double score = -3; score <= 6; score += 0.25) {
            double odds = Math.exp(3 + Math.min(score, 0) * 2 + Math.max(score, 0) * 0.1);
            error += Math.abs(found.probability(score) - odds / (1 + odds));
            errorOfPlatt += Math.abs(platt.probability(score) - odds / (1 + odds));
        }
        assertThat(error).isLessThan(0.6 * errorOfPlatt);
    }

    @Test
    void itNeverFallsAndAScoreTheWrongWayRoundGivesTheRateOfAll() {
        List<ScoreGroup> humped = List.of(
                new ScoreGroup(0, 100, 900),
                new ScoreGroup(1, 700, 300),
                new ScoreGroup(2, 500, 500),
                new ScoreGroup(3, 900, 100));
        SplineScaling found = SplineScaling.fit(humped, 3, 50);
        double last = 0;
        for (double score = -1; score <= 4; score += 0.125) {
            assertThat(found.probability(score)).isGreaterThanOrEqualTo(last);
            last = found.probability(score);
        }
        SplineScaling wrong =
                SplineScaling.fit(List.of(new ScoreGroup(0, 300, 100), new ScoreGroup(1, 100, 300)), 3, 50);
        assertThat(wrong.probability(7)).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void fewCasesGetNoKnot() {
        assertThat(SplineScaling.fit(List.of(new ScoreGroup(0, 9, 40), new ScoreGroup(1, 40, 9)), 3, 50)
                        .knots())
                .isEmpty();
        assertThatThrownBy(() -> SplineScaling.fit(List.of(new ScoreGroup(0, 9, 0)), 3, 50))
                .hasMessageContaining("events and others");
    }
}
