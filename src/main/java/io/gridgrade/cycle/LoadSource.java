package io.gridgrade.cycle;

import io.gridgrade.run.Run;
import io.gridgrade.source.ExtractSource;
import io.gridgrade.source.LandFiles;
import io.gridgrade.source.LandReport;
import io.gridgrade.source.SourceFolder;
import io.gridgrade.star.FullExtract;
import io.gridgrade.star.LoadStar;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Progress;
import io.gridgrade.value.UserError;
import io.gridgrade.warehouse.Home;
import io.gridgrade.warehouse.Resources;
import io.gridgrade.warehouse.Warehouse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
        return load(
                warehouse,
                home,
                command,
                sourceName,
                Optional.of(folder),
                Optional.empty(),
                Map.of(),
                settings,
                progress);
    }

    /**
     * Loads the files of a source, or without a folder what its database has; its password may be in the environment. With a
     * day what is loaded is all that the source had at its end: what is absent is taken out.
     */
    public static LandReport load(
            Warehouse warehouse,
            Home home,
            String command,
            String sourceName,
            Optional<Path> folder,
            Optional<LocalDate> extractOn,
            Map<String, String> environment,
            Parameters settings,
            Progress progress) {
        SourceFolder source = SourceFolder.named(warehouse.resources(), sourceName);
        HomeFiles.require(warehouse.resources(), settings);
        source.requireSelects(warehouse);
        requireFolderOfFilesOnly(source, folder);
        extractOn.ifPresent(day -> refuseCursor(source));
        return Run.of(warehouse, command, Optional.empty(), settings, progress, run -> {
            Preparation.prepare(warehouse, settings, run.key());
            if (folder.isPresent()) {
                return loadFiles(run, warehouse, home, source, folder.get(), extractOn, settings, () -> {});
            }
            ExtractSource extract = new ExtractSource(source, home, environment);
            try {
                Path files = extract.read(run, warehouse, settings);
                LandReport report = loadFiles(
                        run, warehouse, home, source, files, extractOn, settings, () -> extract.keep(run, warehouse));
                extract.discard();
                return report;
            } catch (RuntimeException e) {
                extract.discardAfter(e);
                throw e;
            }
        });
    }

    /** The sources that stand in the home, or of which a file does. */
    public static Set<String> sourcesOfHome(Resources resources) {
        return SourceFolder.namesOfHome(resources);
    }

    /** All that is wrong with a source, before any of its files is there. */
    public static List<String> problems(Resources resources, String source) {
        List<String> wrong = new ArrayList<>();
        try (Warehouse warehouse = Warehouse.inMemory(resources)) {
            SourceFolder.named(resources, source).requireSelects(warehouse);
        } catch (UserError e) {
            wrong.add(e.getMessage());
            wrong.addAll(e.details());
        }
        return wrong;
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

    private static void refuseCursor(SourceFolder source) {
        if (source.hasCursor()) {
            throw new UserError(
                    ExitCode.WRONG_USAGE,
                    "source \"" + source.name()
                            + "\" has a cursor, and so gives only what changed; expected a source that"
                            + " gives all that it has, for --full-extract");
        }
    }

    private static LandReport loadFiles(
            Run run,
            Warehouse warehouse,
            Home home,
            SourceFolder source,
            Path folder,
            Optional<LocalDate> extractOn,
            Parameters settings,
            Runnable alsoKeep) {
        LandFiles files = new LandFiles(source, folder, home.temporaryFolder(), extractOn.isPresent());
        LandReport report = land(run, warehouse, folder, files, settings);
        run.reads(() -> LoadedInputs.of(warehouse, folder));
        try {
            LoadStar star = new LoadStar(extractOn.map(day -> fullExtract(run, source, day, report)));
            run.finish(() -> {
                star.run(run, warehouse, settings);
                // First, since some promises are about the record of the load.
                report.keep(warehouse);
                alsoKeep.run();
                Promises.keep(run, warehouse, "load", settings.with("run_key", run.key()));
                return null;
            });
            LandFiles.emptyLanding(warehouse);
            return report.withTakenOut(star.takenOut()).withUnstated(star.unstated());
        } catch (RuntimeException | Error e) {
            emptyAfter(warehouse, e);
            throw e;
        }
    }

    // A record that was refused is there all the same: its table takes nothing out.
    private static FullExtract fullExtract(Run run, SourceFolder source, LocalDate day, LandReport report) {
        Set<String> whole = report.wholeTables();
        for (LandReport.Table table : report.tables()) {
            if (!whole.contains(table.landingTable())) {
                run.note("the full extract of " + table.landingTable()
                        + " is not whole, for some of its records were refused: nothing of it is taken out");
            } else if (table.landed() == 0) {
                throw new UserError(
                        ExitCode.DATA_QUALITY,
                        "the full extract of " + table.landingTable()
                                + " is empty; expected all that the source has; nothing was loaded");
            }
        }
        return new FullExtract(source.name(), day, whole);
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
