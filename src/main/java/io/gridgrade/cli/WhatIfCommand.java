package io.gridgrade.cli;

import io.gridgrade.usecase.ProgressListeners;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Json;
import io.gridgrade.value.Period;
import io.gridgrade.value.UserError;
import io.gridgrade.warehouse.Home;
import io.gridgrade.whatif.ChangedRules;
import io.gridgrade.whatif.Movement;
import io.gridgrade.whatif.OtherRules;
import io.gridgrade.whatif.Shock;
import io.gridgrade.whatif.Swing;
import io.gridgrade.whatif.UncertainWeights;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Says what would be of a closed month under other rules. */
@Command
final class WhatIfCommand implements Runnable {
    private static final int MOVERS_MAX = 10_000;

    @ParentCommand
    private GridGrade main;

    @Parameters(paramLabel = "PERIOD", description = "The month, YYYY-MM: a closed one.")
    private String period;

    @Option(
            names = "--with",
            paramLabel = "FOLDER",
            description = "Folder of changed rules, of the form of a home: gridgrade.yml, seeds/*.csv,"
                    + " sql/indicator/*.sql. What is not there is as the home has it.")
    private Path folder;

    @Option(
            names = "--shock",
            paramLabel = "INDICATOR=SIZE",
            description =
                    "An indicator that changes for everybody: PAY2=+10%%, PAY2=-1sd, PAY2=+1band (one band better),"
                            + " PAY2=p90 (to that percentile). May be given several times.")
    private List<String> shocks = new ArrayList<>();

    @Option(
            names = "--tornado",
            paramLabel = "SIZE",
            description =
                    "How the mean score changes with each indicator alone, down and up by that: 10%%, 1sd or 1band.")
    private String tornado;

    @Option(
            names = "--weights",
            paramLabel = "PERCENT",
            description = "How probable grades are when every dimension's weight may be so many percent off.")
    private Integer weights;

    @Option(
            names = "--movers",
            paramLabel = "COUNT",
            defaultValue = "10",
            description = "Customers that move to name, those that owe most (default: ${DEFAULT-VALUE}).")
    private int movers;

    @Option(
            names = "--language",
            paramLabel = "LANGUAGE",
            defaultValue = "en",
            description = "Language of the report's page, en or zh (default: ${DEFAULT-VALUE}).")
    private String language;

    @Option(names = "--json", description = "Answer in JSON, and tell progress as events.")
    private boolean asJson;

    @Override
    public void run() {
        Period month = Period.parse(period);
        if (movers < 0 || movers > MOVERS_MAX) {
            throw new UserError(
                    ExitCode.WRONG_USAGE, "--movers is " + movers + "; expected a whole number, 0 to " + MOVERS_MAX);
        }
        requireOneQuestion();
        if (asJson) {
            main.speakJson();
        }
        Home home = main.home();
        List<Shock> parsed = shocks.stream().map(Shock::parse).toList();
        ChangedRules rules = folder == null ? ChangedRules.none(home) : ChangedRules.of(home, folder);
        ProgressListeners progress = main.listeners();
        try {
            if (weights != null) {
                print(OtherRules.uncertain(home, rules, month, weights, progress));
            } else if (tornado != null) {
                print(OtherRules.tornado(home, rules, month, tornado, progress), month);
            } else {
                print(OtherRules.of(home, rules, parsed, main.commandText(), month, movers, language, progress));
            }
        } finally {
            progress.close();
        }
    }

    private void requireOneQuestion() {
        long alone = Stream.of(tornado, weights).filter(Objects::nonNull).count();
        boolean isChange = folder != null || !shocks.isEmpty();
        if (alone + (isChange ? 1 : 0) != 1) {
            throw new UserError(
                    ExitCode.WRONG_USAGE,
                    "expected what is to change: --with FOLDER, --shock INDICATOR=SIZE, both of them, or alone --tornado"
                            + " SIZE or --weights PERCENT");
        }
    }

    private void print(UncertainWeights uncertain) {
        if (asJson) {
            main.terminal().out().println(Json.write(uncertain.asMap()));
        } else {
            WhatIfText.of(uncertain).forEach(main.terminal().out()::println);
        }
    }

    private void print(Movement movement) {
        if (asJson) {
            main.terminal().out().println(Json.write(movement.asMap()));
        } else {
            WhatIfText.of(movement).forEach(main.terminal().out()::println);
        }
    }

    private void print(List<Swing> swings, Period month) {
        if (asJson) {
            main.terminal()
                    .out()
                    .println(Json.write(Map.of(
                            "period", month.toString(),
                            "size", tornado,
                            "swings", swings.stream().map(Swing::asMap).toList())));
        } else {
            WhatIfText.of(swings, month, tornado).forEach(main.terminal().out()::println);
        }
    }
}
