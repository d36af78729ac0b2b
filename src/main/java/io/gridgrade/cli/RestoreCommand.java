package io.gridgrade.cli;

import io.gridgrade.care.RestoreHome;
import io.gridgrade.engine.EngineLimits;
import io.gridgrade.value.Json;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Makes a home of a backup. */
@Command
final class RestoreCommand implements Runnable {
    @ParentCommand
    private GridGrade main;

    @Parameters(index = "0", paramLabel = "BACKUP", description = "A file that gridgrade backup made.")
    private Path backup;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "DIR",
            description = "The home to make, new or empty; else the home folder.")
    private Path folder;

    @Option(names = "--replace", description = "Replace the home that is there; it is kept beside, as DIR.replaced.")
    private boolean replace;

    @Option(names = "--json", description = "Answer in JSON.")
    private boolean asJson;

    @Override
    public void run() {
        Path asked = folder == null ? main.homeFolder() : folder;
        // The engine's own choice: the settings that would say otherwise are in the backup.
        RestoreHome.Restored restored = RestoreHome.restore(backup, asked, replace, EngineLimits.none());
        if (asJson) {
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("home", restored.folder().toString());
            answer.put("made_at", restored.manifest().madeAt());
            answer.put("code_version", restored.manifest().codeVersion());
            answer.put("files", restored.manifest().files().size());
            answer.put("tables", restored.manifest().tables().size());
            answer.put("replaced", restored.replaced().map(Path::toString).orElse(null));
            answer.put("notes", restored.notes());
            main.terminal().out().println(Json.write(answer));
            return;
        }
        main.terminal()
                .err()
                .println("restored " + restored.folder() + " as it was on "
                        + restored.manifest().madeAt() + ", by GridGrade "
                        + restored.manifest().codeVersion() + ": "
                        + restored.manifest().files().size() + " files and "
                        + restored.manifest().tables().size() + " tables are what was saved");
        restored.notes().forEach(note -> main.terminal().err().println("  " + note));
        restored.replaced().ifPresent(old -> main.terminal()
                .err()
                .println("  the home that was there is in " + old + ", with its out/; delete it when it is"
                        + " no longer needed"));
    }
}
