package io.gridgrade.cli;

import io.gridgrade.engine.EngineLimits;
import io.gridgrade.run.Run;
import io.gridgrade.settings.Settings;
import io.gridgrade.star.Periods;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.value.UserError;
import io.gridgrade.value.Version;
import io.gridgrade.value.Whole;
import io.gridgrade.warehouse.Home;
import io.gridgrade.warehouse.KnownAt;
import io.gridgrade.warehouse.PublishedCopy;
import io.gridgrade.warehouse.Warehouse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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

    /** A home at work: its settings, its open warehouse, and where progress is told. */
    record Session(Home home, Parameters settings, Warehouse warehouse, ProgressListeners progress) {}

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

    /** Does work on the home's warehouse, alone. */
    <T> T writing(Home home, Function<Session, T> work) {
        Parameters settings = Settings.read(home.settingsFile()).asParameters();
        ProgressListeners progress = listeners();
        try (Warehouse warehouse = Warehouse.open(home, EngineLimits.of(settings), progress)) {
            Run.endAbandoned(warehouse);
            T result = work.apply(new Session(home, settings, warehouse, progress));
            noteMonths(home, warehouse);
            return result;
        } finally {
            progress.close();
        }
    }

    /** Looks at the home's warehouse while nobody writes it; as a writer only when something there waits for one. */
    <T> T looking(Home home, Function<Session, T> work) {
        return lookedAt(home, work).orElseGet(() -> writing(home, work));
    }

    private <T> Optional<T> lookedAt(Home home, Function<Session, T> work) {
        Parameters settings = Settings.read(home.settingsFile()).asParameters();
        if (!Files.isRegularFile(home.warehouseFile()) || Files.exists(home.warehouseLogFile())) {
            return Optional.empty();
        }
        ProgressListeners progress = listeners();
        try (Warehouse warehouse = Warehouse.openAtRest(home, EngineLimits.of(settings))) {
            if (Run.isAnyAbandoned(warehouse, home)) {
                return Optional.empty();
            }
            T result = work.apply(new Session(home, settings, warehouse, progress));
            noteMonths(home, warehouse);
            return Optional.of(result);
        } catch (IllegalStateException e) {
            // The tables of an earlier version have not all that this one asks of them.
            return Optional.empty();
        } finally {
            progress.close();
        }
    }

    // For completion, which cannot wait for an engine; whatever becomes of it, the work is done.
    private static void noteMonths(Home home, Warehouse warehouse) {
        try {
            Set<Period> known = new TreeSet<>(Periods.closed(warehouse));
            known.addAll(Periods.open(warehouse));
            StringBuilder lines = new StringBuilder();
            known.forEach(month -> lines.append(month).append('\n'));
            String months = lines.toString();
            if (!Files.exists(home.monthsFile())
                    || !Files.readString(home.monthsFile()).equals(months)) {
                Whole.write(home.monthsFile(), months.getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException | RuntimeException e) {
            // Completion offers the months of the command before.
        }
    }

    /** Reads the home's published copy, beside whoever writes. */
    <T> T reading(Home home, Function<Session, T> work) {
        return reading(home, Optional.empty(), work);
    }

    /** Reads the home's published copy, or what was known at a moment, beside whoever writes. */
    <T> T reading(Home home, Optional<KnownAt> knownAt, Function<Session, T> work) {
        Parameters settings = Settings.read(home.settingsFile()).asParameters();
        EngineLimits limits = EngineLimits.of(settings);
        ProgressListeners progress = listeners();
        try (Warehouse warehouse = knownAt.isPresent()
                ? PublishedCopy.openAsKnownAt(home, limits, knownAt.get())
                : PublishedCopy.open(home, limits)) {
            return work.apply(new Session(home, settings, warehouse, progress));
        } catch (UserError e) {
            throw e;
        } catch (RuntimeException e) {
            // Views of an earlier version have not all that this one asks them.
            PublishedCopy.requireByThisVersion(home, limits, e);
            throw e;
        } finally {
            progress.close();
        }
    }

    private ProgressListeners listeners() {
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
