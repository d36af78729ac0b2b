package io.gridgrade.cli;

import io.gridgrade.settings.Settings;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Version;
import io.gridgrade.warehouse.EngineLimits;
import io.gridgrade.warehouse.Home;
import io.gridgrade.warehouse.Warehouse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command that all others stand below, and what they share: the home, the terminal, an open warehouse. */
@Command(
        name = "gridgrade",
        description = "The credit-grade and customer-group warehouse of an electric utility.",
        versionProvider = GridGrade.VersionText.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            InitCommand.class,
            DemoCommand.class,
            SampleCommand.class,
            LoadCommand.class,
            RejectsCommand.class,
            CloseCommand.class,
            ReportCommand.class,
            ExportCommand.class,
            SqlCommand.class,
            ModelCommand.class,
            StatusCommand.class,
            CompletionCommand.class
        })
final class GridGrade implements Runnable {
    static final String HOME_VARIABLE = "GRIDGRADE_HOME";

    @Option(
            names = "--home",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "The home folder; else GRIDGRADE_HOME, else this folder if it is a home, else ./home.")
    private Path homeOption;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show how the command is used.")
    // Read by picocli itself, as is the next.
    @SuppressWarnings("unused")
    private boolean helpAsked;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version.")
    @SuppressWarnings("unused")
    private boolean versionAsked;

    @Spec
    private CommandSpec spec;

    private final Terminal terminal;
    private final Map<String, String> environment;
    private final Interruption interruption;
    private final String commandText;

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
    record Session(Home home, Parameters settings, Warehouse warehouse, ConsoleProgress progress) {}

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "no command was given; expected one of those below");
    }

    Terminal terminal() {
        return terminal;
    }

    Interruption interruption() {
        return interruption;
    }

    /** The command as typed, without the home folder. */
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

    /** Does work on the home's warehouse, alone. */
    <T> T writing(Home home, Function<Session, T> work) {
        Parameters settings = Settings.read(home.settingsFile()).asParameters();
        ConsoleProgress progress = new ConsoleProgress(terminal);
        try (Warehouse warehouse = Warehouse.open(home, EngineLimits.of(settings), progress)) {
            interruption.watch(warehouse);
            return work.apply(new Session(home, settings, warehouse, progress));
        } finally {
            progress.close();
        }
    }

    /** Reads the home's published snapshot, beside whoever writes. */
    <T> T reading(Home home, Function<Session, T> work) {
        Parameters settings = Settings.read(home.settingsFile()).asParameters();
        ConsoleProgress progress = new ConsoleProgress(terminal);
        try (Warehouse warehouse = Warehouse.openPublished(home, EngineLimits.of(settings))) {
            return work.apply(new Session(home, settings, warehouse, progress));
        } finally {
            progress.close();
        }
    }

    /** The completion script for bash and zsh. */
    String completionScript() {
        return AutoComplete.bash("gridgrade", spec.commandLine());
    }
}
