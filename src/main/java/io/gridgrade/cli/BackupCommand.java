package io.gridgrade.cli;

import io.gridgrade.care.BackupHome;
import io.gridgrade.engine.EngineLimits;
import io.gridgrade.settings.Settings;
import io.gridgrade.value.Json;
import io.gridgrade.warehouse.Home;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Saves a home. */
@Command
final class BackupCommand implements Runnable {
    @ParentCommand
    private GridGrade main;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "The file, which must not be there yet; else one in backups/ of the home, named by the time.")
    private Path file;

    @Option(names = "--verify", description = "Restore it on trial, and compare every file and table.")
    private boolean verify;

    @Option(names = "--json", description = "Answer in JSON.")
    private boolean asJson;

    @Override
    public void run() {
        long from = System.nanoTime();
        Home home = main.home();
        EngineLimits limits = EngineLimits.of(Settings.read(home.settingsFile()).asParameters());
        BackupHome.Made made =
                BackupHome.backup(home, limits, file == null ? BackupHome.defaultFile(home) : file, verify);
        if (asJson) {
            main.terminal().out().println(Json.write(asMap(made)));
        } else {
            main.terminal().out().println(made.file());
        }
        main.terminal()
                .err()
                .println(String.format(
                        Locale.ROOT,
                        "saved %d files with %d tables of %,d rows in %,d bytes%s, in %.1f s",
                        made.manifest().files().size(),
                        made.manifest().tables().size(),
                        rows(made),
                        made.bytes(),
                        verify ? "; restored on trial and found the same" : "",
                        (System.nanoTime() - from) / 1e9));
    }

    private static long rows(BackupHome.Made made) {
        return made.manifest().tables().values().stream()
                .mapToLong(table -> table.rows())
                .sum();
    }

    private Map<String, Object> asMap(BackupHome.Made made) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("file", made.file().toString());
        map.put("bytes", made.bytes());
        map.put("files", made.manifest().files());
        map.put("tables", made.manifest().tables().size());
        map.put("rows", rows(made));
        map.put("verified", verify);
        return map;
    }
}
