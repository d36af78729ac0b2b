package io.gridgrade.source.database;

import io.gridgrade.run.Run;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Nearest;
import io.gridgrade.value.Problems;
import io.gridgrade.value.UserError;
import io.gridgrade.value.Whole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Reads a supplier's database into files. A lost connection is tried again, a bounded number of times and each time after
 * a longer pause. Another thread may stop it.
 */
public final class ReadDatabase {
    private static final int PAUSE_SECONDS_MAX = 60;

    private final DatabaseAddress address;
    private final Secret secret;
    private final DatabaseErrors errors;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile DatabaseConnection open;

    /** A database, with its password from the environment or from a file of the home. */
    public ReadDatabase(DatabaseAddress address, Map<String, String> environment, Path home) {
        this.address = address;
        this.secret =
                address.password().map(place -> place.read(environment, home)).orElse(new Secret(""));
        this.errors = new DatabaseErrors(address, secret);
    }

    /** The columns that each query answers with, by table; what is wrong with a query is told to the problems. */
    public Map<String, List<String>> columns(List<DatabaseQuery> queries, Problems problems) {
        Map<String, List<String>> columns = new LinkedHashMap<>();
        try (DatabaseConnection connection = connect()) {
            for (DatabaseQuery query : queries) {
                try {
                    List<DatabaseColumn> described = connection.describe(query);
                    query.cursor().ifPresent(cursor -> check(query, cursor, described, problems));
                    columns.put(query.table(), ExtractTable.names(described));
                } catch (SQLException e) {
                    if (DatabaseErrors.isPassing(e)) {
                        throw errors.connecting(e);
                    }
                    problems.add("%s", errors.query(query, e));
                }
            }
        } catch (SQLException e) {
            refuseStopped();
            throw errors.connecting(e);
        }
        return columns;
    }

    private static void check(
            DatabaseQuery query, DatabaseQuery.Cursor cursor, List<DatabaseColumn> columns, Problems problems) {
        String where = "source.yml: tables." + query.table() + ".cursor";
        List<String> names = ExtractTable.names(columns);
        int index = names.indexOf(cursor.column());
        if (index < 0) {
            problems.add(
                    "%s.column \"%s\" is not in the query's answer%s; it has %s",
                    where, cursor.column(), Nearest.hint(cursor.column(), names), String.join(", ", names));
            return;
        }
        Optional<CursorKind> kind = columns.get(index).cursorKind();
        if (kind.isEmpty()) {
            problems.add(
                    "%s.column \"%s\" is of type %s; expected a number, a day or a moment that rises with every change",
                    where, cursor.column(), columns.get(index).typeName());
            return;
        }
        try {
            kind.get().parse(cursor.start());
        } catch (DateTimeException | NumberFormatException e) {
            problems.add(
                    "%s.start is \"%s\"; expected %s, since column \"%s\" is of type %s",
                    where,
                    cursor.start(),
                    kind.get().words(),
                    cursor.column(),
                    columns.get(index).typeName());
        }
    }

    /** Reads the answer of a query into chunks below the folder, or what is missing of it there; returns what it came to. */
    public Extract read(DatabaseQuery query, Path folder, Optional<CursorMark> mark, Run run) {
        try {
            ExtractTable table = new ExtractTable(address, query, folder, mark, run);
            if (table.rows() > 0) {
                run.note(String.format(
                        Locale.ROOT,
                        "%s: going on after %,d rows that an earlier load had read",
                        query.table(),
                        table.rows()));
            }
            for (int failures = 0; ; failures++) {
                try (DatabaseConnection connection = connect()) {
                    table.attempt(connection);
                    return table.extract();
                } catch (SQLException e) {
                    refuseStopped();
                    if (!DatabaseErrors.isPassing(e) || failures == address.retries()) {
                        throw errors.reading(query, e, table.rows(), failures);
                    }
                    pause(query, e, failures, run);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to write what is read of " + query.table(), e);
        }
    }

    private void pause(DatabaseQuery query, SQLException error, int failures, Run run) {
        long seconds = Math.min(1L << Math.min(failures, 30), PAUSE_SECONDS_MAX);
        run.note(query.table() + ": the connection was lost (" + errors.words(error) + "); trying again in " + seconds
                + " s, " + (failures + 1) + " of " + address.retries());
        try {
            if (stopped.await(seconds, TimeUnit.SECONDS)) {
                throw interrupted();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted();
        }
    }

    /** Breaks off, from another thread. */
    public void stop() {
        stopped.countDown();
        DatabaseConnection connection = open;
        if (connection != null) {
            connection.abort();
        }
    }

    private DatabaseConnection connect() throws SQLException {
        refuseStopped();
        DatabaseConnection connection = DatabaseConnection.open(address, secret);
        open = connection;
        if (stopped.getCount() == 0) {
            // Stopped between the two lines above, when there was nothing to break yet.
            connection.close();
            throw interrupted();
        }
        return connection;
    }

    // A connection that was broken on purpose fails like any other.
    private void refuseStopped() {
        if (stopped.getCount() == 0) {
            throw interrupted();
        }
    }

    private static UserError interrupted() {
        return new UserError(ExitCode.INTERRUPTED, "interrupted while the database was read; nothing of it was loaded");
    }

    /** Deletes what was read, once it is loaded or of no more use. */
    public static void discard(Path folder) {
        try {
            Whole.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to delete " + folder, e);
        }
    }

    /** Makes a folder for what is read, which holds customers' data and is its owner's alone. */
    public static void makePrivate(Path folder) {
        try {
            Folders.makePrivate(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to make " + folder, e);
        }
    }
}
