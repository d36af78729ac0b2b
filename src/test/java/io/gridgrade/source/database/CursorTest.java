package io.gridgrade.source.database;

import static io.gridgrade.source.database.BillingHome.connection;
import static io.gridgrade.source.database.BillingHome.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.source.LandReport;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("thorough")
class CursorTest {
    private static final String MARK =
            "select landing_table, cursor_column, start_value, last_value, len(row_hashes), run_key from audit.source_cursor";

    @TempDir
    private Path folder;

    @Test
    void aSecondLoadReadsOnlyWhatChangedSince() {
        BillingSystem system = BillingSystem.of(1_000, 2);
        try (BillingHome home = new BillingHome(folder).bills(system, "")) {
            assertThat(home.load().landed()).isEqualTo(2_000);
            assertThat(home.load().read()).isZero();

            system.execute(
                    """
                    update bill set amount = 7.77, changed_at = '2024-03-01' where bill_no = 17;
                    insert into bill values (9999, 'C9', '2024-02-28', '2024-03-15', 8.88, null, '2024-03-02');
                    """);
            LandReport third = home.load();

            assertThat(third.tables()).containsExactly(new LandReport.Table("bill", 1, 2, 2, 0, 0));
            assertThat(home.lines("select bill_no, billed_amount, run_key from star.fact_bill"
                            + " where billed_amount in (7.77, 8.88) and run_key > 1 order by billed_amount"))
                    .isEqualTo("17|7.77|3\n9999|8.88|3");
            assertThat(home.lines("select count(*) from star.fact_bill")).isEqualTo("2001");
            assertThat(home.lines(MARK)).isEqualTo("bill|changed_at|2000-01-01|2024-03-02 00:00:00Z|1|3");
        }
    }

    @Test
    void ofRowsChangedAtOneMomentNoneIsLostAndNoneReadTwice() {
        BillingSystem system = BillingSystem.empty()
                .execute(
                        """
                        insert into bill select i, 'C1', '2024-01-28', '2024-02-12', i, 1, '2024-01-29 10:00:00'
                        from generate_series(1, 2500) as i;
                        """);
        try (BillingHome home = new BillingHome(folder).bills(system, "")) {
            assertThat(home.load().landed()).isEqualTo(2_500);

            // Committed after we looked, with the moment of its transaction's beginning.
            system.execute(
                    "insert into bill values (2501, 'C1', '2024-01-28', '2024-02-12', 1, 1, '2024-01-29 10:00:00')");

            assertThat(home.load().tables()).containsExactly(new LandReport.Table("bill", 1, 1, 1, 0, 0));
            assertThat(home.load().read()).isZero();
            assertThat(home.lines("select count(*), count(distinct bill_no) from star.fact_bill"))
                    .isEqualTo("2501|2501");
        }
    }

    @Test
    void aLagFindsWhatWasCommittedLateAndReadsNothingTwice() {
        BillingSystem system = BillingSystem.of(1_000, 1);
        try (BillingHome home = new BillingHome(folder).bills(system, "")) {
            home.write(
                    "sources/billing/source.yml",
                    home.text("sources/billing/source.yml")
                            .replace("start: 2000-01-01", "start: 2000-01-01, lag: 600"));
            home.load();
            system.execute(
                    """
                    insert into bill values (5001, 'C1', '2024-01-28', '2024-02-12', 1, 1,
                        (select max(changed_at) from bill) - interval '5 minutes');
                    """);

            assertThat(home.load().tables()).containsExactly(new LandReport.Table("bill", 1, 1, 1, 0, 0));
            assertThat(home.load().read()).isZero();
        }
    }

    @Test
    void aClosedMonthIsNotDisturbedByALoadThatHasNothingNewOfIt() {
        BillingSystem system = BillingSystem.of(300, 2);
        try (BillingHome home = new BillingHome(folder).bills(system, "")) {
            // The bills come without their customers.
            home.write("quality.yml", "expect: []\n");
            home.load();
            home.closeAll();
            system.execute(
                    "insert into bill values (9999, 'C9', '2024-03-28', '2024-04-15', 8.88, null, '2024-03-28')");

            assertThat(home.load().landed()).isEqualTo(1);
        }
    }

    @Test
    void ofTwoVersionsInOneLoadTheNewestWins() {
        BillingSystem system = BillingSystem.empty()
                .execute(
                        """
                        create view bill_log as
                        select i % 10 as bill_no, 'C1' as customer_no, date '2024-01-28' as billed_on,
                            date '2024-02-12' as due_on, i as amount, 1 as kwh, i as change_no
                        from generate_series(1, 95) as i;
                        grant select on bill_log to gridgrade_reader;
                        """);
        try (BillingHome home = new BillingHome(folder)
                .source(
                        connection(system) + "chunk_rows: 20\n",
                        table("bill", "select * from bill_log where change_no >= ${cursor} order by change_no")
                                + "  cursor: {column: change_no, start: 0}\n")) {
            LandReport report = home.load();

            assertThat(report.tables()).containsExactly(new LandReport.Table("bill", 5, 95, 10, 85, 85));
            assertThat(report.rejectShare()).isZero();
            assertThat(home.lines("select list(billed_amount::integer order by billed_amount) from star.fact_bill"))
                    .isEqualTo("[86, 87, 88, 89, 90, 91, 92, 93, 94, 95]");
            assertThat(home.lines("select distinct rule_code from audit.reject"))
                    .isEqualTo("superseded");
            assertThat(home.lines(MARK)).isEqualTo("bill|change_no|0|95|1|1");
        }
    }

    @Test
    void anotherStartOrColumnReadsEverythingAnew() {
        BillingSystem system = BillingSystem.of(100, 1);
        try (BillingHome home = new BillingHome(folder).bills(system, "")) {
            home.load();
            home.write(
                    "sources/billing/source.yml",
                    home.text("sources/billing/source.yml").replace("start: 2000-01-01", "start: 2001-01-01"));

            assertThat(home.load().landed()).isEqualTo(100);
            // All was read, and none of it said anything new.
            assertThat(home.lines("select count(*), min(run_key), max(run_key) from star.fact_bill"))
                    .isEqualTo("100|1|1");
        }
    }

    @Test
    void aLoadThatFailsMovesNoCursorAndReadsCorrectedDataTheNextTime() {
        BillingSystem system =
                BillingSystem.of(100, 1).execute("update bill set amount = null where bill_no between 1 and 50");
        try (BillingHome home = new BillingHome(folder).bills(system, "")) {
            assertThat(home.refusal()).startsWith("exit 3: 50.00 % of the rows were refused (50 of 100)");
            assertThat(home.lines(MARK)).isEmpty();
            assertThat(home.path("extracts/billing")).doesNotExist();

            system.execute("update bill set amount = 1 where amount is null");

            assertThat(home.load().landed()).isEqualTo(100);
        }
    }

    @Test
    void numbersDaysAndMomentsWithoutAZoneMayBeCursors() {
        BillingSystem system = BillingSystem.of(50, 2);
        for (String column : new String[] {"bill_no", "billed_on", "local_at", "amount"}) {
            try (BillingHome home = new BillingHome(folder.resolve(column))
                    .source(
                            connection(system) + "chunk_rows: 30\n",
                            table(
                                            "bill",
                                            "select * from (select *, changed_at at time zone 'UTC' as local_at from bill)"
                                                    + " as b where " + column + " >= ${cursor} order by " + column)
                                    + "  cursor: {column: " + column + ", start: "
                                    + (column.endsWith("_no") || column.equals("amount") ? "0" : "1900-01-01")
                                    + "}\n")) {
                assertThat(home.load().landed()).as(column).isEqualTo(100);
                assertThat(home.load().read()).as(column).isZero();
                assertThat(home.lines("select last_value from audit.source_cursor"))
                        .isEqualTo(
                                switch (column) {
                                    case "bill_no" -> "100000050";
                                    case "billed_on" -> "2024-02-28";
                                    case "local_at" ->
                                        system.answer(
                                                "select to_char(max(changed_at at time zone 'UTC'), 'YYYY-MM-DD HH24:MI:SS.MS') from bill");
                                    default -> system.answer("select max(amount) from bill");
                                });
            }
        }
    }
}
