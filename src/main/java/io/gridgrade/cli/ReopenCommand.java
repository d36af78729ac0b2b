package io.gridgrade.cli;

import io.gridgrade.cycle.ReopenMonths;
import io.gridgrade.value.Json;
import io.gridgrade.value.Period;
import io.gridgrade.warehouse.Home;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Reopens closed months. */
@Command
final class ReopenCommand implements Runnable {
    @ParentCommand
    private GridGrade main;

    @Parameters(paramLabel = "PERIOD", description = "The first month to restate, YYYY-MM.")
    private String period;

    @Option(names = "--reason", paramLabel = "WHY", required = true, description = "Why, for whoever audits it.")
    private String reason;

    @Option(names = "--json", description = "Answer in JSON, and tell progress as events.")
    private boolean asJson;

    @Override
    public void run() {
        Period from = Period.parse(period);
        if (asJson) {
            main.speakJson();
        }
        Home home = main.home();
        List<Period> reopened = main.logged(
                home,
                () -> main.writing(
                        home,
                        session -> ReopenMonths.reopen(
                                session.warehouse(),
                                main.commandText(),
                                from,
                                reason,
                                session.settings(),
                                session.progress())));
        if (asJson) {
            main.terminal()
                    .out()
                    .println(Json.write(Map.of(
                            "reopened", reopened.stream().map(Period::toString).toList())));
        } else if (!reopened.isEmpty()) {
            Period last = reopened.get(reopened.size() - 1);
            main.terminal()
                    .err()
                    .println("reopened " + (last.equals(from) ? from : from + " to " + last)
                            + "; readers see what was closed until it is restated; load what is corrected, then restate with:"
                            + " gridgrade close --through " + last + main.homeArgument(main.homeFolder()));
        }
    }
}
