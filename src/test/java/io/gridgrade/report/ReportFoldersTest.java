package io.gridgrade.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

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
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFoldersTest {
    private static final Period DECEMBER = Period.parse("2024-12");
    private static final Imprint IMPRINT = new Imprint("", "", "", "", ZoneOffset.UTC);

    private static final String BODY =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <jasperReport name="arrears" pageWidth="511" pageHeight="842" columnWidth="511" leftMargin="0" \
            rightMargin="0" topMargin="0" bottomMargin="0" whenResourceMissingType="Error">
                <template><![CDATA["reports/house.jrtx"]]></template>
                <parameter name="page" class="io.gridgrade.report.Page"/>
                <field name="customer_count" class="java.lang.Number"/>
                <detail>
                    <band height="74" splitType="Prevent">
                        <element kind="subreport" x="0" y="16" width="511" height="58">
                            <parametersMapExpression><![CDATA[$P{page}.parameters()]]></parametersMapExpression>
                            <dataSourceExpression><![CDATA[$P{page}.section("ageing")
                                    .lead($P{page}.figures().customers($F{customer_count}))
                                    .table("bullets", $P{page}.sentences()
                                            .row($P{page}.answers().rows("%s").size() + ""))]]></dataSourceExpression>
                            <expression><![CDATA[$P{page}.template("section")]]></expression>
                        </element>
                    </band>
                </detail>
            </jasperReport>
            """;

    private static final String DECLARED =
            """
            order: 3
            title: section.ageing
            headline: credit_headline
            absent: absent.grades
            models: grade
            printed: monthly
            formats: [pdf]
            sections: [ageing]
            given: []
            queries:
              - arrears_ageing
            """;

    @TempDir
    Path folder;

    @Test
    void aReportIsAFolderThatIsPrintedWithoutAWordOfJava() throws Exception {
        copyComponents();
        report("arrears", DECLARED, BODY.formatted("arrears_ageing"));
        try (Warehouse warehouse = Portfolio.of(60)) {
            List<Path> files = print(warehouse);

            assertThat(files)
                    .extracting(file -> file.getFileName().toString())
                    .containsExactly("arrears-2024-12-en.pdf", "arrears-2024-12-zh.pdf");
            assertThat(text(files.get(0)))
                    .contains("December 2024, as of 31 December 2024 Arrears ageing 60 customers", "Page 1 of 1");
        }
    }

    @Test
    void aTemplateAsksOnlyWhatItsReportDeclares() throws Exception {
        copyComponents();
        report("arrears", DECLARED, BODY.formatted("grade_gates"));
        try (Warehouse warehouse = Portfolio.of(60)) {
            Throwable refused = catchThrowableOfType(RuntimeException.class, () -> print(warehouse));
            while (refused.getCause() != null) {
                refused = refused.getCause();
            }

            assertThat(refused)
                    .hasMessage("A template asks the query grade_gates, which its report.yml does not list; expected it"
                            + " there");
        }
    }

    @Test
    void reportsComeInTheOrderThatTheyDeclare() throws Exception {
        report("a_later", DECLARED, BODY);
        report("b_first", DECLARED.replace("order: 3", "order: 1"), BODY);

        assertThat(ReportFolders.in(folder).reports()).extracting(Report::name).containsExactly("b_first", "a_later");
        assertThat(ReportFolders.shipped().reports())
                .extracting(Report::name)
                .containsExactly(
                        "credit_report",
                        "grouping_report",
                        "validation_report",
                        "methods_report",
                        "service_report",
                        "work_list_report");
    }

    @Test
    void whateverIsWrongIsToldTogetherWithItsPlace() throws Exception {
        report(
                "arrears",
                """
                order: first
                title: section.agein
                headline: credit_headlines
                absent: absent.grades
                models: grades
                printed: yearly
                formats: [pdf, html]
                sections: [ageing, ageing]
                given: []
                queries:
                  - arrears_ageing
                  - arrears_ageing
                """,
                BODY);
        report(
                "behind",
                """
                order: [3]
                titel: section.ageing
                order: 3
                queries: {a: b}
                formats: [[pdf]]
                sections: []
                printed: asked
                given: []
                """,
                BODY);
        report("broken", "title: [", BODY);
        report("empty", "", BODY);
        report("short", DECLARED.replace("models: grade\n", ""), BODY);

        UserError told = catchThrowableOfType(
                UserError.class, () -> ReportFolders.in(folder).reports());

        assertThat(told).hasMessage("the reports are not declared as they must be:");
        assertThat(told.details().get(13)).startsWith("reports/broken/report.yml, line 1, column ");
        assertThat(told.details().stream().filter(line -> !line.contains("/broken/")))
                .containsExactly(
                        "reports/arrears/report.yml, line 12, column 5: queries has arrears_ageing twice; expected each"
                                + " query once",
                        "reports/arrears/report.yml, line 3, column 1: there is no query"
                                + " sql/report/credit_headlines.sql; expected the name of one in sql/report",
                        "reports/arrears/report.yml, line 8, column 20: sections has ageing twice; expected each"
                                + " section once",
                        "reports/arrears/report.yml, line 7, column 16: formats is \"html\"; expected pdf",
                        "reports/arrears/report.yml, line 1, column 1: order is \"first\"; expected a whole number"
                                + " from 1 to 9999",
                        "reports/arrears/report.yml, line 2, column 1: title is \"section.agein\", which is no key of"
                                + " messages_en.properties; did you mean \"section.ageing\"?; expected the key of its"
                                + " words",
                        "reports/arrears/report.yml, line 2, column 1: title is \"section.agein\", which is no key of"
                                + " messages_zh.properties; did you mean \"section.ageing\"?; expected the key of its"
                                + " words",
                        "reports/arrears/report.yml, line 5, column 1: models is \"grades\"; did you mean \"grade\"?;"
                                + " expected grade or group",
                        "reports/arrears/report.yml, line 6, column 1: printed is \"yearly\"; expected asked or listed or monthly",
                        "reports/behind/report.yml, line 1, column 1: order is a list or a map; expected a word",
                        "reports/behind/report.yml, line 2, column 1: titel is unknown; did you mean \"title\"?;"
                                + " expected one of absent, formats, given, headline, models, order, printed, queries, sections, title",
                        "reports/behind/report.yml, line 4, column 1: queries is no list; expected a list",
                        "reports/behind/report.yml, line 5, column 11: formats has a list or a map in it; expected"
                                + " words",
                        "reports/empty/report.yml, line 1, column 1: is empty or no map; expected keys such as title:"
                                + " and queries:",
                        "reports/short/report.yml, line 1, column 1: models is missing; expected all of absent,"
                                + " formats, given, headline, models, order, printed, queries, sections, title");
    }

    private List<Path> print(Warehouse warehouse) throws IOException {
        CompileTemplates.main(new String[] {folder.toString()});
        return PrintReports.print(
                        ReportFolders.in(folder),
                        warehouse,
                        DECEMBER,
                        folder.resolve("out"),
                        List.of("en", "zh"),
                        IMPRINT,
                        Progress.SILENT)
                .stream()
                .map(WrittenFile::path)
                .toList();
    }

    private void report(String name, String declared, String body) throws IOException {
        Path report = Files.createDirectories(folder.resolve(name));
        Files.writeString(report.resolve("report.yml"), declared);
        Files.writeString(report.resolve("body.jrxml"), body);
    }

    private void copyComponents() throws IOException {
        Path to = Files.createDirectories(folder.resolve("component"));
        try (Stream<Path> files = Files.list(Path.of("reports/component"))) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
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
