package io.gridgrade.cli;

import io.gridgrade.summary.Summaries;
import io.gridgrade.value.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Shows the summaries of the published copy, and whether each may be used. */
@Command(subcommands = SummariesAdviseCommand.class)
final class SummariesCommand implements Runnable {
    @ParentCommand
    private GridGrade main;

    @Option(names = "--json", description = "Answer in JSON.")
    private boolean asJson;

    GridGrade main() {
        return main;
    }

    @Override
    public void run() {
        List<Summaries.State> states = main.reading(main.home(), session -> Summaries.states(session.warehouse()));
        if (asJson) {
            main.terminal()
                    .out()
                    .println(Json.write(
                            states.stream().map(SummariesCommand::asMap).toList()));
            return;
        }
        if (states.isEmpty()) {
            main.terminal().out().println("no summary is declared; gridgrade summaries advise proposes some");
            return;
        }
        TextTable table = new TextTable(List.of("summary", "table", "rows", "made at", "state"));
        states.forEach(state -> table.add(new ArrayList<>(asMap(state).values()).toArray()));
        table.lines().forEach(main.terminal().out()::println);
    }

    private static Map<String, Object> asMap(Summaries.State state) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("summary", state.name());
        map.put("table", state.table());
        map.put("rows", state.rows().orElse(null));
        map.put("made_at", state.madeAt().orElse(null));
        map.put("state", state.state());
        return map;
    }
}
