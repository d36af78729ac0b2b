package io.gridgrade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gridgrade.engine.Row;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Json;
import io.gridgrade.value.Period;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValidationReportTest {
    private static final Path GOLDEN = Path.of("src/test/resources/io/gridgrade/report/golden");
    private static final Pattern OF = Pattern.compile("of: \\[?([a-z_, ]+)]?}");
    private static final Pattern QUERY = Pattern.compile("(?m)^query: validation_([a-z_]+)$");

    private static CommandLineRun report(String... more) {
        List<String> arguments = new ArrayList<>(List.of("report", "--home", ClosedHome.home()));
        arguments.addAll(List.of(more));
        return CommandLineRun.of(arguments.toArray(String[]::new));
    }

    private static JsonNode section(JsonNode validation, String code) {
        for (JsonNode section : validation.get("sections")) {
            if (section.get("section").asText().equals(code)) {
                return section;
            }
        }
        throw new AssertionError("no section " + code);
    }

    /** Without a month it is of the last closed one; printed again it is the same to the byte. */
    @Test
    void thePageSaysWhatTheValidationOfTheTerminalSays() throws IOException {
        JsonNode told = Json.read(CommandLineRun.of("model", "validate", "--json", "--home", ClosedHome.home())
                .out());
        CommandLineRun run = report("validation", "--language", "en");
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
        Path file = Path.of(run.out().strip());
        assertThat(file).hasFileName("validation-report-" + ClosedHome.LAST_MONTH + "-en.pdf");
        byte[] first = Files.readAllBytes(file);
        String text = text(file);

        JsonNode index = section(told, "discrimination_index").get("rows");
        JsonNode all = index.get(index.size() - 1);
        assertThat(all.get("population").asText()).isEqualTo("all");
        assertThat(text)
                .contains("Annual Validation Report", "What holds, what fails, what to do")
                .contains("All customers Index score " + all.get("cases").asText() + " "
                        + all.get("defaults").asText() + " "
                        + threeDigits(all.get("AUC").asText()));
        for (JsonNode row : section(told, "drift").get("rows")) {
            assertThat(text).contains(threeDigits(row.get("PSI").asText()));
        }

        report("validation", ClosedHome.LAST_MONTH, "--language", "en");
        assertThat(Files.readAllBytes(file)).isEqualTo(first);
    }

    private static String threeDigits(String figure) {
        return new java.math.BigDecimal(figure)
                .setScale(3, java.math.RoundingMode.HALF_UP)
                .toPlainString();
    }

    @Test
    void itSaysTheSameInChineseWithoutAWordOfEnglishSentences() throws IOException {
        CommandLineRun run = report("validation", "--language", "zh");
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);

        assertThat(text(Path.of(run.out().strip())))
                .contains("年度验证报告", "哪些成立，哪些不成立，如何处理", "指标得分")
                .doesNotContainPattern("\\b(the|of|to|than|with|every)\\b");
    }

    /** Rewritten, for review as a diff, by a run with -Dgolden.update=true. */
    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void theReportOfASmallUtilityReadsAsItsGoldenText(String language) throws IOException {
        CommandLineRun run = report("validation", "--language", language);
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
        String text;
        try (PDDocument document = Loader.loadPDF(Path.of(run.out().strip()).toFile())) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            // When it was closed, and what it was fitted on, is another time another.
            text = stripper.getText(document)
                    .lines()
                    .filter(line -> !line.contains(" · 0.1.0 · ") && !line.contains("UTC+"))
                    .map(line -> line.replaceAll("[0-9a-f]{64}", "SHA-256").stripTrailing())
                    .collect(Collectors.joining("\n", "", "\n"));
        }
        Path golden = GOLDEN.resolve("validation-report-" + language + ".txt");
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(golden, text);
        }
        assertThat(text).isEqualTo(Files.readString(golden));
    }

    @Test
    void aTableShowsColumnsThatItsSectionHas() throws IOException {
        Map<String, List<Row>> answers = answers();
        try (Stream<Path> files = Files.list(Path.of("reports/validation_report"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".yml")).toList()) {
                String declared = Files.readString(file);
                for (MatchResult query : QUERY.matcher(declared).results().toList()) {
                    List<Row> rows = answers.getOrDefault("validation_" + query.group(1), List.of());
                    List<String> shown = OF.matcher(declared)
                            .results()
                            .flatMap(found -> Stream.of(found.group(1).split(", ", -1)))
                            .toList();
                    rows.stream().limit(1).forEach(row -> assertThat(row.asMap().keySet())
                            .as(file.toString())
                            .containsAll(shown));
                }
            }
        }
        assertThat(answers.get("validation_summary")).hasSize(6);
        assertThat(answers.get("validation_migration")).isNotEmpty();
        assertThat(answers.get("validation_roc")).isNotEmpty();
    }

    private static Map<String, List<Row>> answers() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        Terminal terminal = new Terminal(nowhere, nowhere, false, false, 100);
        GridGrade main = new GridGrade(terminal, Map.of(), new Interruption(terminal), "test");
        return main.reading(
                ClosedHome.asHome(), session -> Validations.answers(session, Period.parse(ClosedHome.LAST_MONTH)));
    }

    @Test
    void theHelpListsTheReportsThatThereAre() {
        assertThat(CommandLineRun.of("report", "--help").out())
                .containsSubsequence(
                        "Reports:",
                        "credit      Monthly Credit Report",
                        "grouping    Customer Grouping Report",
                        "validation  Annual Validation Report (only when asked for)",
                        "methods     Comparison of Methods (only when asked for)");
    }

    @Test
    void aReportThatThereIsNotIsRefusedWithTheNearest() {
        CommandLineRun run = report("valdation", ClosedHome.LAST_MONTH);

        assertThat(run.code()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(run.err())
                .contains(
                        "there is no report \"valdation\"; did you mean \"validation\"?; expected a month, YYYY-MM, or"
                                + " one of credit, grouping, validation, methods, service and a month");
    }

    @Test
    void aMonthThatIsNotClosedIsRefused() {
        CommandLineRun run = report("validation", "2031-05");

        assertThat(run.code()).isEqualTo(ExitCode.PRECONDITION);
        assertThat(run.err()).contains("period 2031-05 is not closed, so there is nothing to report");
    }

    /** Every remark that a validation can make has words in both languages: a missing one would break the print. */
    @Test
    void everyRemarkHasItsWordsAndNoWordsAreIdle() throws IOException {
        String sources;
        try (Stream<Path> files = Files.list(Path.of("src/main/java/io/gridgrade/validation"))) {
            StringBuilder all = new StringBuilder();
            for (Path file : files.toList()) {
                all.append(Files.readString(file));
            }
            sources = all.append(Files.readString(Path.of("src/main/java/io/gridgrade/cli/ModelSections.java")))
                    .toString();
        }
        List<String> made = Pattern.compile(
                        "remark\\(\\s*((?:[^\"();]|\\.\\w+\\(\\)|\\(\\)){0,90}\"[a-z_]+\"[^{]{0,120}?),\\s*\"")
                .matcher(sources)
                .results()
                .flatMap(found -> Pattern.compile("\"([a-z_]{3,})\"")
                        .matcher(found.group(1))
                        .results())
                .map(found -> found.group(1))
                .filter(code -> !code.equals("no_other_"))
                .toList();
        assertThat(made).hasSizeGreaterThan(20);
        for (String language : List.of("en", "zh")) {
            String words = Files.readString(Path.of("reports/messages_" + language + ".properties"));
            for (String code : made) {
                assertThat(words).as(language).contains("\nremark." + code + " =");
            }
            Pattern.compile("(?m)^remark\\.([a-z_]+) =")
                    .matcher(words)
                    .results()
                    .map(found -> found.group(1))
                    .filter(code -> !code.equals("between") && !code.startsWith("no_other_"))
                    .filter(code -> !code.contains("method_"))
                    .forEach(code -> assertThat(sources).contains("\"" + code + "\""));
        }
    }

    private static String text(Path pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            return stripper.getText(document).replaceAll("\\s+", " ");
        }
    }
}
