package io.gridgrade.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.gridgrade.crash.CrashHarness.Phase;
import io.gridgrade.engine.EngineLimits;
import io.gridgrade.engine.Row;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.value.Json;
import io.gridgrade.value.Parameters;
import io.gridgrade.warehouse.Home;
import io.gridgrade.warehouse.ReleasedSchema;
import io.gridgrade.warehouse.Warehouse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ctrl-C around a commit, in real processes: what is said, audit.run, run.json and OpenLineage agree with what was kept.
 */
@Tag("thorough")
class InterruptTest {
    private static final int INTERRUPTS = 2;

    @TempDir
    Path folder;

    @Test
    void whatIsSaidOfALoadIsWhatWasKept() throws Exception {
        CrashHarness utility = OneUtility.get();
        around(utility.before(Phase.LOAD), "load sample", utility.arguments(Phase.LOAD));
    }

    @Test
    void whatIsSaidOfACloseIsWhatWasKept() throws Exception {
        CrashHarness utility = OneUtility.get();
        around(utility.before(Phase.CLOSE), "close 2024-0", "close", "--json");
    }

    @Test
    void whatIsSaidOfAReopeningIsWhatWasKept() throws Exception {
        CrashHarness utility = OneUtility.get();
        around(utility.before(Phase.PUBLISH), "reopen 2024-01", "reopen", "2024-01", "--reason", "a test", "--json");
    }

    @Test
    void whatIsSaidOfForgettingIsWhatWasKept() throws Exception {
        around(OneUtility.get().before(Phase.PUBLISH), "forget ", "forget", "C00000042", "--json");
    }

    @Test
    void whatIsSaidOfReloadingIsWhatWasKept() throws Exception {
        Path before = folder.resolve("refused");
        CrashHarness.copy(OneUtility.get().before(Phase.CLOSE), before);
        Files.writeString(before.resolve("gridgrade.yml"), "load:\n  reject_share_max: 1\n");
        Path payments = Files.createDirectories(folder.resolve("payment")).resolve("payment_odd.csv");
        Files.writeString(
                payments,
                """
                payment_no,customer_no,bill_no,paid_on,paid_amount,channel_code
                P-odd,C00000042,,2024-01-10,ten,bank
                P-even,C00000042,,2024-01-11,10,bank
                """);
        done(Product.run(before, "load", "sample", payments.toString()));
        Path mended = folder.resolve("mended.csv");
        done(Product.run(before, "rejects", "--export", mended.toString()));
        Files.writeString(mended, Files.readString(mended).replace("ten", "10"));
        around(before, "rejects", "rejects", "--reload", mended.toString(), "--json");
    }

    @Test
    void whatIsSaidOfAnUpgradeIsWhatWasKept() throws Exception {
        Path before = Files.createDirectories(folder.resolve("older"));
        Files.writeString(before.resolve("gridgrade.yml"), "");
        ReleasedSchema.make(Home.at(before).warehouseFile(), "005");
        Path home = folder.resolve("undisturbed");
        CrashHarness.copy(before, home);
        Product.Ended whole = done(Product.run(home, "upgrade"));
        SplittableRandom random = new SplittableRandom(20240601L);
        for (int i = 0; i < INTERRUPTS; i++) {
            Path disturbed = folder.resolve("disturbed-" + i);
            CrashHarness.copy(before, disturbed);
            // It tells nothing until its end, and what takes time comes before that.
            Product.Moment moment = new Product.Moment(0, (0.4 + 0.6 * random.nextDouble()) * whole.endSecond());

            Product.Ended ended = Product.interrupt(moment, disturbed, "upgrade");

            if (ended.exitCode() != 0) {
                boolean isUpgraded =
                        Product.run(disturbed, "upgrade", "--dry-run").exitCode() == 0;
                assertThat(ended.exitCode()).as(ended.told()).isEqualTo(130);
                assertThat(ended.told())
                        .contains(
                                isUpgraded
                                        ? "interrupted, but this was kept whole and stays: upgrade"
                                        : "interrupted; the warehouse is as it was");
                assertThat(disturbed.resolve("warehouse.duckdb.upgrade")).doesNotExist();
            }
        }
    }

    private static Product.Ended done(Product.Ended ended) {
        assertThat(ended.exitCode()).as(ended.told()).isZero();
        return ended;
    }

    /** Interrupts the command at moments from shortly before the end of its last step to its own end. */
    private void around(Path before, String kept, String... arguments) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/kill")), "there is no kill");
        Path home = folder.resolve("undisturbed");
        CrashHarness.copy(before, home);
        Product.Ended whole = done(Product.run(home, arguments));
        int last = whole.lines().size();
        double span = Math.max(0.3, whole.endSecond() - whole.seconds().get(Math.max(0, last - 3)));
        SplittableRandom random = new SplittableRandom(20240601L);
        for (int i = 0; i < INTERRUPTS; i++) {
            Path disturbed = folder.resolve("disturbed-" + i);
            CrashHarness.copy(before, disturbed);
            Product.Moment moment = new Product.Moment(Math.max(1, last - 2), random.nextDouble() * span);

            Product.Ended ended = Product.interrupt(moment, disturbed, arguments);

            if (ended.exitCode() != 0) {
                requireAgreement(disturbed, runs(before, 0).size(), ended, kept);
            }
        }
    }

    private static void requireAgreement(Path home, long runsBefore, Product.Ended ended, String kept)
            throws Exception {
        assertThat(ended.exitCode()).as(ended.told()).isEqualTo(130);
        List<Row> runs = runs(home, runsBefore);
        boolean isKept = runs.stream().anyMatch(row -> row.text("status_code").equals("done"));
        if (isKept) {
            assertThat(ended.told()).contains("interrupted, but this was kept whole and stays: " + kept);
        } else {
            assertThat(ended.told()).contains("interrupted; the warehouse is as it was");
        }
        for (Row run : runs) {
            Path folder = Home.at(home).runFolder(Long.toString(run.longInteger("run_key")));
            String status = run.text("status_code");
            assertThat(Json.readMap(Files.readString(folder.resolve("run.json")))
                            .get("status"))
                    .as(ended.told())
                    .isEqualTo(status);
            List<String> events = Files.readAllLines(folder.resolve("openlineage.ndjson"));
            assertThat(Json.readMap(events.get(events.size() - 1)).get("eventType"))
                    .isEqualTo(status.equals("done") ? "COMPLETE" : "ABORT");
        }
    }

    private static List<Row> runs(Path home, long after) {
        if (!Files.exists(Home.at(home).warehouseFile())) {
            return List.of();
        }
        try (Warehouse warehouse =
                Warehouse.openFile(Home.at(home).warehouseFile(), Home.at(home), EngineLimits.none(), true)) {
            return warehouse.query(
                    new SqlFile(
                            "runs",
                            "select run_key, status_code from audit.run where run_key > " + after
                                    + " order by run_key"),
                    Parameters.none());
        }
    }
}
