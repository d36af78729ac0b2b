package io.gridgrade.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gridgrade.engine.SqlFile;
import io.gridgrade.value.Parameters;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.Test;

/** The two ways in which the driver loses or keeps rows without a word, and that a warehouse does not go them. */
class LostRowsTest {
    private static final SqlFile WRONG = new SqlFile("wrong", "select * from nowhere");

    @Test
    void theDriverTakesACommitAfterAFailedStatementAndKeepsNothing() throws SQLException {
        try (Connection connection = numbers()) {
            execute(connection, "begin transaction");
            execute(connection, "insert into number values (1)");
            assertThatThrownBy(() -> execute(connection, "select * from nowhere"))
                    .isInstanceOf(SQLException.class);
            execute(connection, "commit");

            assertThat(count(connection)).isZero();

            connection.setAutoCommit(false);
            execute(connection, "insert into number values (2)");
            assertThatThrownBy(() -> execute(connection, "select * from nowhere"))
                    .isInstanceOf(SQLException.class);
            connection.commit();
            assertThat(count(connection)).isZero();
        }
    }

    @Test
    void theDriverKeepsWhatAnAppenderWroteThoughItWasRolledBack() throws SQLException {
        try (Connection connection = numbers()) {
            connection.setAutoCommit(false);
            try (DuckDBAppender appender =
                    connection.unwrap(DuckDBConnection.class).createAppender("main", "number")) {
                appender.beginRow();
                appender.append(1);
                appender.endRow();
            }
            connection.rollback();

            assertThat(count(connection)).isEqualTo(1);
        }
    }

    @Test
    void workThatGoesOnAfterAFailedStatementIsNotToldThatItIsDone() {
        try (Warehouse warehouse = Warehouse.inMemory()) {
            warehouse.execute(new SqlFile("make", "create table number (i integer)"), Parameters.none());

            assertThatThrownBy(() -> warehouse.transaction(() -> {
                        warehouse.execute(new SqlFile("write", "insert into number values (1)"), Parameters.none());
                        try {
                            return warehouse.query(WRONG, Parameters.none());
                        } catch (RuntimeException swallowed) {
                            return null;
                        }
                    }))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("A statement failed and the work went on; nothing of the transaction was kept")
                    .hasRootCauseInstanceOf(SQLException.class);

            // And the next transaction is not held to blame.
            warehouse.transaction(
                    () -> warehouse.execute(new SqlFile("write", "insert into number values (2)"), Parameters.none()));
            assertThat(warehouse.query(new SqlFile("all", "select i from number"), Parameters.none()))
                    .hasToString("[{i=2}]");
        }
    }

    @Test
    void whatATransactionWritesFirstIsRolledBackWithTheRest() {
        try (Warehouse warehouse = Warehouse.inMemory()) {
            warehouse.execute(new SqlFile("make", "create table number (i integer)"), Parameters.none());

            assertThatThrownBy(() -> warehouse.transaction(() -> {
                        warehouse.execute(new SqlFile("write", "insert into number values (1)"), Parameters.none());
                        throw new IllegalStateException("broken on purpose");
                    }))
                    .hasMessage("broken on purpose");
            assertThat(warehouse.query(new SqlFile("all", "select i from number"), Parameters.none()))
                    .isEmpty();
        }
    }

    private static Connection numbers() throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        execute(connection, "create table number (i integer)");
        return connection;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int count(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from number")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
