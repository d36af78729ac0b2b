package io.gridgrade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.care.SmallHome;
import io.gridgrade.engine.Engine;
import io.gridgrade.engine.EngineLimits;
import io.gridgrade.value.ExitCode;
import io.gridgrade.warehouse.Home;
import io.gridgrade.warehouse.ReleasedSchema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A published copy that an earlier version published is told in words, with the command that publishes it anew. */
@Tag("thorough")
class PublishedEarlierTest {
    private static final List<List<String>> READERS = List.of(
            List.of("report", "2024-01"),
            List.of("export", "2024-01"),
            List.of("why", "C-1", "2024-01"),
            List.of("report", "2024-01", "--as-known-at", "2100-01-01"));

    @TempDir
    Path folder;

    @Test
    void ofViewsThatHaveChangedSince() throws Exception {
        Home home = SmallHome.in(folder.resolve("home"));
        try (Connection connection =
                        Engine.connect(home.publishedFile(), EngineLimits.none(), folder.resolve("tmp"), false);
                Statement statement = connection.createStatement()) {
            for (String view : List.of("portfolio_month", "credit_grade", "month_method_change")) {
                statement.execute("create or replace view mart." + view + " as select 202401 as period_key");
                statement.execute("update audit.migration set checksum = 1 where script = 'R__mart_" + view + ".sql'");
            }
        }

        everyReaderTellsWhatToRun(home);
    }

    @Test
    void ofTablesThatAReleaseHad() throws Exception {
        Home home = SmallHome.in(folder.resolve("home"));
        for (String release : ReleasedSchema.LAST_MIGRATIONS) {
            published(home, release);

            everyReaderTellsWhatToRun(home);
        }
    }

    private static void published(Home home, String release) throws SQLException, java.io.IOException {
        Files.deleteIfExists(home.publishedFile());
        ReleasedSchema.make(home.publishedFile(), release);
    }

    private static void everyReaderTellsWhatToRun(Home home) {
        for (List<String> reader : READERS) {
            CommandLineRun run = run(home, reader);
            assertThat(run.code()).as(reader + ": " + run.err()).isEqualTo(ExitCode.PRECONDITION);
            assertThat(run.err())
                    .contains("the published copy ", "version", "publish", " with: gridgrade upgrade")
                    .doesNotContain("R__", ".java");
        }
        // It reads the warehouse itself, and a query of what is not there is told by its name.
        assertThat(run(home, List.of("status")).code()).isEqualTo(ExitCode.DONE);
        assertThat(run(home, List.of("sql", "select count(*) from mart.portfolio_month where customer_count > 0"))
                        .code())
                .isNotEqualTo(ExitCode.INTERNAL);

        assertThat(run(home, List.of("upgrade", "--dry-run")).code()).isEqualTo(ExitCode.PLAN_HAS_CHANGES);
        assertThat(run(home, List.of("upgrade")).err()).contains("is published anew");
        for (List<String> reader : READERS) {
            assertThat(run(home, reader).err()).doesNotContain("gridgrade upgrade");
        }
        assertThat(run(home, List.of("report", "2024-01")).code()).isEqualTo(ExitCode.DONE);
    }

    private static CommandLineRun run(Home home, List<String> arguments) {
        List<String> all = new java.util.ArrayList<>(arguments);
        all.addAll(List.of("--home", home.folder().toString()));
        return CommandLineRun.of(all.toArray(String[]::new));
    }
}
