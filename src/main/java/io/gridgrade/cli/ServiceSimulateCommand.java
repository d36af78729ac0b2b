package io.gridgrade.cli;

import io.gridgrade.engine.Row;
import io.gridgrade.service.ServiceTable;
import io.gridgrade.service.SimulateRules;
import io.gridgrade.service.Simulation;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Json;
import io.gridgrade.value.UserError;
import io.gridgrade.warehouse.Home;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Says what edited service rules would have done. */
@Command(
        name = "simulate",
        description =
                "Say what edited service rules would have given over the last closed months, beside those in force;"
                        + " nothing is kept.")
final class ServiceSimulateCommand implements Runnable {
    @ParentCommand
    private ServiceCommand service;

    @Option(
            names = "--rules",
            paramLabel = "FILE",
            required = true,
            description = "The edited rules, as seeds/service_rule.csv is.")
    private Path rules;

    @Option(
            names = "--months",
            paramLabel = "COUNT",
            defaultValue = "12",
            description = "How many of the last closed months; else 12.")
    private int months;

    @Option(names = "--json", description = "Answer in JSON.")
    private boolean asJson;

    @Override
    public void run() {
        if (months < 1) {
            throw new UserError(
                    ExitCode.WRONG_USAGE,
                    "--months is " + months + "; expected a whole number of 1 or more, such as 12");
        }
        GridGrade main = service.main();
        Home home = main.home();
        Simulation simulation = main.reading(
                home,
                session -> SimulateRules.of(
                        session.warehouse(),
                        session.settings(),
                        ServiceTable.resources(home, null),
                        ServiceTable.resources(home, rules),
                        months,
                        session.progress()));
        if (asJson) {
            main.terminal().out().println(Json.write(asMap(simulation)));
        } else {
            print(main.terminal().out(), simulation);
        }
    }

    private static void print(PrintStream out, Simulation simulation) {
        out.println("over " + simulation.months() + " months, " + simulation.first() + " to " + simulation.last()
                + ", this edit moves " + count(simulation.customers()) + " customers");
        TextTable channels = new TextTable(List.of("channel", "before", "after", "more a week"));
        for (Row channel : simulation.channels()) {
            channels.add(
                    channel.text("channel_code"),
                    count(channel.longInteger("before_count")),
                    count(channel.longInteger("after_count")),
                    simulation.morePerWeek(channel));
        }
        channels.lines().forEach(out::println);
        out.println();
        TextTable table =
                new TextTable(List.of("rule", "before", "after", "lost", "of customers", "gained", "for customers"));
        for (Row rule : simulation.rules()) {
            table.add(
                    rule.text("service_rule_code"),
                    count(rule.longInteger("before_count")),
                    count(rule.longInteger("after_count")),
                    count(rule.longInteger("lost_count")),
                    count(rule.longInteger("lost_customer_count")),
                    count(rule.longInteger("gained_count")),
                    count(rule.longInteger("gained_customer_count")));
        }
        table.lines().forEach(out::println);
    }

    private static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private static Map<String, Object> asMap(Simulation simulation) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("first", simulation.first().toString());
        map.put("last", simulation.last().toString());
        map.put("months", simulation.months());
        map.put("customers", simulation.customers());
        map.put(
                "channels",
                simulation.channels().stream()
                        .map(channel -> {
                            Map<String, Object> row = new LinkedHashMap<>(channel.asMap());
                            row.put("more_per_week", simulation.morePerWeek(channel));
                            return row;
                        })
                        .toList());
        map.put("rules", simulation.rules().stream().map(Row::asMap).toList());
        return map;
    }
}
