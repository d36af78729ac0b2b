package io.gridgrade.care;

import io.gridgrade.engine.EngineLimits;
import io.gridgrade.run.Run;
import io.gridgrade.summary.FillSummaries;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.KeptWork;
import io.gridgrade.value.OwnerOnly;
import io.gridgrade.value.Progress;
import io.gridgrade.value.UserError;
import io.gridgrade.value.Whole;
import io.gridgrade.warehouse.Home;
import io.gridgrade.warehouse.Migration;
import io.gridgrade.warehouse.Publication;
import io.gridgrade.warehouse.PublishedCopy;
import io.gridgrade.warehouse.Warehouse;
import io.gridgrade.warehouse.WriterLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Applies pending migrations to a copy of the warehouse and compares it with the original, table by table; the copy takes
 * the original's place only when asked to, and only when no row and no value was lost.
 */
public final class UpgradeWarehouse {
    /** Tables that a migration gave another name, by the former one. */
    private static final Map<String, String> RENAMED_TABLES = Map.of("star.source_snapshot", "star.full_extract");

    /** Columns alike, by the table's name now and the column's former one. */
    private static final Map<String, String> RENAMED_COLUMNS = Map.of(
            "star.full_extract.snapshot_on", "extract_on",
            "star.dim_group_feature.theme_code", "basis_code",
            "history.dim_group_feature.theme_code", "basis_code");

    private UpgradeWarehouse() {}

    /**
     * What an upgrade does, or would do.
     *
     * @param pending     the migrations that were pending
     * @param changes     a line for each table that is not as it was
     * @param isPublishedBehind whether the published copy was of another version, though the warehouse was not
     * @param applied     whether it was done
     */
    public record Outcome(List<String> pending, List<String> changes, boolean isPublishedBehind, boolean applied) {}

    /** Tries the upgrade on a copy; keeps it when {@code apply}. Nothing is done when nothing is pending. */
    public static Outcome upgrade(Home home, EngineLimits limits, boolean apply) {
        try (WriterLock lock = WriterLock.take(home.lockFile())) {
            requireWarehouse(home);
            List<String> pending;
            try (Warehouse warehouse = Warehouse.openFile(home.warehouseFile(), home, limits, false)) {
                requireKnown(home, warehouse.migrations());
                pending = scripts(warehouse.migrations(), Migration.State.PENDING);
                // What is still in the log goes into the file, so that the copy is whole.
                warehouse.checkpoint();
            }
            if (pending.isEmpty()) {
                boolean isBehind =
                        Files.isRegularFile(home.publishedFile()) && !PublishedCopy.isByThisVersion(home, limits);
                if (isBehind && apply) {
                    publish(home, limits);
                }
                return new Outcome(pending, List.of(), isBehind, isBehind && apply);
            }
            return onCopy(home, limits, pending, apply);
        }
    }

    private static Outcome onCopy(Home home, EngineLimits limits, List<String> pending, boolean apply) {
        Path copy = home.warehouseFile().resolveSibling("warehouse.duckdb.upgrade");
        FileOperations.requireRoom(
                home.folder(), 2 * FileOperations.bytes(home.warehouseFile()), "a copy to try it on");
        try {
            FileOperations.delete(copy);
            Files.copy(home.warehouseFile(), copy);
            OwnerOnly.mend(copy);
            List<String> changes = migrate(copy, home, limits);
            if (apply) {
                KeptWork.keep("upgrade", () -> Whole.replaceFile(home.warehouseFile(), copy));
                if (Files.isRegularFile(home.publishedFile())) {
                    publish(home, limits);
                }
            }
            return new Outcome(pending, changes, false, apply);
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to upgrade a copy of " + home.warehouseFile(), e);
        } finally {
            FileOperations.delete(copy);
            FileOperations.delete(copy.resolveSibling(copy.getFileName() + ".wal"));
        }
    }

    private static void publish(Home home, EngineLimits limits) {
        try (Warehouse warehouse = Warehouse.openLocked(home, limits, Progress.SILENT)) {
            Run.endAbandoned(warehouse);
            FillSummaries.fill(warehouse);
            Publication.publish(warehouse, home);
        }
    }

    private static List<String> migrate(Path copy, Home home, EngineLimits limits) {
        try (Warehouse warehouse = Warehouse.openFile(copy, home, limits, false)) {
            Map<String, TableContent> before = TableContent.ofAll(warehouse);
            before.remove(TableContent.MIGRATIONS);
            warehouse.migrate();
            Map<String, Map<String, String>> columns = TableContent.columnsOf(warehouse);
            List<String> changes = lost(before, warehouse, columns);
            if (!changes.isEmpty()) {
                throw new UserError(
                        ExitCode.VERIFICATION_FAILED,
                        "the upgrade would change what the warehouse holds; nothing was changed; expected every row and"
                                + " value to stay; go on with the version before, and report this",
                        changes);
            }
            changes = added(before, columns);
            warehouse.checkpoint();
            return changes;
        }
    }

    /** Compares the columns that a table had before: a new one beside them is no loss, nor is a wider one. */
    static List<String> lost(
            Map<String, TableContent> formerly, Warehouse warehouse, Map<String, Map<String, String>> columns) {
        Map<String, TableContent> before = renamed(formerly);
        Map<String, Map<String, String>> known = TableContent.without(columns, column -> {
            int dot = column.lastIndexOf('.');
            TableContent content = before.get(column.substring(0, dot));
            return content == null || !content.columns().containsKey(column.substring(dot + 1));
        });
        return TableContent.differences(before, TableContent.of(warehouse, known, before));
    }

    // A rename leaves the order of the columns, and so the hash.
    private static Map<String, TableContent> renamed(Map<String, TableContent> formerly) {
        Map<String, TableContent> now = new TreeMap<>();
        formerly.forEach((former, content) -> {
            String table = RENAMED_TABLES.getOrDefault(former, former);
            Map<String, String> columns = new LinkedHashMap<>();
            content.columns()
                    .forEach((column, type) ->
                            columns.put(RENAMED_COLUMNS.getOrDefault(table + "." + column, column), type));
            now.put(table, new TableContent(columns, content.rows(), content.contentHash()));
        });
        return now;
    }

    private static List<String> added(Map<String, TableContent> formerly, Map<String, Map<String, String>> columns) {
        Map<String, TableContent> before = renamed(formerly);
        List<String> lines = new ArrayList<>();
        RENAMED_TABLES.forEach((former, table) -> {
            if (formerly.containsKey(former)) {
                lines.add(former + ": is " + table + " now");
            }
        });
        columns.forEach((table, found) -> {
            if (table.equals(TableContent.MIGRATIONS)) {
                return;
            }
            if (!before.containsKey(table)) {
                lines.add(table + ": new table of " + found.size() + " columns");
                return;
            }
            List<String> fresh = found.keySet().stream()
                    .filter(column -> !before.get(table).columns().containsKey(column))
                    .toList();
            before.get(table).columns().forEach((column, type) -> {
                if (found.containsKey(column) && Widening.isOf(type, found.get(column))) {
                    lines.add(table + ": " + column + " is " + found.get(column) + " now");
                }
            });
            if (!fresh.isEmpty()) {
                lines.add(table + ": new column" + (fresh.size() == 1 ? " " : "s ") + String.join(", ", fresh));
            }
        });
        return lines;
    }

    static List<String> scripts(List<Migration> migrations, Migration.State state) {
        return migrations.stream()
                .filter(one -> one.state() == state)
                .map(Migration::script)
                .toList();
    }

    static void requireWarehouse(Home home) {
        if (!Files.isRegularFile(home.warehouseFile())) {
            throw new UserError(
                    ExitCode.PRECONDITION,
                    "there is no warehouse in " + home.folder() + "; expected " + home.warehouseFile()
                            + "; load something first, or restore a backup with: gridgrade restore BACKUP");
        }
    }

    private static void requireKnown(Home home, List<Migration> migrations) {
        List<String> unknown = scripts(migrations, Migration.State.UNKNOWN);
        if (!unknown.isEmpty()) {
            throw new UserError(
                    ExitCode.PRECONDITION,
                    "the warehouse of " + home.folder() + " is of a later version than this one: it has migrations that"
                            + " do not ship here; expected a warehouse of this version or an earlier one; use the version"
                            + " that made it",
                    unknown);
        }
    }
}
