package io.gridgrade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.engine.EngineLimits;
import io.gridgrade.engine.Row;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.query.AnswerFormat;
import io.gridgrade.query.Gateway;
import io.gridgrade.query.QueryAnswer;
import io.gridgrade.settings.Settings;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Parameters;
import io.gridgrade.warehouse.Home;
import io.gridgrade.warehouse.PublishedCopy;
import io.gridgrade.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of what can be asked tells what is there, no more than its reader sees, and nothing that is not so. */
class CatalogueTest {
    private static final Pattern EXAMPLE = Pattern.compile("<pre>(select \\*\nfrom (?:mart\\.|measures)[^<]*)</pre>");

    private static final Pattern ENGLISH = Pattern.compile("\\b[A-Za-z]+ [a-z]+ [a-z]+\\b");

    @TempDir
    private static Path folder;

    private static String page;

    @BeforeAll
    static void write() throws IOException {
        page = page(ClosedHome.folder(), "en.html");
    }

    private static String page(Path home, String file, String... more) throws IOException {
        List<String> arguments =
                new ArrayList<>(List.of("catalogue", folder.resolve(file).toString()));
        arguments.addAll(List.of(more));
        CommandLineRun run = CommandLineRun.done(home, arguments.toArray(String[]::new));
        assertThat(run.out().strip()).isEqualTo(folder.resolve(file).toString());
        return Files.readString(folder.resolve(file));
    }

    private static String part(String whole, String place) {
        int from = whole.indexOf("id=\"" + place + "\"");
        assertThat(from).as(place).isNotNegative();
        int to = whole.indexOf("<h", from);
        return whole.substring(from, to < 0 ? whole.length() : to);
    }

    private static Set<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(one -> one.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Gateway gateway() {
        Home home = ClosedHome.asHome();
        return Gateway.open(
                home, EngineLimits.none(), Settings.read(home.settingsFile()).asParameters());
    }

    private static List<Object[]> rows(Gateway gateway, String sql) {
        List<Object[]> rows = new ArrayList<>();
        try (QueryAnswer answer = gateway.answer(sql, gateway.limits(AnswerFormat.CSV))) {
            assertThat(answer).as(sql).isInstanceOf(QueryAnswer.Table.class);
            QueryAnswer.Table table = (QueryAnswer.Table) answer;
            for (Object[] row = table.next(); row != null; row = table.next()) {
                rows.add(row);
            }
        }
        return rows;
    }

    @Test
    void everyTableAndColumnIsThereAndEveryLinkLeadsSomewhere() {
        try (Gateway gateway = gateway()) {
            for (Object[] row : rows(gateway, "select table_name, column_name from information_schema.columns")) {
                assertThat(part(page, "mart." + row[0])).contains("<td><code>" + row[1] + "</code></td>");
            }
        }
        assertThat(found(" id=\"([^\"]*)\"", page)).containsAll(found("href=\"#([^\"]*)\"", page));
        assertThat(page).doesNotContain("<script", "http:", "https:", "src=", "@import", "url(");
    }

    @Test
    void theKeyOfATableTellsItsRowsApartAndWhatRefersToItIsFound() {
        try (Warehouse published = PublishedCopy.open(ClosedHome.asHome(), EngineLimits.none())) {
            List<Row> keys = published.query("catalogue/mart_key", Parameters.none());
            List<Row> columns = published.query("duckdb/mart_columns", Parameters.none());
            List<String> wrong = new ArrayList<>();
            for (Row key : keys) {
                String table = key.text("table_name");
                String by = key.text("key_columns");
                wrong.add("select '" + table + " by " + by + "' as what from (select " + by + " from mart." + table
                        + " group by " + by + " having count(*) > 1)");
                if (key.truth("is_referred_to")) {
                    // What happened before the first month that the warehouse knows has a month all the same.
                    String ours = by.equals("period_key")
                            ? " and period_key >= (select min(period_key) from mart.period)"
                            : "";
                    columns.stream()
                            .filter(column -> column.text("column_name").equals(by))
                            .forEach(column -> {
                                String from = "mart." + column.text("table_name");
                                wrong.add("select '" + from + " to " + table + "' as what from " + from + " where " + by
                                        + " not in (select " + by + " from mart." + table + ")" + ours
                                        + (by.endsWith("_key") ? " and " + by + " <> 0" : ""));
                            });
                }
            }

            assertThat(keys.stream().map(key -> key.text("table_name")))
                    .containsExactlyInAnyOrderElementsOf(columns.stream()
                            .map(column -> column.text("table_name"))
                            .collect(Collectors.toSet()));
            assertThat(wrong).hasSizeGreaterThan(200);
            // The engine plans one statement of all of them far longer than a few at a time.
            for (int i = 0; i < wrong.size(); i += 8) {
                List<String> some = wrong.subList(i, Math.min(wrong.size(), i + 8));
                assertThat(published.query(
                                new SqlFile("wrong.sql", String.join("\nunion all\n", some)), Parameters.none()))
                        .isEmpty();
            }
        }
    }

    @Test
    void everyExampleIsAnswered() {
        try (Gateway gateway = gateway()) {
            List<String> examples = EXAMPLE.matcher(page)
                    .results()
                    .map(one -> one.group(1).replace("&#39;", "'"))
                    .toList();

            assertThat(examples).hasSizeGreaterThan(gateway.tables().size());
            examples.forEach(example -> rows(gateway, example));
        }
    }

    @Test
    void aColumnIsTracedOverItsFilesToTheFieldsOfItsSources() {
        assertThat(part(page, "mart.bill"))
                .contains("Key: <code>bill_no</code>")
                .contains("Comes from: <a href=\"#from.star.dim_customer\">star.dim_customer</a>, "
                        + "<a href=\"#from.star.fact_bill\">star.fact_bill</a>")
                .containsPattern("<code>billed_amount</code>.*sample: <code>billed_amount</code> of bill/\\*\\.csv")
                .containsPattern(
                        "<code>billed_amount</code>.*uci-default: <code>BILL_AMT1</code>, .*<code>BILL_AMT6</code> of");
        assertThat(part(page, "from.star.fact_bill"))
                .contains("<code>sql/star/fact_bill.sql</code>; reads <a href=\"#from.landing.bill\">landing.bill</a>");
        assertThat(part(page, "from.star.fact_indicator"))
                .contains(
                        "<code>sql/index/fact_indicator.sql</code>; through", "<code>sql/indicator/payment.sql</code>");
        assertThat(part(page, "from.star.dim_grade")).contains("<code>warehouse/seeds/grade.csv</code>");
        assertThat(part(page, "from.landing.customer"))
                .contains("<td><code>customer_no</code></td><td><code>ID</code></td>");
        // Whatever stands in the head of a file alone, such as an amount that is reckoned, comes from no field.
        assertThat(part(page, "mart.customer_month"))
                .contains("<td><code>open_amount</code></td>")
                .doesNotContainPattern("<code>open_amount</code></td>.*sample: <code>open_amount</code>")
                .contains("#measure.overdue_amount", "#query.arrears_ageing", "Months: 14 (2023-01 to 2024-02)");
        assertThat(page)
                .containsPattern("#mart.measures_by_year\">[^\n]*<td>reckoned when asked</td>")
                .doesNotContain("not counted");
    }

    @Test
    void thePageIsTheSameTwiceAndThereInChinese() throws IOException {
        assertThat(page(ClosedHome.folder(), "again.html")).isEqualTo(page);

        String chinese = page(ClosedHome.folder(), "zh.html", "--language", "zh");

        assertThat(chinese)
                .contains("<html lang=\"zh-CN\">", "mart 数据目录", "最近关账月份：2024-02", "各等级有多少客户，欠费多少？", "应收电费")
                .doesNotContain("Saved queries", "Comes from")
                // Signs of its own language, and the Chinese name of a column that a measure or dimension has.
                .doesNotContain("</a>, <a", "</code>, <code>")
                .contains("</a>、<a")
                .containsPattern("<code>overdue_amount</code></td><td>[^\n]*<td>欠费。其中已逾期部分，以仓库币种计。")
                .containsPattern("<code>county_name</code></td><td>[^\n]*<td>区县。客户所在区县")
                // Words of measures.yml, which a home may have written itself.
                .contains("每季度、每个客户类别一行：", "<td>应收电费：所开账单金额，扣除退费单。</td>");
        assertThat(found(" id=\"([^\"]*)\"", chinese)).isEqualTo(found(" id=\"([^\"]*)\"", page));
        Set<String> meanings =
                found("<tr><td><code>\\w+</code></td><td><code>[^<]+</code></td><td>.*?</td><td>(.*?)</td>", chinese);
        meanings.addAll(found("<h3 id=\"mart\\.\\w+\">.*</h3>\n<p>(.*)</p>", chinese));
        assertThat(meanings).hasSizeGreaterThan(800).allMatch(meaning -> meaning.matches(".*\\p{IsHan}.*"));
        assertThat(meanings).noneMatch(meaning -> ENGLISH.matcher(meaning).find());
        CommandLineRun other = CommandLineRun.in(
                ClosedHome.folder(), "catalogue", folder.resolve("x.html").toString(), "--language", "fr");
        assertThat(other.code()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(other.err()).contains("language \"fr\" is not known").contains("expected en or zh");
    }

    @Test
    void aRoleIsToldOfWhatItSeesAndWhatAHomeWritesIsNoMarkup() throws IOException {
        Path home = ClosedHome.copyTo(folder.resolve("home"));
        Files.writeString(
                home.resolve("policies.yml"),
                """
                roles:
                  - name: clerk
                    tables: [customer, customer_month, credit_grade, period]
                    rows:
                      customer_class_code: user.class
                    columns:
                      customer_name: hidden
                      credit_amount: hidden
                """);
        Files.writeString(
                Files.createDirectories(home.resolve("sql/analysis")).resolve("mine.sql"),
                """
                -- What <b>is</b> "it"?
                -- 什么<script>？
                select '<script>alert(1)</script>' as said, customer_no from mart.customer
                """);
        Files.writeString(home.resolve("sql/analysis/names.sql"), "select customer_name from mart.customer");

        String role = page(home, "role.html", "--role", "clerk", "--attribute", "class=residential");

        assertThat(role)
                .contains("As the role clerk sees it", "id=\"mart.customer_month\"", "id=\"measure.open_amount\"")
                .contains("What &lt;b&gt;is&lt;/b&gt; &quot;it&quot;?", "id=\"query.mine\"")
                .doesNotContain("<script", "<b>", "customer_name<", "credit_amount", "mart.bill", "fact_bill")
                .doesNotContain(
                        "id=\"query.names\"", "id=\"query.arrears_ageing\"", "id=\"lineage\"", "star.", "BILL_AMT1");
        try (Gateway gateway = gateway()) {
            Object count = rows(gateway, "select count(*) from mart.customer where customer_class_code = 'residential'")
                    .get(0)[0];
            assertThat(part(role, "mart.customer")).contains("<p>Rows: " + count + "</p>");
        }
    }
}
