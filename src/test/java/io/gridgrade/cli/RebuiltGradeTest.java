package io.gridgrade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.engine.EngineLimits;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.value.Parameters;
import io.gridgrade.warehouse.Home;
import io.gridgrade.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A month that is closed again from the same facts by the same rules comes out to the last digit as it was. */
@Tag("thorough")
class RebuiltGradeTest {
    private static final String KEPT = "(select * exclude (superseded_run_key, %1$s) from history.%2$s where %3$s)";
    private static final String REBUILT = "(select * exclude (%1$s) from star.%2$s where %3$s)";

    @TempDir
    Path folder;

    @Test
    void gradesIndicatorsAndModelsOfAClosedMonthAreRebuiltToTheByte() throws IOException {
        GovernedHome home = GovernedHome.in(folder);
        home.done("close", "--all");

        Home at = Home.at(home.folder());
        try (Warehouse warehouse = Warehouse.openFile(at.warehouseFile(), at, EngineLimits.none(), true)) {
            assertThat(differing(warehouse, "fact_indicator", "run_key")).isZero();
            // A model that is fitted again has a number of its own.
            assertThat(differing(warehouse, "fact_credit_grade", "run_key, model_key"))
                    .isZero();
            assertThat(differing(warehouse, "dim_model", "run_key, model_key, fitted_at"))
                    .isZero();
        }
    }

    /**
     * Of a month that was closed by other rules than those in force, its statement rates as that close did. To close it so
     * again takes its rules, whose hashes the close kept.
     */
    @Test
    void aPastMonthIsRatedByTheRulesOfItsDayWhateverTheRulesAreNow() throws IOException {
        GovernedHome home = GovernedHome.in(folder);
        Home at = Home.at(home.folder());
        Path seeds = home.folder().resolve("seeds");
        for (String[] change : new String[][] {
            {"grade.csv", "A,3,70", "A,3,74.5"},
            {"indicator.csv", "99,95,90,80", "98,96,91,81"},
            {"dimension.csv", "45,70", "40,60"},
            {"dimension.csv", "15,15", "20,25"}
        }) {
            Path own = seeds.resolve(change[0]);
            String before = Files.readString(
                    Files.exists(own) ? own : Path.of("warehouse/seeds").resolve(change[0]));
            assertThat(before).contains(change[1]);
            Files.createDirectories(seeds);
            Files.writeString(own, before.replace(change[1], change[2]));
        }
        home.done("close", "--all");

        assertThat(EmittedRating.sameAsPublished(at, "2024-01")).isGreaterThan(150);
        assertThat(EmittedRating.sameAsPublished(at, "2024-02")).isGreaterThan(150);
        assertThat(firstAndLastDiffer(at)).isPositive();

        for (String file : List.of("grade.csv", "indicator.csv", "dimension.csv")) {
            Files.delete(seeds.resolve(file));
        }
        home.done("reopen", "2024-02", "--reason", "by the rules of then");
        home.done("close", "--all");
        assertThat(firstAndLastDiffer(at)).isZero();
    }

    // Rows of the first edition of the month that the last does not have.
    private static long firstAndLastDiffer(Home at) {
        String first =
                " from history.fact_credit_grade where period_key = 202402 and run_key = (select close_run_key from"
                        + " star.period_edition where period_key = 202402 and edition_no = 1)";
        try (Warehouse warehouse = Warehouse.openFile(at.warehouseFile(), at, EngineLimits.none(), true)) {
            assertThat(count(warehouse, "select customer_key" + first)).isPositive();
            return count(
                    warehouse,
                    "select * exclude (superseded_run_key, run_key, model_key)" + first
                            + " except all select * exclude (run_key, model_key) from star.fact_credit_grade where"
                            + " period_key = 202402");
        }
    }

    // Rows that only one of the two editions has; there are some to compare.
    private static long differing(Warehouse warehouse, String table, String own) {
        String month = "period_key = 202402";
        String kept = KEPT.formatted(own, table, month);
        String rebuilt = REBUILT.formatted(own, table, month);
        assertThat(count(warehouse, "select * from " + kept)).as(table).isPositive();
        return count(warehouse, kept + " except all " + rebuilt) + count(warehouse, rebuilt + " except all " + kept);
    }

    private static long count(Warehouse warehouse, String query) {
        return warehouse
                .query(new SqlFile("test", "select count(*) as n from (" + query + ")"), Parameters.none())
                .get(0)
                .longInteger("n");
    }
}
