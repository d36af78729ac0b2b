package io.gridgrade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A home's own grade scale, of other codes and another length, works wherever a grade is given, explained or shown. */
@Tag("thorough")
class OtherScaleTest {
    private static final String BEFORE = "2024-01";
    private static final String AFTER = "2024-02";

    @TempDir
    Path folder;

    @Test
    void aScaleOfElevenOtherCodesWorksThroughCloseReportExportAndWhyAndLeavesOlderMonthsTheirs() throws IOException {
        Path home = folder.resolve("home");
        ClosedHome.copyTo(home);
        write(
                home.resolve("seeds/grade.csv"),
                "grade_code,grade_order,score_floor,grade_name_en,grade_name_zh",
                "P1,1,95,Prime,一级",
                "P2,2,90.25,Very good,二级",
                "P3,3,85,Good,三级",
                "P4,4,80,Fairly good,四级",
                "P5,5,75,Fair,五级",
                "P6,6,70,Ordinary,六级",
                "P7,7,65,Below ordinary,七级",
                "P8,8,55,Weak,八级",
                "P9,9,0,Poor,九级",
                "X,10,,Default or veto,违约或否决",
                "U,11,,Not rated,未评级");
        write(
                home.resolve("seeds/gate.csv"),
                "gate_code,gate_order,gate_kind_code,grade_code,condition_sql,gate_name_en,gate_name_zh",
                "default,1,set,X,is_default,In default,违约未恢复",
                "new_customer,2,set,U,is_new,New customer,新客户暂不评级",
                "open_arrears,3,cap,P3,overdue_amount > 0,Open arrears,存在未结清欠费");
        CommandLineRun.done(home, "reopen", AFTER, "--reason", "another scale");
        CommandLineRun.done(home, "close", "--all");

        for (String month : List.of(BEFORE, AFTER)) {
            CommandLineRun.done(home, "report", month);
            CommandLineRun.done(home, "export", month);
            assertThat(CommandLineRun.done(home, "why", "C00000042", month).out())
                    .contains(month + ": grade ");
        }
        String after = text(home, "credit-report", AFTER, "en") + text(home, "grouping-report", AFTER, "zh");
        assertThat(after)
                .contains(
                        "Share of grades P1 to P5",
                        "hold grades P1 to P5",
                        "P1",
                        "P9",
                        "Default or veto",
                        "90.25 to below 95.0")
                .doesNotContain("Share of grades AAA");
        assertThat(text(home, "credit-report", BEFORE, "en"))
                .contains("Share of grades AAA to A", "Excellent credit")
                .doesNotContain("P5");
        subGradesAreOfTheScaleOfTheirMonth(home);
        assertThat(Files.readString(home.resolve("out/" + AFTER + "/summary/grade_mix.csv")))
                .contains("P1", "P4")
                .doesNotContain("AAA");
        assertThat(CommandLineRun.done(
                                home,
                                "sql",
                                "--format",
                                "csv",
                                "select grade_code from mart.month_grade where period_key = 202402 and is_good order"
                                        + " by grade_order")
                        .out())
                .isEqualToNormalizingNewlines("grade_code\nP1\nP2\nP3\nP4\nP5\n");
    }

    private static void subGradesAreOfTheScaleOfTheirMonth(Path home) {
        assertThat(CommandLineRun.done(
                                home,
                                "sql",
                                "--format",
                                "csv",
                                "select distinct period_key, indicator_points, sub_grade_code from mart.indicator where"
                                        + " period_key in (202401, 202402) and (indicator_points is not null or"
                                        + " sub_grade_code is not null) order by period_key, indicator_points")
                        .out())
                .isEqualToNormalizingNewlines(
                        """
                        period_key,indicator_points,sub_grade_code
                        202401,0,C
                        202401,30,C
                        202401,60,B
                        202401,80,AA
                        202401,100,AAA
                        202402,0,P9
                        202402,30,P9
                        202402,60,P8
                        202402,80,P4
                        202402,100,P1
                        """);
        assertThat(CommandLineRun.done(home, "why", "C00000042", AFTER).out())
                .contains("sub-grade")
                .containsPattern("PAY1 On-time-in-full rate .* (100 |80 |60 |30 |0 )")
                .containsPattern("PAY[1-8] .* P[1-9] ");
    }

    private static String text(Path home, String report, String month, String language) throws IOException {
        Path file = home.resolve("out/" + month + "/" + report + "-" + month + "-" + language + ".pdf");
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static void write(Path file, String... lines) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, String.join("\n", lines) + "\n");
    }
}
