package io.gridgrade.statistics.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CalibrationTest {
    private static List<ScoreGroup> single(int... outcomes) {
        List<ScoreGroup> groups = new ArrayList<>();
        for (int i = 0; i < outcomes.length; i++) {
            groups.add(new ScoreGroup(i, outcomes[i], 1 - outcomes[i]));
        }
        return groups;
    }

    /** R's isoreg of the same ten: 1/3 three times, 1/2 twice, 2/3 three times, 1 twice. */
    @Test
    void adjacentViolatorsArePooled() {
        IsotonicRegression found = IsotonicRegression.fit(single(1, 0, 0, 1, 0, 1, 1, 0, 1, 1));

        assertThat(found.blocks())
                .containsExactly(
                        new ScoreGroup(0, 1, 2),
                        new ScoreGroup(3, 1, 1),
                        new ScoreGroup(5, 2, 1),
                        new ScoreGroup(8, 2, 0));
        assertThat(found.probability(-1)).isEqualTo(1.0 / 3);
        assertThat(found.probability(4.9)).isEqualTo(0.5);
        assertThat(found.probability(8)).isEqualTo(1);
    }

    @Test
    void theOrderOfTheGroupsChangesNothing() {
        List<ScoreGroup> groups = single(1, 0, 0, 1, 0, 1, 1, 0, 1, 1);
        IsotonicRegression straight = IsotonicRegression.fit(groups);
        Collections.shuffle(groups, new Random(7));

        assertThat(IsotonicRegression.fit(groups)).isEqualTo(straight);
    }

    /** Where the log odds are a line in the score and the cases are many, Platt finds that line. */
    @Test
    void plattFindsTheLineThatTheRatesLieOn() {
        List<ScoreGroup> groups = new ArrayList<>();
        for (int score = -3; score <= 3; score++) {
            long events = Math.round(1e12 / (1 + Math.exp(1.5 - 0.8 * score)));
            groups.add(new ScoreGroup(score, events, 1_000_000_000_000L - events));
        }
        PlattScaling found = PlattScaling.fit(groups);

        assertThat(found.constant()).isCloseTo(-1.5, within(1e-9));
        assertThat(found.slope()).isCloseTo(0.8, within(1e-9));
        assertThat(found.probability(0)).isCloseTo(1 / (1 + Math.exp(1.5)), within(1e-9));
    }

    /** Two separated groups of 8: the targets are 9/10 and 1/10, so the curve goes through them: ln 9 = slope / 2. */
    @Test
    void plattStaysFiniteWhereTheScoreSeparates() {
        PlattScaling found = PlattScaling.fit(List.of(new ScoreGroup(0, 0, 8), new ScoreGroup(1, 8, 0)));

        assertThat(found.constant()).isCloseTo(-Math.log(9), within(1e-9));
        assertThat(found.slope()).isCloseTo(2 * Math.log(9), within(1e-9));
    }

    /** A score that is already the probability keeps itself: a = b = 1, constant 0. */
    @Test
    void betaLeavesAGoodProbabilityAlone() {
        List<ScoreGroup> groups = new ArrayList<>();
        for (int percent = 5; percent < 100; percent += 5) {
            groups.add(new ScoreGroup(percent / 100.0, percent * 1000L, (100 - percent) * 1000L));
        }
        BetaCalibration found = BetaCalibration.fit(groups);

        assertThat(found.a()).isCloseTo(1, within(1e-9));
        assertThat(found.b()).isCloseTo(1, within(1e-9));
        assertThat(found.constant()).isCloseTo(0, within(1e-9));
        assertThat(found.probability(0.2)).isCloseTo(0.2, within(1e-9));
        assertThat(found.probability(0)).isLessThan(1e-9);
    }

    @Test
    void betaNeverFallsWhereTheScoreRises() {
        // Events of the middle are too many for any curve with both parts positive.
        List<ScoreGroup> groups =
                List.of(new ScoreGroup(0.1, 10, 90), new ScoreGroup(0.5, 70, 30), new ScoreGroup(0.9, 60, 40));
        BetaCalibration found = BetaCalibration.fit(groups);

        assertThat(found.a()).isNotNegative();
        assertThat(found.b()).isNotNegative();
        assertThat(found.probability(0.9)).isGreaterThanOrEqualTo(found.probability(0.5));
        // One that ranks the wrong way round keeps only the rate of all.
        BetaCalibration turned = BetaCalibration.fit(List.of(new ScoreGroup(0.1, 90, 10), new ScoreGroup(0.9, 10, 90)));
        assertThat(turned.probability(0.1)).isCloseTo(0.5, within(1e-9));
        assertThat(turned.probability(0.9)).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void whatCannotBeCalibratedIsRefused() {
        assertThatThrownBy(() -> PlattScaling.fit(List.of(new ScoreGroup(1, 0, 5))))
                .hasMessage("There must be events and others to calibrate on, found 0 events and 5 others");
        assertThatThrownBy(() -> BetaCalibration.fit(List.of(new ScoreGroup(1.5, 1, 5))))
                .hasMessage("A score must lie in 0 to 1, found 1.5");
        assertThatThrownBy(() -> IsotonicRegression.fit(List.of()))
                .hasMessage("There must be a group to fit on, found none");
        assertThatThrownBy(() -> new ScoreGroup(3, 0, 0))
                .hasMessage("Score 3.0 must have a case, found 0 events and 0 others");
    }
}
