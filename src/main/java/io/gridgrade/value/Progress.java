package io.gridgrade.value;

/** Hears how work goes on. */
public interface Progress {
    /** Hears nothing. */
    Progress SILENT = new Progress() {};

    /** A step has begun. */
    default void begun(String step) {}

    /** The running step is so far; {@code percent} from 0 to 100. */
    default void advanced(String step, double percent) {}

    /** The running step has dealt with so many rows, of which nobody knows how many there will be. */
    default void counted(long rows, double seconds) {}

    /** A step is done: rows written (0 when it only looked) and seconds taken. */
    default void done(String step, long rows, double seconds) {}

    /** Something the user should read, that is not an error. */
    default void note(String line) {}
}
