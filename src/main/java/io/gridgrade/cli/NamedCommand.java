package io.gridgrade.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;

/**
 * The commands, in the order of their list. To read the options of all of them takes longer than most take to work: each
 * is made only when it is asked for.
 */
enum NamedCommand {
    INIT("Make a home: a folder with gridgrade.yml and an empty warehouse."),
    DEMO("Make a home, generate a sample utility, load it, close every month, and print and export the" + " last."),
    SAMPLE("Write the files of a sample utility, with its planted truth in truth.csv, as its suppliers" + " would."),
    LOAD("Load a supplier's files, or what its database has: all that is good, or nothing; what is"
            + " refused goes to audit.reject."),
    REJECTS("Show the records that were refused and wait to be mended; export them, and load them when" + " mended."),
    CLOSE("Close a month: snapshot, indicators, models, grades, groups; then publish. Without a month,"
            + " the next open one."),
    REOPEN("Reopen a closed month and those after it, to correct and restate them; the editions before" + " stay."),
    REPORT("Print the reports of a closed month as PDF, or one of them, such as the annual validation report."),
    EXPORT("Write the regulator's summary of a closed month as CSV, with a manifest of SHA-256."),
    SQL("Answer one query over the views of mart, as last published; without one, open a shell."),
    SUMMARIES("Show the summaries that answer queries, and whether each is fit; propose some by what was asked."),
    CATALOGUE("Write a page of what can be asked: tables, columns, keys, measures, saved queries, and where all of it"
            + " comes from."),
    SERVE("Answer SQL by JDBC, to users who sign in, until it is told to stop."),
    USER("Add, show and remove the users of the server, and set their passwords."),
    POLICY("Show the roles of policies.yml, and check who sees what of mart by them."),
    MODEL("Show the models fitted at the close of a month, or of all months."),
    WEIGHTS("Weigh the dimensions of a closed month by judgement, by entropy and by both, beside the weights in"
            + " force."),
    OVERRIDE("Set the grade of a customer for a time, by two persons; what the rules give stays beside it."),
    SERVICE(
            "Show the service rules, and check them: gaps, conflicts, rules that never take effect, prohibitions broken."),
    WHY("Explain a customer's grade: score, points, gates, model, and the facts with the file of each."),
    WHAT_IF("Say what would be of a closed month under other rules: who moves, why, and what would be printed; nothing"
            + " is kept."),
    STATUS("Show the months with their state, what was loaded, what does not hold of what is expected of"
            + " the data, the last runs, and what is published."),
    UPGRADE("Bring the warehouse to this version: on a copy, which takes its place when no row and no value"
            + " was lost."),
    BACKUP("Save the home as one zip file: warehouse, settings, secret, seeds, sources and SQL, with their"
            + " hashes."),
    RESTORE("Make a home of a backup, once every file and table is proved to be what was saved; else exit"
            + " code 6."),
    FORGET("Take a customer's name and number out of everything; bills, grades and groups stay, and are"
            + " proved unmoved."),
    RETAIN("Show what has outlived its time by the settings retention.*, exit code 10 when something has;"
            + " --apply deletes it."),
    DOCTOR("Look at Java, the engine, fonts, disk, lock, migrations, settings and every promise; exit code"
            + " 1 when one fails."),
    COMPLETION("Print the completion script for bash and zsh; use it with: source <(gridgrade completion)");

    private final String description;

    NamedCommand(String description) {
        this.description = description;
    }

    /** The word that asks for it. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What it is for. */
    String description() {
        return description;
    }

    /** The words of all commands. */
    static List<String> words() {
        List<String> words = new ArrayList<>();
        for (NamedCommand command : values()) {
            words.add(command.word());
        }
        return words;
    }

    /** The commands that arguments name, of which at most one is the command that is meant. */
    static List<NamedCommand> namedBy(List<String> arguments) {
        List<NamedCommand> named = new ArrayList<>();
        for (NamedCommand command : values()) {
            if (arguments.contains(command.word())) {
                named.add(command);
            }
        }
        return named;
    }

    /** Adds all of them to the command that they stand below. */
    static void addAll(CommandLine root) {
        for (NamedCommand command : values()) {
            command.addTo(root);
        }
    }

    /** Makes it and adds it to the command that it stands below. */
    void addTo(CommandLine root) {
        CommandLine command = new CommandLine(made());
        command.getCommandSpec().usageMessage().description(description);
        if (this == REPORT) {
            ReportCommand.listReports(command);
        }
        root.addSubcommand(word(), command);
    }

    private Object made() {
        return switch (this) {
            case INIT -> new InitCommand();
            case DEMO -> new DemoCommand();
            case SAMPLE -> new SampleCommand();
            case LOAD -> new LoadCommand();
            case REJECTS -> new RejectsCommand();
            case CLOSE -> new CloseCommand();
            case REOPEN -> new ReopenCommand();
            case REPORT -> new ReportCommand();
            case EXPORT -> new ExportCommand();
            case SQL -> new SqlCommand();
            case SUMMARIES -> new SummariesCommand();
            case CATALOGUE -> new CatalogueCommand();
            case SERVE -> new ServeCommand();
            case USER -> new UserCommand();
            case POLICY -> new PolicyCommand();
            case MODEL -> new ModelCommand();
            case WEIGHTS -> new WeightsCommand();
            case OVERRIDE -> new OverrideCommand();
            case SERVICE -> new ServiceCommand();
            case WHY -> new WhyCommand();
            case WHAT_IF -> new WhatIfCommand();
            case STATUS -> new StatusCommand();
            case UPGRADE -> new UpgradeCommand();
            case BACKUP -> new BackupCommand();
            case RESTORE -> new RestoreCommand();
            case FORGET -> new ForgetCommand();
            case RETAIN -> new RetainCommand();
            case DOCTOR -> new DoctorCommand();
            case COMPLETION -> new CompletionCommand();
        };
    }
}
