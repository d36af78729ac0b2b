package io.gridgrade.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.engine.EngineLimits;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.settings.Settings;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Progress;
import io.gridgrade.warehouse.Home;
import io.gridgrade.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationsTest {
    private static final Pattern VIEW = Pattern.compile("create or replace view (mart|history)\\.(\\w+) as");

    @TempDir
    Path folder;

    @Test
    void anEmptyWarehouseIsMigratedOnce() throws IOException {
        Files.writeString(folder.resolve("gridgrade.yml"), Settings.template());
        Home home = Home.at(folder);

        List<String> first = applied(home);
        List<String> second = applied(home);

        assertThat(first)
                .hasSameSizeAs(Sources.texts("warehouse/migrations", ".sql").keySet());
        assertThat(second).isEqualTo(first);
    }

    @Test
    void aRepeatableMigrationIsTheViewOfItsName() {
        for (Map.Entry<String, String> file :
                Sources.texts("warehouse/migrations", ".sql").entrySet()) {
            Matcher view = VIEW.matcher(file.getValue());
            if (file.getKey().contains("/R__")) {
                assertThat(view.find()).as(file.getKey()).isTrue();
                assertThat(file.getKey()).endsWith("/R__" + view.group(1) + "_" + view.group(2) + ".sql");
            } else {
                assertThat(file.getKey()).matches("warehouse/migrations/V\\d{3}__[a-z_]+\\.sql");
            }
        }
    }

    private static List<String> applied(Home home) {
        SqlFile history = new SqlFile(
                "the history of migrations",
                "select script, checksum from audit.migration where type = 'SQL' order by installed_rank;");
        try (Warehouse warehouse = Warehouse.open(home, EngineLimits.none(), Progress.SILENT)) {
            return warehouse.query(history, Parameters.none()).stream()
                    .map(Object::toString)
                    .toList();
        }
    }
}
