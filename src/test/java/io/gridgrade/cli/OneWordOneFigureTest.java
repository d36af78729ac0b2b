package io.gridgrade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page, the export and SQL say the same of the same month, under the same names; and the facts bear them out. */
class OneWordOneFigureTest {
    private static final String MONTH = "2024-02";

    private static Map<String, String> mart;
    private static Map<String, String> exported;
    private static String page;

    @BeforeAll
    static void aMonthIsPrintedExportedAndAskedFor() throws IOException {
        done("report", MONTH, "--language", "en");
        done("export", MONTH);
        Path out = Path.of(ClosedHome.home(), "out", MONTH);
        page = text(out.resolve("credit-report-" + MONTH + "-en.pdf"));
        exported = first(Files.readString(out.resolve("summary/customers.csv")).replace("\ufeff", ""));
        mart = asked("select * from mart.portfolio_month where period_key = 202402");
    }

    @Test
    void everyFigureOfTheExportedPortfolioIsTheMarts() {
        assertThat(exported.get("breakdown_code")).isEqualTo("portfolio");
        for (String figure : List.of(
                "customer_count",
                "rated_count",
                "risen_count",
                "fallen_count",
                "in_default_count",
                "default_month_count",
                "open_amount",
                "overdue_amount",
                "credit_amount",
                "unstated_count",
                "cut_count")) {
            assertThat(exported.get(figure)).as(figure).isEqualTo(mart.get(figure));
        }
        assertThat(Double.parseDouble(exported.get("mean_score")))
                .isCloseTo(Double.parseDouble(mart.get("mean_score")), org.assertj.core.data.Offset.offset(0.0005));
    }

    @Test
    void thePageSaysWhatTheMartSays() {
        assertThat(page)
                .contains("Rated: " + count("rated_count") + " of " + count("customer_count") + " customers")
                .contains("Customers in default: " + count("in_default_count") + ", or")
                .contains("Since last month " + customers("risen_count") + " rose in grade and "
                        + customers("fallen_count") + " fell; newly rated: " + count("newly_rated_count"))
                .contains("CNY " + amount("open_amount"))
                .contains("at " + customers("overdue_count"))
                .contains("Credit carried forward, which is set off against nothing here: CNY "
                        + amount("credit_amount") + ", at " + customers("credit_count") + ".")
                .contains(String.format(Locale.ROOT, "%.1f", Double.parseDouble(mart.get("mean_score"))));
    }

    /** What the report prints is the declared measure, of all customers and of each grade. */
    @Test
    void theRateOfRecoveryIsOneMeasure() {
        assertThat(asked("select recovery_rate from measures('recovery_rate', 'month') where period_key = 202402"))
                .isEqualTo(Map.of("recovery_rate", mart.get("recovery_rate")));
        assertThat(mart.get("recovery_rate")).isNotEmpty().isNotEqualTo("1.0");
        assertThat(asked("select count(*) as grades, count(*) filter (where asked.recovery_rate is distinct from"
                        + " printed.recovery_rate) as faults from measures('recovery_rate', 'month, grade') as asked"
                        + " join mart.service_measure as printed on printed.cut_code = 'grade' and"
                        + " printed.period_key = asked.period_key and printed.grade_code = asked.grade"
                        + " where asked.period_key = 202402"))
                .containsEntry("faults", "0")
                .doesNotContainEntry("grades", "0");
    }

    @Test
    void satisfactionIsThatOfTheAnswersOfTheMonth() {
        Map<String, String> answers = asked("select round(avg(survey.satisfaction_score), 9) as satisfaction,"
                + " count(survey.satisfaction_score) as answers from mart.survey as survey join mart.customer_month as"
                + " snapshot using (customer_key, period_key) where survey.period_key = 202402");

        assertThat(asked(
                        "select round(mean_answer_satisfaction, 9) as satisfaction, satisfaction_answer_count as answers"
                                + " from measures('mean_answer_satisfaction, satisfaction_answer_count', 'month')"
                                + " where period_key = 202402"))
                .isEqualTo(answers);
        assertThat(answers).doesNotContainEntry("answers", "0");
    }

    @Test
    void theFiguresAreWhatTheirWordsMean() {
        Map<String, String> facts = asked("select count(*) filter (where is_now.grade_code <> 'NR') as rated_count,"
                + " avg(is_now.index_score) filter (where is_now.grade_code <> 'NR') as mean_score,"
                + " count(*) filter (where is_now.grade_code <> 'NR' and was.grade_code <> 'NR' and"
                + " is_now.grade_order < was.grade_order) as risen_count,"
                + " count(*) filter (where is_now.grade_code <> 'NR' and was.grade_code <> 'NR' and"
                + " is_now.grade_order > was.grade_order) as fallen_count,"
                + " count(*) filter (where is_now.grade_code <> 'NR' and coalesce(was.grade_code, 'NR') = 'NR')"
                + " as newly_rated_count from mart.credit_grade as is_now left join mart.credit_grade as was"
                + " on was.customer_key = is_now.customer_key and was.period_key = 202401"
                + " where is_now.period_key = 202402");
        facts.forEach((figure, value) -> assertThat(mart.get(figure)).as(figure).isEqualTo(value));
        assertThat(mart.get("newly_rated_count")).isNotEqualTo("0");
        // In default is a state that outlasts the month that holds the default.
        assertThat(asked("select count(*) as in_default_count from (select distinct customer_key from"
                                + " mart.customer_month where is_default_month and period_key between 202309 and 202402)"
                                + " as defaulted join mart.customer_month as snapshot using (customer_key)"
                                + " where snapshot.period_key = 202402")
                        .get("in_default_count"))
                .isEqualTo(mart.get("in_default_count"));
        assertThat(asked("select count(*) as default_month_count from mart.customer_month where is_default_month and"
                                + " period_key = 202402")
                        .get("default_month_count"))
                .isEqualTo(mart.get("default_month_count"));
    }

    @Test
    void arrearsAreOneFigureOnThePageInTheExportAndInTheAccounts() throws IOException {
        assertThat(asked("select count(distinct customer_key) as overdue_count, sum(open_amount) as overdue_amount from"
                        + " mart.bill_balance where period_key = 202402 and due_on < '2024-02-29'"
                        + " and open_amount > 0"))
                .isEqualTo(Map.of(
                        "overdue_count", mart.get("overdue_count"), "overdue_amount", mart.get("overdue_amount")));
        assertThat(mart.get("overdue_count")).isNotEqualTo("0");
        // Credit that is carried forward lowers no arrears: it would have settled them.
        assertThat(asked("select count(*) as n from mart.customer_month where period_key = 202402 and credit_amount > 0"
                                + " and overdue_amount > 0")
                        .get("n"))
                .isEqualTo("0");
        long customers = 0;
        java.math.BigDecimal overdue = java.math.BigDecimal.ZERO;
        List<String> lines =
                Files.readAllLines(Path.of(ClosedHome.home(), "out", MONTH).resolve("summary/arrears_ageing.csv"));
        List<String> names = List.of(lines.get(0).replace("\ufeff", "").split(",", -1));
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            if (cells[0].equals("portfolio") && !cells[names.indexOf("arrears_band")].equals("not yet due")) {
                customers += Long.parseLong(cells[names.indexOf("customer_count")]);
                overdue = overdue.add(new java.math.BigDecimal(cells[names.indexOf("overdue_amount")]));
            }
        }
        assertThat(Long.toString(customers)).isEqualTo(mart.get("overdue_count"));
        assertThat(overdue).isEqualByComparingTo(mart.get("overdue_amount"));
        assertThat(page).contains("CNY " + amount("overdue_amount") + " is past due, at ");
    }

    private static String customers(String figure) {
        return count(figure) + (count(figure).equals("1") ? " customer" : " customers");
    }

    private static String count(String figure) {
        return String.format(Locale.ROOT, "%,d", Long.parseLong(mart.get(figure)));
    }

    private static String amount(String figure) {
        return String.format(
                Locale.ROOT,
                "%,d",
                new java.math.BigDecimal(mart.get(figure))
                        .setScale(0, java.math.RoundingMode.HALF_UP)
                        .longValueExact());
    }

    private static Map<String, String> asked(String sql) {
        return first(done("sql", sql, "--format", "csv").out());
    }

    // None of these rows has a comma or a line end within quotes.
    private static Map<String, String> first(String csv) {
        List<String> lines = csv.lines().toList();
        String[] names = lines.get(0).split(",", -1);
        String[] cells = lines.get(1).split(",", -1);
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < names.length; i++) {
            row.put(names[i], cells[i]);
        }
        return row;
    }

    private static CommandLineRun done(String... arguments) {
        return CommandLineRun.done(ClosedHome.folder(), arguments);
    }

    private static String text(Path pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            return stripper.getText(document).replaceAll("\\s+", " ");
        }
    }
}
