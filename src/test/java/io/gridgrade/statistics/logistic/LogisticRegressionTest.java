package io.gridgrade.statistics.logistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.gridgrade.statistics.SharedTable;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** Reference figures: R 4.2.2, glm. */
class LogisticRegressionTest {
    private static final Percentage NINE_DIGITS = Percentage.withPercentage(1e-7);

    private static LogisticRegression fit(List<String> names, double[][] x, double[] events) {
        double[] others = new double[events.length];
        for (int i = 0; i < events.length; i++) {
            others[i] = 1 - events[i];
        }
        return LogisticRegression.fit(new GroupedCases(names, x, events, others));
    }

    private static double[][] columns(double[]... columns) {
        double[][] rows = new double[columns[0].length][columns.length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < columns.length; j++) {
                rows[i][j] = columns[j][i];
            }
        }
        return rows;
    }

    /** One column of two values, by hand: 1 of 4 and 3 of 4 events; ln odds -ln 3 and ln 3; variances 4 / 3 each. */
    @Test
    void twoGroupsByHand() {
        LogisticRegression found = LogisticRegression.fit(
                new GroupedCases(List.of("x"), new double[][] {{0}, {1}}, new double[] {1, 3}, new double[] {3, 1}));

        assertThat(found.coefficients().get(0)).isCloseTo(-Math.log(3), NINE_DIGITS);
        assertThat(found.coefficients().get(1)).isCloseTo(2 * Math.log(3), NINE_DIGITS);
        assertThat(found.standardErrors().get(0)).isCloseTo(Math.sqrt(4.0 / 3), NINE_DIGITS);
        assertThat(found.standardErrors().get(1)).isCloseTo(Math.sqrt(8.0 / 3), NINE_DIGITS);
        assertThat(found.nullDeviance()).isCloseTo(16 * Math.log(2), NINE_DIGITS);
        assertThat(found.deviance()).isCloseTo(-2 * (2 * Math.log(0.25) + 6 * Math.log(0.75)), NINE_DIGITS);
        assertThat(found.aic()).isCloseTo(found.deviance() + 4, NINE_DIGITS);
        assertThat(found.logOdds(0.5)).isCloseTo(0, within(1e-12));
        assertThat(found.separating()).isEmpty();
    }

    @Test
    void taiwanOnTwoColumnsAgreesWithR() {
        SharedTable taiwan = SharedTable.withHeadings("taiwan_credit/default_of_credit_card_clients.csv", ",");
        double[] limit = taiwan.numbers("LIMIT_BAL");
        for (int i = 0; i < limit.length; i++) {
            limit[i] /= 100_000;
        }
        LogisticRegression found = fit(
                List.of("limit", "pay_0"),
                columns(limit, taiwan.numbers("PAY_0")),
                taiwan.numbers("default payment next month"));

        assertThat(found.coefficients().get(0)).isCloseTo(-1.122606561, within(5e-10));
        assertThat(found.coefficients().get(1)).isCloseTo(-0.178980583, within(5e-10));
        assertThat(found.coefficients().get(2)).isCloseTo(0.693837095, within(5e-10));
        assertThat(found.standardErrors().get(0)).isCloseTo(0.024793932, within(5e-10));
        assertThat(found.standardErrors().get(1)).isCloseTo(0.012954411, within(5e-10));
        assertThat(found.standardErrors().get(2)).isCloseTo(0.014633247, within(5e-10));
        assertThat(found.deviance()).isCloseTo(28330.0042169, within(5e-8));
    }

    @Test
    void altmanIsNearlySeparatedAndAgreesWithR() {
        SharedTable altman = SharedTable.withHeadings("altman66/bankruptcy.csv", ",");
        LogisticRegression found =
                fit(List.of("RE", "EBIT"), columns(altman.numbers("RE"), altman.numbers("EBIT")), altman.numbers("Y"));

        assertThat(found.separating()).isEmpty();
        assertThat(found.coefficients().get(0)).isCloseTo(-0.550339800082030, Percentage.withPercentage(1e-6));
        assertThat(found.coefficients().get(1)).isCloseTo(0.157363862937186, Percentage.withPercentage(1e-6));
        assertThat(found.coefficients().get(2)).isCloseTo(0.194742757126211, Percentage.withPercentage(1e-6));
        assertThat(found.deviance()).isCloseTo(9.47189503693853, NINE_DIGITS);
    }

    /** Seven numbers and thirteen categories, a dummy for every value but the first: 48 columns. The figures: numpy. */
    @Test
    void germanOnAllColumnsAgrees() {
        SharedTable german = SharedTable.withoutHeadings("german_credit/german.data", " ");
        List<String> names = new ArrayList<>();
        List<double[]> columns = new ArrayList<>();
        for (int column = 0; column < 20; column++) {
            int at = column;
            if (german.rows().get(0)[at].startsWith("A")) {
                TreeSet<String> values = new TreeSet<>();
                german.rows().forEach(row -> values.add(row[at]));
                values.pollFirst();
                for (String value : values) {
                    names.add(value);
                    columns.add(german.rows().stream()
                            .mapToDouble(row -> row[at].equals(value) ? 1 : 0)
                            .toArray());
                }
            } else {
                names.add("V" + (at + 1));
                columns.add(german.numbers(at));
            }
        }
        double[] bad = german.numbers(20);
        for (int i = 0; i < bad.length; i++) {
            bad[i] -= 1;
        }
        LogisticRegression found = fit(names, columns(columns.toArray(new double[0][])), bad);

        assertThat(names).hasSize(48);
        assertThat(found.excluded()).isEmpty();
        assertThat(found.separating()).isEmpty();
        assertThat(found.deviance()).isCloseTo(895.818, within(5e-4));
        assertThat(found.aic()).isCloseTo(993.818, within(5e-4));
    }

    @Test
    void aColumnThatSeparatesIsNamed() {
        double[] wall = {1, 2, 3, 4, 5, 6, 7, 8};
        double[] noise = {3, 1, 4, 1, 5, 9, 2, 6};

        LogisticRegression complete =
                fit(List.of("noise", "wall"), columns(noise, wall), new double[] {0, 0, 0, 0, 1, 1, 1, 1});
        assertThat(complete.separating()).contains("wall");

        // Quasi: only the cases with the mark are all events; the others are mixed.
        LogisticRegression quasi =
                fit(List.of("noise", "mark"), columns(noise, new double[] {0, 0, 0, 0, 0, 0, 1, 1}), new double[] {
                    0, 1, 0, 0, 1, 1, 1, 1
                });
        assertThat(quasi.separating()).containsExactly("mark");
    }

    @Test
    void columnsThatCannotHelpAreLeftOutAndNamed() {
        double[] x = {1, 2, 3, 4, 5, 6};
        double[] y = {2, 1, 4, 3, 6, 5};
        double[] sum = {3, 3, 7, 7, 11, 11};
        LogisticRegression found = fit(
                List.of("x", "same", "y", "sum"),
                columns(x, new double[] {7, 7, 7, 7, 7, 7}, y, sum),
                new double[] {0, 1, 0, 1, 0, 1});

        assertThat(found.excluded())
                .containsEntry("same", "the same in every case")
                .containsEntry("sum", "collinear with the columns before it")
                .hasSize(2);
        assertThat(found.coefficients().get(2)).isZero();
    }

    @Test
    void whatCannotBeFittedIsRefused() {
        assertThatThrownBy(() -> fit(List.of("x"), new double[][] {{1}, {2}}, new double[] {0, 0}))
                .hasMessage("There must be events and others, found 0.0 events in 2.0 cases");
        assertThatThrownBy(() -> fit(List.of("x"), new double[][] {{1}, {1 / 0.0}}, new double[] {0, 1}))
                .hasMessage("Column x must be finite, found Infinity in group 1");
    }
}
