package io.gridgrade.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gridgrade.Thorough;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Period;
import io.gridgrade.value.Progress;
import io.gridgrade.value.UserError;
import io.gridgrade.value.WrittenFile;
import io.gridgrade.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("sampled")
class PrintReportsTest {
    private static final Period DECEMBER = Period.parse("2024-12");
    private static final Path GOLDEN = Path.of("src/test/resources/io/gridgrade/report/golden");

    private static final Imprint IMPRINT = new Imprint("", "", "", "", ZoneOffset.UTC);

    private static final int[] DEBTORS = Thorough.isOn()
            ? java.util.stream.IntStream.rangeClosed(0, 104).toArray()
            : new int[] {0, 1, 9, 17, 24, 25, 26, 51, 100};

    @TempDir
    Path folder;

    /** Rewritten, for review as a diff, by a run with -Dgolden.update=true. */
    @ParameterizedTest
    @CsvSource({"credit-report,en,6", "credit-report,zh,6", "grouping-report,en,5", "grouping-report,zh,5"})
    void theReportOfASmallUtilityReadsAsItsGoldenText(String report, String language, int pages) throws IOException {
        try (Warehouse warehouse = Portfolio.withOutcomes(60)) {
            one(report.replace("-report", ""), warehouse, DECEMBER, folder, List.of(language), IMPRINT);
        }
        String name = report + "-2024-12-" + language;
        String text = text(folder.resolve(name + ".pdf"));
        Path golden = GOLDEN.resolve(name + ".txt");
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(golden, text);
        }
        assertThat(text).isEqualTo(Files.readString(golden));
        try (PDDocument document = Loader.loadPDF(folder.resolve(name + ".pdf").toFile())) {
            assertThat(document.getNumberOfPages()).isEqualTo(pages);
            assertThat(document.getDocumentCatalog().getDocumentOutline().children())
                    .isNotEmpty();
        }
    }

    @Test
    void thePrintedFilesAreNamedByReportMonthAndLanguage() {
        try (Warehouse warehouse = Portfolio.of(20)) {
            List<Path> files = print(warehouse, DECEMBER, folder, List.of("en", "zh"), IMPRINT, Progress.SILENT);

            assertThat(files)
                    .containsExactly(
                            folder.resolve("credit-report-2024-12-en.pdf"),
                            folder.resolve("credit-report-2024-12-zh.pdf"),
                            folder.resolve("grouping-report-2024-12-en.pdf"),
                            folder.resolve("grouping-report-2024-12-zh.pdf"));
            assertThat(folder).isDirectoryNotContaining("glob:**.next");
        }
    }

    @Test
    void theSameMonthIsTheSameBytesWhereverItIsPrinted() throws IOException {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try (Warehouse warehouse = Portfolio.withDiscriminant(60)) {
            List<Path> here =
                    print(warehouse, DECEMBER, folder.resolve("a"), List.of("en", "zh"), IMPRINT, Progress.SILENT);
            Locale.setDefault(Locale.GERMANY);
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Shanghai"));
            List<Path> there =
                    print(warehouse, DECEMBER, folder.resolve("b"), List.of("en", "zh"), IMPRINT, Progress.SILENT);

            for (int i = 0; i < here.size(); i++) {
                assertThat(there.get(i)).hasSameBinaryContentAs(here.get(i));
            }
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void theFileTellsTheTimeOfTheCloseAndNotOfThePrinting() throws IOException {
        try (Warehouse warehouse = Portfolio.of(20)) {
            Path file =
                    credit(warehouse, DECEMBER, folder, List.of("en"), IMPRINT).get(0);
            try (PDDocument document = Loader.loadPDF(file.toFile())) {
                assertThat(document.getDocumentInformation().getCreationDate().toInstant())
                        .hasToString("2025-01-02T01:10:03Z");
                assertThat(document.getDocumentInformation().getTitle())
                        .isEqualTo("Monthly Credit Report December 2024");
            }
        }
    }

    @Test
    void aRestatedMonthSaysSoOnEveryPage() throws IOException {
        try (Warehouse warehouse = Portfolio.of(20)) {
            Portfolio.sql(warehouse, "update star.dim_period set edition_no = 2 where period_key = 202412");
            for (Path file : print(warehouse, DECEMBER, folder, List.of("en", "zh"), IMPRINT, Progress.SILENT)) {
                String words = file.toString().endsWith("-en.pdf") ? "December 2024, restated (edition 2)" : "重述第2版";
                assertThat(text(file).split("--- page end ---\\s*")).allMatch(page -> page.contains(words));
            }
        }
    }

    @Test
    void thePagesNameTheUtilityAndWhoAnswersForThem() throws IOException {
        Imprint imprint = new Imprint("临江供电公司", "Linjiang Power Supply", "李伟", "Zhang Min", ZoneOffset.UTC);
        try (Warehouse warehouse = Portfolio.of(20)) {
            List<Path> files = credit(warehouse, DECEMBER, folder, List.of("en", "zh"), imprint);

            assertThat(text(files.get(0)))
                    .contains("Linjiang Power Supply", "Prepared by 李伟", "Approved by Zhang Min")
                    .doesNotContain("GridGrade");
            assertThat(text(files.get(1))).contains("临江供电公司", "编制：李伟", "审核：Zhang Min");
        }
    }

    /** Around the numbers of debtors that fill a page: none is left without content, nor with a row or two left over. */
    @Test
    void noPageIsLeftWithoutContent() throws IOException {
        try (Warehouse warehouse = Portfolio.of(110)) {
            for (int debtors : DEBTORS) {
                Portfolio.sql(
                        warehouse,
                        "update star.fact_customer_month set open_amount = case when customer_key <= " + debtors
                                + " then 100 + customer_key else 0 end, overdue_amount = open_amount");
                Path file = credit(warehouse, DECEMBER, folder, List.of("en"), IMPRINT)
                        .get(0);
                List<String> pages = pages(file);
                for (int i = 0; i < pages.size(); i++) {
                    assertThat(pages.get(i).lines().count())
                            .as("lines of page %d with %d debtors:\n%s", i + 1, debtors, pages.get(i))
                            .isGreaterThan(8);
                }
            }
        }
    }

    @Test
    void everyFontIsEmbedded() throws IOException {
        try (Warehouse warehouse = Portfolio.of(20)) {
            Path file =
                    credit(warehouse, DECEMBER, folder, List.of("zh"), IMPRINT).get(0);
            try (PDDocument document = Loader.loadPDF(file.toFile())) {
                for (PDPage page : document.getPages()) {
                    for (var name : page.getResources().getFontNames()) {
                        PDFont font = page.getResources().getFont(name);
                        assertThat(font.isEmbedded()).as(font.getName()).isTrue();
                    }
                }
            }
        }
    }

    @Test
    void rareCharactersPrintAndAMissingOneLeavesAMark() throws IOException {
        try (Warehouse warehouse = Portfolio.of(60)) {
            Portfolio.sql(warehouse, "update star.fact_customer_month set open_amount = 100, overdue_amount = 100");
            Path file =
                    credit(warehouse, DECEMBER, folder, List.of("zh"), IMPRINT).get(0);

            // U+20BB7 is not in the house font: the geta mark stands where it would.
            assertThat(text(file)).contains("王㛃", "李䶮", "堃喆精密机械", "张〓").doesNotContain("\uD842\uDFB7");
        }
    }

    @Test
    void longNamesArePrintedWhole() throws IOException {
        String chinese = "临江市第一新能源汽车零部件精密制造及国际贸易进出口股份有限公司".repeat(2).substring(0, 60);
        // One word, which has no place to break.
        String english = "Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaft";
        try (Warehouse warehouse = Portfolio.of(60)) {
            Portfolio.sql(
                    warehouse,
                    "update star.fact_customer_month set open_amount = 100, overdue_amount = 100; update"
                            + " star.dim_customer set customer_name = '" + chinese + "', customer_name_en = '" + english
                            + "'");
            List<Path> files = credit(warehouse, DECEMBER, folder, List.of("zh", "en"), IMPRINT);

            // Between the lines of a name stand the figures of its row.
            assertThat(text(files.get(0)).replaceAll("[^\\p{IsHan}]", "")).contains(chinese);
            assertThat(text(files.get(1)).replaceAll("[^a-z]", "")).contains(english.substring(1));
        }
    }

    @Test
    void theFirstMonthWithGradesSaysThatThereIsNothingToCompareWith() throws IOException {
        try (Warehouse warehouse = Portfolio.of(40)) {
            List<Path> files =
                    print(warehouse, Period.parse("2024-11"), folder, List.of("en"), IMPRINT, Progress.SILENT);

            assertThat(text(files.get(0)))
                    .contains(
                            "no month before to compare",
                            "This is the first month with grades",
                            "No grades were given the month before");
            assertThat(text(files.get(1))).contains("no month before to compare", "No customer changed group");
        }
    }

    @Test
    void aMonthWithoutModelGroupsOrDebtsSaysSoInWords() throws IOException {
        try (Warehouse warehouse = Portfolio.of(40)) {
            Portfolio.sql(
                    warehouse,
                    "delete from star.fact_customer_group; update star.fact_customer_month set open_amount = 0,"
                            + " overdue_amount = 0, arrears_days = 0");
            List<Path> files = print(warehouse, DECEMBER, folder, List.of("en"), IMPRINT, Progress.SILENT);

            assertThat(text(files.get(0)))
                    .contains("No default model scored this month", "No customer owes anything")
                    .contains("model none");
            assertThat(text(files.get(1))).contains("No groups were formed for this month");
        }
    }

    @Test
    void aSourceWithoutNamesAndRegionsIsTalkedOfByNumber() throws IOException {
        try (Warehouse warehouse = Portfolio.of(40)) {
            Portfolio.sql(
                    warehouse,
                    "update star.dim_customer set customer_name = null, customer_name_en = null, region_key = 0");
            Path file =
                    credit(warehouse, DECEMBER, folder, List.of("en"), IMPRINT).get(0);

            assertThat(text(file))
                    .contains("The regions of the customers are not stated.", "Customer 1000000002")
                    .contains("1000000002 \u2022 Industrial \u2022 Index score");
        }
    }

    @Test
    void aClosedMonthWithoutGradesSaysSoInWords() throws IOException {
        try (Warehouse warehouse = Portfolio.of(20)) {
            Path file = credit(warehouse, Period.parse("2024-10"), folder, List.of("en"), IMPRINT)
                    .get(0);

            assertThat(text(file)).contains("No customer was graded in this month.");
        }
    }

    @Test
    void aMonthThatIsNotClosedIsRefusedWithTheClosedOnes() {
        try (Warehouse warehouse = Portfolio.of(5)) {
            assertThatThrownBy(() ->
                            print(warehouse, Period.parse("2025-01"), folder, List.of("en"), IMPRINT, Progress.SILENT))
                    .isInstanceOf(UserError.class)
                    .hasMessage("period 2025-01 is not closed, so there is nothing to report;"
                            + " expected one of 2024-10 to 2024-12; close it with: gridgrade close")
                    .extracting("exitCode")
                    .isEqualTo(ExitCode.PRECONDITION);
        }
    }

    @Test
    void aWarehouseWithoutAClosedMonthIsToldApart() {
        try (Warehouse warehouse = Warehouse.inMemory()) {
            assertThatThrownBy(() -> print(warehouse, DECEMBER, folder, List.of("en"), IMPRINT, Progress.SILENT))
                    .hasMessage("period 2024-12 is not closed, so there is nothing to report;"
                            + " expected at least one closed month; close it with: gridgrade close");
        }
    }

    @Test
    void anUnknownLanguageIsRefusedBeforeAnythingIsPrinted() {
        try (Warehouse warehouse = Portfolio.of(5)) {
            assertThatThrownBy(() -> print(warehouse, DECEMBER, folder, List.of("en", "fr"), IMPRINT, Progress.SILENT))
                    .isInstanceOf(UserError.class)
                    .hasMessage("language \"fr\" is not one that reports are printed in; expected one of en, zh");
            assertThat(folder).isEmptyDirectory();
        }
    }

    @Test
    void monthsThatFollowEachOtherAreNamedAsASpan() {
        assertThat(PrintReports.spans(List.of(202311, 202312, 202401, 202403)))
                .isEqualTo("2023-11 to 2024-01, 2024-03");
    }

    private static List<String> pages(Path pdf) throws IOException {
        return List.of(text(pdf).strip().split("--- page end ---\\s*", -1)).stream()
                .filter(page -> !page.isEmpty())
                .toList();
    }

    private static String text(Path pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            stripper.setLineSeparator("\n");
            stripper.setPageEnd("\n--- page end ---\n");
            return stripper.getText(document).replaceAll("[ \u00a0]+\n", "\n");
        }
    }

    // What looks at one report prints no other.
    private static List<Path> credit(
            Warehouse published, Period period, Path folder, List<String> languages, Imprint imprint) {
        return one("credit", published, period, folder, languages, imprint);
    }

    private static List<Path> one(
            String word, Warehouse published, Period period, Path folder, List<String> languages, Imprint imprint) {
        return PrintReports.printOne(published, period, word, Map.of(), folder, languages, imprint, Progress.SILENT)
                .stream()
                .map(WrittenFile::path)
                .toList();
    }

    private static List<Path> print(
            Warehouse published,
            Period period,
            Path folder,
            List<String> languages,
            Imprint imprint,
            Progress progress) {
        return PrintReports.print(published, period, folder, languages, imprint, progress).stream()
                .map(WrittenFile::path)
                .toList();
    }
}
