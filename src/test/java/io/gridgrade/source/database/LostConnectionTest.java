package io.gridgrade.source.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gridgrade.source.LandReport;
import io.gridgrade.value.Progress;
import io.gridgrade.value.UserError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The connection is broken by the server itself, in the midst of an answer. */
@Tag("thorough")
class LostConnectionTest {
    private static final String ONCE =
            "select count(*), count(distinct bill_no), sum(billed_amount) from star.fact_bill";

    @TempDir
    private Path folder;

    /** Does something when so many rows are read, as often as they are; keeps what the user is told. */
    private static final class AtRows implements Progress {
        private final List<Long> rows = new ArrayList<>();
        private final List<String> notes = new ArrayList<>();
        private final Runnable happening;

        AtRows(Runnable happening, Long... rows) {
            this.happening = happening;
            this.rows.addAll(List.of(rows));
        }

        @Override
        public void counted(long count, double seconds) {
            if (!rows.isEmpty() && count >= rows.get(0)) {
                rows.remove(0);
                happening.run();
            }
        }

        @Override
        public void note(String line) {
            // The bills come without their customers, which is told too.
            if (!line.contains("no source has stated")) {
                notes.add(line);
            }
        }
    }

    @Test
    void aLostConnectionIsTakenUpAgainAndEveryRowIsThereOnce() {
        BillingSystem system = BillingSystem.of(20_000, 3);
        try (BillingHome home = new BillingHome(folder).bills(system, "")) {
            AtRows progress =
                    new AtRows(() -> assertThat(system.breakConnections()).isEqualTo(1), 15_000L, 40_000L);

            LandReport report = home.load(progress);

            assertThat(report.tables()).containsExactly(new LandReport.Table("bill", 60, 60_000, 60_000, 0, 0));
            assertThat(home.lines(ONCE)).isEqualTo("60000|60000|" + system.answer("select sum(amount) from bill"));
            assertThat(progress.notes).hasSize(2);
            assertThat(progress.notes.get(0))
                    .isEqualTo("bill: the connection was lost (terminating connection due to administrator command);"
                            + " trying again in 1 s, 1 of 5");
            assertThat(progress.notes.get(1)).endsWith("; trying again in 2 s, 2 of 5");
        }
    }

    @Test
    void withoutACursorTheAnswerIsReadFromItsBeginning() {
        BillingSystem system = BillingSystem.of(20_000, 1);
        try (BillingHome home = new BillingHome(folder)
                .source(
                        BillingHome.connection(system) + "fetch_rows: 100\nchunk_rows: 1000\n",
                        BillingHome.table("bill", BillingHome.QUERIES.get("bill")))) {
            LandReport report = home.load(new AtRows(system::breakConnections, 10_000L));

            assertThat(report.tables()).containsExactly(new LandReport.Table("bill", 20, 20_000, 20_000, 0, 0));
        }
    }

    @Test
    void afterSoManyAttemptsItIsGivenUpAndTheNextLoadGoesOn() {
        BillingSystem system = BillingSystem.of(20_000, 1);
        try (BillingHome home = new BillingHome(folder).bills(system, "retries: 1\n")) {
            AtRows twice = new AtRows(system::breakConnections, 5_000L, 10_000L);

            assertThatThrownBy(() -> home.load(twice))
                    .isInstanceOf(UserError.class)
                    .hasMessageMatching(
                            "the connection to the database was lost while bill was read, after [\\d,]+ rows and 1"
                                    + " further attempts: terminating connection due to administrator command; expected one that"
                                    + " lasts, and an answer within 300 s \\(connection.timeout_seconds\\); nothing was loaded; run"
                                    + " the command again, which goes on from there");
            assertThat(home.lines("select count(*) from star.fact_bill")).isEqualTo("0");

            AtRows next = new AtRows(() -> {});
            LandReport report = home.load(next);

            assertThat(next.notes).hasSize(1);
            assertThat(next.notes.get(0))
                    .matches("bill: going on after (9|10),\\d{3} rows that an earlier load had read");
            assertThat(report.tables()).containsExactly(new LandReport.Table("bill", 20, 20_000, 20_000, 0, 0));
            assertThat(home.lines(ONCE)).isEqualTo("20000|20000|" + system.answer("select sum(amount) from bill"));
            assertThat(home.path("extracts/billing")).doesNotExist();
        }
    }

    @Test
    void aCrashLeavesWholeChunksAndWhatChangedMeanwhileIsRead() {
        BillingSystem system = BillingSystem.of(10_000, 1);
        try (BillingHome home = new BillingHome(folder).bills(system, "")) {
            crash(home, 5_000);
            system.execute("update bill set amount = 99.99, changed_at = '2024-06-01' where bill_no between 1 and 10;");

            AtRows progress = new AtRows(() -> {});
            LandReport report = home.load(progress);

            assertThat(progress.notes).containsExactly("bill: going on after 4,000 rows that an earlier load had read");
            // Ten rows came in two versions, of which the newer one stays.
            assertThat(report.tables()).containsExactly(new LandReport.Table("bill", 11, 10_010, 10_000, 10, 10));
            assertThat(home.lines(ONCE)).isEqualTo("10000|10000|" + system.answer("select sum(amount) from bill"));
        }
    }

    @Test
    void chunksOfAnotherQueryAreNotBuiltOn() {
        BillingSystem system = BillingSystem.of(10_000, 1);
        try (BillingHome home = new BillingHome(folder).bills(system, "")) {
            crash(home, 5_000);
            home.write(
                    "sources/billing/source.yml",
                    home.text("sources/billing/source.yml")
                            .replace(">= ${cursor}", ">= ${cursor} and bill_no % 2 = 0"));

            AtRows progress = new AtRows(() -> {});
            LandReport report = home.load(progress);

            assertThat(progress.notes).isEmpty();
            assertThat(report.landed()).isEqualTo(5_000);
        }
    }

    @Test
    void aChunkThatIsNotWholeIsNotBuiltOn() throws Exception {
        BillingSystem system = BillingSystem.of(10_000, 1);
        try (BillingHome home = new BillingHome(folder).bills(system, "")) {
            crash(home, 5_000);
            Path chunk = home.path("extracts/billing/bill@billing/000002.csv");
            Files.writeString(chunk, Files.readString(chunk).substring(0, 20_000));

            assertThat(home.load().landed()).isEqualTo(10_000);
        }
    }

    @Test
    void whatIsStoppedWhileItReadsSaysSo() {
        BillingSystem system = BillingSystem.of(10_000, 1);
        try (BillingHome home = new BillingHome(folder).bills(system, "")) {
            AtRows stop = new AtRows(() -> home.warehouse().cancel(), 5_000L);

            assertThatThrownBy(() -> home.load(stop))
                    .isInstanceOf(UserError.class)
                    .hasMessage("interrupted while the database was read; nothing of it was loaded");
            assertThat(stop.notes).isEmpty();
            assertThat(home.load().landed()).isEqualTo(10_000);
        }
    }

    private static void crash(BillingHome home, long rows) {
        AtRows crash = new AtRows(
                () -> {
                    throw new OutOfMemoryError("as if");
                },
                rows);
        assertThatThrownBy(() -> home.load(crash)).isInstanceOf(OutOfMemoryError.class);
    }
}
