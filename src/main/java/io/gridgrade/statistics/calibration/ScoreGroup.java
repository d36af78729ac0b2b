package io.gridgrade.statistics.calibration;

/**
 * All cases of one score, or of one narrow band of scores.
 *
 * @param events how many of them had the event, such as a default
 * @param others how many had not
 */
public record ScoreGroup(double score, long events, long others) {
    /** Checks that the score is a number and that there is a case. */
    public ScoreGroup {
        if (Double.isNaN(score)) {
            throw new IllegalArgumentException("A score must be a number, found " + score);
        }
        if (events < 0 || others < 0 || events + others == 0) {
            throw new IllegalArgumentException(
                    "Score " + score + " must have a case, found " + events + " events and " + others + " others");
        }
    }

    /** Cases of the group. */
    public long count() {
        return events + others;
    }

    /** Share of events. */
    public double rate() {
        return (double) events / count();
    }
}
