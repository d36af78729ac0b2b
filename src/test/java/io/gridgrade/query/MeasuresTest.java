package io.gridgrade.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gridgrade.engine.EngineLimits;
import io.gridgrade.engine.SqlFile;
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
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Measures over customers and time, against what a person works out on paper; and sums that would be wrong. */
class MeasuresTest {
    @TempDir
    private static Path folder;

    private static Gateway gateway;

    @BeforeAll
    static void open() throws IOException {
        Files.writeString(folder.resolve("gridgrade.yml"), "");
        Files.writeString(folder.resolve("measures.yml"), resource("measures.yml"));
        Home home = Home.at(folder);
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

    @Test
    void aMeasureIsWhatAPersonWorksOut() throws IOException {
        List<String> cases = resource("cases.txt")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .toList();
        SoftAssertions all = new SoftAssertions();
        for (String line : cases) {
            List<String> part =
                    Stream.of(line.split("\\|", -1)).map(String::strip).toList();
            String of = part.size() > 4 ? ", '" + part.get(4) + "'" : "";
            List<Object> found = values("select amount from measures('" + part.get(0) + " as amount', '" + part.get(1)
                    + "'" + of + ") where " + part.get(2));
            if (part.get(3).equals("none")) {
                all.assertThat(found).as(line).isEmpty();
                continue;
            }
            Object expected = values("select " + part.get(3)).get(0);
            all.assertThat(found).as(line).hasSize(1);
            Object amount = found.isEmpty() ? null : found.get(0);
            if (expected == null) {
                all.assertThat(amount).as(line).isNull();
            } else {
                all.assertThat(amount).as(line).isNotNull();
                all.assertThat(amount == null ? Double.NaN : ((Number) amount).doubleValue())
                        .as(line)
                        .isCloseTo(((Number) expected).doubleValue(), within(1e-12));
            }
        }
        all.assertAll();
        assertThat(cases).hasSizeGreaterThan(70);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "measures('opn')|there is no measure \"opn\"; did you mean \"open\"?",
                "measures('open', 'conty')|there is no dimension \"conty\"; did you mean \"county\"?",
                "measures('open', 'month, year')|by month and by year at once",
                "measures('open rolling 12')|open is what stands at the end of a month",
                "measures('open to date')|or ask mean_open, the mean of the months' ends",
                "measures('default_share rolling 3')|default_share is of defaulters, which stands at the end of a month",
                "measures('billed month on month', 'quarter')|month on month has no meaning for quarters",
                "measures('billed rolling')|rolling has no number of months",
                "measures('billed rolling 999')|expected 1 to 120 months",
                "measures('billed year on year rolling 12')|follows a comparison, which is the last",
                "measures('billed rolling 12 to date')|a window follows another",
                "measures('billed, billed')|the column \"billed\" is there already; give it another name with as",
                "measures('billed as')|as has no name at its end",
                "measures('billed', 'year', 'class')|is no condition",
                "measures('billed', 'year', 'class =')|a value is missing",
                "measures('billed,, open')|a measure is missing",
                "measures(billed)|measures has something else than a text",
                "measures()|measures has no text",
                "measures('billed', 'year', 'class = a', 'b')|measures has something else than a text",
                "measures('billed; drop')|there is no measure \"billed;\""
            })
    void whatHasNoMeaningIsRefusedWithItsPlace(String call, String expected) {
        assertThat(refusal("select * from " + call)).contains(expected).contains("at line 1, column ");
    }

    @Test
    void aValueOfAConditionIsAValueWhateverItSays() {
        assertThat(values("select billed from measures('billed', 'year', 'county = it''s) or 1 = 1 --')"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select sum(open_amount) from mart.reading|column 8",
                "select county_name, sum(r.open_amount) from reading r where class_code = 'a' group by 1|column 21",
                "select county_name, sum(open_amount) from reading group by 1|column 21",
                "select 1 from reading group by county_name having sum(open_amount) > 1|column 51",
                "select period_key / 100, sum(open_amount) from reading group by period_key / 100|column 26",
                "select sum(open_amount) from reading where period_key between 202201 and 202203|column 8",
                "select sum(a.open_amount) from reading a join reading b on a.period_key = b.period_key|column 8",
                "with x as (select sum(open_amount) s from reading) select s from x|column 19"
            })
    void whatStandsAtTheEndOfAMonthIsNotAddedUpOverMonths(String query, String place) {
        assertThat(refusal(query))
                .contains(
                        "the sum of open_amount is over several months, but open is what stands at the end of a month")
                .contains(place)
                .contains("group by period_key");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select period_key, sum(open_amount) from reading group by period_key",
                "select period_key p, sum(open_amount) from reading group by p",
                "select county_name, period_key, sum(open_amount) from reading group by 1, 2",
                "select sum(open_amount) from reading where period_key = 202201",
                "select sum(open_amount) from reading where period_key in (202201)",
                "select sum(open_amount) from reading where period_key = (select max(period_key) from reading)",
                "select sum(open_amount) from (select * from reading where period_key = 202201) as r",
                "select a.county_name, sum(a.open_amount) from reading a join reading b on a.period_key = b.period_key"
                        + " and b.period_key = 202201 group by 1",
                "select sum(open_amount + 0) from reading",
                "select avg(open_amount), max(open_amount), sum(billed_amount) from reading",
                "select period_key, sum(open_amount) from reading group by rollup (period_key)"
            })
    void aSumWithinAMonthOrOnPurposeIsAnswered(String query) {
        assertThat(values(query)).isNotEmpty();
    }

    @Test
    void theMeasuresTellOfThemselves() {
        assertThat(values("show measures")).startsWith("billed", "open").hasSize(11);
        assertThat(values("select definition from information_schema.measures where measure_name = 'mean_open'"))
                .containsExactly("sum(open_amount) of reading, over time the mean");
    }

    @Test
    void measuresStandBesideOtherTablesAndUnderOtherNames() {
        assertThat(values(
                        "select sum(m.billed) from measures('billed', 'county') as m join (select distinct county_name"
                                + " from reading) as r on r.county_name = m.county where m.period_key = 202201"))
                .hasToString("[11.00]");
        assertThat(values(
                        "with m as (select * from measures('open', 'year')) select \"open\" from m where year = 2022"))
                .hasToString("[79.00]");
    }

    private static List<Object> values(String sql) {
        List<Object> values = new ArrayList<>();
        try (QueryAnswer answer = gateway.answer(sql)) {
            assertThat(answer).as(sql + "\n" + answer).isInstanceOf(QueryAnswer.Table.class);
            QueryAnswer.Table table = (QueryAnswer.Table) answer;
            for (Object[] row = table.next(); row != null; row = table.next()) {
                values.add(row[0]);
            }
        }
        return values;
    }

    private static String refusal(String sql) {
        try (QueryAnswer answer = gateway.answer(sql)) {
            assertThat(answer).as(sql).isInstanceOf(QueryAnswer.Refused.class);
            return ((QueryAnswer.Refused) answer).reason();
        }
    }

    private static String resource(String name) throws IOException {
        try (var stream = MeasuresTest.class.getResourceAsStream("/measure/" + name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
