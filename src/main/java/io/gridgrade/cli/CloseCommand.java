package io.gridgrade.cli;

import io.gridgrade.usecase.MonthSummary;
import io.gridgrade.usecase.MonthsToClose;
import io.gridgrade.usecase.Session;
import io.gridgrade.value.Json;
import io.gridgrade.value.Period;
import io.gridgrade.warehouse.Home;
import io.gridgrade.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
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
        // Before anything is opened.
        Stream.of(which.period, which.through).filter(Objects::nonNull).forEach(Period::parse);
        if (asJson) {
            main.speakJson();
        }
        Home home = main.home();
        main.logged(
                home,
                () -> main.writing(home, session -> {
                    List<Period> closed = close(main, session, asked(session.warehouse()));
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

    /** Closes months, saying which, how long it takes, and how it goes on after Ctrl-C. */
    static List<Period> close(GridGrade main, Session session, MonthsToClose asked) {
        List<Period> months = asked.months();
        int count = months.size();
        if (count > 0) {
            Period last = months.get(count - 1);
            session.progress()
                    .note(
                            count == 1
                                    ? "closing " + last
                                    : "closing " + count + " months, " + months.get(0) + " to " + last);
            main.interruption().goOnWith("gridgrade close --through " + last + main.homeArgument(main.homeFolder()));
        }
        if (count > 1) {
            session.progress().note(howLong(MonthsToClose.pace(session.warehouse()), count));
            List<Period> closed = new ArrayList<>();
            session.progress().months("closing", count, () -> closed.addAll(asked.close(session, main.commandText())));
            return closed;
        }
        return asked.close(session, main.commandText());
    }

    private static String howLong(Optional<MonthsToClose.Pace> pace, int count) {
        return pace.map(last -> "  it takes about " + BarText.duration(last.secondsEach() * count) + ", by the "
                        + BarText.duration(last.secondsEach()) + " a month of the last "
                        + (last.closes() == 1 ? "close" : last.closes() + " closes"))
                .orElse("  how long it takes is told once the first is closed");
    }

    private MonthsToClose asked(Warehouse warehouse) {
        if (which.all) {
            return MonthsToClose.all(warehouse);
        }
        if (which.through != null) {
            return MonthsToClose.through(warehouse, Period.parse(which.through));
        }
        return which.period == null
                ? MonthsToClose.next(warehouse)
                : MonthsToClose.only(warehouse, Period.parse(which.period));
    }

    private static Optional<Period> last(List<Period> periods) {
        return periods.isEmpty() ? Optional.empty() : Optional.of(periods.get(periods.size() - 1));
    }
}
