package io.gridgrade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is told in one language has no word of the other: names of customers, codes and files are no words. */
@Tag("thorough")
class OneLanguageTest {
    private static final List<String> MONTHS = List.of("2023-01", "2024-02");
    private static final List<String> REPORTS = List.of("credit-report", "grouping-report");

    /** Grades, the program, the clock, and how the unit of energy is written. */
    private static final Set<String> NO_WORDS = Set.of("AAA", "AA", "NR", "GridGrade", "UTC", "kWh");

    private static final Pattern LATIN = Pattern.compile("[A-Za-z]{2,}");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}+");

    /** Codes: of customers, bills, indicators and gates, columns, tables, and files with their folders. */
    private static final Pattern CODE =
            Pattern.compile("[A-Za-z0-9]*[0-9_][A-Za-z0-9_]*(?:[./-][A-Za-z0-9_]+)*|[\\w./-]+\\.(?:csv|json)");

    @BeforeAll
    static void theFirstMonthAndTheLastArePrinted() {
        MONTHS.forEach(month -> done("report", month));
    }

    @Test
    void aChineseReportHasNoEnglishWord() throws IOException {
        for (String month : MONTHS) {
            for (String report : REPORTS) {
                assertThat(found(LATIN, CODE.matcher(text(report, month, "zh")).replaceAll(" ")))
                        .as(report + " of " + month)
                        .isSubsetOf(NO_WORDS);
            }
        }
    }

    @Test
    void anEnglishReportHasNoChineseWord() throws IOException {
        for (String month : MONTHS) {
            for (String report : REPORTS) {
                assertThat(found(HAN, text(report, month, "en")))
                        .as(report + " of " + month)
                        .isEmpty();
            }
        }
    }

    @Test
    void anExplanationIsOfOneLanguage() {
        for (String reason : List.of("score", "default")) {
            String customer = customer(reason);
            List<String> chinese = done("why", customer, "2024-02", "--language", "zh")
                    .out()
                    .lines()
                    .toList();
            // The first line is of the customer, in all its names.
            String rest = String.join("\n", chinese.subList(1, chinese.size()));
            assertThat(found(LATIN, CODE.matcher(rest).replaceAll(" ")))
                    .as(reason)
                    .isSubsetOf(NO_WORDS);
            List<String> english = done("why", customer, "2024-02", "--language", "en")
                    .out()
                    .lines()
                    .toList();
            assertThat(found(HAN, String.join("\n", english.subList(1, english.size()))))
                    .as(reason)
                    .isEmpty();
        }
    }

    private static String customer(String reason) {
        return done(
                        "sql",
                        "select min(customer_no) as no from mart.credit_grade where period_key = 202402 and"
                                + " reason_code = '" + reason + "'",
                        "--format",
                        "csv")
                .out()
                .lines()
                .skip(1)
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> found(Pattern pattern, String text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }

    private static String text(String report, String month, String language) throws IOException {
        Path file = Path.of(ClosedHome.home(), "out", month, report + "-" + month + "-" + language + ".pdf");
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            return stripper.getText(document);
        }
    }

    private static CommandLineRun done(String... arguments) {
        return CommandLineRun.done(ClosedHome.folder(), arguments);
    }
}
