package io.gridgrade.value;

/** Hears how work goes on. */
public interface Progress {
    /** Hears nothing. */
    Progress SILENT = new Progress() {};

    /** A step has begun. */
    default void begun(Step step) {}

    /**
     * The running statement is so far. A step may be several statements, so that both may fall back while it runs.
     *
     * @param percent from 0 to 100
     * @param rows    rows that the statement has read; 0 when not known
     */
    default void advanced(double percent, long rows) {}

    /** The running step has dealt with so many rows, of which nobody knows how many there will be. */
    default void counted(long rows, double seconds) {}

    /** A step is done: rows written (0 when it only looked) and seconds taken. */
    default void done(Step step, long rows, double seconds) {}

    /** Something the user should read, that is not an error. */
    default void note(String line) {}
}
