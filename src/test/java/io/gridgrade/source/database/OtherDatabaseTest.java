package io.gridgrade.source.database;

import static io.gridgrade.source.database.BillingHome.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.source.LandReport;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that is not PostgreSQL, through nothing but JDBC: a DuckDB file of somebody else. */
class OtherDatabaseTest {
    @TempDir
    private Path folder;

    @Test
    void anyDatabaseWithADriverIsRead() throws SQLException {
        String url = "jdbc:duckdb:" + folder.resolve("theirs.duckdb");
        execute(
                url,
                """
                create table bill as
                select i as bill_no, 'C' || i % 7 as customer_no, date '2024-01-28' as billed_on,
                    date '2024-02-12' as due_on, (i / 4)::decimal(18, 2) as amount, 1.5 as kwh,
                    timestamp '2024-01-28 10:00:00.25' + i * interval '1 second' as changed_at
                from range(1, 5001) as r(i);
                """);
        try (BillingHome home = new BillingHome(folder.resolve("home"))
                .source(
                        "url: " + url + "\nchunk_rows: 2000\n",
                        table("bill", BillingHome.BILLS_BY_CHANGE)
                                + "  cursor: {column: changed_at, start: 2000-01-01}\n")) {
            LandReport report = home.load();

            assertThat(report.tables()).containsExactly(new LandReport.Table("bill", 3, 5_000, 5_000, 0, 0));
            assertThat(home.lines("select count(*), sum(billed_amount), max(energy_kwh) from star.fact_bill"))
                    .isEqualTo("5000|3125625.00|1.500");
            assertThat(home.lines("select last_value from audit.source_cursor")).isEqualTo("2024-01-28 11:23:20.25");

            execute(
                    url,
                    "insert into bill values (5001, 'C1', '2024-01-28', '2024-02-12', 1, 1, '2024-01-29 00:00:00')");
            assertThat(home.load().tables()).containsExactly(new LandReport.Table("bill", 1, 1, 1, 0, 0));
        }
    }

    private static void execute(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
