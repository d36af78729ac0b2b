package io.gridgrade.cycle;

import io.gridgrade.run.Dataset;
import io.gridgrade.run.Run;
import io.gridgrade.source.LandFiles;
import io.gridgrade.source.LandMended;
import io.gridgrade.star.LoadStar;
import io.gridgrade.value.Hash;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Progress;
import io.gridgrade.warehouse.Home;
import io.gridgrade.warehouse.Warehouse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Loads refused records that were mended, all at once or not at all; what is still wrong is refused again. */
public final class ReloadRejects {
    private ReloadRejects() {}

    /**
     * Loads the mended records of a file that was exported; returns what became of them. Taken as it is, values that look as if a
     * spreadsheet had changed them are meant.
     */
    public static LandMended.Result reload(
            Warehouse warehouse,
            Home home,
            String command,
            Path file,
            boolean isTaken,
            Parameters settings,
            Progress progress) {
        return Run.of(warehouse, command, Optional.empty(), settings, progress, run -> {
            Preparation.prepare(warehouse, settings, run.key());
            Parameters ofRun = settings.with("run_key", run.key());
            run.reads(() -> List.of(input(file)));
            LandMended mended = new LandMended(warehouse, file, home.temporaryFolder(), isTaken);
            try {
                mended.land(run, settings);
                run.finish(() -> {
                    new LoadStar().run(run, warehouse, settings);
                    mended.keep(ofRun);
                    Promises.keep(run, warehouse, "load", ofRun);
                    return null;
                });
            } catch (RuntimeException | Error e) {
                LoadSource.emptyAfter(warehouse, e);
                throw e;
            }
            LandFiles.emptyLanding(warehouse);
            return mended.result(ofRun);
        });
    }

    private static Dataset input(Path file) {
        Dataset input = Dataset.file(file);
        try {
            return Files.isRegularFile(file)
                    ? input.with("sha256", Hash.of(file)).with("bytes", Files.size(file))
                    : input;
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to read " + file, e);
        }
    }
}
