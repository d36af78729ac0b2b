package io.gridgrade.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gridgrade.engine.Engine;
import io.gridgrade.engine.EngineLimits;
import io.gridgrade.value.Hash;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of several pending migrations the last one fails: the file must be as it was, and not of a version between two. */
class FailedMigrationTest {
    private static final String BROKEN = "classpath:broken-migrations";

    @TempDir
    Path folder;

    @Test
    void aFailedMigrationLeavesTheFileAsItWas() throws Exception {
        Path file = folder.resolve("warehouse.duckdb");
        try (Connection connection = connect(file)) {
            Migrations.migrate(connection);
            try (Statement statement = connection.createStatement()) {
                statement.execute("checkpoint");
            }
        }
        String before = Hash.of(file);

        try (Connection connection = connect(file)) {
            assertThatThrownBy(() -> Migrations.migrate(connection, BROKEN)).hasMessageContaining("V901__broken.sql");
        }

        assertThat(Hash.of(file)).isEqualTo(before);
        assertThat(file.resolveSibling("warehouse.duckdb.wal")).doesNotExist();
        try (Connection connection = connect(file)) {
            assertThat(Migrations.all(connection)).allMatch(one -> one.state() == Migration.State.APPLIED);
            Migrations.migrate(connection);
        }
    }

    @Test
    void aWarehouseThatCannotBeMigratedIsLetGo() throws Exception {
        Files.writeString(folder.resolve("gridgrade.yml"), "");
        Home home = Home.at(folder);
        try (Connection connection = connect(home.warehouseFile());
                Statement statement = connection.createStatement()) {
            Migrations.migrate(connection);
            statement.execute("update audit.migration set checksum = 1 where version = '001'");
        }

        assertThatThrownBy(() -> Warehouse.open(home, EngineLimits.none(), io.gridgrade.value.Progress.SILENT))
                .hasMessageContaining("its migrations differ");

        // Neither the lock nor the file is held any longer.
        WriterLock.take(home.lockFile()).close();
        Files.delete(home.warehouseFile());
        Warehouse.open(home, EngineLimits.none(), io.gridgrade.value.Progress.SILENT)
                .close();
    }

    private Connection connect(Path file) {
        return Engine.connect(file, EngineLimits.none(), folder.resolve("tmp"), false);
    }
}
