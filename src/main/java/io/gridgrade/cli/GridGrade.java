package io.gridgrade.cli;

import io.gridgrade.usecase.FileRun;
import io.gridgrade.usecase.ProgressListeners;
import io.gridgrade.usecase.Session;
import io.gridgrade.usecase.ShownProgress;
import io.gridgrade.usecase.Status;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Period;
import io.gridgrade.value.UserError;
import io.gridgrade.value.Version;
import io.gridgrade.value.WrittenFile;
import io.gridgrade.warehouse.Home;
import io.gridgrade.warehouse.KnownAt;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command that all others stand below, and what they share: the home, the terminal, an open warehouse. */
@Command(
        name = "gridgrade",
        description = GridGrade.PURPOSE,
        versionProvider = GridGrade.VersionText.class,
        synopsisSubcommandLabel = "COMMAND")
final class GridGrade implements Callable<Integer> {
    static final String HOME_VARIABLE = "GRIDGRADE_HOME";

    static final String PURPOSE = "The credit-grade and customer-group warehouse of an electric utility.";
    static final String OF_HOME =
            "The home folder; else GRIDGRADE_HOME, else this folder if it is a home, else ./home.";
    static final String OF_HELP = "Show how the command is used.";
    static final String OF_VERSION = "Show the version.";

    @Option(names = "--home", paramLabel = "DIR", scope = ScopeType.INHERIT, description = OF_HOME)
    private Path homeOption;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = OF_HELP)
    // Read by picocli itself, as is the next.
    @SuppressWarnings("unused")
    private boolean helpAsked;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = OF_VERSION)
    @SuppressWarnings("unused")
    private boolean versionAsked;

    private final Terminal terminal;
    private final Map<String, String> environment;
    private final Interruption interruption;
    private final String commandText;
    private boolean speaksJson;
    private Optional<Logbook> log = Optional.empty();

    GridGrade(Terminal terminal, Map<String, String> environment, Interruption interruption, String commandText) {
        this.terminal = terminal;
        this.environment = environment;
        this.interruption = interruption;
        this.commandText = commandText;
    }

    /** Tells picocli the version. */
    static final class VersionText implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"gridgrade " + Version.text()};
        }
    }

    @Override
    public Integer call() {
        CommandList.lines(terminal.columns()).forEach(terminal.out()::println);
        return ExitCode.WRONG_USAGE.number();
    }

    Terminal terminal() {
        return terminal;
    }

    Map<String, String> environment() {
        return environment;
    }

    Interruption interruption() {
        return interruption;
    }

    /** The command as typed, without folders. */
    String commandText() {
        return commandText;
    }

    /** The folder that is meant, whether it is a home yet or not. */
    Path homeFolder() {
        if (homeOption != null) {
            return homeOption;
        }
        String variable = environment.getOrDefault(HOME_VARIABLE, "");
        if (!variable.isEmpty()) {
            return Path.of(variable);
        }
        return Files.isRegularFile(Path.of("gridgrade.yml")) ? Path.of(".") : Path.of("home");
    }

    Home home() {
        return Home.at(homeFolder());
    }

    /** How the home is named in a command that we propose; empty when it would be found anyway. */
    String homeArgument(Path folder) {
        return folder.equals(Path.of("home")) && !environment.containsKey(HOME_VARIABLE) ? "" : " --home " + folder;
    }

    /** Progress and errors are told as events for a program. */
    void speakJson() {
        speaksJson = true;
        interruption.speakJson();
    }

    boolean speaksJson() {
        return speaksJson;
    }

    /** The log, once a command works that is logged. */
    Optional<Logbook> log() {
        return log;
    }

    /** The log at work, or that of the home that is meant, if it is one. */
    Optional<Logbook> logOfHome() {
        if (log.isPresent()) {
            return log;
        }
        Path folder = homeFolder();
        return Files.isRegularFile(folder.resolve("gridgrade.yml"))
                ? Optional.of(new Logbook(Home.at(folder)))
                : Optional.empty();
    }

    /** Does work whose steps, notes and errors the home's log keeps. */
    <T> T logged(Home home, Supplier<T> work) {
        if (log.isPresent()) {
            // Part of a command that is logged already, as in a demo.
            return work.get();
        }
        Logbook book = new Logbook(home);
        log = Optional.of(book);
        interruption.lastly(told -> book.command("error", told + ": gridgrade " + commandText));
        book.command("begin", "gridgrade " + commandText);
        T result = work.get();
        book.command("done", "gridgrade " + commandText);
        return result;
    }

    /** As {@link Session#writing}. */
    <T> T writing(Home home, Function<Session, T> work) {
        return Session.writing(home, this::listeners, work);
    }

    /** As {@link Session#looking}. */
    <T> T looking(Home home, Function<Session, T> work) {
        return Session.looking(home, this::listeners, work);
    }

    /** As {@link #looking}; a writer at work keeps others from the warehouse itself, but not from what is published. */
    <T> T lookingElseReading(Home home, Function<Session, T> work) {
        try {
            return looking(home, work);
        } catch (UserError e) {
            if (e.exitCode() != ExitCode.PRECONDITION || Status.published(home).isEmpty()) {
                throw e;
            }
            terminal.err().println(e.getMessage());
            terminal.err().println("  what follows is as published, not as being written");
            return reading(home, work);
        }
    }

    /** As {@link Session#reading}, of what is published now. */
    <T> T reading(Home home, Function<Session, T> work) {
        return reading(home, Optional.empty(), work);
    }

    /** As {@link Session#reading}. */
    <T> T reading(Home home, Optional<KnownAt> knownAt, Function<Session, T> work) {
        return Session.reading(home, knownAt, this::listeners, work);
    }

    /** Makes files of a month from what is published, or was known at a moment, and keeps a record of it. */
    List<Path> makeFiles(
            Home home, Period period, Optional<KnownAt> knownAt, Function<Session, List<WrittenFile>> work) {
        return logged(
                home,
                () -> reading(
                        home,
                        knownAt,
                        session -> FileRun.of(
                                session, commandText, period, act -> interruption.lastly(told -> act.run()), work)));
    }

    /** Tells the progress of a command that opens what it needs itself; to be closed. */
    ProgressListeners listeners() {
        ShownProgress shown = speaksJson ? new JsonProgress(terminal, System::nanoTime) : new ConsoleProgress(terminal);
        interruption.lastly(told -> shown.close());
        ProgressListeners progress = new ProgressListeners(shown);
        log.ifPresent(progress::also);
        return progress;
    }

    /** The completion script for bash and zsh. */
    String completionScript() {
        CommandLine all = new CommandLine(new GridGrade(terminal, environment, interruption, commandText));
        NamedCommand.addAll(all);
        return CompletionScript.of(all);
    }
}
