package io.gridgrade.cli;

import io.gridgrade.service.ServiceTable;
import io.gridgrade.value.Json;
import io.gridgrade.warehouse.Resources;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Shows the service rules. */
@Command(
        subcommands = {
            ServiceCheckCommand.class,
            ServiceListCommand.class,
            ServiceSimulateCommand.class,
            ServiceAllotCommand.class,
            ServiceRebateCommand.class,
            ServiceEffectCommand.class
        })
final class ServiceCommand implements Runnable {
    @ParentCommand
    private GridGrade main;

    @Option(names = "--json", description = "Answer in JSON.")
    private boolean asJson;

    GridGrade main() {
        return main;
    }

    @Override
    public void run() {
        List<Map<String, String>> rules = ServiceTable.rules(Resources.of(main.home()));
        if (asJson) {
            main.terminal().out().println(Json.write(rules));
            return;
        }
        TextTable table = new TextTable(List.of("rule", "kind", "name", "condition", "owner", "months"));
        rules.forEach(rule -> table.add(
                rule.get("service_rule_code"),
                rule.get("kind_code"),
                rule.get("rule_name_en"),
                rule.get("condition"),
                rule.get("owner_role_en"),
                rule.get("cadence_months")));
        table.lines().forEach(main.terminal().out()::println);
    }
}
