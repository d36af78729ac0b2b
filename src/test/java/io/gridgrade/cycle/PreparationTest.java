package io.gridgrade.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.engine.SqlFile;
import io.gridgrade.settings.Settings;
import io.gridgrade.value.Parameters;
import io.gridgrade.warehouse.Home;
import io.gridgrade.warehouse.Resources;
import io.gridgrade.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A warehouse follows its seeds, and is prepared again only when they have changed. */
class PreparationTest {
    private static final String MARK = "a name that no seed says";

    @TempDir
    Path folder;

    @BeforeEach
    void makeHome() throws IOException {
        Files.writeString(folder.resolve("gridgrade.yml"), Settings.template());
    }

    @Test
    void nothingIsDoneWhileSeedsAndSelectsAreTheSame() {
        try (Warehouse warehouse = Warehouse.inMemory(Resources.of(Home.at(folder)))) {
            prepare(warehouse);
            assertThat(nameOfBest(warehouse)).isNotEqualTo(MARK);
            run(warehouse, "update star.dim_grade set grade_name_en = '" + MARK + "' where grade_order = 1");

            prepare(warehouse);

            assertThat(nameOfBest(warehouse)).isEqualTo(MARK);
        }
    }

    @Test
    void aSeedThatTheHomeChangesIsFollowedAndTakenBackWhenItIsRemoved() throws IOException {
        try (Warehouse warehouse = Warehouse.inMemory(Resources.of(Home.at(folder)))) {
            prepare(warehouse);
            String ships = nameOfBest(warehouse);
            Path own = folder.resolve("seeds/grade.csv");
            Files.createDirectories(own.getParent());
            Files.writeString(
                    own, Resources.shipped().text("warehouse/seeds/grade.csv").replaceFirst(ships, "Best of all"));

            prepare(warehouse);
            assertThat(nameOfBest(warehouse)).isEqualTo("Best of all");

            Files.delete(own);
            prepare(warehouse);
            assertThat(nameOfBest(warehouse)).isEqualTo(ships);
        }
    }

    @Test
    void tablesOrViewsThatAMigrationMadeAnewAreGivenWhatTheyNeed() {
        try (Warehouse warehouse = Warehouse.inMemory(Resources.of(Home.at(folder)))) {
            prepare(warehouse);
            run(warehouse, "update star.dim_grade set grade_name_en = '" + MARK + "' where grade_order = 1");
            run(
                    warehouse,
                    "insert into audit.migration by name select * replace (installed_rank + 1 as installed_rank)"
                            + " from audit.migration where installed_rank = (select max(installed_rank) from audit.migration)");

            prepare(warehouse);

            assertThat(nameOfBest(warehouse)).isNotEqualTo(MARK);
        }
    }

    private void prepare(Warehouse warehouse) {
        Preparation.prepare(
                warehouse, Settings.read(folder.resolve("gridgrade.yml")).asParameters(), 1);
    }

    private static String nameOfBest(Warehouse warehouse) {
        return warehouse
                .query(
                        new SqlFile("test", "select grade_name_en from star.dim_grade where grade_order = 1"),
                        Parameters.none())
                .get(0)
                .text("grade_name_en");
    }

    private static void run(Warehouse warehouse, String sql) {
        warehouse.execute(new SqlFile("test", sql), Parameters.none());
    }
}
