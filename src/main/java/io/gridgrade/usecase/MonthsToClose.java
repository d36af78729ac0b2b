package io.gridgrade.usecase;

import io.gridgrade.cycle.CloseMonths;
import io.gridgrade.engine.Row;
import io.gridgrade.star.Periods;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.value.UserError;
import io.gridgrade.warehouse.Warehouse;
import java.util.List;
import java.util.Optional;

/**
 * Which months a close is asked for.
 *
 * @param months the open ones among them, in order
 * @param through the last one that was asked for; empty for the next open one
 */
public record MonthsToClose(List<Period> months, Optional<Period> through) {
    /** The next open month. */
    public static MonthsToClose next(Warehouse warehouse) {
        return of(warehouse, Optional.empty());
    }

    /** One month, which must be the next open one; one that is closed already is left to the close to tell. */
    public static MonthsToClose only(Warehouse warehouse, Period asked) {
        List<Period> open = Periods.open(warehouse);
        if (open.contains(asked) && !open.get(0).equals(asked)) {
            throw new UserError(
                    ExitCode.PRECONDITION,
                    "month " + asked + " is not the next to close; expected " + open.get(0)
                            + ", for months close in order; close all of them with: gridgrade close --through "
                            + asked);
        }
        return through(warehouse, asked);
    }

    /** Every open month through one. */
    public static MonthsToClose through(Warehouse warehouse, Period last) {
        return of(warehouse, Optional.of(last));
    }

    /** Every open month. All are closed when the last one is: that is no fault. */
    public static MonthsToClose all(Warehouse warehouse) {
        List<Period> open = Periods.open(warehouse);
        return of(warehouse, open.isEmpty() ? Periods.lastClosed(warehouse) : Optional.of(open.get(open.size() - 1)));
    }

    private static MonthsToClose of(Warehouse warehouse, Optional<Period> through) {
        List<Period> open = Periods.open(warehouse);
        Optional<Period> last = through.or(() -> open.stream().findFirst());
        return new MonthsToClose(
                open.stream()
                        .filter(month -> last.isPresent() && month.compareTo(last.get()) <= 0)
                        .toList(),
                through);
    }

    /** How long the last closes took. */
    public record Pace(long closes, double secondsEach) {}

    /** The pace by the last closes, for windows fill up and later months take longer than the first; empty before any. */
    public static Optional<Pace> pace(Warehouse warehouse) {
        Row last = warehouse.query("status/close_seconds", Parameters.none()).get(0);
        long closes = last.longInteger("close_count");
        return closes == 0
                ? Optional.empty()
                : Optional.of(new Pace(closes, last.decimal("close_seconds").doubleValue()));
    }

    /** Closes them, each in a transaction of its own; returns those that were closed. */
    public List<Period> close(Session session, String command) {
        return CloseMonths.close(
                session.warehouse(), session.home(), command, through, session.settings(), session.progress());
    }
}
