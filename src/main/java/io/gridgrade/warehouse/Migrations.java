package io.gridgrade.warehouse;

import java.io.PrintWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings a warehouse to the present version of its tables and views. A migration that fails is rolled back whole. */
final class Migrations {
    private Migrations() {}

    static void migrate(Connection connection) {
        Flyway.configure()
                .dataSource(new OneConnection(connection))
                .locations("classpath:warehouse/migrations")
                .schemas("audit")
                .createSchemas(true)
                .table("migration")
                .failOnMissingLocations(true)
                .load()
                .migrate();
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
