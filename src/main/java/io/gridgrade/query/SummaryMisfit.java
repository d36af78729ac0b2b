package io.gridgrade.query;

/** Why a SELECT cannot be answered from a summary. */
final class SummaryMisfit extends RuntimeException {
    private static final long serialVersionUID = 1;

    SummaryMisfit(String reason) {
        // It is no failure: nobody looks where it came from.
        super(reason, null, false, false);
    }

    /** The reason for a column by which the rows of the summary are not told apart. */
    static String ofDimension(String column) {
        return column + " is not among its dimensions";
    }
}
