package io.gridgrade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.value.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A customer whom only bills name is told, held by an expectation, and not rated, until a source states it. */
class UnstatedCustomerTest {
    private static final String BILL = "bill_no,customer_no,billed_on,due_on,billed_amount,energy_kwh\n";
    private static final String GRADES = "select customer_no, grade_code, reason_code from mart.credit_grade"
            + " where period_key = 202401 order by customer_no";

    @TempDir
    Path folder;

    @BeforeEach
    void makeHome() {
        assertThat(run("init").code()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void lostZerosAreToldHeldAndNotRatedUntilTheCustomerIsStated() throws IOException {
        String customers = "customer_no,customer_name,customer_name_en,customer_class_code,region_no,industry_code,"
                + "voltage_kv,contract_capacity_kva,opened_on,closed_on,valid_from\n"
                + "0000012345,客户,,residential,,,,,2020-01-01,,\n";
        write("a/customer.csv", customers);
        write("a/bill/b.csv", BILL + "B1,12345,2024-01-31,2024-02-15,100,5\nB2,X9,2024-01-31,2024-02-15,100,5\n");

        CommandLineRun load = run("load", "sample", folder.resolve("a").toString(), "--json");
        assertThat(load.code()).isEqualTo(ExitCode.DONE);
        assertThat(load.out())
                .contains("\"unstated_customers\":[{\"cause_code\":\"zeros\",\"customer_count\":1,"
                        + "\"customer_no\":\"12345\",\"likely_customer_no\":\"0000012345\"}");
        assertThat(run("status").out()).contains("2 customers are stated by no source, and not rated (NR)");
        assertThat(load.err())
                .contains("2 customers have facts, but no source has stated them: not rated (NR) until one does;"
                        + " 1 like 12345, and 0000012345 is stated: leading zeros were lost;"
                        + " 1 like X9, which is near to no number that is stated");

        CommandLineRun close = run("close");
        assertThat(close.code()).isEqualTo(ExitCode.DATA_QUALITY);
        assertThat(close.err()).contains("bill_customer_known: 2 of 2 rows of fact_bill");

        write(
                "home/quality.yml",
                """
                expect:
                  - {name: known, table: bill, kind: reference, column: customer_key, severity: stop, max_share: 1,
                     references: customer.customer_key, en: Known., zh: 已登记。}
                """);
        // A home's own gates, which say nothing of customers whom no source has stated.
        write(
                "home/seeds/gate.csv",
                """
                gate_code,gate_order,gate_kind_code,grade_code,condition_sql,gate_name_en,gate_name_zh
                all,1,set,AAA,true,All,全部
                """);
        assertThat(run("close", "--json").out())
                .contains("\"open_amount\":200.00")
                .contains("\"unstated_count\":2");
        assertThat(run("sql", "select count(*), min(customer_no) from mart.customer_group", "--format", "csv")
                        .out())
                .contains("1,0000012345");
        assertThat(run("status", "--json").out())
                .contains("\"unstated_customers\":2")
                .contains("\"unstated_count\":2");
        run("report", "2024-01", "--language", "en,zh");
        assertThat(page("credit-report-2024-01-en.pdf")).contains("stated by no source: 2,");
        assertThat(page("credit-report-2024-01-zh.pdf")).contains("数据源未登记 2 户");
        run("export", "2024-01");
        assertThat(Files.readString(folder.resolve("home/out/2024-01/summary/customers.csv")))
                .contains("rated_count,unstated_count,")
                .contains("portfolio,");
        assertThat(run("sql", GRADES, "--format", "csv").out())
                .contains("12345,NR,unstated")
                .contains("X9,NR,unstated");
        assertThat(run("why", "12345", "2024-01").out()).contains("No source has stated the customer, not rated");

        run("reopen", "2024-01", "--reason", "customers came");
        write("b/customer.csv", customers.replace("0000012345", "12345"));
        write("b/bill/b.csv", BILL + "B3,12345,2024-01-30,2024-02-15,100,5\n");
        assertThat(run("load", "sample", folder.resolve("b").toString()).code()).isEqualTo(ExitCode.DONE);
        assertThat(run("close").code()).isEqualTo(ExitCode.DONE);
        assertThat(run("sql", GRADES, "--format", "csv").out()).doesNotContain("12345,NR,unstated");
    }

    @Test
    void whatAWrongNumberOrYearMadeGoesAwayWithItsCorrection() throws IOException {
        write("a/bill/b.csv", BILL + "B1,C1,2024-01-31,2024-02-15,100,5\nB2,WRONG,2027-01-31,2027-02-15,100,5\n");
        run("load", "sample", folder.resolve("a").toString());
        assertThat(run("status").out()).contains("2027-01");

        write("b/bill/b.csv", BILL + "B2,C1,2024-02-28,2024-03-15,100,5\n");
        CommandLineRun corrected = run("load", "sample", folder.resolve("b").toString());

        assertThat(corrected.err()).contains("1 customer has facts").doesNotContain("WRONG");
        assertThat(run("status").out())
                .contains("2024-02")
                .doesNotContain("2027-01")
                .doesNotContain("2024-03");
    }

    private CommandLineRun run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        if (all.get(0).equals("init")) {
            all.add(folder.resolve("home").toString());
        } else {
            all.addAll(List.of("--home", folder.resolve("home").toString()));
        }
        return CommandLineRun.of(all.toArray(String[]::new));
    }

    private String page(String name) throws IOException {
        try (PDDocument document =
                Loader.loadPDF(folder.resolve("home/out/2024-01/" + name).toFile())) {
            PDFTextStripper text = new PDFTextStripper();
            text.setEndPage(1);
            return text.getText(document).replaceAll("\\s+", " ");
        }
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
