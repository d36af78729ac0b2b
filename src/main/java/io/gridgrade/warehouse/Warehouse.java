package io.gridgrade.warehouse;

import io.gridgrade.value.ExitCode;
import io.gridgrade.value.OwnerOnly;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Progress;
import io.gridgrade.value.UserError;
import io.gridgrade.value.Version;
import io.gridgrade.value.Whole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Date;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.duckdb.DuckDBDriver;

/** An open warehouse: runs SQL files and texts, in transactions that keep all or nothing. One thread uses it at a time. */
public final class Warehouse implements AutoCloseable {
    private static final String KEPT_MEMORY = "4GB";

    // Not through DriverManager: that would first load every other driver there is, Calcite's with the whole of
    // Calcite.
    private static final Driver DRIVER = new DuckDBDriver();

    private static final AtomicLong READERS = new AtomicLong();
    private static final Set<Warehouse> WRITERS = ConcurrentHashMap.newKeySet();

    private static Path migrated;

    private final Connection connection;
    private final Resources resources;
    private final Optional<Home> home;
    private final Optional<WriterLock> lock;
    private final StatementWatch watch;
    private volatile Runnable alsoCancelled = () -> {};
    private Runnable whenClosed = () -> {};
    private Optional<Path> fileRead = Optional.empty();
    private boolean isDamaged;
    private boolean inTransaction;
    private Optional<RuntimeException> failedInTransaction = Optional.empty();

    private Warehouse(
            Connection connection,
            Resources resources,
            Optional<Home> home,
            Optional<WriterLock> lock,
            Progress progress) {
        this.connection = connection;
        this.resources = resources;
        this.home = home;
        this.lock = lock;
        this.watch = new StatementWatch(progress);
    }

    /** The home's warehouse, to write; created and migrated when it is not there yet or of an older version. */
    public static Warehouse open(Home home, EngineLimits limits, Progress progress) {
        WriterLock lock = WriterLock.take(home.lockFile());
        try {
            emptyFolder(home.temporaryFolder());
            return openMigrated(home, limits, Optional.of(lock), progress);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** As {@link #open}, for one who holds the home's lock already and keeps it. */
    public static Warehouse openLocked(Home home, EngineLimits limits, Progress progress) {
        emptyFolder(home.temporaryFolder());
        return openMigrated(home, limits, Optional.empty(), progress);
    }

    private static Warehouse openMigrated(
            Home home, EngineLimits limits, Optional<WriterLock> lock, Progress progress) {
        NewFile.makeIfAbsent(home.warehouseFile(), home.temporaryFolder());
        Connection connection = connect(home.warehouseFile(), limits, home.temporaryFolder(), false);
        // The engine makes its files by the umask.
        OwnerOnly.mend(home.warehouseFile());
        OwnerOnly.mend(home.warehouseLogFile());
        try {
            Migrations.migrate(connection);
            Warehouse warehouse = new Warehouse(connection, Resources.of(home), Optional.of(home), lock, progress);
            warehouse.reading(home.warehouseFile()).writing();
            if (progress != Progress.SILENT) {
                warehouse.tellProgress();
            }
            warehouse.emptyLanding();
            Run.endAbandoned(warehouse);
            return warehouse;
        } catch (RuntimeException e) {
            WRITERS.removeIf(writer -> writer.connection == connection);
            close(connection);
            throw e;
        }
    }

    /** A file as it is, neither locked nor migrated: a copy, or the warehouse of one who holds the lock. */
    public static Warehouse openFile(Path file, Home home, EngineLimits limits, boolean readOnly) {
        Connection connection = connect(file, limits, home.temporaryFolder(), readOnly);
        Warehouse warehouse = new Warehouse(
                        connection, Resources.of(home), Optional.empty(), Optional.empty(), Progress.SILENT)
                .reading(file);
        return readOnly ? warehouse : warehouse.writing();
    }

    /** The home's published snapshot, to read. */
    public static Warehouse openPublished(Home home, EngineLimits limits) {
        requirePublished(home);
        Path folder = readerFolder(home);
        try {
            Connection connection = connect(home.publishedFile(), limits, folder, true);
            return new Warehouse(connection, Resources.of(home), Optional.empty(), Optional.empty(), Progress.SILENT)
                    .reading(home.publishedFile())
                    .spillingInto(home, folder);
        } catch (RuntimeException e) {
            deleteReaderFolder(home, folder);
            throw e;
        }
    }

    /**
     * A connection to the home's published snapshot whose answers are streamed, not gathered in memory, and which
     * shares nothing with another connection of this process: its settings are its own.
     */
    public static Connection connectPublished(Home home, EngineLimits limits, Path temporaryFolder) {
        requirePublished(home);
        Properties properties = properties(limits);
        properties.setProperty("temp_directory", temporaryFolder.toString());
        properties.setProperty("duckdb.read_only", "true");
        properties.setProperty("jdbc_stream_results", "true");
        properties.setProperty("jdbc_instance_cache", "false");
        try {
            return DRIVER.connect("jdbc:duckdb:" + home.publishedFile(), properties);
        } catch (SQLException e) {
            throw EngineErrors.of(e, "opening the published snapshot", Optional.of(home.publishedFile()));
        }
    }

    /**
     * What the home's published snapshot knows of what was published at a moment, to read: the same names, each with the
     * rows of then.
     */
    public static Warehouse openPublishedAsKnownAt(Home home, EngineLimits limits, KnownAt knownAt) {
        requirePublished(home);
        Path folder = readerFolder(home);
        Warehouse warehouse =
                scratch(limits, folder).reading(home.publishedFile()).spillingInto(home, folder);
        try {
            warehouse.executeOne(
                    "attach",
                    "attach " + SqlFile.literal(home.publishedFile().toString()) + " as " + KnownAt.PUBLISHED
                            + " (read_only)");
            knownAt.show(warehouse);
            return warehouse;
        } catch (RuntimeException e) {
            warehouse.close();
            throw e;
        }
    }

    /**
     * Where a reader spills: its own, not the home's tmp, which a writer empties when it opens. Named after the process, so
     * that what a killed one leaves can be told from what is in use; made by the engine, if it spills at all. Of a home that
     * cannot be written to, its tmp.
     */
    private static Path readerFolder(Home home) {
        try {
            return OwnerOnly.createFolders(home.readersFolder())
                    .resolve("query-" + ProcessHandle.current().pid() + "-" + READERS.incrementAndGet());
        } catch (IOException e) {
            return home.temporaryFolder();
        }
    }

    private static void deleteReaderFolder(Home home, Path folder) {
        try {
            if (!folder.equals(home.temporaryFolder())) {
                Whole.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to delete " + folder, e);
        }
    }

    private Warehouse spillingInto(Home ofReader, Path folder) {
        whenClosed = () -> deleteReaderFolder(ofReader, folder);
        return this;
    }

    private static void requirePublished(Home home) {
        if (!Files.isRegularFile(home.publishedFile())) {
            throw new UserError(
                    ExitCode.PRECONDITION,
                    "nothing is published yet in " + home.folder()
                            + "; expected at least one closed month; close one with:" + " gridgrade close");
        }
    }

    /** Of a reader's failure: tells when the cause is that the published snapshot has not the views of this version. */
    public static void requirePublishedByThisVersion(Home home, EngineLimits limits, RuntimeException failure) {
        if (isPublishedByThisVersion(home, limits)) {
            return;
        }
        UserError error = new UserError(
                ExitCode.PRECONDITION,
                "the published snapshot was made by another version of GridGrade than " + Version.text()
                        + ", whose tables and views differ; expected one of this version; publish it anew with:"
                        + " gridgrade upgrade");
        error.addSuppressed(failure);
        throw error;
    }

    /** Whether the published snapshot has the tables and views of this version. */
    public static boolean isPublishedByThisVersion(Home home, EngineLimits limits) {
        try (Warehouse published = openPublished(home, limits)) {
            return published.migrations().stream().allMatch(one -> one.state() == Migration.State.APPLIED);
        }
    }

    /** A migrated warehouse in memory, with what ships; it is gone when closed. */
    public static Warehouse inMemory() {
        return inMemory(Resources.shipped());
    }

    /** As {@link #inMemory()}, with files of a home in the place of those that ship. */
    public static Warehouse inMemory(Resources resources) {
        try {
            Connection connection = DRIVER.connect("jdbc:duckdb:", properties(EngineLimits.none()));
            Warehouse warehouse =
                    new Warehouse(connection, resources, Optional.empty(), Optional.empty(), Progress.SILENT);
            // To migrate takes a second, to copy what was migrated a fraction of it.
            warehouse.executeOne(
                    "attach", "attach " + SqlFile.literal(migratedFile().toString()) + " as migrated (read_only)");
            warehouse.executeOne("copy from database", "copy from database migrated to memory");
            warehouse.executeOne("detach", "detach migrated");
            warehouse.emptyLanding();
            return warehouse;
        } catch (SQLException e) {
            throw EngineErrors.of(e, "opening a warehouse in memory");
        }
    }

    // A file of this process, to be read by the engine.
    private static synchronized Path migratedFile() {
        if (migrated == null) {
            try {
                Path folder = Files.createTempDirectory("gridgrade-migrated");
                Path file = folder.resolve("warehouse.duckdb");
                NewFile.makeIfAbsent(file, folder.resolve("tmp"));
                folder.toFile().deleteOnExit();
                file.toFile().deleteOnExit();
                migrated = file;
            } catch (IOException e) {
                throw new UncheckedIOException("Unable to write a migrated warehouse", e);
            }
        }
        return migrated;
    }

    /** An empty engine in memory, for work that is no part of a warehouse; it spills into the given folder. */
    public static Warehouse scratch(EngineLimits limits, Path temporaryFolder) {
        Connection connection = connect(Path.of(""), limits, temporaryFolder, false);
        return new Warehouse(connection, Resources.shipped(), Optional.empty(), Optional.empty(), Progress.SILENT);
    }

    /** A connection to a warehouse file, with every door to the network closed. */
    public static Connection connect(Path file, EngineLimits limits, Path temporaryFolder, boolean readOnly) {
        Properties properties = properties(limits);
        properties.setProperty("temp_directory", temporaryFolder.toString());
        if (readOnly) {
            properties.setProperty("duckdb.read_only", "true");
        }
        try {
            return DRIVER.connect("jdbc:duckdb:" + file, properties);
        } catch (SQLException e) {
            throw EngineErrors.of(e, "opening it", Optional.of(file));
        }
    }

    private static Properties properties(EngineLimits limits) {
        Properties properties = new Properties();
        // An unknown function would otherwise stall on the network, looking for an extension.
        properties.setProperty("autoinstall_known_extensions", "false");
        properties.setProperty("autoload_known_extensions", "false");
        if (limits.threads() > 0) {
            properties.setProperty("threads", Integer.toString(limits.threads()));
        }
        if (limits.memoryMb() > 0) {
            properties.setProperty("memory_limit", limits.memoryMb() + "MB");
        } else {
            // A close uses the same memory statement after statement: giving it back to the system in between, as the
            // engine does from 128 MB on, costs a sixth of a snapshot.
            properties.setProperty("allocator_flush_threshold", KEPT_MEMORY);
            properties.setProperty("allocator_bulk_deallocation_flush_threshold", KEPT_MEMORY);
        }
        return properties;
    }

    // The engine counts how far a statement is only when it is asked to, and would draw a bar of its own.
    private void tellProgress() {
        executeOne("progress", "set enable_progress_bar = true");
        executeOne("progress", "set enable_progress_bar_print = false");
    }

    /** Whether its file was found damaged: nothing more is to be written to it. */
    boolean isDamaged() {
        return isDamaged;
    }

    // Else the engine would write what is in its log into the file that is to be looked at, or saved.
    private void leaveFileAsItIs() {
        try (Statement statement = connection.createStatement()) {
            statement.execute("pragma disable_checkpoint_on_shutdown");
        } catch (SQLException e) {
            // The engine has given the file up itself, and writes nothing more.
        }
    }

    /** The home that is being written; empty for a warehouse in memory, and for one that is only read. */
    Optional<Home> home() {
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
        return execute(sqlFile(name), parameters);
    }

    /** Runs a file; returns the rows its last statement changed. */
    public long execute(SqlFile file, Parameters parameters) {
        long rows = 0;
        for (String sql : file.statements(parameters)) {
            rows = executeOne(file.name(), sql);
        }
        return rows;
    }

    private Warehouse reading(Path file) {
        fileRead = Optional.of(file);
        return this;
    }

    private RuntimeException failed(SQLException error, String where) {
        RuntimeException failure = EngineErrors.of(error, where, fileRead);
        if (failure instanceof IllegalStateException && resources.isOfHome(where)) {
            failure = EngineErrors.ofHome(error, where);
        }
        isDamaged |= EngineErrors.isDamage(error) && fileRead.equals(home.map(Home::warehouseFile));
        if (inTransaction && failedInTransaction.isEmpty()) {
            failedInTransaction = Optional.of(failure);
        }
        return failure;
    }

    private long executeOne(String where, String sql) {
        try (Statement statement = connection.createStatement();
                StatementWatch.Watching watched = watch.over(statement)) {
            statement.execute(sql);
            return Math.max(0, statement.getUpdateCount());
        } catch (SQLException e) {
            throw failed(e, where);
        }
    }

    /** The answer of a file below {@code sql/} that is one query. Only for answers that are small. */
    public List<Row> query(String name, Parameters parameters) {
        return query(sqlFile(name), parameters);
    }

    /** The answer of the last statement of a file, which is a query. Only for answers that are small. */
    public List<Row> query(SqlFile file, Parameters parameters) {
        List<String> statements = file.statements(parameters);
        for (String sql : statements.subList(0, statements.size() - 1)) {
            executeOne(file.name(), sql);
        }
        try (Statement statement = connection.createStatement();
                StatementWatch.Watching watched = watch.over(statement);
                ResultSet answer = statement.executeQuery(statements.get(statements.size() - 1))) {
            List<Row> rows = new ArrayList<>();
            while (answer.next()) {
                Map<String, Object> values = new LinkedHashMap<>();
                for (int i = 1; i <= answer.getMetaData().getColumnCount(); i++) {
                    Object value = answer.getObject(i);
                    values.put(
                            answer.getMetaData().getColumnLabel(i),
                            value instanceof Date date ? date.toLocalDate() : value);
                }
                rows.add(new Row(values));
            }
            return rows;
        } catch (SQLException e) {
            throw failed(e, file.name());
        }
    }

    /** What a statement that describes a SELECT answers; what the engine does not understand is told by it as JSON. */
    List<Row> describe(String sql) {
        executeOne("describe", "set errors_as_json = true");
        try {
            return query(new SqlFile("describe", sql), Parameters.none());
        } finally {
            executeOne("describe", "set errors_as_json = false");
        }
    }

    /** Does all of the work or, when it throws, nothing. Not to be nested. */
    public <T> T transaction(Supplier<T> work) {
        if (inTransaction) {
            throw new IllegalStateException("A transaction is already open");
        }
        // Begun as SQL: an Appender as the first act after setAutoCommit(false) would commit at once.
        executeOne("begin", "begin transaction");
        inTransaction = true;
        failedInTransaction = Optional.empty();
        boolean kept = false;
        try {
            T result = work.get();
            requireWhole();
            commit();
            kept = true;
            return result;
        } finally {
            inTransaction = false;
            if (!kept) {
                rollBack();
            }
        }
    }

    // The engine aborts a transaction at the first statement that fails, and then takes a commit without a word
    // and keeps nothing: work that goes on after a failure must not be told that it is done.
    private void requireWhole() {
        if (failedInTransaction.isPresent()) {
            throw new IllegalStateException(
                    "A statement failed and the work went on; nothing of the transaction was kept",
                    failedInTransaction.get());
        }
    }

    // Not watched: what is being kept is not to be stopped, lest it be said that it was when it was not.
    private void commit() {
        try (Statement statement = connection.createStatement()) {
            statement.execute("commit");
        } catch (SQLException e) {
            throw failed(e, "commit");
        }
    }

    private void rollBack() {
        try (Statement statement = connection.createStatement()) {
            statement.execute("rollback");
        } catch (SQLException e) {
            // The engine has already rolled back, or is gone: what was uncommitted is lost either way, as it should be.
        }
    }

    /** Makes the landing tables anew, empty; they stand in memory, beside the file. Not within a transaction. */
    public void emptyLanding() {
        List<Row> tables = query("warehouse/landing_tables", Parameters.none());
        String name = SqlFile.identifier(tables.get(0).text("database_name"));
        execute(
                sqlFile("warehouse/empty_landing")
                        .withFragments(Map.of(
                                "tables",
                                tables.stream()
                                        .map(table -> table.text("statement"))
                                        .collect(Collectors.joining("\n\n")),
                                "search_path",
                                SqlFile.literal(name + ".main,scratch.landing"))),
                Parameters.none());
    }

    /** Writes what is in memory and in the log to the file, so that a copy of the file is whole. */
    public void checkpoint() {
        executeOne("checkpoint", "checkpoint");
    }

    /** Does work outside of the engine, which cancel stops by the given means. */
    public <T> T stoppable(Runnable stop, Supplier<T> work) {
        alsoCancelled = stop;
        try {
            return work.get();
        } finally {
            alsoCancelled = () -> {};
        }
    }

    /**
     * Writes all tables, views and comments into a new file. What was deleted or overwritten here stays readable in the
     * file's free blocks; it is not in the new one.
     */
    public void copyTo(Path file) {
        executeOne("attach", "attach " + SqlFile.literal(file.toString()) + " as copied");
        try {
            String name = query("care/database_name", Parameters.none()).get(0).text("database_name");
            executeOne("copy from database", "copy from database " + SqlFile.identifier(name) + " to copied");
        } finally {
            executeOne("detach", "detach copied");
        }
    }

    /** Does work while another warehouse's file can be read beside this one, under the name that it is given. */
    public void attached(Path file, Consumer<String> work) {
        Optional<Path> own = fileRead;
        fileRead = Optional.of(file);
        try {
            executeOne("attach", "attach " + SqlFile.literal(file.toString()) + " as beside (read_only)");
            try {
                work.accept("beside");
            } finally {
                executeOne("detach", "detach beside");
            }
        } finally {
            fileRead = own;
        }
    }

    /** Every migration that ships or was applied, in order. */
    public List<Migration> migrations() {
        return Migrations.all(connection);
    }

    /** Applies the migrations that are pending: all of them, or none. */
    public void migrate() {
        Migrations.migrate(connection);
    }

    /** Stops the running statement, or whatever else is at work, from another thread. */
    public void cancel() {
        watch.cancel();
        alsoCancelled.run();
    }

    /** Stops what is at work on any warehouse that this process writes to; false when there is none. */
    public static boolean cancelWriters() {
        WRITERS.forEach(Warehouse::cancel);
        return !WRITERS.isEmpty();
    }

    private Warehouse writing() {
        WRITERS.add(this);
        return this;
    }

    @Override
    public void close() {
        watch.close();
        if (isDamaged) {
            leaveFileAsItIs();
        }
        try {
            close(connection);
        } finally {
            lock.ifPresent(WriterLock::close);
            whenClosed.run();
            WRITERS.remove(this);
        }
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            throw EngineErrors.of(e, "closing the warehouse");
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
