package io.gridgrade.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.engine.EngineLimits;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.policy.Reader;
import io.gridgrade.query.parameter.QueryParameters;
import io.gridgrade.summary.FillSummaries;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Progress;
import io.gridgrade.warehouse.Home;
import io.gridgrade.warehouse.Publication;
import io.gridgrade.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which queries a summary answers and which it must not, who may have it, and when it is out of date. */
class SummariesTest {
    private static final String BY_AREA = "select area, sum(amount) as amount from usage group by area";

    @TempDir
    private static Path folder;

    private static Home home;
    private static Gateway gateway;

    @BeforeAll
    static void open() throws IOException {
        home = SummaryMart.in(folder);
        gateway = SmallMart.gateway(home);
    }

    @AfterAll
    static void close() {
        gateway.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "usage_by_area|select area, sum(amount) from usage group by area",
                "usage_by_area|select count(*) from mart.usage",
                "usage_by_area|select u.area, max(amount) m from usage u where period_key = 202402 group by 1 order by m",
                "usage_by_area|select distinct period_key from usage",
                "usage_by_area|select country, sum(amount) a from usage join place using (area) group by country",
                "usage_by_area|select area a, count(*) from usage group by a order by a limit 2",
                "usage_by_all|select count(*) from usage where is_late",
                "usage_by_all|select area, sum(case when is_late then fee end) from usage group by area",
                "usage_by_all|select sum(sum(units)) over (order by area) s from usage where level_no = 1 group by area",
                "usage_by_area|select area, note from usage order by (select max(amount) from usage where area = 'west')",
                "usage_by_area|select area, grouping(area) g, sum(amount) a from usage group by rollup (area)",
                "usage_by_area|select u.area, sum(u.amount) a from usage u join (select 1 as fee) t on t.fee = 1 group by 1",
                "usage_by_area|select area, sum(amount) a from usage group by area qualify rank() over (order by"
                        + " sum(amount)) < 3",
                "usage_by_area|select area from usage group by area order by sum(amount) desc",
                "usage_by_area|select s.a from (select count(*) from usage) t, (select sum(amount) as a from usage) s",
                "usage_by_all|select * from (select area, min(note) as n from usage group by area) t"
            })
    void theSmallestThatFitsAnswers(String summary, String query) {
        assertThat(gateway.engineSql(query)).contains("\"summary\".\"" + summary + "\"");
        List<String> answer = rows(gateway, query);
        gateway.useSummaries(false);
        try {
            assertThat(answer).isNotEmpty().isEqualTo(rows(gateway, query));
        } finally {
            gateway.useSummaries(true);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "customer_key is not among its dimensions|select sum(amount) from usage where customer_key > 5",
                "it does not keep min of fee|select min(fee) from usage",
                "it does not keep sum of ratio|select sum(ratio) from usage",
                "write sum(x) / count(x)|select avg(amount) from usage",
                "median cannot be put together from parts|select median(amount) from usage",
                "it keeps no sum of|select sum(amount + 1) from usage",
                "limit leaves open which rows|select area, sum(amount) a from usage group by area order by a limit 3",
                "limit leaves open which rows|select distinct area, period_key from usage order by area limit 3",
                "a window that several functions share gathers|select area, sum(sum(amount)) over w s from usage group by"
                        + " area window w as (order by sum(amount))",
                "a query within it gathers u.area|select u.area, (select count(u.area) from place p) n from usage u"
                        + " group by u.area",
                "random looks at single rows|select area, count(*) from usage where random() < 0.5 group by area",
                "a window looks at single rows|select distinct area, count(*) over () n from usage",
                "it keeps no sum of|select sum(case when is_late then fee when level_no = 1 then amount end) from usage",
                "it keeps no sum of|select area, sum(case when is_late then fee else units end) from usage group by area",
                "all columns are asked for|select distinct * from usage",
                "a column of a query within a query has no name|select * from (select sum(amount) from usage) t",
                "of distinct or of several|select sum(distinct units) from usage",
                "amount is not among|select area, sum(amount) amount from usage group by area having amount > 5",
                "write usage.area|select mart.usage.area, count(*) from usage group by mart.usage.area"
            })
    void whatItDoesNotKnowIsSaid(String reason, String query) {
        assertThat(gateway.engineSql(query)).doesNotContain("\"summary\".");
        assertThat(explained(gateway, query)).anyMatch(row -> row.contains(reason));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select country, count(*) from place p left join usage u on u.area = p.area group by country",
                "select country, count(*) from usage u full join place p on u.area = p.area group by country",
                "select country, count(*) from usage natural join place group by country",
                "with usage as (select 1 as amount) select sum(amount) from usage",
                "select area from usage",
                "select area, row_number() over (order by amount) n from usage"
            })
    void whatCountsOtherRowsIsAnsweredFromTheTable(String query) {
        assertThat(gateway.engineSql(query)).doesNotContain("\"summary\".");
    }

    @Test
    void theColumnsOfTheAnswerKeepTheNamesThatTheEngineGivesThem() {
        String query = "select area, sum(amount), count(*) / 2, max(units) as most from usage group by area";
        List<String> names;
        try (QueryAnswer answer = gateway.answer(query)) {
            names = ((QueryAnswer.Table) answer)
                    .columns().stream().map(Column::name).toList();
        }
        gateway.useSummaries(false);
        try (QueryAnswer answer = gateway.answer(query)) {
            assertThat(((QueryAnswer.Table) answer)
                            .columns().stream().map(Column::name).toList())
                    .isEqualTo(names);
        } finally {
            gateway.useSummaries(true);
        }
        assertThat(names).hasSize(4).contains("most");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select * from summary.usage_by_area",
                "select * from usage_by_area",
                "select \"sum of amount\" from usage",
                "select \"count of *\" from usage group by 1",
                "select * from audit.summary"
            })
    void noQueryCanNameASummary(String query) {
        assertThat(gateway.answer(query)).isInstanceOf(QueryAnswer.Refused.class);
    }

    @Test
    void aRoleHasNoSummaryForItMaySeeFewerRows(@TempDir Path other) throws IOException {
        Home policed = SummaryMart.in(other);
        Files.writeString(other.resolve("policies.yml"), SummaryMart.resource("policies.yml"));
        try (Gateway clerk =
                Gateway.open(policed, EngineLimits.none(), SmallMart.SETTINGS, Reader.of("ann", "clerk", Map.of()))) {
            assertThat(clerk.engineSql(BY_AREA)).doesNotContain("summary");
            assertThat(rows(clerk, BY_AREA)).isEqualTo(rows(gateway, BY_AREA));
            assertThat(explained(clerk, BY_AREA)).isEmpty();
        }
    }

    @Test
    void aStaleSummaryIsNotUsed(@TempDir Path other) throws IOException {
        Home moved = SummaryMart.in(other);
        try (Gateway open = SmallMart.gateway(moved)) {
            assertThat(open.engineSql(BY_AREA)).contains("usage_by_area");
            List<String> before = rows(open, BY_AREA);

            // What is declared now is not what was made.
            Files.writeString(other.resolve("summaries.yml"), SummaryMart.resource("summaries.yml") + "# changed\n");
            assertThat(open.engineSql(BY_AREA)).doesNotContain("summary");
            assertThat(explained(open, BY_AREA)).anyMatch(row -> row.contains("made from something else"));
            Files.writeString(other.resolve("summaries.yml"), SummaryMart.resource("summaries.yml"));
            assertThat(open.engineSql(BY_AREA)).contains("usage_by_area");
            assertThat(rows(open, BY_AREA)).isEqualTo(before);
        }
        // Published with rows of a later run, and by one who does not make summaries.
        String later =
                "insert into audit.run (run_key, command, code_version, settings_hash, settings_json, started_at,"
                        + " status_code) select 1, 'load', '1', '', '{}', now(), 'done';"
                        + " update mart.usage set amount = amount + 1";
        publish(moved, later, false);
        try (Gateway open = SmallMart.gateway(moved)) {
            assertThat(open.engineSql(BY_AREA)).doesNotContain("summary");
        }
        publish(moved, "select 1", true);
        try (Gateway open = SmallMart.gateway(moved)) {
            assertThat(open.engineSql(BY_AREA)).contains("usage_by_area");
        }
        // The same table by another view.
        publish(moved, "create or replace view mart.tariff as select 2 as tariff_no", false);
        try (Gateway open = SmallMart.gateway(moved)) {
            assertThat(open.engineSql(BY_AREA)).doesNotContain("summary");
        }
    }

    private static void publish(Home home, String sql, boolean fills) {
        try (Warehouse warehouse = Warehouse.open(home, EngineLimits.none(), Progress.SILENT)) {
            warehouse.execute(new SqlFile("change.sql", sql), Parameters.none());
            if (fills) {
                FillSummaries.fill(warehouse);
            }
            Publication.publish(warehouse, home);
        }
    }

    @Test
    void everyFunctionThatLooksAtSingleRowsIsKnown() throws SQLException {
        Set<String> found = new TreeSet<>();
        try (Statement statement = gateway.connection().createStatement();
                ResultSet rows = statement.executeQuery(
                        "select function_name from duckdb_functions() where stability = 'VOLATILE'")) {
            while (rows.next()) {
                if (EngineFunctions.isAllowed(rows.getString(1))) {
                    found.add(rows.getString(1));
                }
            }
        }
        assertThat(found).isNotEmpty();
        assertThat(SummaryTerms.VOLATILE).containsAll(found);
    }

    @Test
    void noTableOfMartDependsOnWhenItIsAsked() throws IOException {
        Pattern moments = Pattern.compile("(?i)\\b(?:now\\(|current_date|current_timestamp|today\\(|random\\()");
        try (Stream<Path> files = Files.list(Path.of("warehouse/migrations"))) {
            for (Path file : files.filter(one -> one.getFileName().toString().startsWith("R__"))
                    .toList()) {
                assertThat(Files.readString(file)).as(file.toString()).doesNotContainPattern(moments);
            }
        }
    }

    private static List<String> explained(Gateway open, String query) {
        try (QueryAnswer answer = open.explained(query, QueryParameters.none(), open.limits(AnswerFormat.TABLE))) {
            return rows((QueryAnswer.Table) answer);
        }
    }

    private static List<String> rows(Gateway open, String query) {
        try (QueryAnswer answer = open.answer(query)) {
            return rows((QueryAnswer.Table) answer).stream().sorted().toList();
        }
    }

    private static List<String> rows(QueryAnswer.Table table) {
        List<String> rows = new ArrayList<>();
        for (Object[] row = table.next(); row != null; row = table.next()) {
            rows.add(Arrays.toString(row));
        }
        return rows;
    }
}
