package io.gridgrade.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gridgrade.engine.EngineLimits;
import io.gridgrade.engine.Row;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.query.Gateway;
import io.gridgrade.query.QueryAnswer;
import io.gridgrade.query.QueryLimits;
import io.gridgrade.query.parameter.QueryParameters;
import io.gridgrade.settings.Settings;
import io.gridgrade.value.Parameters;
import io.gridgrade.warehouse.PublishedCopy;
import io.gridgrade.warehouse.Warehouse;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is printed and exported under the name of a measure is what measures.yml says that it is. */
class PrintedMeasuresTest {
    private static final int PERIOD = 202402;
    private static final Parameters MONTH = Parameters.none()
            .with("period_key", PERIOD)
            .with("previous_period_key", 202401)
            .with("year_ago_period_key", 202302)
            .with("first_period_key", 202303);

    /** The measure that a column of a report or an export is. */
    private static final Map<String, String> MEASURE_OF = measures();

    private static final String HAND_WRITTEN =
            """
            with
            year as (
                select sum(open_amount) as open_sum, sum(billed_amount) as billed, sum(contact_count) as contacts
                from star.fact_customer_month
                where period_key between $first_period_key and $period_key
            ),
            owed as (
                select
                    snapshot.open_amount,
                    graded.is_default,
                    case
                        when graded.is_default then 1
                        when backtest.outcome_code = 'agrees' then graded.default_probability
                    end as probability
                from star.fact_customer_month as snapshot
                join star.fact_credit_grade as graded using (period_key, customer_key)
                join star.fact_indicator as indicator using (period_key, customer_key)
                left join mart.month_backtest as backtest
                    on backtest.period_key = $period_key
                    and backtest.population_code = indicator.population_code
                where period_key = $period_key
            )
            select
                365 * year.open_sum / (12 * year.billed) as days,
                year.contacts * 6.00 as cost,
                year.contacts * 6.00 / year.billed as cost_share,
                sum(owed.open_amount) filter (where owed.is_default) as default_open_amount,
                sum(owed.open_amount) filter (where owed.is_default) / sum(owed.open_amount) as default_open_share,
                sum(cast(owed.open_amount * owed.probability as decimal(18, 2))) as foretold_loss,
                sum(owed.open_amount) filter (where owed.probability is not null) as foretold_open_amount,
                sum(cast(owed.open_amount * owed.probability as decimal(18, 2)))
                    / sum(owed.open_amount) filter (where owed.probability is not null) as foretold_loss_share
            from owed
            cross join year
            group by year.open_sum, year.billed, year.contacts
            """;

    private static Gateway gateway;
    private static Warehouse published;

    private static Map<String, String> measures() {
        Map<String, String> of = new LinkedHashMap<>();
        for (String same : List.of(
                "customer_count",
                "bill_count",
                "billed_amount",
                "paid_amount",
                "settled_amount",
                "open_amount",
                "overdue_amount",
                "overdue_share",
                "credit_amount",
                "cut_count")) {
            of.put(same, same);
        }
        of.put("in_default_count", "default_customer_count");
        of.put("in_default_share", "default_share");
        return of;
    }

    @BeforeAll
    static void open() {
        gateway = Gateway.open(
                ClosedHome.asHome(), EngineLimits.none(), Settings.defaults().asParameters());
        published = PublishedCopy.open(ClosedHome.asHome(), EngineLimits.none());
    }

    @AfterAll
    static void close() {
        gateway.close();
        published.close();
    }

    @Test
    void theRegulatorIsToldOfTheMeasures() {
        List<Row> customers = exported("customers");
        assertThat(hold(of(customers, "portfolio", ""), "", measured("measures_by_month", "")))
                .isEqualTo(10);
        hold(
                of(customers, "class", "customer_class_code"),
                "customer_class_code",
                measured("measures_by_month_customer_class", "customer_class"));
        hold(of(customers, "city", "city_name"), "city_name", measured("measures_by_month_city", "city"));
        hold(of(customers, "county", "county_name"), "county_name", measured("measures_by_month_county", "county"));
        hold(
                of(exported("grade_mix"), "portfolio", "grade_code"),
                "grade_code",
                measured("measures_by_month_grade", "grade"));
    }

    @Test
    void theArrearsByAgeAddUpToTheMeasures() {
        Map<String, Object> all = measured("measures_by_month", "").get("");
        for (String column : List.of("open_amount", "overdue_amount")) {
            assertThat(of(exported("arrears_ageing"), "portfolio", "").stream()
                            .map(row -> row.decimal(column))
                            .reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo((BigDecimal) all.get(column));
            assertThat(asked("report/arrears_ageing").stream()
                            .filter(row -> row.isNull("band_no"))
                            .map(row -> row.decimal(column)))
                    .singleElement()
                    .satisfies(sum -> assertThat(sum).isEqualByComparingTo((BigDecimal) all.get(column)));
        }
    }

    @Test
    void theCreditReportPrintsTheMeasures() {
        assertThat(hold(asked("report/credit_headline"), "", measured("measures_by_month", "")))
                .isEqualTo(7);
        hold(asked("report/grade_mix"), "grade_code", measured("measures_by_month_grade", "grade"));
        List<Row> months = asked("report/credit_trend");
        assertThat(months).hasSizeGreaterThan(12);
        hold(months, "period_key", measured("measures_by_month where 1 = 1", "period_key"));
    }

    @Test
    void theServiceReportPrintsTheMeasures() {
        hold(asked("report/outcome_trend"), "period_key", measured("measures_by_month where 1 = 1", "period_key"));
        hold(asked("report/outcome_grade"), "grade_code", measured("measures_by_month_grade", "grade"));
        // A year's turnover, as days.
        Map<String, Object> turnover = answer(
                        "select * from measures('turnover rolling 12 as turnover') where period_key" + " = " + PERIOD)
                .get(0);
        assertThat(asked("report/outcome_trend").stream()
                        .filter(row -> row.integer("period_key") == PERIOD)
                        .map(row -> row.number("turnover_days")))
                .singleElement()
                .satisfies(days ->
                        assertThat((double) days).isCloseTo(365 / (double) turnover.get("turnover"), within(0.05)));
    }

    /** Beside SQL that a person writes over bills and snapshots, month for month. */
    @Test
    void turnoverInDaysCostAndLossAreWhatHandWrittenSqlHas() {
        Map<String, Object> measured = answer("select * from measures('turnover_days rolling 12 as days,"
                        + " service_cost rolling 12 as cost,"
                        + " service_cost_share rolling 12 as cost_share, default_open_amount, default_open_share,"
                        + " foretold_loss, foretold_open_amount, foretold_loss_share') where period_key = " + PERIOD)
                .get(0);
        Row written = published
                .query(new SqlFile("outcome_measures.sql", HAND_WRITTEN), MONTH)
                .get(0);
        assertThat(measured.keySet()).hasSizeGreaterThanOrEqualTo(8);
        for (String column : written.asMap().keySet()) {
            assertThat(number(measured.get(column))).as(column).isEqualTo(number(written.value(column)));
        }
        assertThat(written.number("days")).isPositive();
        assertThat(written.number("cost")).isPositive();
        assertThat(written.number("default_open_amount")).isPositive();
    }

    // Compares every column that is a measure; returns how many there are.
    private static int hold(List<Row> printed, String key, Map<String, Map<String, Object>> measured) {
        assertThat(printed).isNotEmpty();
        int compared = 0;
        for (Row row : printed) {
            String of = key.isEmpty() ? "" : String.valueOf(row.value(key));
            assertThat(measured).as(key).containsKey(of);
            compared = 0;
            for (Map.Entry<String, String> column : MEASURE_OF.entrySet()) {
                if (row.asMap().containsKey(column.getKey())) {
                    assertThat(number(row.value(column.getKey())))
                            .as(column + " of " + of)
                            .isEqualTo(number(measured.get(of).get(column.getValue())));
                    compared++;
                }
            }
        }
        assertThat(compared).isPositive();
        return compared;
    }

    // To six digits: shares are printed so.
    private static Optional<BigDecimal> number(Object value) {
        return Optional.ofNullable(value)
                .map(number -> new BigDecimal(number.toString()).setScale(6, RoundingMode.HALF_UP));
    }

    private static Map<String, Map<String, Object>> measured(String table, String key) {
        Map<String, Map<String, Object>> byKey = new LinkedHashMap<>();
        String where = table.contains(" where ") ? "" : " where period_key = " + PERIOD;
        answer("select * from " + table + where)
                .forEach(row -> byKey.put(key.isEmpty() ? "" : String.valueOf(row.get(key)), row));
        return byKey;
    }

    private static List<Map<String, Object>> answer(String query) {
        List<Map<String, Object>> rows = new ArrayList<>();
        try (QueryAnswer answer = gateway.answer(query, QueryParameters.none(), new QueryLimits(0, 0))) {
            assertThat(answer).as(query + "\n" + answer).isInstanceOf(QueryAnswer.Table.class);
            QueryAnswer.Table table = (QueryAnswer.Table) answer;
            for (Object[] row = table.next(); row != null; row = table.next()) {
                Map<String, Object> named = new LinkedHashMap<>();
                for (int i = 0; i < row.length; i++) {
                    named.put(table.columns().get(i).name(), row[i]);
                }
                rows.add(named);
            }
        }
        return rows;
    }

    private static List<Row> of(List<Row> rows, String breakdown, String key) {
        return rows.stream()
                .filter(row -> row.text("breakdown_code").equals(breakdown))
                .filter(row -> key.isEmpty() || !row.isNull(key))
                .toList();
    }

    private static List<Row> exported(String name) {
        String breakdown = published.sqlFile("export/breakdown").asSubquery();
        return published.query(
                published.sqlFile("export/" + name).withFragments(Map.of("breakdown", breakdown)), MONTH);
    }

    private static List<Row> asked(String file) {
        return published.query(file, MONTH);
    }
}
