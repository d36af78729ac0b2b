package io.gridgrade.cli;

import io.gridgrade.settings.Settings;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.OwnerOnly;
import io.gridgrade.value.UserError;
import io.gridgrade.warehouse.Home;
import io.gridgrade.warehouse.Preset;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Makes a home. */
@Command
final class InitCommand implements Runnable {
    @ParentCommand
    private GridGrade main;

    @Parameters(arity = "0..1", paramLabel = "DIR", description = "The folder; made if it is not there.")
    private Path folder;

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            description =
                    "Begin with the rules of a utility: wuhan, county or kunming; or with groups under five themes: themes; else with ours.")
    private String presetCode;

    @Override
    public void run() {
        Optional<Preset> preset = Optional.ofNullable(presetCode).map(Preset::of);
        Path asked = folder == null ? main.homeFolder() : folder;
        if (Files.isRegularFile(asked.resolve("gridgrade.yml"))) {
            main.terminal().err().println(asked + " is a home already; nothing was changed");
            return;
        }
        Home home = make(asked, preset);
        main.writing(home, session -> null);
        main.terminal().err().println("made the home " + asked);
        main.terminal().err().println("  " + home.settingsFile().getFileName() + " has every setting with its meaning");
        main.terminal().err().println("  next: gridgrade load SOURCE PATH" + main.homeArgument(asked));
    }

    /** Writes the settings of a new home, all at their defaults, or as a preset has them, with its seeds. */
    static Home make(Path folder, Optional<Preset> preset) {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new UserError(
                    ExitCode.PRECONDITION,
                    "\"" + folder + "\" is a file; expected a folder, or a name that is free; choose another");
        }
        new Home(folder.toAbsolutePath().normalize()).requireUsableName();
        try {
            OwnerOnly.createFolders(folder);
            OwnerOnly.mend(folder);
            if (preset.isPresent()) {
                preset.get().writeInto(folder);
            }
            // Last: a folder with settings is a home.
            OwnerOnly.write(
                    folder.resolve("gridgrade.yml"),
                    Settings.template(preset.map(Preset::settings).orElse(Map.of())));
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to make the home " + folder, e);
        }
        return Home.at(folder);
    }
}
