package io.gridgrade.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.engine.EngineLimits;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.policy.Reader;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Progress;
import io.gridgrade.warehouse.Home;
import io.gridgrade.warehouse.Publication;
import io.gridgrade.warehouse.Warehouse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Measures as tables that a client reads which knows tables and columns alone. */
class MeasureTablesTest {
    private static final String POLICIES =
            """
            roles:
              - name: clerk
                description: Somebody.
                columns:
                  reading.open_amount: hidden
              - name: reader
                description: Somebody.
                columns:
                  reading.county_name: hidden
              - name: stranger
                description: Somebody.
                tables: [grade]
            """;

    @TempDir
    private static Path folder;

    /** Of measures.yml: county and class. */
    private static final int DIMENSIONS = 2;

    private static Home home;
    private static Gateway gateway;

    @BeforeAll
    static void open() throws IOException {
        Files.writeString(folder.resolve("gridgrade.yml"), "");
        Files.writeString(folder.resolve("measures.yml"), resource("measures.yml"));
        Files.writeString(folder.resolve("policies.yml"), POLICIES);
        home = Home.at(folder);
        try (Warehouse warehouse = Warehouse.open(home, EngineLimits.none(), Progress.SILENT)) {
            warehouse.execute(new SqlFile("readings.sql", resource("readings.sql")), Parameters.none());
            Publication.publish(warehouse, home);
        }
        gateway = SmallMart.gateway(home);
    }

    @AfterAll
    static void close() {
        gateway.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"month", "quarter", "year", "month, county", "quarter, class", "year, county"})
    void aTableHasWhatTheMeasuresOfItsNameHave(String by) {
        String measures = String.join(", ", column(gateway, "select measure_name from information_schema.measures"));
        String table = "measures_by_" + by.replace(", ", "_");

        assertThat(rows(gateway, "select * from " + table + " order by 1, 2"))
                .hasSizeGreaterThan(1)
                .isEqualTo(rows(gateway, "select * from measures('" + measures + "', '" + by + "') order by 1, 2"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT \"mart\".\"measures_by_month\".\"billed\" FROM \"mart\".\"measures_by_month\" ORDER BY 1",
                "select m.billed from mart.measures_by_month as m order by 1",
                "select Billed from MEASURES_BY_MONTH order by 1",
                "with t as (select * from measures_by_month) select billed from t order by 1",
                "select billed from (select billed, 1 as n from measures_by_month) as x order by 1",
                "select sum(billed) from measures_by_month_county group by period_key order by 1"
            })
    void itIsNamedAsAnyTable(String query) {
        assertThat(column(gateway, query))
                .isNotEmpty()
                .isEqualTo(column(gateway, "select billed from measures('billed') order by 1"));
    }

    @Test
    void onlyMeasuresThatAreAskedForAreWorkedOut() {
        assertThat(gateway.engineSql("select period_key, billed from measures_by_month"))
                .contains("sum_0")
                .doesNotContain("sum_1");
        assertThat(rows(gateway, "select count(*) from measures_by_month"))
                .isEqualTo(rows(gateway, "select count(distinct period_key) from reading"));
    }

    @Test
    void aTableOfThatNameOfTheQuerysOwnComesFirst() {
        assertThat(column(
                        gateway, "with measures_by_month as (select 7 as billed) select billed from measures_by_month"))
                .containsExactly("7");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select county, sum(customers) from measures_by_month_county group by county|the sum of customers is over several months",
                "select sum(m.mean_open) from measures_by_quarter as m|but mean_open is what stands at the end of a month",
                "select year, sum(customers) from measures_by_year_county where county = 'x' group by 1, county having sum(customers)"
                        + " > 1 and avg(default_share) > 0|the avg of default_share has no meaning: it is a ratio",
                "select sum(default_share) from measures_by_month where period_key = 202201|or write sum(defaulters) /",
                "select billd from measures_by_month|did you mean \"billed\"?",
                "select * from measures_by_mont|there is no table \"measures_by_mont\" in mart",
                "select county from measures_by_month|there is no column \"county\""
            })
    void aWrongRollUpIsRefusedByTheNameOfTheMeasure(String query, String reason) {
        try (QueryAnswer answer = gateway.answer(query)) {
            assertThat(answer).isInstanceOf(QueryAnswer.Refused.class);
            assertThat(((QueryAnswer.Refused) answer).reason()).contains(reason).contains("at line 1, column ");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select quarter, sum(customers) from measures_by_quarter_county group by quarter",
                "select sum(customers) from measures_by_year_county where year = 2022",
                "select sum(billed) from measures_by_month",
                "select avg(customers), max(default_share) from measures_by_month",
                "select sum(default_share + 0) from measures_by_month"
            })
    void whatAddsUpIsAnswered(String query) {
        assertThat(rows(gateway, query)).isNotEmpty();
    }

    @Test
    void theCatalogueTellsOfThemAsTheyAre() {
        List<String> tables = column(
                gateway,
                "select table_name from information_schema.tables where table_name like 'measures\\_by\\_%' escape '\\'"
                        + " and table_schema = 'mart' and table_comment is not null");
        assertThat(tables).hasSize(3 * (1 + DIMENSIONS));
        for (String table : tables) {
            List<String> told = rows(
                    gateway,
                    "select column_name, data_type from information_schema.columns where table_name = '" + table
                            + "' order by ordinal_position");
            try (QueryAnswer answer = gateway.answer("select * from " + table)) {
                assertThat(((QueryAnswer.Table) answer)
                                .columns().stream()
                                        .map(column -> "[" + column.name() + ", " + column.typeName() + "]")
                                        .toList())
                        .as(table)
                        .isEqualTo(told);
            }
        }
        assertThat(column(gateway, "describe measures_by_year")).startsWith("year", "billed");
        assertThat(column(gateway, "show tables")).contains("measures_by_month", "reading");
    }

    @Test
    void aRoleIsToldOfWhatItSeesAlone() {
        try (Gateway clerk = gateway("clerk");
                Gateway reader = gateway("reader");
                Gateway stranger = gateway("stranger")) {
            assertThat(column(clerk, "show measures")).contains("billed").noneMatch(name -> name.contains("open"));
            assertThat(column(clerk, "select definition from information_schema.measures"))
                    .noneMatch(definition -> definition.contains("open"));
            assertThat(column(clerk, "describe measures_by_month"))
                    .contains("billed")
                    .noneMatch(name -> name.contains("open"));
            assertThat(refusal(clerk, "select * from measures('open')")).contains("there is no measure \"open\"");
            assertThat(refusal(clerk, "select \"open\" from measures_by_month"))
                    .contains("there is no column \"open\"");
            assertThat(rows(clerk, "select period_key, billed from measures_by_month order by 1"))
                    .isEqualTo(rows(gateway, "select period_key, billed from measures_by_month order by 1"));

            assertThat(column(reader, "show tables"))
                    .contains("measures_by_month")
                    .noneMatch(t -> t.contains("county"));
            assertThat(refusal(reader, "select * from measures('billed', 'county')"))
                    .contains("there is no dimension \"county\"");

            assertThat(column(stranger, "show measures")).isEmpty();
            assertThat(column(stranger, "show tables")).noneMatch(table -> table.startsWith("measures"));
            assertThat(refusal(stranger, "select * from measures_by_month"))
                    .contains("there is no table \"measures_by_month\"");
        }
    }

    private static Gateway gateway(String role) {
        return Gateway.open(home, EngineLimits.none(), SmallMart.SETTINGS, Reader.of("ann", role, Map.of()));
    }

    private static String refusal(Gateway open, String query) {
        try (QueryAnswer answer = open.answer(query)) {
            assertThat(answer).as(query).isInstanceOf(QueryAnswer.Refused.class);
            return ((QueryAnswer.Refused) answer).reason();
        }
    }

    private static List<String> column(Gateway open, String query) {
        return rows(open, query).stream()
                .map(row -> row.substring(1, row.length() - 1).split(", ", -1)[0])
                .toList();
    }

    private static List<String> rows(Gateway open, String query) {
        List<String> rows = new ArrayList<>();
        try (QueryAnswer answer = open.answer(query)) {
            assertThat(answer).as(query + "\n" + answer).isInstanceOf(QueryAnswer.Table.class);
            QueryAnswer.Table table = (QueryAnswer.Table) answer;
            for (Object[] row = table.next(); row != null; row = table.next()) {
                rows.add(Arrays.toString(row));
            }
        }
        return rows;
    }

    private static String resource(String name) throws IOException {
        try (var stream = MeasureTablesTest.class.getResourceAsStream("/measure/" + name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
