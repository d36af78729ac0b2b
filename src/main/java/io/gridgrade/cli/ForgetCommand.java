package io.gridgrade.cli;

import io.gridgrade.care.ForgetCustomer;
import io.gridgrade.settings.Settings;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Json;
import io.gridgrade.warehouse.Home;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Forgets a customer. */
@Command
final class ForgetCommand implements Callable<Integer> {
    @ParentCommand
    private GridGrade main;

    @Parameters(paramLabel = "CUSTOMER_NO", description = "The number of the customer in the source.")
    private String number;

    @Option(names = "--dry-run", description = "Only say what would change; exit code 10 when something would.")
    private boolean dryRun;

    @Option(names = "--json", description = "Answer in JSON.")
    private boolean asJson;

    @Override
    public Integer call() {
        Home home = main.home();
        main.interruption().goOnWith("gridgrade forget, with the same number");
        ConsoleProgress progress = new ConsoleProgress(main.terminal());
        ForgetCustomer forget =
                new ForgetCustomer(home, Settings.read(home.settingsFile()).asParameters(), number);
        ForgetCustomer.Outcome outcome;
        try {
            outcome = dryRun ? forget.plan() : forget.forget(progress);
        } finally {
            progress.close();
        }
        if (asJson) {
            main.terminal().out().println(Json.write(outcome));
        } else {
            print(outcome);
        }
        return (dryRun && outcome.hasChanges() ? ExitCode.PLAN_HAS_CHANGES : ExitCode.DONE).number();
    }

    private void print(ForgetCustomer.Outcome outcome) {
        PrintStream out = main.terminal().out();
        if (outcome.hasChanges()) {
            TextTable places =
                    new TextTable(List.of(outcome.applied() ? "forgotten in" : "would be forgotten in", "rows"));
            outcome.places().forEach(places::add);
            places.lines().forEach(out::println);
        } else {
            main.terminal().err().println("the customer was forgotten already");
        }
        list(outcome.applied() ? "files cleared" : "files that would be cleared", outcome.files());
        list("files that name the customer and are not changed; delete or mend them yourself", outcome.naming());
        list(
                "files that may name the customer and cannot be searched, such as prints and backups",
                outcome.unsearched());
        if (outcome.applied() && outcome.hasChanges()) {
            main.terminal()
                    .err()
                    .println("forgotten; every total of mart and every other column is as it was, by hash");
        }
    }

    private void list(String title, List<String> files) {
        if (!files.isEmpty()) {
            main.terminal().out().println();
            main.terminal().out().println(title);
            files.forEach(file -> main.terminal().out().println("  " + file));
        }
    }
}
