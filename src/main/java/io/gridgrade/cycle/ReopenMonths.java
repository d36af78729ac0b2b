package io.gridgrade.cycle;

import io.gridgrade.run.Run;
import io.gridgrade.star.Periods;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.value.Progress;
import io.gridgrade.value.Step;
import io.gridgrade.value.UserError;
import io.gridgrade.warehouse.Warehouse;
import java.util.List;
import java.util.Optional;

/**
 * Reopens closed months to be restated: one, and all after it, since each month rests on the one before. Readers see the
 * editions before until all of them are closed again.
 */
public final class ReopenMonths {
    private ReopenMonths() {}

    /**
     * Reopens the months from the given one on.
     *
     * @return the months reopened; none when it is reopened already
     */
    public static List<Period> reopen(
            Warehouse warehouse, String command, Period from, String reason, Parameters settings, Progress progress) {
        if (reason.isBlank()) {
            throw new UserError(
                    ExitCode.WRONG_USAGE,
                    "the reason is empty; expected why closed months are to be restated, in words that an auditor"
                            + " understands");
        }
        if (Periods.reopened(warehouse).contains(from)) {
            progress.note(from + " is reopened already; nothing to do");
            return List.of();
        }
        List<Period> closed = Periods.closed(warehouse);
        if (!closed.contains(from)) {
            throw new UserError(
                    ExitCode.PRECONDITION,
                    "month " + from + " is not closed, so there is nothing to reopen; expected "
                            + (closed.isEmpty()
                                    ? "a closed month, of which there is none"
                                    : "one of " + closed.get(0) + " to " + closed.get(closed.size() - 1)));
        }
        List<Period> months =
                closed.stream().filter(month -> month.compareTo(from) >= 0).toList();
        Run.of(
                warehouse,
                command,
                Optional.of(from),
                settings,
                progress,
                run -> run.finish(() -> run.step(Step.of("reopen"), () -> {
                    warehouse.execute(
                            "cycle/reopen_periods",
                            Parameters.none()
                                    .forPeriod(from)
                                    .with("run_key", run.key())
                                    .with("reason_text", reason.strip()));
                    return months.size();
                })));
        return months;
    }
}
