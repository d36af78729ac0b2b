package io.gridgrade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The comparison of methods as it is printed. */
@Tag("thorough")
class MethodsReportTest {
    @TempDir
    Path folder;

    private static CommandLineRun report(String... more) {
        List<String> arguments = new ArrayList<>(List.of("report", "methods", "--home", ClosedHome.home()));
        arguments.addAll(List.of(more));
        return CommandLineRun.of(arguments.toArray(String[]::new));
    }

    /** Printed again it is the same to the byte. */
    @Test
    void thePageSaysWhatTheTerminalSays() throws IOException {
        Path judgements = folder.resolve("judgements.csv");
        Files.writeString(
                judgements, "population_code,first_code,second_code,judgement\nresident,payment,consumption,5\n");
        JsonNode told = Json.read(CommandLineRun.of(
                        "model",
                        "methods",
                        "--json",
                        "--judgements",
                        judgements.toString(),
                        "--home",
                        ClosedHome.home())
                .out());
        CommandLineRun run = report("--language", "en", "--judgements", judgements.toString());
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
        Path file = Path.of(run.out().strip());
        assertThat(file).hasFileName("methods-report-" + ClosedHome.LAST_MONTH + "-en.pdf");
        byte[] first = Files.readAllBytes(file);
        String text = text(file);

        assertThat(text)
                .contains("Comparison of Methods", "Enterprises: AHP is not compared, for no judgements were given.");
        for (JsonNode section : told.get("sections")) {
            String code = section.get("section").asText();
            for (JsonNode row : section.get("rows")) {
                if (code.startsWith("agreement_")) {
                    assertThat(text)
                            .contains(row.get("same_grade_percent").asText() + "% "
                                    + row.get("within_one_percent").asText() + "%");
                } else if (code.startsWith("differences_")) {
                    assertThat(text).contains(row.get("customer").asText());
                }
            }
        }
        assertThat(text).contains("PAY1 On-time-in-full rate").doesNotContain("pay1", "pay2", "null");

        report(ClosedHome.LAST_MONTH, "--language", "en", "--judgements", judgements.toString());
        assertThat(Files.readAllBytes(file)).isEqualTo(first);
    }

    @Test
    void itSaysTheSameInChineseWithoutAWordOfEnglishSentences() throws IOException {
        CommandLineRun run = report("--language", "zh");
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);

        assertThat(text(Path.of(run.out().strip())))
                .contains("评级方法比较报告", "未提供判断矩阵，不比较层次分析", "分歧最大的客户及原因")
                .doesNotContainPattern("\\b(the|of|to|than|with|every|mean|average)\\b");
    }

    @Test
    void aMonthIsComparedAsItWasKnown() throws IOException {
        CommandLineRun run = report(ClosedHome.LAST_MONTH, "--language", "en", "--as-known-at", "2100-01-01");
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
        CommandLineRun now = report(ClosedHome.LAST_MONTH, "--language", "en");

        assertThat(Files.readAllBytes(Path.of(run.out().strip())))
                .isEqualTo(Files.readAllBytes(Path.of(now.out().strip())));
    }

    @Test
    void judgementsThatNoReportReadsAreRefused() {
        CommandLineRun run = CommandLineRun.of(
                "report", ClosedHome.LAST_MONTH, "--judgements", "judgements.csv", "--home", ClosedHome.home());

        assertThat(run.code()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(run.err()).contains("--judgements is only read by the report methods; expected: gridgrade report");
    }

    /** Why a method is lacking has words in both languages: missing ones would break the print. */
    @Test
    void everyRemarkHasItsWords() throws IOException {
        String source = Files.readString(Path.of("src/main/java/io/gridgrade/rating/Methods.java"));
        List<String> codes = Stream.concat(
                        Stream.of("method_separated"),
                        Pattern.compile("add\\(\\s+\"([a-z]+)\"")
                                .matcher(source)
                                .results()
                                .map(found -> "no_method_" + found.group(1)))
                .toList();
        assertThat(codes).hasSize(6);
        for (String language : List.of("en", "zh")) {
            String words = Files.readString(Path.of("reports/messages_" + language + ".properties"));
            codes.forEach(code -> assertThat(words).contains("\nremark." + code + " ="));
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
