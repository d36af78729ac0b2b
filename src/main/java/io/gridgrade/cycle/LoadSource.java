package io.gridgrade.cycle;

import io.gridgrade.source.LandFiles;
import io.gridgrade.source.LandReport;
import io.gridgrade.source.SourceFolder;
import io.gridgrade.star.LoadStar;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Progress;
import io.gridgrade.warehouse.Home;
import io.gridgrade.warehouse.Run;
import io.gridgrade.warehouse.Warehouse;
import java.nio.file.Path;
import java.util.Optional;

/** Loads a supplier's files: they land, then move into the star all at once or not at all. */
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
        SourceFolder source = SourceFolder.named(warehouse.resources(), sourceName);
        Preparation.prepare(warehouse, settings);
        return Run.of(warehouse, command, Optional.empty(), settings, progress, run -> {
            LandFiles files = new LandFiles(source, folder, home.temporaryFolder());
            LandReport report = land(run, warehouse, folder, files, settings);
            run.reads(() -> LoadedInputs.of(warehouse, folder));
            try {
                warehouse.transaction(() -> {
                    new LoadStar().run(run, warehouse, settings);
                    Promises.keep(run, warehouse, "load", settings);
                    report.keep(warehouse);
                    return null;
                });
            } catch (RuntimeException | Error e) {
                emptyAfter(warehouse, e);
                throw e;
            }
            LandFiles.emptyLanding(warehouse);
            return report;
        });
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
    private static void emptyAfter(Warehouse warehouse, Throwable cause) {
        try {
            LandFiles.emptyLanding(warehouse);
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        }
    }
}
