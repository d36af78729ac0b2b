package io.gridgrade.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.policy.Barrier;
import io.gridgrade.policy.Reader;
import io.gridgrade.query.parameter.QueryParameters;
import io.gridgrade.warehouse.Home;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two warehouses that differ only in what a role may not see give it the same answers, in the same order, and the same
 * errors: to 400 queries made at random by default, to 25,000 when thorough, to as many as
 * {@code -Dgridgrade.queries} says.
 */
@Tag("sampled")
class NonInterferenceTest {
    /** Of so many one goes through the parser; the others are asked of the engine behind it, which refuses less. */
    private static final int THROUGH_PARSER = Answers.count(25, 100);

    private static final int QUERIES = Integer.getInteger("gridgrade.queries", Answers.count(400, 25_000));

    @TempDir
    private static Path folder;

    private static Home harmless;
    private static Home hostile;

    @BeforeAll
    static void twoWarehouses() throws IOException {
        harmless = PolicyMart.in(folder.resolve("harmless"), PolicyMart.Rest.HARMLESS);
        hostile = PolicyMart.in(folder.resolve("hostile"), PolicyMart.Rest.HOSTILE);
    }

    @Test
    void aClerkIsAnsweredAlikeWhateverTheOtherCountyIs() throws SQLException {
        Outcome outcome = ask(PolicyMart.CLERK, Barrier.COPY, QUERIES);

        assertThat(outcome.differing).isEmpty();
        assertThat(outcome.answered).isGreaterThan(outcome.asked / 2);
        assertThat(outcome.failed).isGreaterThan(outcome.asked / 50);
    }

    @Test
    void withoutTheBarrierTheSameQueriesTellTheDifference() throws SQLException {
        Outcome outcome = ask(PolicyMart.CLERK, Barrier.FILTER, 400);

        assertThat(outcome.differing).hasSizeGreaterThan(10);
    }

    @Test
    void anAnalystIsAnsweredAlikeWhateverIsHiddenOfAColumn() throws IOException, SQLException {
        Home other = PolicyMart.in(folder.resolve("other"), PolicyMart.Rest.HARMLESS_WITH_OTHER_SECRETS);
        try (Gateway one = PolicyMart.gateway(harmless, PolicyMart.ANALYST, Barrier.COPY);
                Gateway two = PolicyMart.gateway(other, PolicyMart.ANALYST, Barrier.COPY)) {
            Outcome outcome = ask(one, two, Answers.count(200, 2_500));

            assertThat(outcome.differing).isEmpty();
            assertThat(outcome.failed).isPositive();
        }
    }

    /** What answers a query is told to a role as the same in both: no row count, no constant, no summary of all rows. */
    @Test
    void whatIsExplainedIsAlikeAndNamesNothingThatIsHidden() throws SQLException {
        int explained = 0;
        List<String> differing = new ArrayList<>();
        try (Gateway one = PolicyMart.gateway(harmless, PolicyMart.CLERK, Barrier.COPY);
                Gateway two = PolicyMart.gateway(hostile, PolicyMart.CLERK, Barrier.COPY)) {
            for (int seed = 0; seed < Answers.count(100, 2_000); seed++) {
                String query = seed % 2 == 0 ? new HostileQuery(seed).text() : new RandomQuery(seed).text();
                List<String> ours = rows(explained(one, query));
                if (!ours.equals(rows(explained(two, query)))) {
                    differing.add(query + "\n  " + ours);
                }
                if (!ours.get(0).startsWith("refused")) {
                    explained++;
                    assertThat(ours).as(query).hasSize(1);
                }
            }
            // The owner is told of summaries, which are of all rows; a role is not, for it never has one.
            String summed = "select period_key, sum(billed_amount) as s from customer_month group by period_key";
            assertThat(rows(explained(one, summed))).hasSize(1).isEqualTo(rows(explained(two, summed)));
            try (Gateway owner = SmallMart.gateway(harmless)) {
                assertThat(rows(explained(owner, summed))).hasSizeGreaterThan(1);
            }
            for (String plan : List.of("explain ", "explain analyze ", "explain verbose ", "profile ")) {
                assertThat(through(one, plan + "select count(*) from client"))
                        .containsExactlyElementsOf(through(two, plan + "select count(*) from client"))
                        .first()
                        .asString()
                        .startsWith("refused");
            }
        }
        assertThat(differing).isEmpty();
        assertThat(explained).isPositive();
    }

    private static QueryAnswer explained(Gateway gateway, String sql) {
        return gateway.explained(sql, QueryParameters.none(), gateway.limits(AnswerFormat.TABLE));
    }

    private static Outcome ask(Reader reader, Barrier barrier, int count) throws SQLException {
        try (Gateway one = PolicyMart.gateway(harmless, reader, barrier);
                Gateway two = PolicyMart.gateway(hostile, reader, barrier)) {
            return ask(one, two, count);
        }
    }

    private static Outcome ask(Gateway one, Gateway two, int count) throws SQLException {
        // Named once through the gateway, the tables are there for the engine.
        for (Gateway gateway : List.of(one, two)) {
            try (QueryAnswer answer = gateway.answer("select count(*) from client, invoice")) {
                assertThat(answer).isInstanceOf(QueryAnswer.Table.class);
            }
        }
        Outcome outcome = new Outcome();
        for (int seed = 0; seed < count; seed++) {
            String query = seed % 2 == 0 ? new HostileQuery(seed).text() : new RandomQuery(seed).text();
            boolean isParsed = seed % THROUGH_PARSER == 0;
            List<String> ours = isParsed ? through(one, query) : direct(one.connection(), query);
            List<String> theirs = isParsed ? through(two, query) : direct(two.connection(), query);
            outcome.asked++;
            outcome.answered += ours.get(0).startsWith("refused") ? 0 : 1;
            outcome.failed += ours.get(0).startsWith("refused") ? 1 : 0;
            if (!ours.equals(theirs)) {
                outcome.differing.add(query + "\n  " + ours + "\n  " + theirs);
            }
        }
        return outcome;
    }

    private static final class Outcome {
        private int asked;
        private int answered;
        private int failed;
        private final List<String> differing = new ArrayList<>();
    }

    private static List<String> through(Gateway gateway, String sql) {
        return rows(gateway.answer(sql));
    }

    private static List<String> rows(QueryAnswer given) {
        List<String> rows = new ArrayList<>();
        try (QueryAnswer answer = given) {
            if (answer instanceof QueryAnswer.Refused refused) {
                return List.of("refused " + refused.reason());
            }
            QueryAnswer.Table table = (QueryAnswer.Table) answer;
            rows.add(table.columns().toString());
            for (Object[] row = table.next(); row != null; row = table.next()) {
                rows.add(Arrays.deepToString(row));
            }
            table.stopped().ifPresent(rows::add);
        }
        return rows;
    }

    private static List<String> direct(Connection connection, String sql) {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            int width = answer.getMetaData().getColumnCount();
            for (int i = 1; i <= width; i++) {
                rows.add(answer.getMetaData().getColumnTypeName(i));
            }
            while (answer.next()) {
                StringBuilder row = new StringBuilder();
                for (int i = 1; i <= width; i++) {
                    row.append(answer.getString(i)).append('|');
                }
                rows.add(row.toString());
            }
            return rows;
        } catch (SQLException e) {
            return List.of("refused " + e.getMessage() + " after " + rows);
        }
    }
}
