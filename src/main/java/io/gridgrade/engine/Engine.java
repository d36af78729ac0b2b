package io.gridgrade.engine;

import io.gridgrade.value.Parameters;
import io.gridgrade.value.Progress;
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
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.duckdb.DuckDBDriver;

/**
 * An open database of DuckDB: runs statements, in transactions that keep all or nothing. The one place that knows its
 * driver. One thread uses it at a time; any other may cancel.
 */
public final class Engine implements AutoCloseable {
    private static final String KEPT_MEMORY = "4GB";

    // Not through DriverManager: that would first load every other driver there is, Calcite's with the whole of
    // Calcite.
    private static final Driver DRIVER = new DuckDBDriver();

    private final Connection connection;
    private final Optional<Path> file;
    private final StatementWatch watch;
    private final Predicate<String> isOfHome;
    private volatile Runnable alsoCancelled = () -> {};
    private Optional<Path> fileRead;
    private boolean isDamaged;
    private boolean inTransaction;
    private Optional<RuntimeException> failedInTransaction = Optional.empty();

    private Engine(Connection connection, Optional<Path> file, Predicate<String> isOfHome, Progress progress) {
        this.connection = connection;
        this.file = file;
        this.fileRead = file;
        this.isOfHome = isOfHome;
        this.watch = new StatementWatch(progress);
        if (progress != Progress.SILENT) {
            tellProgress();
        }
    }

    /**
     * A file, with every door to the network closed; made by the engine when it is not there, unless it is only read.
     *
     * @param temporaryFolder where it spills what does not fit in memory
     * @param isOfHome which files of SQL a home wrote, so that their faults are its own to mend
     */
    public static Engine open(
            Path file,
            EngineLimits limits,
            Path temporaryFolder,
            boolean readOnly,
            Predicate<String> isOfHome,
            Progress progress) {
        return new Engine(connect(file, limits, temporaryFolder, readOnly), Optional.of(file), isOfHome, progress);
    }

    /** A connection to a file alone, with every door to the network closed. */
    public static Connection connect(Path file, EngineLimits limits, Path temporaryFolder, boolean readOnly) {
        Properties properties = properties(limits);
        properties.setProperty("temp_directory", temporaryFolder.toString());
        if (readOnly) {
            properties.setProperty("duckdb.read_only", "true");
        }
        return connect(file.toString(), properties);
    }

    /** An empty database in memory. */
    public static Engine inMemory(Predicate<String> isOfHome) {
        // What is tried out in memory is small: a second thread would do nothing but wait.
        return new Engine(connect("", properties(new EngineLimits(1, 0))), Optional.empty(), isOfHome, Progress.SILENT);
    }

    /** An empty database in memory, for work that is no part of a warehouse; it spills into the given folder. */
    public static Engine scratch(EngineLimits limits, Path temporaryFolder) {
        return scratch(limits, temporaryFolder, name -> false, Progress.SILENT);
    }

    /** As {@link #scratch(EngineLimits, Path)}, with files of SQL that a home wrote, and telling how far it is. */
    public static Engine scratch(
            EngineLimits limits, Path temporaryFolder, Predicate<String> isOfHome, Progress progress) {
        Properties properties = properties(limits);
        properties.setProperty("temp_directory", temporaryFolder.toString());
        return new Engine(connect("", properties), Optional.empty(), isOfHome, progress);
    }

    /**
     * A connection to a file, to read, whose answers are streamed, not gathered in memory, and which shares nothing with
     * another connection of this process: its settings are its own.
     */
    public static Connection connectStreaming(Path file, EngineLimits limits, Path temporaryFolder) {
        Properties properties = properties(limits);
        properties.setProperty("temp_directory", temporaryFolder.toString());
        properties.setProperty("duckdb.read_only", "true");
        properties.setProperty("jdbc_stream_results", "true");
        properties.setProperty("jdbc_instance_cache", "false");
        return connect(file.toString(), properties);
    }

    private static Connection connect(String file, Properties properties) {
        try {
            return DRIVER.connect("jdbc:duckdb:" + file, properties);
        } catch (SQLException e) {
            throw EngineErrors.of(
                    e,
                    "opening it",
                    Optional.of(file).filter(name -> !name.isEmpty()).map(Path::of));
        }
    }

    private static Properties properties(EngineLimits limits) {
        Properties properties = new Properties();
        // An unknown function would otherwise stall on the network, looking for an extension.
        properties.setProperty("autoinstall_known_extensions", "false");
        properties.setProperty("autoload_known_extensions", "false");
        // Nobody looks at it, and it takes a connection of its own.
        properties.setProperty("jdbc_jfr_memory_monitor", "false");
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
        execute("progress", "set enable_progress_bar = true");
        execute("progress", "set enable_progress_bar_print = false");
    }

    /** Its connection, for Flyway, which migrates through it. */
    public Connection connection() {
        return connection;
    }

    /** Whether its file was found damaged: nothing more is to be written to it. */
    public boolean isDamaged() {
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

    private RuntimeException failed(SQLException error, String where) {
        RuntimeException failure = EngineErrors.of(error, where, fileRead);
        if (failure instanceof IllegalStateException && isOfHome.test(where)) {
            failure = EngineErrors.ofHome(error, where);
        }
        isDamaged |= fileRead.isPresent() && fileRead.equals(file) && EngineErrors.isDamage(error);
        if (inTransaction && failedInTransaction.isEmpty()) {
            failedInTransaction = Optional.of(failure);
        }
        return failure;
    }

    /** Runs a file; returns the rows its last statement changed. */
    public long execute(SqlFile sql, Parameters parameters) {
        long rows = 0;
        for (String statement : sql.statements(parameters)) {
            rows = execute(sql.name(), statement);
        }
        return rows;
    }

    private long execute(String where, String sql) {
        try (Statement statement = connection.createStatement();
                StatementWatch.Watching watched = watch.over(statement)) {
            statement.execute(sql);
            return Math.max(0, statement.getUpdateCount());
        } catch (SQLException e) {
            throw failed(e, where);
        }
    }

    /** The answer of the last statement of a file, which is a query. Only for answers that are small. */
    public List<Row> query(SqlFile sql, Parameters parameters) {
        List<String> statements = sql.statements(parameters);
        for (String statement : statements.subList(0, statements.size() - 1)) {
            execute(sql.name(), statement);
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
            throw failed(e, sql.name());
        }
    }

    /** What a statement that describes a SELECT answers; what the engine does not understand is told by it as JSON. */
    public List<Row> describe(String sql) {
        execute("describe", "set errors_as_json = true");
        try {
            return query(new SqlFile("describe", sql), Parameters.none());
        } finally {
            execute("describe", "set errors_as_json = false");
        }
    }

    /** Does all of the work or, when it throws, nothing. Not to be nested. */
    public <T> T transaction(Supplier<T> work) {
        if (inTransaction) {
            throw new IllegalStateException("A transaction is already open");
        }
        // Begun as SQL: an Appender as the first act after setAutoCommit(false) would commit at once.
        execute("begin", "begin transaction");
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

    /** Writes what is in memory and in the log to the file, so that a copy of the file is whole. */
    public void checkpoint() {
        execute("checkpoint", "checkpoint");
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

    /** Attaches a file under a name, to read. */
    public void attach(Path other, String name) {
        attach(other, name, " (read_only)");
    }

    private void attach(Path other, String name, String access) {
        execute("attach", "attach " + SqlFile.literal(other.toString()) + " as " + name + access);
    }

    /** Does work while another file can be read beside this one, under the name that it is given. */
    public void attached(Path other, Consumer<String> work) {
        fileRead = Optional.of(other);
        try {
            attach(other, "beside");
            try {
                work.accept("beside");
            } finally {
                execute("detach", "detach beside");
            }
        } finally {
            fileRead = file;
        }
    }

    /** Makes all tables and views of another database that can be read here, with their comments and without rows. */
    public void makeTablesOf(String database) {
        execute("copy from database", "copy from database " + database + " to " + name() + " (schema)");
    }

    /**
     * Writes all tables, views and comments into a new file. What was deleted or overwritten here stays readable in the
     * file's free blocks; it is not in the new one.
     */
    public void copyTo(Path other) {
        attach(other, "copied", "");
        try {
            execute("copy from database", "copy from database " + name() + " to copied");
        } finally {
            execute("detach", "detach copied");
        }
    }

    private String name() {
        try {
            return SqlFile.identifier(connection.getCatalog());
        } catch (SQLException e) {
            throw failed(e, "copy from database");
        }
    }

    /** Stops the running statement, or whatever else is at work, from another thread. */
    public void cancel() {
        watch.cancel();
        alsoCancelled.run();
    }

    @Override
    public void close() {
        watch.close();
        if (isDamaged) {
            leaveFileAsItIs();
        }
        try {
            connection.close();
        } catch (SQLException e) {
            throw EngineErrors.of(e, "closing the warehouse");
        }
    }
}
