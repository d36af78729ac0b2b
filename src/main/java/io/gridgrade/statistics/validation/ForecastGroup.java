package io.gridgrade.statistics.validation;

/**
 * Cases with a probability foretold and an outcome, summed.
 *
 * @param sum of the probabilities
 * @param squares sum of their squares
 * @param sumOfEvents sum over the events only
 */
public record ForecastGroup(long count, long events, double sum, double squares, double sumOfEvents) {
    /** Checks that there is a case. */
    public ForecastGroup {
        if (count < 1 || events < 0 || events > count) {
            throw new IllegalArgumentException(
                    "A group must have a case and 0 to count events, found " + events + " of " + count);
        }
    }

    /** Mean probability foretold. */
    public double mean() {
        return sum / count;
    }

    /** Share of events. */
    public double rate() {
        return (double) events / count;
    }

    /** Sum of (outcome - probability) squared. */
    double squaredError() {
        return squares - 2 * sumOfEvents + events;
    }
}
