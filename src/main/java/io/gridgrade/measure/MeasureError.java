package io.gridgrade.measure;

/** What was asked of measures cannot be answered; the message says why and what to ask instead. */
final class MeasureError extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** The text at fault, counted from 0: measures, dimensions, conditions. */
    private final int text;

    /** Where in it, counted from 0. */
    private final int offset;

    MeasureError(int text, int offset, String message) {
        super(message);
        this.text = text;
        this.offset = offset;
    }

    MeasureSql.Refused refused() {
        return new MeasureSql.Refused(text, offset, getMessage());
    }
}
