package io.gridgrade.cycle;

import io.gridgrade.source.ExtractSource;
import io.gridgrade.source.LandFiles;
import io.gridgrade.source.LandReport;
import io.gridgrade.source.SourceFolder;
import io.gridgrade.star.LoadStar;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Progress;
import io.gridgrade.value.UserError;
import io.gridgrade.warehouse.Home;
import io.gridgrade.warehouse.Run;
import io.gridgrade.warehouse.Warehouse;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Loads what a supplier has: it lands, then moves into the star all at once or not at all. */
public final class LoadSource {
    private LoadSource() {}

    /** Loads the files of a source below a folder, or one file; returns what went in and what was refused. */
    public static LandReport load(
            Warehouse warehouse,
            Home home,
            String command,
            String sourceName,
            Path folder,
            Parameters settings,
            Progress progress) {
        return load(warehouse, home, command, sourceName, Optional.of(folder), Map.of(), settings, progress);
    }

    /** Loads the files of a source, or without a folder what its database has; its password may be in the environment. */
    public static LandReport load(
            Warehouse warehouse,
            Home home,
            String command,
            String sourceName,
            Optional<Path> folder,
            Map<String, String> environment,
            Parameters settings,
            Progress progress) {
        SourceFolder source = SourceFolder.named(warehouse.resources(), sourceName);
        requireFolderOfFilesOnly(source, folder);
        return Run.of(warehouse, command, Optional.empty(), settings, progress, run -> {
            Preparation.prepare(warehouse, settings, run.key());
            if (folder.isPresent()) {
                return loadFiles(run, warehouse, home, source, folder.get(), settings, () -> {});
            }
            ExtractSource extract = new ExtractSource(source, home, environment);
            try {
                Path files = extract.read(run, warehouse, settings);
                LandReport report =
                        loadFiles(run, warehouse, home, source, files, settings, () -> extract.keep(run, warehouse));
                extract.discard();
                return report;
            } catch (RuntimeException e) {
                extract.discardAfter(e);
                throw e;
            }
        });
    }

    private static void requireFolderOfFilesOnly(SourceFolder source, Optional<Path> folder) {
        if (folder.isEmpty() && !source.isDatabase()) {
            throw new UserError(
                    ExitCode.WRONG_USAGE,
                    "source \"" + source.name()
                            + "\" reads files; expected their folder, or one of them: gridgrade load " + source.name()
                            + " PATH");
        }
        if (folder.isPresent() && source.isDatabase()) {
            throw new UserError(
                    ExitCode.WRONG_USAGE,
                    "source \"" + source.name() + "\" reads a database; expected no path: gridgrade load "
                            + source.name());
        }
    }

    private static LandReport loadFiles(
            Run run,
            Warehouse warehouse,
            Home home,
            SourceFolder source,
            Path folder,
            Parameters settings,
            Runnable alsoKeep) {
        LandReport report =
                land(run, warehouse, folder, new LandFiles(source, folder, home.temporaryFolder()), settings);
        run.reads(() -> LoadedInputs.of(warehouse, folder));
        try {
            warehouse.transaction(() -> {
                new LoadStar().run(run, warehouse, settings);
                // First, since some promises are about the record of the load.
                report.keep(warehouse);
                alsoKeep.run();
                Promises.keep(run, warehouse, "load", settings.with("run_key", run.key()));
                return null;
            });
        } catch (RuntimeException | Error e) {
            emptyAfter(warehouse, e);
            throw e;
        }
        LandFiles.emptyLanding(warehouse);
        return report;
    }

    // Also of a load that is refused the record says which files it had read.
    private static LandReport land(Run run, Warehouse warehouse, Path folder, LandFiles files, Parameters settings) {
        try {
            return files.land(run, warehouse, settings);
        } catch (RuntimeException | Error e) {
            try {
                run.reads(() -> LoadedInputs.of(warehouse, folder));
            } catch (RuntimeException unread) {
                // It failed before it read any, or took the engine with it: why matters more.
                e.addSuppressed(unread);
            }
            throw e;
        }
    }

    // On a full disk not even this works: the next load does it, and why this one failed matters more.
    static void emptyAfter(Warehouse warehouse, Throwable cause) {
        try {
            LandFiles.emptyLanding(warehouse);
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        }
    }
}
