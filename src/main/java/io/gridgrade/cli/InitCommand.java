package io.gridgrade.cli;

import io.gridgrade.settings.Settings;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.OwnerOnly;
import io.gridgrade.value.UserError;
import io.gridgrade.warehouse.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Makes a home. */
@Command
final class InitCommand implements Runnable {
    @ParentCommand
    private GridGrade main;

    @Parameters(arity = "0..1", paramLabel = "DIR", description = "The folder; made if it is not there.")
    private Path folder;

    @Override
    public void run() {
        Path asked = folder == null ? main.homeFolder() : folder;
        if (Files.isRegularFile(asked.resolve("gridgrade.yml"))) {
            main.terminal().err().println(asked + " is a home already; nothing was changed");
            return;
        }
        Home home = make(asked);
        main.writing(home, session -> null);
        main.terminal().err().println("made the home " + asked);
        main.terminal().err().println("  " + home.settingsFile().getFileName() + " has every setting with its meaning");
        main.terminal().err().println("  next: gridgrade load SOURCE PATH" + main.homeArgument(asked));
    }

    /** Writes the settings of a new home, all at their defaults. */
    static Home make(Path folder) {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new UserError(
                    ExitCode.PRECONDITION,
                    "\"" + folder + "\" is a file; expected a folder, or a name that is free; choose another");
        }
        new Home(folder.toAbsolutePath().normalize()).requireUsableName();
        try {
            OwnerOnly.createFolders(folder);
            OwnerOnly.mend(folder);
            OwnerOnly.write(folder.resolve("gridgrade.yml"), Settings.template());
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to make the home " + folder, e);
        }
        return Home.at(folder);
    }
}
