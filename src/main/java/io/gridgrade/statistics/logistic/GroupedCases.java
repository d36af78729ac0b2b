package io.gridgrade.statistics.logistic;

import java.util.ArrayList;
import java.util.List;

/**
 * Cases in memory, grouped: all with the same values are one row. Counts may be fractions, as smoothed targets are.
 *
 * @param columns names of the columns of {@code values}; the constant is not among them
 * @param values one row a group, one column a name
 * @param events weight of the events of each group
 * @param others weight of its other cases
 */
@SuppressWarnings("ArrayRecordComponent") // Read by number, and never compared.
public record GroupedCases(List<String> columns, double[][] values, double[] events, double[] others)
        implements LogisticData {
    /** Name of the constant among the coefficients. */
    public static final String CONSTANT = "constant";

    /** Checks that all have one length, and that every number is finite. */
    public GroupedCases {
        columns = List.copyOf(columns);
        if (values.length != events.length || values.length != others.length) {
            throw new IllegalArgumentException("There must be one count of events and of others a group, found "
                    + values.length + ", " + events.length + " and " + others.length);
        }
        for (int g = 0; g < values.length; g++) {
            if (values[g].length != columns.size()) {
                throw new IllegalArgumentException(
                        "Group " + g + " must have " + columns.size() + " values, found " + values[g].length);
            }
            for (int j = 0; j < columns.size(); j++) {
                if (!Double.isFinite(values[g][j])) {
                    throw new IllegalArgumentException(
                            "Column " + columns.get(j) + " must be finite, found " + values[g][j] + " in group " + g);
                }
            }
        }
    }

    @Override
    public List<String> names() {
        List<String> names = new ArrayList<>(List.of(CONSTANT));
        names.addAll(columns);
        return names;
    }

    @Override
    public Likelihood at(double[] coefficients) {
        int size = coefficients.length;
        double logLikelihood = 0;
        double[] gradient = new double[size];
        double[][] information = new double[size][size];
        for (int g = 0; g < values.length; g++) {
            double logOdds = coefficients[0];
            for (int j = 1; j < size; j++) {
                logOdds += coefficients[j] * values[g][j - 1];
            }
            double count = events[g] + others[g];
            double probability = 1 / (1 + Math.exp(-logOdds));
            // ln (1 + e^x) without overflow: x itself where x is large.
            double softPlus = Math.max(logOdds, 0) + Math.log1p(Math.exp(-Math.abs(logOdds)));
            logLikelihood += events[g] * logOdds - count * softPlus;
            double residual = events[g] - count * probability;
            double weight = count * probability * (1 - probability);
            for (int i = 0; i < size; i++) {
                double x = i == 0 ? 1 : values[g][i - 1];
                gradient[i] += residual * x;
                for (int j = 0; j <= i; j++) {
                    information[i][j] += weight * x * (j == 0 ? 1 : values[g][j - 1]);
                }
            }
        }
        for (int i = 0; i < size; i++) {
            for (int j = i + 1; j < size; j++) {
                information[i][j] = information[j][i];
            }
        }
        return new Likelihood(logLikelihood, gradient, information);
    }
}
