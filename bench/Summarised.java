import io.gridgrade.engine.EngineLimits;
import io.gridgrade.query.Gateway;
import io.gridgrade.query.QueryAnswer;
import io.gridgrade.query.QueryLimits;
import io.gridgrade.query.parameter.QueryParameters;
import io.gridgrade.value.Parameters;
import io.gridgrade.warehouse.Home;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Asks queries that group with and without summaries, in turn. Arguments: the home, how often. */
public final class Summarised {
    private static final List<String> QUERIES = List.of(
            "select period_key, sum(billed_amount) as billed from customer_month group by period_key",
            "select county_name, period_key, sum(overdue_amount) as overdue, count(*) as customers from customer_month"
                    + " group by county_name, period_key",
            "select class_name_en, sum(paid_amount) / sum(billed_amount) as paid from customer_month group by class_name_en",
            "select region_name, max(arrears_days) as days from customer_month where is_default_month group by region_name",
            "select grade_code, count(*) as customers from credit_grade where period_key = (select max(period_key) from"
                    + " period where status_code = 'closed') group by grade_code",
            "select * from measures('billed_amount, overdue_amount year on year', 'quarter, county')");

    private Summarised() {}

    public static void main(String[] arguments) {
        Home home = Home.at(Path.of(arguments[0]));
        int rounds = Integer.parseInt(arguments[1]);
        Parameters settings = Parameters.of(Map.of("query_rows_max", 0, "query_seconds_max", 0, "query_temp_mb", 0));
        try (Gateway gateway = Gateway.open(home, EngineLimits.none(), settings)) {
            System.out.println("from the table ms | from a summary ms | ratio | query");
            for (String query : QUERIES) {
                double[] table = new double[rounds];
                double[] summary = new double[rounds];
                for (int i = 0; i < rounds; i++) {
                    table[i] = millis(gateway, query, false);
                    summary[i] = millis(gateway, query, true);
                }
                Arrays.sort(table);
                Arrays.sort(summary);
                System.out.println(String.format(
                        Locale.ROOT,
                        "%.1f | %.1f | %.1f | %s",
                        table[rounds / 2],
                        summary[rounds / 2],
                        table[rounds / 2] / summary[rounds / 2],
                        query));
            }
        }
    }

    private static double millis(Gateway gateway, String query, boolean uses) {
        gateway.useSummaries(uses);
        long began = System.nanoTime();
        try (QueryAnswer answer = gateway.answer(query, QueryParameters.none(), new QueryLimits(0, 0))) {
            if (!(answer instanceof QueryAnswer.Table table)) {
                throw new IllegalStateException(query + ": " + answer);
            }
            while (table.next() != null) {
                // Read to its end.
            }
        }
        return (System.nanoTime() - began) / 1e6;
    }
}
