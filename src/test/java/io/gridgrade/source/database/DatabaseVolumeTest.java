package io.gridgrade.source.database;

import static io.gridgrade.source.database.BillingHome.table;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Millions of rows pass through a heap that could not hold a tenth of them. */
@Tag("thorough")
class DatabaseVolumeTest {
    private static final int ROWS = 2_000_000;
    private static final String HEAP_MAX = "-Xmx64m";
    private static final int MINUTES_MAX = 10;

    @TempDir
    private Path folder;

    @Test
    void memoryStaysFlatWhateverTheNumberOfRows() throws Exception {
        BillingSystem system = BillingSystem.empty()
                .execute(
                        """
                        insert into bill
                        select i, 'C' || i %% 100000, date '2024-01-28' + (i / 100000) * 30, date '2024-02-12' + (i / 100000) * 30,
                            i %% 1000 + 0.25, i %% 500, timestamptz '2024-01-28' + i * interval '10 milliseconds'
                        from generate_series(1, %d) as i;
                        """
                                .formatted(ROWS));
        Path home = folder.resolve("home");
        try (BillingHome made = new BillingHome(home)) {
            made.source(
                    "url: " + system.url() + "\nuser: " + BillingSystem.USER + "\npassword: {env: BILLING_PASSWORD}\n",
                    table("bill", BillingHome.BILLS_BY_CHANGE) + "  cursor: {column: changed_at, start: 2000-01-01}\n");
        }

        Path output = folder.resolve("output.txt");
        ProcessBuilder command = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        HEAP_MAX,
                        "-Djava.library.path=" + System.getProperty("java.library.path"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.gridgrade.cli.Main",
                        "load",
                        "billing",
                        "--home",
                        home.toString()))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        command.environment().put("BILLING_PASSWORD", BillingSystem.PASSWORD);
        Process process = command.start();
        boolean ended = process.waitFor(MINUTES_MAX, TimeUnit.MINUTES);
        process.destroyForcibly();

        assertThat(ended && process.exitValue() == 0)
                .as(Files.readString(output))
                .isTrue();
        assertThat(Files.readString(output)).containsPattern("read bill +2,000,000 rows +[\\d.]+ s +[\\d,]+ rows/s");
        try (BillingHome loaded = new BillingHome(home)) {
            assertThat(loaded.lines("select count(*), count(distinct bill_no), sum(billed_amount) from star.fact_bill"))
                    .isEqualTo(ROWS + "|" + ROWS + "|" + system.answer("select sum(amount) from bill"));
        }
    }
}
