package io.gridgrade.cli;

import io.gridgrade.care.UpgradeWarehouse;
import io.gridgrade.engine.EngineLimits;
import io.gridgrade.settings.Settings;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Json;
import io.gridgrade.warehouse.Home;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Upgrades a home's warehouse. */
@Command
final class UpgradeCommand implements Callable<Integer> {
    @ParentCommand
    private GridGrade main;

    @Option(names = "--dry-run", description = "Only say what would change; exit code 10 when something would.")
    private boolean dryRun;

    @Option(names = "--json", description = "Answer in JSON.")
    private boolean asJson;

    @Override
    public Integer call() {
        Home home = main.home();
        EngineLimits limits = EngineLimits.of(Settings.read(home.settingsFile()).asParameters());
        UpgradeWarehouse.Outcome outcome = UpgradeWarehouse.upgrade(home, limits, !dryRun);
        if (asJson) {
            main.terminal().out().println(Json.write(outcome));
        } else {
            print(outcome);
        }
        return (dryRun && (!outcome.pending().isEmpty() || outcome.isPublishedBehind())
                        ? ExitCode.PLAN_HAS_CHANGES
                        : ExitCode.DONE)
                .number();
    }

    private void print(UpgradeWarehouse.Outcome outcome) {
        if (outcome.isPublishedBehind()) {
            main.terminal()
                    .err()
                    .println("the warehouse is of this version already; the published copy was of another, and "
                            + (outcome.applied() ? "is published anew" : "would be published anew"));
            return;
        }
        if (outcome.pending().isEmpty()) {
            main.terminal().err().println("the warehouse is of this version already; nothing to do");
            return;
        }
        PrintStream out = main.terminal().out();
        out.println("migrations " + (outcome.applied() ? "applied" : "pending"));
        outcome.pending().forEach(script -> out.println("  " + script));
        out.println("tables that " + (outcome.applied() ? "changed" : "would change")
                + (outcome.changes().isEmpty() ? ": none" : ""));
        outcome.changes().forEach(line -> out.println("  " + line));
        main.terminal().err().println("every row and value of before is still there, by count and hash of each table");
    }
}
