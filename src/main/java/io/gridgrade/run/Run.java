package io.gridgrade.run;

import io.gridgrade.engine.SqlFile;
import io.gridgrade.value.Hash;
import io.gridgrade.value.Json;
import io.gridgrade.value.KeptWork;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.value.Progress;
import io.gridgrade.value.Step;
import io.gridgrade.value.UserError;
import io.gridgrade.value.Version;
import io.gridgrade.warehouse.Home;
import io.gridgrade.warehouse.Warehouse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * One command at work on the warehouse: its key, its steps, and their record, in audit.run and audit.run_step and, for a
 * warehouse that has a home, in a folder of its own there.
 */
public final class Run {
    private static final int ATTEMPTS_MAX = 20;

    private final Warehouse warehouse;
    private final Progress progress;
    private final int key;
    private final String words;
    private final List<String> steps = new ArrayList<>();
    private Optional<RunRecord> record = Optional.empty();
    private Optional<RunTables> tables = Optional.empty();
    private boolean isFinished;

    private Run(Warehouse warehouse, Progress progress, int key, String words) {
        this.warehouse = warehouse;
        this.progress = progress;
        this.key = key;
        this.words = words;
    }

    /** Does the work as a run; the record says whether it was done or failed, and why. */
    public static <T> T of(
            Warehouse warehouse,
            String command,
            Optional<Period> period,
            Parameters settings,
            Progress progress,
            Function<Run, T> work) {
        String settingsJson = Json.write(settings.asMap());
        Parameters begun = Parameters.none()
                .with("command", command)
                .with("code_version", Version.text())
                .with("settings_hash", Hash.of(settingsJson))
                .with("settings_json", settingsJson)
                .with("period_key", period.map(Period::key).orElse(0));
        endAbandoned(warehouse);
        warehouse.execute("audit/run_begin", begun);
        int key = warehouse.query("audit/run_last", Parameters.none()).get(0).integer("run_key");
        String words =
                period.map(month -> command.split(" ", 2)[0] + " " + month).orElse(command);
        Run run = new Run(warehouse, progress, key, words);
        T result;
        try {
            run.record = warehouse
                    .home()
                    .map(home -> RunRecord.begin(home, Integer.toString(key), command, period, settings));
            result = work.apply(run);
            if (!run.isFinished) {
                run.end("done", "");
            }
        } catch (RuntimeException | Error e) {
            run.endFailed(e);
            throw e;
        }
        run.record.ifPresent(run::recordDone);
        return result;
    }

    /**
     * Ends what says that it runs: there is one writer at a time, so whoever has just become it knows the process dead. Not
     * only before a run, for the next command may find that there is nothing to do.
     */
    public static void endAbandoned(Warehouse warehouse) {
        warehouse.home().ifPresent(home -> warehouse.query("audit/runs_unfinished", Parameters.none()).stream()
                .forEach(row -> RunRecord.abandoned(
                        home,
                        row.text("run_key"),
                        row.text("status_code"),
                        row.isNull("message") ? "" : row.text("message"))));
        warehouse.execute("audit/runs_abandoned", Parameters.none());
    }

    /** Whether a run says that it runs, in the warehouse or in its record, of which a writer would know that it is dead. */
    public static boolean isAnyAbandoned(Warehouse warehouse, Home home) {
        return warehouse.query("audit/runs_unfinished", Parameters.none()).stream()
                .anyMatch(row -> row.text("status_code").equals("running")
                        || RunRecord.saysThatItRuns(home, row.text("run_key")));
    }

    /**
     * Does the last of the work in one transaction, which also says that the run is done: killed at any moment, the
     * warehouse never has the work of a run that it says was interrupted. Not to be nested; once in a run.
     */
    public <T> T finish(Supplier<T> work) {
        AtomicReference<T> result = new AtomicReference<>();
        try {
            warehouse.transaction(() -> {
                result.set(work.get());
                end("done", "");
                return null;
            });
        } catch (RuntimeException | Error e) {
            // Only the warehouse knows whether a commit that broke off was kept.
            if (!isKept(e)) {
                throw e;
            }
        }
        isFinished = true;
        KeptWork.add(words + " (run " + key + ")");
        return result.get();
    }

    private boolean isKept(Throwable cause) {
        boolean[] isKept = {false};
        suppressed(
                cause,
                () -> isKept[0] = insisting(() ->
                        warehouse.query("audit/run_status", Parameters.none().with("run_key", key)).stream()
                                .anyMatch(row -> row.text("status_code").equals("done"))));
        return isKept[0];
    }

    // What tells how it went is asked for again when Ctrl-C, which comes several times a second, has stopped it.
    private static <T> T insisting(Supplier<T> telling) {
        for (int attempt = 1; ; attempt++) {
            try {
                return telling.get();
            } catch (UserError e) {
                if (!RunRecord.isInterruption(e) || attempt == ATTEMPTS_MAX) {
                    throw e;
                }
            }
        }
    }

    /** The tables whose rows carry their run, with their columns of when they are first asked for. */
    public RunTables tables() {
        if (tables.isEmpty()) {
            tables = Optional.of(RunTables.of(warehouse));
        }
        return tables.get();
    }

    /** Takes those that another run of the same command has asked for: no table has changed since. */
    public void tables(RunTables known) {
        tables = Optional.of(known);
    }

    /** Records what the run reads. */
    public void reads(Supplier<List<Dataset>> datasets) {
        record.ifPresent(kept -> kept.reads(datasets.get()));
    }

    /** Records what the run wrote beside the rows that carry its key, which are counted when it is done. */
    public void wrote(Dataset dataset) {
        record.ifPresent(kept -> kept.wrote(List.of(dataset)));
    }

    private void recordDone(RunRecord kept) {
        try {
            kept.columns(insisting(() -> tables().columns()));
            kept.wrote(insisting(() -> tables().writtenBy(key)));
        } finally {
            // Whatever becomes of the counting, the work is done and kept.
            kept.done();
        }
    }

    /** The key that every row written carries. */
    public int key() {
        return key;
    }

    /** Does a step, tells its progress and keeps its record. */
    public long step(Step step, LongSupplier work) {
        progress.begun(step);
        record.ifPresent(kept -> kept.begun(step));
        long from = System.nanoTime();
        long rows = work.getAsLong();
        double seconds = (System.nanoTime() - from) / 1e9;
        progress.done(step, rows, seconds);
        record.ifPresent(kept -> kept.done(step, rows, seconds));
        steps.add("(" + key + ", " + (steps.size() + 1) + ", " + SqlFile.literal(step.text()) + ", " + rows + ", "
                + String.format(java.util.Locale.ROOT, "%.3f", seconds) + ")");
        return rows;
    }

    /** Tells how many rows the running step has dealt with. */
    public void counted(long rows, double seconds) {
        progress.counted(rows, seconds);
    }

    /** Tells the user something. */
    public void note(String line) {
        progress.note(line);
    }

    private void endFailed(Throwable cause) {
        if (isFinished) {
            // What failed came after: the work is kept, and the record must agree with the warehouse.
            suppressed(cause, () -> record.ifPresent(this::recordDone));
            return;
        }
        if (warehouse.isDamaged()) {
            // Nothing is written to it any more; the next run on it, or on what is restored, finds this one unfinished.
            suppressed(cause, () -> record.ifPresent(kept -> kept.failed(cause)));
            return;
        }
        // A warehouse or a disk that cannot even be told must not hide why: the next run finds this one unfinished.
        suppressed(
                cause,
                () -> insisting(() -> {
                    end(RunRecord.isInterruption(cause) ? "interrupted" : "failed", String.valueOf(cause.getMessage()));
                    return null;
                }));
        suppressed(cause, () -> record.ifPresent(kept -> kept.failed(cause)));
    }

    private static void suppressed(Throwable cause, Runnable telling) {
        try {
            telling.run();
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        }
    }

    private void end(String status, String message) {
        if (!steps.isEmpty()) {
            SqlFile insert = warehouse.sqlFile("audit/run_steps");
            warehouse.execute(
                    insert.withFragments(java.util.Map.of("steps", String.join(",\n", steps))), Parameters.none());
        }
        warehouse.execute(
                "audit/run_end",
                Parameters.none()
                        .with("run_key", key)
                        // Not the engine's now(), which in a transaction is when that began.
                        .with(
                                "finished_at",
                                Instant.now().truncatedTo(ChronoUnit.MICROS).toString())
                        .with("status_code", status)
                        .with("message", message));
    }
}
