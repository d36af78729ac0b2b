package io.gridgrade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** The service report as it is printed. */
class ServiceReportTest {

    @Test
    void thePageSaysWhatMartSaysInBothLanguages() throws IOException {
        CommandLineRun run = CommandLineRun.of("report", "service", "2024-02", "--home", ClosedHome.home());
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
        List<String> files = run.out().lines().toList();
        String english = text(Path.of(files.get(0)));
        String chinese = text(Path.of(files.get(1)));

        JsonNode all = asked(
                        "select recovery_rate, turnover_days from mart.service_outcome where period_key = 202402 and"
                                + " cut_code = 'all'")
                .get(0);
        String rate = String.format(
                Locale.ROOT, "%.2f%%", 100 * all.get("recovery_rate").asDouble());
        String days =
                String.format(Locale.ROOT, "%.1f", all.get("turnover_days").asDouble());
        long due = asked("select count(*) as due from mart.service_action where period_key = 202402")
                .get(0)
                .get("due")
                .asLong();
        assertThat(english)
                .contains("Service Report", rate, days, "Outcome measures by grade", "Stages of life")
                .contains(String.format(Locale.ROOT, "%,d actions are due by the service rules", due))
                .contains("What was done", "None of the lists of the month before has come back")
                .contains("What it changed", "No effect can be told")
                // Eighteen have answered, and tell nothing.
                .contains(
                        "of no group have 30 customers answered on a dimension", "on none have 30 customers answered");
        assertThat(chinese).contains("客户服务月报", rate, days, "各信用等级成效指标", "服务质量差距", "服务属性", "生命周期阶段");
    }

    private static JsonNode asked(String sql) {
        CommandLineRun run = CommandLineRun.of("sql", sql, "--format", "json", "--home", ClosedHome.home());
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
        return Json.read(run.out());
    }

    static String text(Path file) throws IOException {
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            return new PDFTextStripper().getText(document);
        }
    }
}
