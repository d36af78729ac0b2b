package io.gridgrade.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jline.reader.Candidate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may stand where the cursor is: tables, columns, measures, functions, parameters. */
class ShellCompleterTest {
    private static final ShellCatalog CATALOG = new ShellCatalog(
            Map.of(
                    "bill", table("bill", "bill_no", "due_on"),
                    "customer", table("customer", "customer_no", "opened_on"),
                    "measures_by_month", table("measures_by_month", "period_key", "billed_amount", "on_time_rate"),
                    "measures_by_month_county",
                            table("measures_by_month_county", "period_key", "county", "billed_amount")),
            List.of("regexp_extract", "round"));

    private static ShellCatalog.Table table(String name, String... columns) {
        Map<String, ShellCatalog.Column> named = new LinkedHashMap<>();
        for (String column : columns) {
            named.put(column, new ShellCatalog.Column(column, "varchar", "What it is."));
        }
        return new ShellCatalog.Table(name, "One row per " + name + ".", named);
    }

    private static List<String> completed(String line) {
        List<Candidate> candidates = new ArrayList<>();
        new ShellCompleter(() -> CATALOG, new CommandWords(null, () -> Set.of("period")))
                .complete(null, StatementParser.Word.at(line, line.length()), candidates);
        return candidates.stream().map(Candidate::value).toList();
    }

    // A ~ stands for a blank at the end, which would be left out.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select * from~|bill, customer, measures_by_month, mart.",
                "select * from bill b join cust|customer",
                "select * from bill,~|customer",
                "select * from mart.|mart.bill, mart.measures_by_month_county",
                "select 1 from bill where~|bill_no, due_on",
                "select 1 from bill as b where b.|b.bill_no, b.due_on",
                "select * from bill; select 1 from customer where~|customer_no",
                "select 1 from measures_by_month where~|billed_amount, on_time_rate",
                "select re|regexp_extract(, round(",
                "sel|select",
                "select * from bill where due_on = :p|:period",
                "select * from measures('|billed_amount, on_time_rate",
                "select * from measures('billed_amount, on|on_time_rate",
                "select * from measures('billed_amount', 'mon|month, county",
                "\\d~|bill, customer",
                "\\f|\\format"
            })
    void whatMayStandThereIsOffered(String line, String expected) {
        assertThat(completed(line.replace('~', ' '))).contains(expected.split(", ", -1));
    }

    @Test
    void whatMayNotStandThereIsNotOffered() {
        assertThat(completed("select 1 from bill where ")).doesNotContain("customer_no", "customer", "round(");
        assertThat(completed("select * from bill; select 1 from customer where "))
                .doesNotContain("bill_no");
        assertThat(completed("select 1 from bill as b where x.")).isEmpty();
        assertThat(completed("select * from measures('")).doesNotContain("period_key", "county", "bill");
        assertThat(completed("select * from ")).doesNotContain("bill_no", "select");
    }
}
