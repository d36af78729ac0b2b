package io.gridgrade.statistics.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gridgrade.statistics.SharedTable;
import io.gridgrade.statistics.logistic.GroupedCases;
import io.gridgrade.statistics.logistic.LogisticRegression;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CalibrationTestsTest {
    private static ForecastGroup group(double[] p, double[] y, int... cases) {
        double sum = 0;
        double squares = 0;
        double sumOfEvents = 0;
        long events = 0;
        for (int i : cases) {
            sum += p[i];
            squares += p[i] * p[i];
            sumOfEvents += y[i] * p[i];
            events += (long) y[i];
        }
        return new ForecastGroup(cases.length, events, sum, squares, sumOfEvents);
    }

    /** R 4.2.2: glm of 30,000 on two columns, ten equal parts by rank, ties by row. */
    @Test
    void theLogisticOfTaiwanIsJudgedAsInR() {
        SharedTable taiwan = SharedTable.withHeadings("taiwan_credit/default_of_credit_card_clients.csv", ",");
        double[] limit = taiwan.numbers("LIMIT_BAL");
        double[] delay = taiwan.numbers("PAY_0");
        double[] y = taiwan.numbers("default payment next month");
        int count = y.length;
        double[][] x = new double[count][];
        double[] others = new double[count];
        for (int i = 0; i < count; i++) {
            x[i] = new double[] {limit[i] / 100_000, delay[i]};
            others[i] = 1 - y[i];
        }
        LogisticRegression fit = LogisticRegression.fit(new GroupedCases(List.of("limit", "delay"), x, y, others));
        double[] p = new double[count];
        double deviation = 0;
        double variance = 0;
        for (int i = 0; i < count; i++) {
            p[i] = 1 / (1 + Math.exp(-fit.logOdds(x[i])));
            deviation += (y[i] - p[i]) * (1 - 2 * p[i]);
            variance += (1 - 2 * p[i]) * (1 - 2 * p[i]) * p[i] * (1 - p[i]);
        }
        int[] order = IntStream.range(0, count)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> p[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        List<ForecastGroup> tenths = new ArrayList<>();
        for (int part = 0; part < 10; part++) {
            tenths.add(group(
                    p,
                    y,
                    IntStream.range(part * count / 10, (part + 1) * count / 10)
                            .map(i -> order[i])
                            .toArray()));
        }

        assertThat(BrierScore.of(tenths).score()).isCloseTo(0.147177354, within(5e-10));
        CalibrationTests.ChiSquared test = CalibrationTests.hosmerLemeshow(tenths, true);
        assertThat(test.statistic()).isCloseTo(1221.05359018, within(1e-6));
        assertThat(test.freedom()).isEqualTo(8);
        assertThat(CalibrationTests.spiegelhalter(deviation, variance).z()).isCloseTo(-3.81650181, within(5e-9));
    }

    /**
     * By hand: four at 0.25 of whom one came, four at 0.5 of whom three. Rate 1/2, uncertainty 1/4. Reliability: 0 and
     * (1/4)^2, half of it 1/32. Resolution: (1/4)^2 and (1/4)^2: 1/16. Score: 1/4 + 1/32 - 1/16 = 7/32.
     */
    @Test
    void theBrierScoreIsTheSumOfItsParts() {
        double[] p = {0.25, 0.25, 0.25, 0.25, 0.5, 0.5, 0.5, 0.5};
        double[] y = {1, 0, 0, 0, 1, 1, 1, 0};
        BrierScore found = BrierScore.of(List.of(group(p, y, 0, 1, 2, 3), group(p, y, 4, 5, 6, 7)));

        assertThat(found.score()).isCloseTo(7.0 / 32, within(1e-15));
        assertThat(found.reliability()).isCloseTo(1.0 / 32, within(1e-15));
        assertThat(found.resolution()).isCloseTo(1.0 / 16, within(1e-15));
        assertThat(found.uncertainty()).isCloseTo(1.0 / 4, within(1e-15));
        assertThat(found.within()).isCloseTo(0, within(1e-15));
        assertThat(found.skill()).isCloseTo(1.0 / 8, within(1e-15));
    }

    @Test
    void aCertaintyThatFailsHasNoBound() {
        assertThat(CalibrationTests.hosmerLemeshow(List.of(new ForecastGroup(5, 1, 0, 0, 0)), false)
                        .pValue())
                .isZero();
    }
}
