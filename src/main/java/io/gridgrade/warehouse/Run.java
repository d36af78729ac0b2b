package io.gridgrade.warehouse;

import io.gridgrade.value.Hash;
import io.gridgrade.value.Json;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.value.Progress;
import io.gridgrade.value.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** One command at work on the warehouse: its key, its steps, and their record in audit.run and audit.run_step. */
public final class Run {
    private final Warehouse warehouse;
    private final Progress progress;
    private final int key;
    private final List<String> steps = new ArrayList<>();

    private Run(Warehouse warehouse, Progress progress, int key) {
        this.warehouse = warehouse;
        this.progress = progress;
        this.key = key;
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
        warehouse.execute("audit/run_begin", begun);
        int key = warehouse.query("audit/run_last", Parameters.none()).get(0).integer("run_key");
        Run run = new Run(warehouse, progress, key);
        try {
            T result = work.apply(run);
            run.end("done", "");
            return result;
        } catch (RuntimeException | Error e) {
            run.endFailed(e);
            throw e;
        }
    }

    /** The key that every row written carries. */
    public int key() {
        return key;
    }

    /** Does a step, tells its progress and keeps its record. */
    public long step(String name, LongSupplier work) {
        progress.begun(name);
        long from = System.nanoTime();
        long rows = work.getAsLong();
        double seconds = (System.nanoTime() - from) / 1e9;
        progress.done(name, rows, seconds);
        steps.add("(" + key + ", " + (steps.size() + 1) + ", " + SqlFile.literal(name) + ", " + rows + ", "
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
        try {
            end("failed", String.valueOf(cause.getMessage()));
        } catch (RuntimeException e) {
            // A warehouse that cannot even be told must not hide why: the next run finds this one unfinished.
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
                        .with("status_code", status)
                        .with("message", message));
    }
}
