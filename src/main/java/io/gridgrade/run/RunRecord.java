package io.gridgrade.run;

import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Hash;
import io.gridgrade.value.Json;
import io.gridgrade.value.OwnerOnly;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.value.Progress;
import io.gridgrade.value.Step;
import io.gridgrade.value.UserError;
import io.gridgrade.value.Version;
import io.gridgrade.value.Whole;
import io.gridgrade.warehouse.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What a run leaves in the home: {@code runs/<name>/run.json}, written when it begins, after each step and when it ends, and
 * {@code openlineage.ndjson} beside it. One that says {@code running} while no process does was killed. Mutable.
 *
 * <p>The identifier of the run in lineage is drawn at random, since the numbers of runs begin again with a new warehouse.
 */
public final class RunRecord implements Progress {
    private static final String FILE = "run.json";
    private static final String LINEAGE_FILE = "openlineage.ndjson";
    private static final String STATUS = "status";
    private static final String RUNNING = "running";
    private static final Pattern RUNS = Pattern.compile("\"" + STATUS + "\" *: *\"" + RUNNING + "\"");

    private final Path folder;
    private final LineageEvent lineage;
    private final Map<String, Object> content;
    private final List<Object> inputs;
    private final List<Object> steps;
    private final List<Object> outputs;
    private String stepAtWork = "";

    private RunRecord(Home home, Path folder, Map<String, Object> content) {
        this.folder = folder;
        this.lineage = new LineageEvent(home);
        this.content = content;
        this.inputs = list("inputs");
        this.steps = list("steps");
        this.outputs = list("outputs");
    }

    // A list of its own, whether the content is new or was read again.
    private List<Object> list(String name) {
        List<Object> list = new ArrayList<>();
        if (content.get(name) instanceof List<?> found) {
            list.addAll(found);
        }
        content.put(name, list);
        return list;
    }

    /** The record of a run that begins now; one of that name, left by a warehouse that is gone, is replaced. */
    public static RunRecord begin(
            Home home, String name, String command, Optional<Period> period, Parameters settings) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("run", name);
        content.put("run_id", UUID.randomUUID().toString());
        content.put("command", command);
        content.put("period", period.map(Period::toString).orElse(null));
        content.put(STATUS, RUNNING);
        content.put("started_at", now());
        content.put("finished_at", null);
        content.put("seconds", null);
        content.put("version", Version.text());
        content.put("process", ProcessHandle.current().pid());
        content.put("error", null);
        RunRecord record = new RunRecord(home, home.runFolder(name), content);
        content.put("settings_sha256", Hash.of(Json.write(settings.asMap())));
        content.put("settings", new java.util.TreeMap<>(settings.asMap()));
        try {
            OwnerOnly.createFolders(record.folder);
            Files.deleteIfExists(record.folder.resolve(LINEAGE_FILE));
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to make " + record.folder, e);
        }
        record.write();
        record.append("START");
        return record;
    }

    /**
     * Ends the record of a run whose process ended without a word: as done or failed when the warehouse says so, for a disk
     * may be too full for the record alone, else as interrupted. Does nothing when there is no record, or when it is ended
     * already.
     *
     * @param message why it failed, as the warehouse has it
     */
    static void abandoned(Home home, String name, String status, String message) {
        Path file = home.runFolder(name).resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return;
        }
        try {
            RunRecord record = new RunRecord(home, home.runFolder(name), Json.readMap(Files.readString(file)));
            switch (status) {
                case "done" -> record.done();
                case "failed" -> record.failed(new UserError(ExitCode.FAILED, message));
                default -> record.interrupted("stopped before its end");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to read " + file, e);
        } catch (IllegalArgumentException e) {
            // Not whole, as after a power cut: audit.run says that it was interrupted, and the next run must not fail
            // for it.
        }
    }

    // The text alone tells: to read it as JSON takes longer than all else that asks.
    static boolean saysThatItRuns(Home home, String name) {
        Path file = home.runFolder(name).resolve(FILE);
        try {
            return Files.isRegularFile(file)
                    && RUNS.matcher(Files.readString(file)).find();
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to read " + file, e);
        }
    }

    /**
     * Ends the records whose names begin so, that say that they run, and whose process is dead: nobody else would, for runs
     * that have no number in the warehouse.
     */
    public static void endDead(Home home, String prefix) {
        Path runs = home.runFolder("");
        if (!Files.isDirectory(runs)) {
            return;
        }
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(runs, prefix + "*")) {
            for (Path folder : folders) {
                Path file = folder.resolve(FILE);
                if (Files.isRegularFile(file) && isDead(Files.readString(file))) {
                    abandoned(home, folder.getFileName().toString(), RUNNING, "");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to read " + runs, e);
        }
    }

    private static boolean isDead(String text) {
        try {
            Map<String, Object> content = Json.readMap(text);
            return RUNNING.equals(content.get(STATUS))
                    && content.get("process") instanceof Number process
                    && ProcessHandle.of(process.longValue()).isEmpty();
        } catch (IllegalArgumentException e) {
            // Not whole, as after a power cut.
            return false;
        }
    }

    /** The folder of the record. */
    public Path folder() {
        return folder;
    }

    /** What the run reads. */
    public void reads(List<Dataset> datasets) {
        datasets.forEach(dataset -> inputs.add(dataset.asMap()));
    }

    /** What the run wrote. */
    public void wrote(List<Dataset> datasets) {
        datasets.forEach(dataset -> outputs.add(dataset.asMap()));
    }

    /** The columns of tables by their name, for lineage. */
    void columns(Map<String, List<Map<String, Object>>> columnsByTable) {
        lineage.columns(columnsByTable);
    }

    @Override
    public void begun(Step step) {
        stepAtWork = step.text();
    }

    @Override
    public void done(Step step, long rows, double seconds) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("step", step.text());
        map.put("rows", rows);
        map.put("seconds", Math.round(seconds * 1000) / 1000.0);
        steps.add(map);
        stepAtWork = "";
        write();
    }

    /** The run is done. */
    public void done() {
        end("done", "COMPLETE");
    }

    /** The run ended with an error; one that the user asked for is an interruption. */
    public synchronized void failed(Throwable cause) {
        if (!isRunning()) {
            return;
        }
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("message", cause instanceof UserError ? cause.getMessage() : cause.toString());
        error.put("details", cause instanceof UserError known ? known.details() : List.of());
        error.put("step", stepAtWork.isEmpty() ? null : stepAtWork);
        content.put("error", error);
        boolean isInterrupted = isInterruption(cause);
        end(isInterrupted ? "interrupted" : "failed", isInterrupted ? "ABORT" : "FAIL");
    }

    /** Whether the user asked for the end. */
    static boolean isInterruption(Throwable cause) {
        return cause instanceof UserError known && known.exitCode() == ExitCode.INTERRUPTED;
    }

    /** The run was stopped from outside. */
    public void interrupted(String message) {
        failed(new UserError(ExitCode.INTERRUPTED, message));
    }

    // Two threads may end a run: its own, and the one that hears the user's interruption. The first is right.
    private synchronized void end(String status, String eventType) {
        if (!isRunning()) {
            return;
        }
        content.put(STATUS, status);
        content.put("finished_at", now());
        Duration taken = Duration.between(
                Instant.parse(content.get("started_at").toString()),
                Instant.parse(content.get("finished_at").toString()));
        content.put("seconds", taken.toMillis() / 1000.0);
        write();
        append(eventType);
    }

    private boolean isRunning() {
        return RUNNING.equals(content.get(STATUS));
    }

    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
    }

    // Written beside and renamed: a record that is being read, or cut short, is never half a record.
    private synchronized void write() {
        Path file = folder.resolve(FILE);
        try {
            Whole.write(file, Json.writeIndented(content).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to write " + file, e);
        }
    }

    private void append(String eventType) {
        Path file = folder.resolve(LINEAGE_FILE);
        try {
            OwnerOnly.append(file, Json.write(lineage.of(eventType, now(), content)) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to write " + file, e);
        }
    }
}
