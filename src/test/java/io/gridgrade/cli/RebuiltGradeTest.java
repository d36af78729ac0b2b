package io.gridgrade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.engine.EngineLimits;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.value.Parameters;
import io.gridgrade.warehouse.Home;
import io.gridgrade.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A month that is closed again from the same facts by the same rules comes out to the last digit as it was. */
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
