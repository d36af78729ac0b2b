package io.gridgrade.warehouse;

import io.gridgrade.value.ExitCode;
import io.gridgrade.value.UserError;
import io.gridgrade.value.Version;
import java.io.PrintWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.exception.FlywayValidateException;

/** Brings a warehouse to the present version of its tables and views. A migration that fails is rolled back whole. */
final class Migrations {
    private Migrations() {}

    static void migrate(Connection connection) {
        Flyway flyway = Flyway.configure()
                .dataSource(new OneConnection(connection))
                .locations("classpath:warehouse/migrations")
                .schemas("audit")
                .createSchemas(true)
                .table("migration")
                .failOnMissingLocations(true)
                .load();
        try {
            flyway.migrate();
        } catch (FlywayValidateException e) {
            // Never repaired: what a home was built from must stay what it says.
            throw new UserError(
                    ExitCode.PRECONDITION,
                    "the home's warehouse was made by another version of GridGrade, and not one before "
                            + Version.text()
                            + ": its migrations differ; expected a home of this version or an earlier one; use the"
                            + " version that made it, or make a new home and load the files again");
        }
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
