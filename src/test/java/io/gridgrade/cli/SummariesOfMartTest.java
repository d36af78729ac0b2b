package io.gridgrade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.engine.EngineLimits;
import io.gridgrade.query.Gateway;
import io.gridgrade.query.QueryAnswer;
import io.gridgrade.query.QueryLimits;
import io.gridgrade.query.parameter.QueryParameters;
import io.gridgrade.settings.Settings;
import io.gridgrade.warehouse.Home;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The summaries that ship answer measures and sums of a closed month's customers as the tables of mart do. */
class SummariesOfMartTest {
    private static final QueryLimits LIMITS = new QueryLimits(0, 0);

    private static Gateway gateway;

    @BeforeAll
    static void open() {
        gateway = Gateway.open(
                Home.at(Path.of(ClosedHome.home())),
                EngineLimits.none(),
                Settings.defaults().asParameters());
    }

    @AfterAll
    static void close() {
        gateway.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "customer_month_by_county|select * from measures('billed_amount, overdue_amount year on year', 'quarter, county')",
                "customer_month_by_county|select * from measures('customer_count, energy_kwh rolling 3', 'month, customer_class')",
                "customer_month_by_county|select period_key, sum(paid_amount) / sum(billed_amount), max(arrears_days) from"
                        + " customer_month group by period_key",
                "customer_month_by_station|select region_name, count(*), sum(cut_count) from customer_month where"
                        + " is_default_month group by region_name",
                "customer_month_by_station|select region_level_code, sum(billed_amount) from customer_month m left join region r"
                        + " on r.region_key = m.region_key group by region_level_code",
                "credit_grade_by_station|select grade_code, count(*), sum(index_score) from credit_grade where period_key ="
                        + " (select max(period_key) from credit_grade) group by grade_code"
            })
    void aSummaryAnswersAsItsTableDoes(String summary, String query) {
        try (QueryAnswer answer = gateway.explained(query, QueryParameters.none(), LIMITS)) {
            assertThat(rows(answer)).anyMatch(row -> row.contains(summary + ", yes"));
        }
        List<String> withSummary = answered(query, true);

        assertThat(withSummary).hasSizeGreaterThan(1).isEqualTo(answered(query, false));
    }

    private static List<String> answered(String query, boolean usesSummaries) {
        gateway.useSummaries(usesSummaries);
        try (QueryAnswer answer = gateway.answer(query, QueryParameters.none(), LIMITS)) {
            return rows(answer);
        } finally {
            gateway.useSummaries(true);
        }
    }

    // The first is that of the columns, the others in one order.
    private static List<String> rows(QueryAnswer answer) {
        QueryAnswer.Table table = (QueryAnswer.Table) answer;
        List<String> rows = new ArrayList<>();
        for (Object[] row = table.next(); row != null; row = table.next()) {
            rows.add(Arrays.toString(row));
        }
        rows.sort(null);
        rows.add(0, table.columns().toString());
        return rows;
    }
}
