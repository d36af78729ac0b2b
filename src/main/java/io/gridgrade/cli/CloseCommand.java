package io.gridgrade.cli;

import io.gridgrade.cycle.CloseMonths;
import io.gridgrade.engine.Row;
import io.gridgrade.star.Periods;
import io.gridgrade.usecase.MonthSummary;
import io.gridgrade.usecase.Session;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Json;
import io.gridgrade.value.Period;
import io.gridgrade.value.UserError;
import io.gridgrade.warehouse.Home;
import io.gridgrade.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Closes months. */
@Command
final class CloseCommand implements Runnable {
    @ParentCommand
    private GridGrade main;

    @ArgGroup
    private Which which = new Which();

    @Option(names = "--json", description = "Answer in JSON, and tell progress as events.")
    private boolean asJson;

    /** Which months; the next open one when nothing is said. */
    static final class Which {
        @Parameters(
                arity = "0..1",
                paramLabel = "PERIOD",
                description = "The month, YYYY-MM: it must be the next open one.")
        private String period;

        @Option(names = "--through", paramLabel = "PERIOD", description = "Every open month through this one.")
        private String through;

        @Option(names = "--all", description = "Every open month.")
        private boolean all;
    }

    @Override
    public void run() {
        Optional<Period> only = Optional.ofNullable(which.period).map(Period::parse);
        Optional<Period> through = Optional.ofNullable(which.through).map(Period::parse);
        if (asJson) {
            main.speakJson();
        }
        Home home = main.home();
        main.logged(
                home,
                () -> main.writing(home, session -> {
                    only.ifPresent(period -> requireNext(session.warehouse(), period));
                    Optional<Period> last = which.all ? lastOfAll(session.warehouse()) : through.or(() -> only);
                    List<Period> closed = close(main, session, last);
                    Optional<MonthSummary> summary =
                            last(closed).map(period -> MonthSummary.of(session.warehouse(), period));
                    if (asJson) {
                        main.terminal()
                                .out()
                                .println(Json.write(Map.of(
                                        "closed",
                                                closed.stream()
                                                        .map(Period::toString)
                                                        .toList(),
                                        "last", summary.map(MonthSummary::asMap).orElse(Map.of()))));
                    } else {
                        summary.ifPresent(
                                found -> MonthText.print(found, main.terminal().out()));
                    }
                    return null;
                }));
    }

    /** Closes the open months through one, or only the next, saying which and how it goes on. */
    static List<Period> close(GridGrade main, Session session, Optional<Period> through) {
        List<Period> open = Periods.open(session.warehouse());
        Optional<Period> last = through.or(() -> open.stream().findFirst());
        int count = (int) open.stream()
                .filter(month -> last.isPresent() && month.compareTo(last.get()) <= 0)
                .count();
        if (count > 0) {
            session.progress()
                    .note(
                            count == 1
                                    ? "closing " + open.get(0)
                                    : "closing " + count + " months, " + open.get(0) + " to " + open.get(count - 1));
        }
        if (count > 0) {
            main.interruption()
                    .goOnWith(
                            "gridgrade close --through " + open.get(count - 1) + main.homeArgument(main.homeFolder()));
        }
        if (count > 1) {
            session.progress().note(howLong(session.warehouse(), count));
            List<Period> closed = new ArrayList<>();
            session.progress().months("closing", count, () -> closed.addAll(closeMonths(main, session, through)));
            return closed;
        }
        return closeMonths(main, session, through);
    }

    // By the last closes, for windows fill up and later months take longer than the first.
    private static String howLong(Warehouse warehouse, int count) {
        Row last = warehouse
                .query("status/close_seconds", io.gridgrade.value.Parameters.none())
                .get(0);
        long closes = last.longInteger("close_count");
        if (closes == 0) {
            return "  how long it takes is told once the first is closed";
        }
        double seconds = last.decimal("close_seconds").doubleValue();
        return "  it takes about " + BarText.duration(seconds * count) + ", by the " + BarText.duration(seconds)
                + " a month of the last " + (closes == 1 ? "close" : closes + " closes");
    }

    private static List<Period> closeMonths(GridGrade main, Session session, Optional<Period> through) {
        return CloseMonths.close(
                session.warehouse(),
                session.home(),
                main.commandText(),
                through,
                session.settings(),
                session.progress());
    }

    static Optional<Period> lastOpen(Warehouse warehouse) {
        return last(Periods.open(warehouse));
    }

    // All months are closed when the last one is: that is no fault.
    private static Optional<Period> lastOfAll(Warehouse warehouse) {
        return lastOpen(warehouse).or(() -> Periods.lastClosed(warehouse));
    }

    private static Optional<Period> last(List<Period> periods) {
        return periods.isEmpty() ? Optional.empty() : Optional.of(periods.get(periods.size() - 1));
    }

    private static void requireNext(Warehouse warehouse, Period asked) {
        List<Period> open = Periods.open(warehouse);
        if (open.contains(asked) && !open.get(0).equals(asked)) {
            throw new UserError(
                    ExitCode.PRECONDITION,
                    "month " + asked + " is not the next to close; expected " + open.get(0)
                            + ", for months close in order; close all of them with: gridgrade close --through "
                            + asked);
        }
    }
}
