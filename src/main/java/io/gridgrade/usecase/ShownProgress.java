package io.gridgrade.usecase;

import io.gridgrade.value.Progress;

/** Shows the user how work goes on. */
public interface ShownProgress extends Progress {
    /** From now on the steps are those of so many months, one after the other, until {@link #monthsOver}. */
    void months(String verb, int count);

    /** The last of the months is over. */
    void monthsOver();

    /** Takes away what is shown only while work goes on, as when a step failed. */
    void close();
}
