package io.gridgrade.usecase;

import io.gridgrade.value.Progress;
import io.gridgrade.value.Step;
import java.util.ArrayList;
import java.util.List;

/** Tells one command's work to the user and to whoever else listens, such as the log. Mutable. */
public final class ProgressListeners implements Progress {
    private final ShownProgress shown;
    private final List<Progress> listeners = new ArrayList<>();

    /** Told to the user as shown. */
    public ProgressListeners(ShownProgress shown) {
        this.shown = shown;
        listeners.add(shown);
    }

    /** Another who hears everything from now on. */
    public void also(Progress listener) {
        listeners.add(listener);
    }

    /** Does work of many months, which is shown as such. */
    public void months(String verb, int count, Runnable work) {
        shown.months(verb, count);
        work.run();
        shown.monthsOver();
    }

    @Override
    public void begun(Step step) {
        listeners.forEach(listener -> listener.begun(step));
    }

    @Override
    public void advanced(double percent, long rows) {
        listeners.forEach(listener -> listener.advanced(percent, rows));
    }

    @Override
    public void done(Step step, long rows, double seconds) {
        listeners.forEach(listener -> listener.done(step, rows, seconds));
    }

    @Override
    public void note(String line) {
        listeners.forEach(listener -> listener.note(line));
    }

    /** Takes away what is shown only while work goes on. */
    public void close() {
        shown.close();
    }
}
