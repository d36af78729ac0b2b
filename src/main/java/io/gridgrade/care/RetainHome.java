package io.gridgrade.care;

import io.gridgrade.engine.EngineLimits;
import io.gridgrade.run.Run;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Progress;
import io.gridgrade.value.Step;
import io.gridgrade.warehouse.Home;
import io.gridgrade.warehouse.Warehouse;
import io.gridgrade.warehouse.WriterLock;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps what grows within the bounds of the settings: what killed processes left, old backups, and the logs in the
 * warehouse. No bill, grade, group or model is ever deleted; prints and exports only when a setting says how long they stay.
 */
public final class RetainHome {
    /** Logs in the warehouse, each with the setting that says how long it is kept. */
    private static final Map<String, String> LOGS = Map.of(
            "audit.run_step", "retention_run_step_days",
            "audit.reject", "retention_reject_days");

    private RetainHome() {}

    /** Something that has outlived its time: what it is, where, how many rows or files, and their size (0: rows). */
    public record Item(String what, String where, long count, long bytes) {}

    /** What is to be deleted, by the settings; changes nothing. */
    public static List<Item> plan(Home home, Parameters settings, Instant now) {
        try (WriterLock lock = WriterLock.take(home.lockFile())) {
            List<Item> items = new ArrayList<>(
                    files(home, settings, now).stream().map(OldFile::item).toList());
            if (Files.isRegularFile(home.warehouseFile())) {
                try (Warehouse warehouse =
                        Warehouse.openFile(home.warehouseFile(), home, EngineLimits.of(settings), true)) {
                    items.addAll(rows(warehouse, settings, now));
                }
            }
            return items;
        }
    }

    /** Deletes it; returns what was deleted. */
    public static List<Item> apply(Home home, String command, Parameters settings, Instant now, Progress progress) {
        try (WriterLock lock = WriterLock.take(home.lockFile())) {
            List<OldFile> files = files(home, settings, now);
            List<Item> items = new ArrayList<>(files.stream().map(OldFile::item).toList());
            files.forEach(file -> FileOperations.delete(file.path()));
            if (Files.isRegularFile(home.warehouseFile())) {
                try (Warehouse warehouse = Warehouse.openLocked(home, EngineLimits.of(settings), progress)) {
                    Run.endAbandoned(warehouse);
                    List<Item> rows = rows(warehouse, settings, now);
                    if (!rows.isEmpty()) {
                        delete(warehouse, command, settings, now, progress, rows);
                    }
                    items.addAll(rows);
                }
            }
            return items;
        }
    }

    private static List<OldFile> files(Home home, Parameters settings, Instant now) {
        List<OldFile> files = new ArrayList<>(OldFile.ofReaders(home, now));
        files.addAll(OldFile.leftovers(home, now));
        files.addAll(OldFile.backups(home, settings.integer("retention_backup_count")));
        files.addAll(OldFile.rejects(home, settings.integer("retention_reject_days"), now));
        files.addAll(OldFile.queryLogs(home, settings.integer("retention_query_log_months"), now));
        files.addAll(OldFile.prints(home, settings.integer("retention_out_months"), now));
        return files;
    }

    private static List<Item> rows(Warehouse warehouse, Parameters settings, Instant now) {
        List<Item> items = new ArrayList<>();
        LOGS.keySet().stream().sorted().forEach(table -> before(settings, table, now)
                .ifPresent(before -> {
                    long count = warehouse
                            .query(
                                    warehouse.sqlFile("care/old_row_count").withFragments(Map.of("table", table)),
                                    Parameters.none().with("before_on", before))
                            .get(0)
                            .longInteger("row_count");
                    if (count > 0) {
                        items.add(new Item("rows of runs before " + before, table, count, 0));
                    }
                }));
        return items;
    }

    private static void delete(
            Warehouse warehouse, String command, Parameters settings, Instant now, Progress progress, List<Item> rows) {
        Run.of(
                warehouse,
                command,
                Optional.empty(),
                settings,
                progress,
                run -> run.finish(() -> {
                    rows.forEach(item -> run.step(
                            Step.of("delete old rows of " + item.where),
                            () -> warehouse.execute(
                                    warehouse
                                            .sqlFile("care/delete_old_rows")
                                            .withFragments(Map.of("table", item.where)),
                                    Parameters.none()
                                            .with(
                                                    "before_on",
                                                    before(settings, item.where, now)
                                                            .orElseThrow()))));
                    return null;
                }));
    }

    // 0 days: for ever.
    private static Optional<LocalDate> before(Parameters settings, String table, Instant now) {
        int days = settings.integer(LOGS.get(table));
        return days == 0
                ? Optional.empty()
                : Optional.of(now.atZone(ZoneOffset.UTC).toLocalDate().minusDays(days));
    }
}
