package io.gridgrade.source.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** A connection to a supplier's database, which only reads, and whose answers are streamed. */
final class DatabaseConnection implements AutoCloseable {
    private final DatabaseAddress address;
    private final Connection connection;

    private DatabaseConnection(DatabaseAddress address, Connection connection) {
        this.address = address;
        this.connection = connection;
    }

    static DatabaseConnection open(DatabaseAddress address, Secret secret) throws SQLException {
        Properties properties = new Properties();
        if (!address.user().isEmpty()) {
            properties.setProperty("user", address.user());
        }
        if (!secret.text().isEmpty()) {
            properties.setProperty("password", secret.text());
        }
        if (address.isPostgres()) {
            properties.setProperty("ApplicationName", "GridGrade");
            properties.setProperty("connectTimeout", String.valueOf(address.connectSeconds()));
            properties.setProperty("loginTimeout", String.valueOf(address.connectSeconds()));
            properties.setProperty("socketTimeout", String.valueOf(address.timeoutSeconds()));
            properties.setProperty("tcpKeepAlive", "true");
        }
        properties.putAll(address.properties());
        Connection connection = DriverManager.getConnection(address.url(), properties);
        try {
            limit(connection, address.timeoutSeconds());
            readOnly(connection, address.isPostgres());
            // Within a transaction PostgreSQL keeps the answer on its side and hands it out by fetch size.
            connection.setAutoCommit(false);
            return new DatabaseConnection(address, connection);
        } catch (SQLException e) {
            closeQuietly(connection);
            throw e;
        }
    }

    private static void readOnly(Connection connection, boolean isRequired) throws SQLException {
        try {
            connection.setReadOnly(true);
        } catch (SQLException e) {
            // To JDBC it is a hint, and some drivers refuse it; PostgreSQL holds to it.
            if (isRequired) {
                throw e;
            }
        }
    }

    private static void limit(Connection connection, int seconds) throws SQLException {
        try {
            connection.setNetworkTimeout(Runnable::run, (int) TimeUnit.SECONDS.toMillis(seconds));
        } catch (SQLFeatureNotSupportedException e) {
            // A driver without it waits as long as its own properties say.
        }
    }

    /** The columns that a query answers with, found out without running it. */
    List<DatabaseColumn> describe(DatabaseQuery query) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query.prepared())) {
            ResultSetMetaData answer = statement.getMetaData();
            if (answer == null) {
                throw new SQLException("it answers with no rows, or cannot tell its columns beforehand");
            }
            return DatabaseColumn.of(answer);
        } finally {
            // PostgreSQL refuses all else in a transaction in which one statement failed.
            connection.rollback();
        }
    }

    /** A query ready to be run, as one that only goes forward. */
    PreparedStatement prepare(DatabaseQuery query) throws SQLException {
        PreparedStatement statement =
                connection.prepareStatement(query.prepared(), ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
        statement.setFetchSize(address.fetchRows());
        return statement;
    }

    /** Breaks the connection, from another thread. */
    void abort() {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            // It was gone already.
        }
    }

    @Override
    public void close() {
        closeQuietly(connection);
    }

    // All that was read is read: a connection that cannot even be closed is lost, and nothing with it.
    private static void closeQuietly(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            // As said.
        }
    }
}
