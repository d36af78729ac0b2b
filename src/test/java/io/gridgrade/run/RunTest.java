package io.gridgrade.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gridgrade.engine.EngineLimits;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.settings.Settings;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Progress;
import io.gridgrade.value.Step;
import io.gridgrade.warehouse.Home;
import io.gridgrade.warehouse.Warehouse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunTest {
    private static final String KEPT =
            "select status_code, message, (select count(*) from star.mark) as marks from audit.run";

    @Test
    void aRunThatFailsIsRecordedAndLeavesNoRow() {
        try (Warehouse warehouse = marked()) {
            assertThatThrownBy(() -> run(
                            warehouse,
                            run -> run.finish(() -> {
                                run.step(Step.of("write"), () -> mark(warehouse));
                                throw new IllegalStateException("broken on purpose");
                            })))
                    .hasMessage("broken on purpose");

            assertThat(kept(warehouse)).isEqualTo("[{status_code=failed, message=broken on purpose, marks=0}]");
        }
    }

    @Test
    void theLastWorkOfARunAndThatItIsDoneAreKeptTogether() {
        try (Warehouse warehouse = marked()) {
            String inBetween = run(warehouse, run -> {
                run.finish(() -> run.step(Step.of("write"), () -> mark(warehouse)));
                // Whoever kills the process here leaves this.
                return kept(warehouse);
            });

            assertThat(inBetween).isEqualTo("[{status_code=done, message=null, marks=1}]");
            assertThat(kept(warehouse)).isEqualTo(inBetween);
            assertThat(text(
                            warehouse,
                            "select step_name, row_count, (select finished_at > started_at from audit.run) as is_later"
                                    + " from audit.run_step"))
                    .isEqualTo("[{step_name=write, row_count=1, is_later=true}]");
        }
    }

    @Test
    void whatFailsAfterTheLastWorkIsThrownAndTheRunIsDoneAllTheSame() {
        try (Warehouse warehouse = marked()) {
            assertThatThrownBy(() -> run(warehouse, run -> {
                        run.finish(() -> mark(warehouse));
                        throw new IllegalStateException("broken on purpose");
                    }))
                    .hasMessage("broken on purpose");

            assertThat(kept(warehouse)).isEqualTo("[{status_code=done, message=null, marks=1}]");
        }
    }

    /** On a full disk the warehouse may still have room to say that a run failed, and its record not. */
    @Test
    void aRecordThatCouldNotBeEndedIsEndedAsTheWarehouseHasIt(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("gridgrade.yml"), Settings.template());
        Home home = Home.at(folder);
        Path record = home.runFolder("1").resolve("run.json");
        try (Warehouse warehouse = Warehouse.open(home, EngineLimits.none(), Progress.SILENT)) {
            AtomicReference<String> begun = new AtomicReference<>();
            assertThatThrownBy(() -> run(warehouse, run -> {
                        begun.set(text(record));
                        throw new IllegalStateException("broken on purpose");
                    }))
                    .hasMessage("broken on purpose");
            Files.writeString(record, begun.get());

            Run.endAbandoned(warehouse);

            assertThat(text(record)).contains("\"status\" : \"failed\"", "broken on purpose");
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Warehouse marked() {
        Warehouse warehouse = Warehouse.inMemory();
        warehouse.execute(new SqlFile("make", "create table star.mark (i integer)"), Parameters.none());
        return warehouse;
    }

    private static long mark(Warehouse warehouse) {
        return warehouse.execute(new SqlFile("mark", "insert into star.mark values (1)"), Parameters.none());
    }

    private static <T> T run(Warehouse warehouse, Function<Run, T> work) {
        return Run.of(warehouse, "test", Optional.empty(), Parameters.none(), Progress.SILENT, work);
    }

    private static String kept(Warehouse warehouse) {
        return text(warehouse, KEPT);
    }

    private static String text(Warehouse warehouse, String sql) {
        return warehouse.query(new SqlFile("kept", sql), Parameters.none()).toString();
    }
}
