package io.gridgrade.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.engine.Engine;
import io.gridgrade.engine.EngineLimits;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was applied is compared with what ships as Flyway compares it: it is asked only when the two differ. */
class AppliedMigrationsTest {
    @TempDir
    Path folder;

    @Test
    void whatFlywayHasAppliedIsUpToDate() throws SQLException {
        try (Connection connection = connect()) {
            assertThat(Migrations.isUpToDate(connection)).isFalse();

            Migrations.migrate(connection);
            assertThat(Migrations.isUpToDate(connection)).isTrue();
            assertThat(Migrations.all(connection)).allMatch(one -> one.state() == Migration.State.APPLIED);
        }
    }

    @Test
    void whatDiffersIsLeftToFlyway() throws SQLException {
        for (String difference : new String[] {
            "update audit.migration set checksum = checksum + 1 where script = 'R__mart_bill.sql'",
            "update audit.migration set success = false where script = 'V004__create_facts.sql'",
            "delete from audit.migration where script = 'R__mart_bill.sql'",
            "update audit.migration set script = 'V999__later.sql' where script = 'V004__create_facts.sql'"
        }) {
            try (Connection connection = connect();
                    Statement statement = connection.createStatement()) {
                Migrations.migrate(connection);
                statement.execute("begin transaction");
                statement.execute(difference);
                assertThat(Migrations.isUpToDate(connection)).as(difference).isFalse();
                statement.execute("rollback");
            }
        }
    }

    private Connection connect() {
        return Engine.connect(folder.resolve("warehouse.duckdb"), EngineLimits.none(), folder.resolve("tmp"), false);
    }
}
