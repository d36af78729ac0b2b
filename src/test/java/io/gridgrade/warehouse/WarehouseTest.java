package io.gridgrade.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gridgrade.value.Parameters;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WarehouseTest {
    @Test
    void aRunThatFailsIsRecordedAndLeavesNoRow() {
        try (Warehouse warehouse = Warehouse.inMemory()) {
            assertThatThrownBy(() -> Run.of(
                            warehouse,
                            "test",
                            Optional.empty(),
                            Parameters.none(),
                            io.gridgrade.value.Progress.SILENT,
                            run -> warehouse.transaction(() -> {
                                run.step(
                                        "write",
                                        () -> warehouse.execute(
                                                new SqlFile("a", "insert into audit.run_step values (9, 9, 'x', 9, 9)"),
                                                Parameters.none()));
                                throw new IllegalStateException("broken on purpose");
                            })))
                    .hasMessage("broken on purpose");
            assertThat(warehouse.query(
                            new SqlFile("a", "select status_code, message from audit.run"), Parameters.none()))
                    .hasToString("[{status_code=failed, message=broken on purpose}]");
            assertThat(warehouse.query(
                            new SqlFile("a", "select count(*) as n from audit.run_step where run_key = 9"),
                            Parameters.none()))
                    .hasToString("[{n=0}]");
        }
    }
}
