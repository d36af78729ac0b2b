package io.gridgrade.warehouse;

import io.gridgrade.engine.EngineErrors;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.UserError;
import io.gridgrade.value.Version;
import java.io.PrintWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Logger;
import java.util.zip.CRC32;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.exception.FlywayValidateException;

/** Brings a warehouse to the present version of its tables and views: all that is pending in one transaction, or nothing. */
final class Migrations {
    private static final String SHIPPED = "classpath:warehouse/migrations";
    private static final String APPLIED_SQL = Resources.shipped().text("sql/warehouse/applied_migrations.sql");

    private Migrations() {}

    static void migrate(Connection connection) {
        if (!isUpToDate(connection)) {
            migrate(connection, configured(connection, SHIPPED));
        }
    }

    /**
     * Whether every migration that ships was applied as it is now, and no other: then there is nothing to do. To ask Flyway
     * takes half a second, and of whatever else is the case it has the last word.
     */
    static boolean isUpToDate(Connection connection) {
        Map<String, Integer> applied = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(APPLIED_SQL)) {
            while (rows.next()) {
                applied.put(rows.getString("script"), rows.getInt("checksum"));
            }
        } catch (SQLException e) {
            // A warehouse that is not made yet, or that cannot be read: Flyway makes it, or tells why.
            return false;
        }
        Map<String, Integer> shipped = new HashMap<>();
        Resources.shipped()
                .texts("warehouse/migrations", ".sql")
                .forEach((script, text) -> shipped.put(script, checksum(text)));
        return applied.equals(shipped);
    }

    // As Flyway has it: of the lines, without their ends.
    private static int checksum(String text) {
        CRC32 checksum = new CRC32();
        text.lines().forEach(line -> checksum.update(line.getBytes(StandardCharsets.UTF_8)));
        return (int) checksum.getValue();
    }

    /** As {@link #migrate(Connection)}, with more beside what ships. */
    static void migrate(Connection connection, String more) {
        migrate(connection, configured(connection, SHIPPED, more));
    }

    /** Only the tables as a released version had them; its views are those of whichever version opens the file next. */
    static void migrateTo(Connection connection, String version) {
        migrate(connection, configured(connection, SHIPPED).target(version).repeatableSqlMigrationPrefix("never"));
    }

    private static FluentConfiguration configured(Connection connection, String... locations) {
        return Flyway.configure()
                .dataSource(new OneConnection(connection))
                .locations(locations)
                .schemas("audit")
                .createSchemas(true)
                .table("migration")
                // One that fails takes those before it back with it, so that the file is of one version or the other.
                .group(true)
                .failOnMissingLocations(true);
    }

    private static void migrate(Connection connection, FluentConfiguration flyway) {
        try {
            flyway.load().migrate();
        } catch (FlywayValidateException e) {
            // Never repaired: what a home was built from must stay what it says.
            throw new UserError(
                    ExitCode.PRECONDITION,
                    "the home's warehouse was made by another version of GridGrade, and not one before "
                            + Version.text()
                            + ": its migrations differ; expected a home of this version or an earlier one; use the"
                            + " version that made it, or make a new home and load the files again");
        } catch (FlywayException e) {
            throw mendable(connection, e);
        }
    }

    // A full disk or a damaged file, as of any other statement.
    private static RuntimeException mendable(Connection connection, FlywayException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException error
                    && EngineErrors.of(error, "its migrations", file(connection)) instanceof UserError known) {
                known.addSuppressed(failure);
                return known;
            }
        }
        return failure;
    }

    private static Optional<Path> file(Connection connection) {
        try {
            String file = connection.getMetaData().getURL().replaceFirst("^jdbc:duckdb:", "");
            return file.isEmpty() ? Optional.empty() : Optional.of(Path.of(file));
        } catch (SQLException e) {
            return Optional.empty();
        }
    }

    static List<Migration> all(Connection connection) {
        return Arrays.stream(configured(connection, SHIPPED).load().info().all())
                .filter(info -> !info.getScript().startsWith("<<"))
                // As it was applied; as it is to be applied anew, it is there once more.
                .filter(info -> info.getState() != MigrationState.OUTDATED)
                .map(info -> new Migration(info.getScript(), state(info.getState())))
                .toList();
    }

    // Flyway tells fifteen states; one who looks after a home needs to know which of three things to do.
    private static Migration.State state(MigrationState state) {
        if (state == MigrationState.SUCCESS || state == MigrationState.SUPERSEDED) {
            return Migration.State.APPLIED;
        }
        return state.isApplied() ? Migration.State.UNKNOWN : Migration.State.PENDING;
    }

    /** Flyway closes what it is given; the warehouse's connection must stay open. */
    private record OneConnection(Connection connection) implements DataSource {
        @Override
        public Connection getConnection() {
            InvocationHandler handler = (proxy, method, arguments) -> {
                if (method.getName().equals("close")) {
                    return null;
                }
                try {
                    return method.invoke(connection, arguments);
                } catch (java.lang.reflect.InvocationTargetException e) {
                    throw e.getCause();
                }
            };
            return (Connection) Proxy.newProxyInstance(
                    Migrations.class.getClassLoader(), new Class<?>[] {Connection.class}, handler);
        }

        @Override
        public Connection getConnection(String user, String password) {
            return getConnection();
        }

        @Override
        public PrintWriter getLogWriter() {
            return null;
        }

        @Override
        public void setLogWriter(PrintWriter out) {}

        @Override
        public void setLoginTimeout(int seconds) {}

        @Override
        public int getLoginTimeout() {
            return 0;
        }

        @Override
        public Logger getParentLogger() throws SQLFeatureNotSupportedException {
            throw new SQLFeatureNotSupportedException();
        }

        @Override
        public <T> T unwrap(Class<T> type) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isWrapperFor(Class<?> type) {
            return false;
        }
    }
}
