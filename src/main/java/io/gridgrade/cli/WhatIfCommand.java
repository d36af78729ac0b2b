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
import java.nio.file.Path;
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
            required = true,
            description = "Folder of changed rules, of the form of a home: gridgrade.yml, seeds/*.csv,"
                    + " sql/indicator/*.sql. What is not there is as the home has it.")
    private Path folder;

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
        if (asJson) {
            main.speakJson();
        }
        Home home = main.home();
        ChangedRules rules = ChangedRules.of(home, folder);
        ProgressListeners progress = main.listeners();
        Movement movement;
        try {
            movement = OtherRules.of(home, rules, main.commandText(), month, movers, language, progress);
        } finally {
            progress.close();
        }
        if (asJson) {
            main.terminal().out().println(Json.write(movement.asMap()));
        } else {
            WhatIfText.of(movement).forEach(main.terminal().out()::println);
        }
    }
}
