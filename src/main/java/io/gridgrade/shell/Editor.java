package io.gridgrade.shell;

import io.gridgrade.value.ExitCode;
import io.gridgrade.value.OwnerOnly;
import io.gridgrade.value.UserError;
import io.gridgrade.value.Whole;
import io.gridgrade.warehouse.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Opens a statement in the user's editor. The file lies in the home, for its owner only, as long as the editor is open. */
final class Editor {
    private final Home home;
    private final Map<String, String> environment;

    Editor(Home home, Map<String, String> environment) {
        this.home = home;
        this.environment = environment;
    }

    /** The statement as it is when the editor is closed. */
    String edit(String statement) {
        String program = environment.getOrDefault("VISUAL", environment.getOrDefault("EDITOR", "vi"));
        try {
            Path folder = OwnerOnly.createFolders(home.readersFolder()
                    .resolve("query-" + ProcessHandle.current().pid() + "-edited"));
            Whole.deleteWithProcess(folder);
            try {
                Path file = folder.resolve("statement.sql");
                Files.writeString(file, statement.isEmpty() ? "" : statement + ";\n");
                // By the shell, for the variable may hold options.
                Process process = new ProcessBuilder("sh", "-c", program + " \"$0\"", file.toString())
                        .inheritIO()
                        .start();
                int code = process.waitFor();
                if (code != 0) {
                    throw new UserError(
                            ExitCode.WRONG_USAGE,
                            "the editor \"" + program + "\" ended with code " + code
                                    + "; expected an editor in the variable EDITOR, such as nano or vi");
                }
                return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).strip();
            } finally {
                Whole.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to open the editor", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return statement;
        }
    }
}
