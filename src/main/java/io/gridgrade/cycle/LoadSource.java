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
            LandReport report = new LandFiles(source, folder, home.temporaryFolder()).land(run, warehouse, settings);
            try {
                warehouse.transaction(() -> {
                    new LoadStar().run(run, warehouse, settings);
                    // First, since some promises are about the record of the load.
                    report.keep(warehouse);
                    Promises.keep(run, warehouse, "load", settings.with("run_key", run.key()));
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

    // On a full disk not even this works: the next load does it, and why this one failed matters more.
    static void emptyAfter(Warehouse warehouse, Throwable cause) {
        try {
            LandFiles.emptyLanding(warehouse);
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        }
    }
}
