package io.gridgrade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.value.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Classes of customers are data: a home may have any. */
class CustomerClassTest {
    private static final String CLASSES =
            """
            customer_class_code,population_code,class_order,class_name_en,class_name_zh
            residential,resident,1,Residential,居民
            commercial,enterprise,2,Commercial,商业
            industrial,enterprise,3,Industrial,工业
            irrigation,enterprise,4,Irrigation,排灌
            unknown,resident,9,Unknown,未知
            """;

    @TempDir
    Path folder;

    @Test
    void aClassOfTheHomeIsLoadedClosedPrintedAndExportedAndAnUnknownOneIsRefused() throws IOException {
        String sample = folder.resolve("sample").toString();
        done("init", home());
        done("sample", sample, "--customers", "120", "--months", "2");
        Files.createDirectories(folder.resolve("home/seeds"));
        Files.writeString(folder.resolve("home/seeds/customer_class.csv"), CLASSES);
        long ofClass = irrigate(folder.resolve("sample/customer.csv"));

        CommandLineRun load = inHome("load", "sample", sample);
        assertThat(load.code()).as(load.err()).isEqualTo(ExitCode.DONE);
        CommandLineRun rejects = inHome("rejects");
        assertThat(rejects.out()).contains("customer_class_code", "customer_customer_class_code_check", "irigation");
        assertThat(inHome("rejects", "--json").out())
                .contains(
                        "customer_class_code in ('residential', 'commercial', 'industrial', 'irrigation'); did you mean"
                                + " \\\"irrigation\\\"?");

        CommandLineRun close = inHome("close", "--all");
        assertThat(close.code()).as(close.err()).isEqualTo(ExitCode.DONE);
        assertThat(close.out()).contains("industrial  irrigation  unknown  customers");
        assertThat(answer("select customer_class_code, count(*) from mart.customer where customer_class_code ="
                        + " 'irrigation' group by 1"))
                .isEqualTo("irrigation," + (ofClass - 1) + "\n");
        done("report", "2023-02", "--home", home());
        assertThat(text()).contains("Irrigation");
        done("export", "2023-02", "--home", home());
        assertThat(Files.readString(exported())).contains("irrigation", "排灌").doesNotContain("agricultural");

        Files.writeString(folder.resolve("home/seeds/customer_class.csv"), CLASSES.replaceFirst("irrigation.*\n", ""));
        CommandLineRun without = inHome("load", "sample", sample);
        assertThat(without.code()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(without.err())
                .contains("seeds/customer_class.csv has no row for customer_class_code irrigation, which "
                        + (ofClass - 1) + " customers of the warehouse have; expected one");
    }

    // The sample's farms are of the home's class; one is mistyped.
    private static long irrigate(Path file) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        long count = 0;
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(",agricultural,")) {
                count++;
                lines.set(i, lines.get(i).replace(",agricultural,", count == 1 ? ",irigation," : ",irrigation,"));
            }
        }
        Files.write(file, lines);
        assertThat(count).isGreaterThan(2);
        return count;
    }

    private String home() {
        return folder.resolve("home").toString();
    }

    private String answer(String sql) {
        String out = inHome("sql", "--format", "csv", sql).out().replace("\r\n", "\n");
        return out.substring(out.indexOf('\n') + 1);
    }

    private String text() throws IOException {
        Path file = folder.resolve("home/out/2023-02/credit-report-2023-02-en.pdf");
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            return new PDFTextStripper().getText(document);
        }
    }

    private Path exported() throws IOException {
        try (var files = Files.walk(folder.resolve("home/out"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("grade_mix"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private CommandLineRun inHome(String... arguments) {
        List<String> all = new ArrayList<>(Arrays.asList(arguments));
        all.addAll(List.of("--home", home()));
        return CommandLineRun.of(all.toArray(String[]::new));
    }

    private static void done(String... arguments) {
        CommandLineRun run = CommandLineRun.of(arguments);
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
    }
}
