package io.gridgrade.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.crash.CrashHarness.Phase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who reads the published copy while a month is closed in another process. */
@Tag("thorough")
class ReadersTest {
    private static final String QUESTION =
            """
            select (select max(period_key) from mart.period where status_code = 'closed') || ': '
                || (select count(*) from mart.credit_grade) || ' grades of ' || (select max(period_key) from mart.credit_grade)
                || ', score ' || (select sum(index_score) from mart.credit_grade)
                || ', ' || (select count(*) from mart.customer_group) || ' in groups, '
                || (select count(*) from mart.customer_month) || ' months of customers' as answer
            """;

    @TempDir
    Path folder;

    @Test
    void aReaderSeesTheWholeOldMonthOrTheWholeNewOneAndNeverWaits() throws Exception {
        CrashHarness utility = OneUtility.get();
        Path home = folder.resolve("home");
        CrashHarness.copy(utility.before(Phase.PUBLISH), home);
        Path published = home.resolve("published").resolve("warehouse.duckdb");
        String old = answer(published);
        Set<String> answers = new ConcurrentSkipListSet<>();
        AtomicInteger asked = new AtomicInteger();
        AtomicBoolean isOver = new AtomicBoolean();
        Thread reader = new Thread(() -> {
            while (!isOver.get()) {
                try {
                    answers.add(answer(published));
                } catch (SQLException e) {
                    answers.add(e.toString());
                }
                asked.incrementAndGet();
            }
        });
        // Open before the close and read to its end only after it.
        try (Connection longRunning = connection(published);
                Statement statement = longRunning.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select range, (select count(*) from mart.credit_grade) as n" + " from range(3000000)")) {
            rows.next();
            long before = rows.getLong("n");
            reader.start();
            Product.Ended closed = Product.run(home, utility.arguments(Phase.PUBLISH));
            assertThat(closed.exitCode()).as(closed.told()).isZero();
            answers.add(answer(published));
            isOver.set(true);
            reader.join();
            long count = 1;
            while (rows.next()) {
                assertThat(rows.getLong("n")).isEqualTo(before);
                count++;
            }
            assertThat(count).isEqualTo(3_000_000);
            try (Statement again = longRunning.createStatement();
                    ResultSet answer = again.executeQuery(QUESTION)) {
                answer.next();
                assertThat(answer.getString(1)).isEqualTo(old);
            }
        }
        String now = answer(published);
        assertThat(now).isNotEqualTo(old).startsWith("202402: ");
        assertThat(answers).containsExactlyInAnyOrder(old, now);
        assertThat(asked.get()).isGreaterThan(3);
    }

    @Test
    void aPublisherThatIsKilledBeforeTheRenameLeavesReadersTheOldMonth() throws Exception {
        CrashHarness utility = OneUtility.get();
        Path home = folder.resolve("home");
        CrashHarness.copy(utility.before(Phase.PUBLISH), home);
        Path published = home.resolve("published").resolve("warehouse.duckdb");
        String old = answer(published);
        Process publisher = Product.start(home, utility.arguments(Phase.PUBLISH));
        Path copy = published.resolveSibling("warehouse.duckdb.next");
        while (publisher.isAlive() && !java.nio.file.Files.exists(copy)) {
            Thread.onSpinWait();
        }
        publisher.destroyForcibly();
        publisher.waitFor();

        String found = answer(published);
        if (java.nio.file.Files.exists(copy)) {
            assertThat(found).isEqualTo(old);
        } else {
            // It was quicker than we.
            assertThat(found).startsWith("202402: ");
        }
        assertThat(utility.finish(Phase.PUBLISH, home)).isEmpty();
    }

    private static String answer(Path published) throws SQLException {
        try (Connection connection = connection(published);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(QUESTION)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Connection connection(Path published) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("duckdb.read_only", "true");
        properties.setProperty("jdbc_instance_cache", "false");
        properties.setProperty("jdbc_stream_results", "true");
        return DriverManager.getConnection("jdbc:duckdb:" + published, properties);
    }
}
