package io.gridgrade.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gridgrade.engine.SqlFile;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Hash;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Progress;
import io.gridgrade.value.UserError;
import io.gridgrade.warehouse.Home;
import io.gridgrade.warehouse.Migration;
import io.gridgrade.warehouse.ReleasedSchema;
import io.gridgrade.warehouse.Warehouse;
import io.gridgrade.warehouse.WriterLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** From every released schema, with data in it. */
class UpgradeWarehouseTest {
    @TempDir
    Path folder;

    private Home home;

    static List<String> releases() {
        return ReleasedSchema.LAST_MIGRATIONS;
    }

    @BeforeEach
    void makeHome() throws Exception {
        Files.writeString(folder.resolve("gridgrade.yml"), "");
        home = Home.at(folder);
    }

    @ParameterizedTest
    @MethodSource("releases")
    void everyRowAndValueOfAReleasedSchemaSurvives(String release) throws Exception {
        ReleasedSchema.make(home.warehouseFile(), release);
        Map<String, TableContent> before = contents();
        assertThat(before.entrySet())
                .filteredOn(entry -> entry.getKey().matches("(star|audit)\\..*"))
                .hasSizeGreaterThan(30)
                .allSatisfy(entry -> assertThat(entry.getValue().rows()).isGreaterThanOrEqualTo(3));

        UpgradeWarehouse.Outcome outcome = UpgradeWarehouse.upgrade(home, SmallHome.LIMITS, true);

        assertThat(outcome.applied()).isTrue();
        assertThat(outcome.pending()).contains("V017__keep_history.sql", "R__mart_customer.sql");
        assertThat(outcome.changes()).contains("audit.publication: new table of 2 columns");
        if (release.equals("005")) {
            assertThat(outcome.pending()).contains("V012__create_forgotten_customer.sql");
            assertThat(outcome.changes()).contains("audit.forgotten_customer: new table of 1 columns");
        }
        try (Warehouse warehouse = Warehouse.openFile(home.warehouseFile(), home, SmallHome.LIMITS, true)) {
            before.remove(TableContent.MIGRATIONS);
            assertThat(UpgradeWarehouse.lost(before, warehouse, TableContent.columnsOf(warehouse)))
                    .isEmpty();
            assertThat(warehouse.migrations()).allMatch(one -> one.state() == Migration.State.APPLIED);
            assertThat(warehouse.query(
                            new SqlFile("test", "select customer_name from mart.customer order by all"),
                            Parameters.none()))
                    .hasToString("[{customer_name=户 2}]");
        }
    }

    @ParameterizedTest
    @MethodSource("releases")
    void openingAWarehouseOfAReleaseLosesNothingEither(String release) throws Exception {
        ReleasedSchema.make(home.warehouseFile(), release);
        Map<String, TableContent> before = contents();
        before.remove(TableContent.MIGRATIONS);

        try (Warehouse warehouse = Warehouse.open(home, SmallHome.LIMITS, Progress.SILENT)) {
            assertThat(UpgradeWarehouse.lost(before, warehouse, TableContent.columnsOf(warehouse)))
                    .isEmpty();
        }
    }

    @Test
    void aDryRunSaysWhatWouldChangeAndLeavesTheFileAsItWas() throws Exception {
        ReleasedSchema.make(home.warehouseFile(), "005");
        String before = Hash.of(home.warehouseFile());

        UpgradeWarehouse.Outcome outcome = UpgradeWarehouse.upgrade(home, SmallHome.LIMITS, false);

        assertThat(outcome.applied()).isFalse();
        assertThat(outcome.pending()).contains("V012__create_forgotten_customer.sql");
        assertThat(Hash.of(home.warehouseFile())).isEqualTo(before);
        assertThat(folder).isDirectoryNotContaining("glob:**upgrade*");
    }

    @Test
    void aTableThatIsRenamedKeepsItsRowsAndIsTold() throws Exception {
        ReleasedSchema.make(home.warehouseFile(), "018");

        UpgradeWarehouse.Outcome outcome = UpgradeWarehouse.upgrade(home, SmallHome.LIMITS, true);

        assertThat(outcome.changes()).contains("star.source_snapshot: is star.full_extract now");
        assertThat(SmallHome.query(home, "select extract_on from star.full_extract order by extract_on"))
                .hasSize(3);
    }

    @Test
    void aDecimalThatIsWiderHoldsWhatItHeldAndIsTold() throws Exception {
        ReleasedSchema.make(home.warehouseFile(), "039");
        Map<String, TableContent> before = contents();
        before.keySet().retainAll(Set.of("star.fact_customer_attribute"));

        UpgradeWarehouse.Outcome outcome = UpgradeWarehouse.upgrade(home, SmallHome.LIMITS, true);

        assertThat(outcome.changes()).contains("star.fact_customer_attribute: attribute_number is decimal(38,15) now");
        try (Warehouse warehouse = Warehouse.openFile(home.warehouseFile(), home, SmallHome.LIMITS, false)) {
            Map<String, Map<String, String>> columns = TableContent.columnsOf(warehouse);
            assertThat(UpgradeWarehouse.lost(before, warehouse, columns)).isEmpty();
            // So small a change has no place in the type of before.
            warehouse.execute(
                    new SqlFile(
                            "test",
                            "update star.fact_customer_attribute set attribute_number = attribute_number + 0.000000001"),
                    Parameters.none());
            assertThat(UpgradeWarehouse.lost(before, warehouse, columns))
                    .containsExactly("star.fact_customer_attribute: has other values in its 3 rows");
        }
    }

    @Test
    void whatIsUpgradedAlreadyIsLeftAlone() throws Exception {
        ReleasedSchema.make(home.warehouseFile(), "005");
        UpgradeWarehouse.upgrade(home, SmallHome.LIMITS, true);

        assertThat(UpgradeWarehouse.upgrade(home, SmallHome.LIMITS, true))
                .isEqualTo(new UpgradeWarehouse.Outcome(List.of(), List.of(), false, false));
    }

    @Test
    void aWarehouseBeingWrittenIsNotUpgraded() throws Exception {
        ReleasedSchema.make(home.warehouseFile(), "005");
        try (WriterLock lock = WriterLock.take(home.lockFile())) {
            assertThatThrownBy(() -> UpgradeWarehouse.upgrade(home, SmallHome.LIMITS, true))
                    .isInstanceOfSatisfying(UserError.class, error -> assertThat(error.exitCode())
                            .isEqualTo(ExitCode.PRECONDITION))
                    .hasMessageContaining("the warehouse is being written by process "
                            + ProcessHandle.current().pid());
        }
    }

    @Test
    void aLostValueIsSeenThoughTheRowsAreAsMany() throws Exception {
        ReleasedSchema.make(home.warehouseFile(), "005");
        Map<String, TableContent> before = contents();
        // Nothing is migrated here: tables that migrations change would differ.
        before.keySet().retainAll(Set.of("star.fact_payment"));
        try (Warehouse warehouse = Warehouse.openFile(home.warehouseFile(), home, SmallHome.LIMITS, false)) {
            // The same sum, and the same rows: only where they stand has changed.
            warehouse.execute(
                    new SqlFile(
                            "test",
                            "update star.fact_payment set paid_amount = 0.6 - paid_amount where paid_amount < 0.3"),
                    Parameters.none());

            assertThat(UpgradeWarehouse.lost(before, warehouse, TableContent.columnsOf(warehouse)))
                    .containsExactly("star.fact_payment: has other values in its 3 rows");
        }
    }

    private Map<String, TableContent> contents() {
        try (Warehouse warehouse = Warehouse.openFile(home.warehouseFile(), home, SmallHome.LIMITS, true)) {
            return TableContent.ofAll(warehouse);
        }
    }
}
