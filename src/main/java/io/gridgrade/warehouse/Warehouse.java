package io.gridgrade.warehouse;

import io.gridgrade.engine.Engine;
import io.gridgrade.engine.EngineLimits;
import io.gridgrade.engine.Row;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.value.OwnerOnly;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Progress;
import io.gridgrade.value.Whole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * An open warehouse: an engine with the tables of the house in it, and the files of SQL that ship or that a home adds. One
 * thread uses it at a time.
 */
public final class Warehouse implements AutoCloseable {
    private static final Set<Warehouse> WRITERS = ConcurrentHashMap.newKeySet();

    private final Engine engine;
    private final Resources resources;
    private final Optional<Home> home;
    private final Runnable whenClosed;

    Warehouse(Engine engine, Resources resources, Optional<Home> home, Runnable whenClosed) {
        this.engine = engine;
        this.resources = resources;
        this.home = home;
        this.whenClosed = whenClosed;
    }

    /** The home's warehouse, to write; created and migrated when it is not there yet or of an older version. */
    public static Warehouse open(Home home, EngineLimits limits, Progress progress) {
        WriterLock lock = WriterLock.take(home.lockFile());
        try {
            return openMigrated(home, limits, progress, lock::close);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** As {@link #open}, for one who holds the home's lock already and keeps it. */
    public static Warehouse openLocked(Home home, EngineLimits limits, Progress progress) {
        return openMigrated(home, limits, progress, () -> {});
    }

    private static Warehouse openMigrated(Home home, EngineLimits limits, Progress progress, Runnable whenClosed) {
        emptyFolder(home.temporaryFolder());
        NewFile.makeIfAbsent(home.warehouseFile(), home.temporaryFolder());
        Resources resources = Resources.of(home);
        Engine engine =
                Engine.open(home.warehouseFile(), limits, home.temporaryFolder(), false, resources::isOfHome, progress);
        // The engine makes its files by the umask.
        OwnerOnly.mend(home.warehouseFile());
        OwnerOnly.mend(home.warehouseLogFile());
        Warehouse warehouse = new Warehouse(engine, resources, Optional.of(home), whenClosed);
        try {
            warehouse.migrate();
            WRITERS.add(warehouse);
            return warehouse;
        } catch (RuntimeException e) {
            WRITERS.remove(warehouse);
            engine.close();
            throw e;
        }
    }

    /** The home's warehouse as it is, to look at while nobody writes it: neither migrated nor mended. */
    public static Warehouse openAtRest(Home home, EngineLimits limits) {
        WriterLock lock = WriterLock.take(home.lockFile());
        try {
            Resources resources = Resources.of(home);
            Engine engine = Engine.open(
                    home.warehouseFile(), limits, home.temporaryFolder(), true, resources::isOfHome, Progress.SILENT);
            return new Warehouse(engine, resources, Optional.empty(), lock::close);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** A file as it is, neither locked nor migrated: a copy, or the warehouse of one who holds the lock. */
    public static Warehouse openFile(Path file, Home home, EngineLimits limits, boolean readOnly) {
        Resources resources = Resources.of(home);
        Engine engine =
                Engine.open(file, limits, home.temporaryFolder(), readOnly, resources::isOfHome, Progress.SILENT);
        Warehouse warehouse = new Warehouse(engine, resources, Optional.empty(), () -> {});
        if (!readOnly) {
            WRITERS.add(warehouse);
        }
        return warehouse;
    }

    /** A migrated warehouse in memory, with what ships; it is gone when closed. */
    public static Warehouse inMemory() {
        return inMemory(Resources.shipped());
    }

    /** As {@link #inMemory()}, with files of a home in the place of those that ship. */
    public static Warehouse inMemory(Resources resources) {
        Engine engine = Engine.inMemory(resources::isOfHome);
        // To migrate takes a second, to copy what was migrated a fraction of it.
        Warehouse warehouse = new Warehouse(engine, resources, Optional.empty(), () -> {});
        warehouse.makeTables();
        return warehouse;
    }

    /** An empty engine in memory, for work that is no part of a warehouse; it spills into the given folder. */
    public static Warehouse scratch(EngineLimits limits, Path temporaryFolder) {
        return new Warehouse(Engine.scratch(limits, temporaryFolder), Resources.shipped(), Optional.empty(), () -> {});
    }

    /** Makes every table and view of this version, empty, in an engine that has none yet. */
    void makeTables() {
        engine.attached(NewFile.ofProcess(), migrated -> {
            engine.makeTablesOf(migrated);
            // The engine would plan a copy of each table, and few have rows.
            Parameters database = Parameters.none().with("database_name", migrated);
            for (Row table : MigratedTables.ask(this, "duckdb/filled_tables", database)) {
                Map<String, String> fragments =
                        Map.of("source", migrated, "table", table.text("schema_name") + "." + table.text("table_name"));
                execute(sqlFile("warehouse/take_rows").withFragments(fragments), Parameters.none());
            }
        });
    }

    /** Has Ctrl-C wait until what is at work on it has stopped, as for a writer. */
    void stopWithWriters() {
        WRITERS.add(this);
    }

    /** The home that is being written; empty for a warehouse in memory, and for one that is only read. */
    public Optional<Home> home() {
        return home;
    }

    /** The files that ship and that the home adds. */
    public Resources resources() {
        return resources;
    }

    /** A file below {@code sql/}, without its ending, such as {@code star/fact_bill}. */
    public SqlFile sqlFile(String name) {
        String path = "sql/" + name + ".sql";
        return SqlFile.template(path, resources.text(path));
    }

    /** Runs a file below {@code sql/}; returns the rows its last statement changed. */
    public long execute(String name, Parameters parameters) {
        return engine.execute(sqlFile(name), parameters);
    }

    /** Runs a file; returns the rows its last statement changed. */
    public long execute(SqlFile file, Parameters parameters) {
        return engine.execute(file, parameters);
    }

    /** The answer of a file below {@code sql/} that is one query. Only for answers that are small. */
    public List<Row> query(String name, Parameters parameters) {
        return engine.query(sqlFile(name), parameters);
    }

    /** The answer of the last statement of a file, which is a query. Only for answers that are small. */
    public List<Row> query(SqlFile file, Parameters parameters) {
        return engine.query(file, parameters);
    }

    /** What a statement that describes a SELECT answers; what the engine does not understand is told by it as JSON. */
    List<Row> describe(String sql) {
        return engine.describe(sql);
    }

    /** Does all of the work or, when it throws, nothing. Not to be nested. */
    public <T> T transaction(Supplier<T> work) {
        return engine.transaction(work);
    }

    /** Makes the landing tables anew, empty; they stand in memory, beside the file. Not within a transaction. */
    public void emptyLanding() {
        Landing.empty(this);
    }

    /** Writes what is in memory and in the log to the file, so that a copy of the file is whole. */
    public void checkpoint() {
        engine.checkpoint();
    }

    /** Does work outside of the engine, which cancel stops by the given means. */
    public <T> T stoppable(Runnable stop, Supplier<T> work) {
        return engine.stoppable(stop, work);
    }

    /** Writes all tables, views and comments into a new file, which holds nothing of what was deleted here. */
    public void copyTo(Path file) {
        engine.copyTo(file);
    }

    /** Attaches another warehouse's file under a name, to read, until this one is closed. */
    void attach(Path file, String name) {
        engine.attach(file, name);
    }

    /** Does work while another warehouse's file can be read beside this one, under the name that it is given. */
    public void attached(Path file, Consumer<String> work) {
        engine.attached(file, work);
    }

    /** Whether its file was found damaged: nothing more is to be written to it. */
    public boolean isDamaged() {
        return engine.isDamaged();
    }

    /** Every migration that ships or was applied, in order. */
    public List<Migration> migrations() {
        return Migrations.all(engine.connection());
    }

    /** Applies the migrations that are pending: all of them, or none. */
    public void migrate() {
        Migrations.migrate(engine.connection());
    }

    /** Stops the running statement, or whatever else is at work, from another thread. */
    public void cancel() {
        engine.cancel();
    }

    /** Stops what is at work on any warehouse that this process writes to; false when there is none. */
    public static boolean cancelWriters() {
        WRITERS.forEach(Warehouse::cancel);
        return !WRITERS.isEmpty();
    }

    @Override
    public void close() {
        try {
            engine.close();
        } finally {
            whenClosed.run();
            WRITERS.remove(this);
        }
    }

    private static void emptyFolder(Path folder) {
        try {
            Whole.delete(folder);
            OwnerOnly.createFolders(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to empty " + folder, e);
        }
    }
}
