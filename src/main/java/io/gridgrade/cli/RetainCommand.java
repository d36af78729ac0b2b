package io.gridgrade.cli;

import io.gridgrade.care.RetainHome;
import io.gridgrade.settings.Settings;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Json;
import io.gridgrade.value.Parameters;
import io.gridgrade.warehouse.Home;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Keeps what grows within bounds. */
@Command
final class RetainCommand implements Callable<Integer> {
    @ParentCommand
    private GridGrade main;

    @Option(names = "--apply", description = "Delete it.")
    private boolean apply;

    @Option(names = "--json", description = "Answer in JSON.")
    private boolean asJson;

    @Override
    public Integer call() {
        Home home = main.home();
        Parameters settings = Settings.read(home.settingsFile()).asParameters();
        ConsoleProgress progress = new ConsoleProgress(main.terminal());
        List<RetainHome.Item> items;
        try {
            items = apply
                    ? RetainHome.apply(home, main.commandText(), settings, Instant.now(), progress)
                    : RetainHome.plan(home, settings, Instant.now());
        } finally {
            progress.close();
        }
        if (asJson) {
            main.terminal().out().println(Json.write(Map.of("items", items, "applied", apply)));
        } else if (!items.isEmpty()) {
            TextTable table = new TextTable(List.of("count", "bytes", "where", "what"));
            items.forEach(item -> table.add(item.count(), item.bytes(), item.where(), item.what()));
            table.lines().forEach(main.terminal().out()::println);
        }
        main.terminal()
                .err()
                .println(
                        items.isEmpty()
                                ? "nothing has outlived its time"
                                : apply
                                        ? "deleted"
                                        : "delete it with: gridgrade retain --apply"
                                                + main.homeArgument(main.homeFolder()));
        return (!apply && !items.isEmpty() ? ExitCode.PLAN_HAS_CHANGES : ExitCode.DONE).number();
    }
}
