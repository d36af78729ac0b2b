package io.gridgrade.star;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gridgrade.engine.SqlFile;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MonthMeasuresTest {
    private final Portfolio portfolio = new Portfolio();

    @AfterEach
    void close() {
        portfolio.close();
    }

    @Test
    void everyMeasureHasItsColumnsAndEveryTotalOfTwelveMonthsIsOfAMeasure() {
        Map<String, String> columns = portfolio
                .query("select column_name, data_type from duckdb_columns()"
                        + " where schema_name = 'star' and table_name = 'fact_customer_month'")
                .stream()
                .collect(Collectors.toMap(
                        row -> row.text("column_name"),
                        row -> row.text("data_type").toLowerCase(Locale.ROOT).replace(",", ", ")));
        Map<String, String> declared = new TreeMap<>();
        for (MonthMeasure one : MonthMeasures.of(portfolio.warehouse()).measures()) {
            if (one.isSummed()) {
                declared.put(one.name(), one.type());
            }
            if (one.hasTotal()) {
                declared.put(one.total(), one.type());
            }
        }

        assertThat(columns).containsAllEntriesOf(declared);
        assertThat(declared.keySet())
                .containsAll(columns.keySet().stream()
                        .filter(column -> column.endsWith("_12m"))
                        .toList());
    }

    @Test
    void oneRowMoreIsAMeasureMoreWithItsTwelveMonths() {
        MonthMeasures more = with(
                new MonthMeasure("letter_count", "contact", "(channel_code = 'letter')::integer", "integer", true));
        run("alter table star.fact_customer_month add column letter_count integer default 0;"
                + " alter table star.fact_customer_month add column letter_count_12m integer default 0");
        portfolio.with(more).customer("C");
        for (int month = 0; month < 14; month++) {
            String on = Period.parse("2024-01").plusMonths(month).firstOn().toString();
            portfolio.bill("B" + month, "C", "10.00", on);
            letter("L" + month, on);
        }
        letter("two in May", "2024-05-20");
        portfolio
                .land(
                        "contact",
                        "contact_no, customer_no, contacted_at, channel_code, reason_code",
                        "'a call', 'C', timestamp '2024-05-21 12:00:00', 'phone', 'bill'")
                .snapshotThrough("2025-02");

        assertThat(portfolio.snapshot("letter_count", "C", "2024-05")).isEqualTo(2);
        assertThat(portfolio.snapshot("contact_count", "C", "2024-05")).isEqualTo(3);
        assertThat(portfolio.snapshot("letter_count_12m", "C", "2024-12")).isEqualTo(13);
        assertThat(portfolio.snapshot("letter_count_12m", "C", "2025-02")).isEqualTo(13);

        run("update star.fact_customer_month set letter_count_12m = 12, customer_key = "
                + 202502 % 1000 + " where period_key = 202502;"
                + " update star.fact_customer_month set customer_key = " + 202502 % 1000);
        SqlFile promise = more.fill(portfolio.warehouse().sqlFile("check/close/rolling_total_differs"));
        assertThat(portfolio
                        .warehouse()
                        .query(
                                promise,
                                Parameters.none().with("period_key", 202502).with("first_period_key", 202403)))
                .extracting(row -> row.text("difference"))
                .containsExactly("letter_count_12m is 12, its months add up to 13");
    }

    @Test
    void aMeasureOfASourceThatTheSnapshotDoesNotReadIsRefused() {
        MonthMeasures more = with(new MonthMeasure("outage_count", "outage", "1", "integer", false));

        assertThatThrownBy(() -> more.fill(portfolio.warehouse().sqlFile("star/fact_customer_month")))
                .hasMessageContaining("outage_count is of the source outage")
                .hasMessageContaining("fact_customer_month.sql does not read");
    }

    private MonthMeasures with(MonthMeasure one) {
        List<MonthMeasure> measures =
                new ArrayList<>(MonthMeasures.of(portfolio.warehouse()).measures());
        measures.add(one);
        return new MonthMeasures(measures);
    }

    private void letter(String no, String on) {
        portfolio.land(
                "contact",
                "contact_no, customer_no, contacted_at, channel_code, reason_code",
                "'" + no + "', 'C', timestamp '" + on + " 12:00:00', 'letter', 'bill'");
    }

    private void run(String sql) {
        portfolio.warehouse().execute(new SqlFile("test", sql), Parameters.none());
    }
}
