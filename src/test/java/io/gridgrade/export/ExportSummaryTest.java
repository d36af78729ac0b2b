package io.gridgrade.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.gridgrade.engine.Row;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Hash;
import io.gridgrade.value.Json;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.value.UserError;
import io.gridgrade.value.WrittenFile;
import io.gridgrade.warehouse.Warehouse;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportSummaryTest {
    private static final Period MONTH = Period.parse("2024-12");
    private static final List<String> BREAKDOWNS = List.of("portfolio", "class", "province", "city", "county");

    private static final Parameters PLAIN = Parameters.of(Map.of(
            "export_byte_order_mark",
            false,
            "warehouse_currency",
            "CNY",
            "utility_name",
            "华东供电",
            "utility_name_en",
            "East Power"));

    @TempDir
    private Path folder;

    private static Warehouse warehouse;

    @BeforeAll
    static void portfolio() throws IOException {
        warehouse = Warehouse.inMemory();
        try (var text = ExportSummaryTest.class.getResourceAsStream("/io/gridgrade/report/portfolio.sql")) {
            warehouse.execute(
                    new SqlFile("portfolio", new String(text.readAllBytes(), StandardCharsets.UTF_8)),
                    Parameters.none().with("customer_count", 700));
        }
        run(
                """
                insert into star.fact_credit_event
                    (event_no, customer_key, period_key, event_code, occurred_on, event_amount, reversed_on, run_key)
                values
                    ('E-1', 1, 202412, 'cut', date '2024-12-03', 120.50, null, 1),
                    ('E-2', 2, 202412, 'cut', date '2024-12-03', 80.00, date '2025-01-04', 1),
                    ('E-3', 3, 202412, 'cut', date '2024-12-03', 900.00, date '2024-12-05', 1),
                    ('E-4', 1, 202412, 'reconnected', date '2024-12-09', null, null, 1),
                    ('E-5', 0, 202412, 'cut_notice', date '2024-12-09', 7.25, null, 1),
                    ('E-6', 1, 202412, 'reminder', date '2024-12-01', 1.00, null, 1),
                    ('E-7', 1, 202411, 'cut', date '2024-11-01', 1.00, null, 1);
                update star.dim_region set county_name = '=HYPERLINK("x")' where region_no = 'C2A';
                """);
    }

    @AfterAll
    static void close() {
        warehouse.close();
    }

    private static void run(String sql) {
        warehouse.execute(new SqlFile("test", sql), Parameters.none());
    }

    private static List<Map<String, String>> read(Path file) throws IOException {
        List<Map<String, String>> rows = new ArrayList<>();
        // The files of this test hold no comma or line end within quotes.
        List<String> lines = List.of(Files.readString(file).split("\r\n", -1));
        String[] columns = lines.get(0).split(",", -1);
        for (String line : lines.subList(1, lines.size() - 1)) {
            String[] cells = line.split(",", -1);
            assertThat(cells).hasSameSizeAs(columns);
            Map<String, String> row = new TreeMap<>();
            for (int i = 0; i < columns.length; i++) {
                row.put(columns[i], cells[i]);
            }
            rows.add(row);
        }
        return rows;
    }

    private static BigDecimal sum(List<Map<String, String>> rows, String breakdown, String column) {
        return rows.stream()
                .filter(row -> row.get("breakdown_code").equals(breakdown))
                .map(row -> new BigDecimal(row.get(column)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void everyBreakdownAddsUpToThePortfolio() throws IOException {
        write(warehouse, MONTH, folder, PLAIN);
        Map<String, List<String>> measures = Map.of(
                "customers",
                List.of(
                        "customer_count",
                        "bill_count",
                        "billed_amount",
                        "paid_amount",
                        "settled_amount",
                        "open_amount",
                        "overdue_amount",
                        "rated_count",
                        "risen_count",
                        "fallen_count",
                        "in_default_count",
                        "default_month_count",
                        "cut_count",
                        "write_off_count"),
                "grade_mix",
                List.of("customer_count", "open_amount", "overdue_amount"),
                "arrears_ageing",
                List.of("customer_count", "open_amount", "overdue_amount"),
                "disconnections",
                List.of("event_count", "event_amount"));
        for (var file : measures.entrySet()) {
            List<Map<String, String>> rows = read(folder.resolve("summary/" + file.getKey() + ".csv"));
            for (String measure : file.getValue()) {
                BigDecimal portfolio = sum(rows, "portfolio", measure);
                for (String breakdown : BREAKDOWNS) {
                    assertThat(sum(rows, breakdown, measure))
                            .as("%s of %s by %s", measure, file.getKey(), breakdown)
                            .isEqualByComparingTo(portfolio);
                }
            }
        }
    }

    @Test
    void thePortfolioIsTheWarehouses() throws IOException {
        write(warehouse, MONTH, folder, PLAIN);
        Row truth = warehouse
                .query(
                        new SqlFile(
                                "test",
                                "select count(*) as n, sum(open_amount) as open_amount, sum(billed_amount) as billed"
                                        + " from star.fact_customer_month where period_key = 202412"),
                        Parameters.none())
                .get(0);
        List<Map<String, String>> customers = read(folder.resolve("summary/customers.csv"));
        assertThat(truth.longInteger("n")).isPositive();
        assertThat(sum(customers, "portfolio", "customer_count"))
                .isEqualByComparingTo(BigDecimal.valueOf(truth.longInteger("n")));
        assertThat(sum(customers, "portfolio", "billed_amount")).isEqualByComparingTo(truth.decimal("billed"));
        for (String file : List.of("customers", "grade_mix", "arrears_ageing")) {
            assertThat(sum(read(folder.resolve("summary/" + file + ".csv")), "portfolio", "open_amount"))
                    .as(file)
                    .isEqualByComparingTo(truth.decimal("open_amount"));
        }
        // A cut withdrawn in the month does not count, one withdrawn after it does; another month's never.
        assertThat(read(folder.resolve("summary/disconnections.csv")).stream()
                        .filter(row -> row.get("breakdown_code").equals("portfolio"))
                        .map(row -> row.get("event_code") + " " + row.get("event_count") + " "
                                + row.get("customer_count") + " " + row.get("event_amount")))
                .containsExactly("cut 2 2 200.50", "cut_notice 1 1 7.25", "reconnected 1 1 0.00");
    }

    @Test
    void theManifestChecksTheFilesAndDescribesTheirColumns() throws IOException {
        List<Path> files = write(warehouse, MONTH, folder, PLAIN);
        assertThat(files)
                .extracting(file -> file.getFileName().toString())
                .containsExactly(
                        "customers.csv",
                        "grade_mix.csv",
                        "arrears_ageing.csv",
                        "disconnections.csv",
                        "data_dictionary.csv",
                        "manifest.json",
                        "SHA256SUMS");
        JsonNode manifest = Json.read(Files.readString(files.get(5)));
        assertThat(manifest.path("period").asText()).isEqualTo("2024-12");
        assertThat(manifest.path("run_key").asInt()).isEqualTo(2);
        assertThat(manifest.path("written_by_version").asText()).isNotBlank();
        assertThat(manifest.path("files")).hasSize(4);
        for (JsonNode entry : manifest.path("files")) {
            Path file = folder.resolve("summary").resolve(entry.path("file").asText());
            assertThat(entry.path("sha256").asText()).isEqualTo(Hash.of(file));
            assertThat(entry.path("bytes").asLong()).isEqualTo(Files.size(file));
            assertThat(entry.path("rows").asInt()).isEqualTo(read(file).size()).isPositive();
            String header = Files.readString(file).split("\r\n", 2)[0];
            assertThat(entry.path("columns").findValuesAsText("name")).isEqualTo(List.of(header.split(",", -1)));
            assertThat(entry.path("columns").findValuesAsText("description"))
                    .allSatisfy(words -> assertThat(words).endsWith("."));
        }
    }

    /** Of several exports at once the last one's files stay; each still tells its own. */
    @Test
    void whatWasWrittenIsToldAsItWasThenThoughAnotherStandsThereSince() throws IOException {
        List<WrittenFile> files = ExportSummary.write(warehouse, MONTH, folder, PLAIN);
        Path first = files.get(0).path();
        byte[] bytes = Files.readAllBytes(first);
        Files.writeString(first, "another's");

        assertThat(files.get(0).bytes()).isEqualTo(bytes.length);
        Files.write(first, bytes);
        for (WrittenFile file : files) {
            assertThat(file.sha256()).isEqualTo(Hash.of(file.path()));
        }
    }

    @Test
    void theManifestSaysWhatARegulatorAsks() throws IOException {
        Path summary = write(warehouse, MONTH, folder, PLAIN).get(0).getParent();
        JsonNode manifest = Json.read(Files.readString(summary.resolve("manifest.json")));

        assertThat(manifest.at("/utility/name").asText()).isEqualTo("华东供电");
        assertThat(manifest.at("/utility/name_en").asText()).isEqualTo("East Power");
        assertThat(manifest.path("period_first_on").asText()).isEqualTo("2024-12-01");
        assertThat(manifest.path("period_last_on").asText()).isEqualTo("2024-12-31");
        assertThat(manifest.path("currency").asText()).isEqualTo("CNY");
        assertThat(manifest.has("edition")).isTrue();
        assertThat(manifest.has("rules")).isTrue();
        JsonNode customers = manifest.path("files").get(0);
        assertThat(column(customers, "billed_amount").path("unit").asText()).isEqualTo("CNY");
        assertThat(column(customers, "bill_count").path("unit").asText()).isEqualTo("1");
        assertThat(column(customers, "county_name").path("unit").isNull()).isTrue();
        // Every code that stands in a file is in its list.
        for (JsonNode file : manifest.path("files")) {
            List<Map<String, String>> rows =
                    read(summary.resolve(file.path("file").asText()));
            for (JsonNode column : file.path("columns")) {
                if (!column.path("code_list").isNull()) {
                    List<String> codes = manifest.path("code_lists")
                            .path(column.path("code_list").asText())
                            .findValuesAsText("code");
                    assertThat(rows)
                            .extracting(row -> row.get(column.path("name").asText()))
                            .allMatch(code -> code.isEmpty() || code.equals("unknown") || codes.contains(code));
                }
            }
        }
        assertThat(manifest.path("code_lists").findValuesAsText("code")).isNotNull();
        List<String> described = Files.readAllLines(summary.resolve("data_dictionary.csv"));
        assertThat(described)
                .hasSize(1 + manifest.path("files").findValues("description").size());
    }

    private static JsonNode column(JsonNode file, String name) {
        for (JsonNode column : file.path("columns")) {
            if (column.path("name").asText().equals(name)) {
                return column;
            }
        }
        throw new AssertionError("no column " + name);
    }

    @Test
    void regionsHaveTheirNumbersBesideTheirNames() throws IOException {
        write(warehouse, MONTH, folder, PLAIN);
        List<Map<String, String>> rows = read(folder.resolve("summary/customers.csv"));

        assertThat(rows.stream().filter(row -> row.get("breakdown_code").equals("county")))
                .isNotEmpty()
                .allMatch(row ->
                        !row.get("county_no").isEmpty() && !row.get("city_no").isEmpty())
                .anyMatch(row -> row.get("county_no").equals("C2A"));
        assertThat(rows.stream().filter(row -> row.get("breakdown_code").equals("province")))
                .allMatch(row ->
                        !row.get("province_no").isEmpty() && row.get("city_no").isEmpty());
    }

    @Test
    void sha256sumFindsWhatWasChanged() throws Exception {
        Path summary = write(warehouse, MONTH, folder, PLAIN).get(0).getParent();

        assertThat(check(summary)).isZero();
        Files.writeString(summary.resolve("grade_mix.csv"), "x", StandardOpenOption.APPEND);
        assertThat(check(summary)).isNotZero();
    }

    private static int check(Path summary) throws Exception {
        return new ProcessBuilder("sha256sum", "--check", "--strict", "SHA256SUMS")
                .directory(summary.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    @Test
    void withTheMarkExcelKnowsThatItIsUtf8() throws IOException {
        Map<String, Object> marked = new TreeMap<>(PLAIN.asMap());
        marked.put("export_byte_order_mark", true);
        for (Path file : write(warehouse, MONTH, folder, Parameters.of(marked))) {
            assertThat(Files.readString(file).startsWith("\ufeff"))
                    .as(file.toString())
                    .isEqualTo(file.toString().endsWith(".csv"));
        }
    }

    @Test
    void theSecondTimeGivesTheSameBytesAndLeavesNothingBeside() throws IOException {
        List<Path> files = write(warehouse, MONTH, folder, PLAIN);
        Map<Path, String> first = new TreeMap<>();
        for (Path file : files) {
            first.put(file, Hash.of(file));
        }
        Files.writeString(folder.resolve("summary/left-over.csv"), "from an older version");
        for (Path file : write(warehouse, MONTH, folder, PLAIN)) {
            assertThat(Hash.of(file)).as(file.toString()).isEqualTo(first.get(file));
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(folder.resolve("summary"));
        }
        assertThat(folder.resolve("summary/left-over.csv")).doesNotExist();
    }

    @Test
    void aTextThatASpreadsheetTakesForAFormulaIsGuarded() throws IOException {
        write(warehouse, MONTH, folder, PLAIN);
        assertThat(Files.readString(folder.resolve("summary/customers.csv")))
                .contains("\"'=HYPERLINK(\"\"x\"\")\"")
                .doesNotContain(",=HYPERLINK", ",\"=HYPERLINK");
        assertThat(SpreadsheetCsv.cell("-1+2")).isEqualTo("'-1+2");
        assertThat(SpreadsheetCsv.cell("@x")).isEqualTo("'@x");
        assertThat(SpreadsheetCsv.cell("\tx")).isEqualTo("'\tx");
        assertThat(SpreadsheetCsv.cell("＝1+1")).isEqualTo("'＝1+1");
        assertThat(SpreadsheetCsv.cell("\u3000＋1")).isEqualTo("'\u3000＋1");
        assertThat(SpreadsheetCsv.cell(" \u200b=1")).isEqualTo("' \u200b=1");
        assertThat(SpreadsheetCsv.cell("华东-1")).isEqualTo("华东-1");
        assertThat(SpreadsheetCsv.cell(new BigDecimal("-1.50"))).isEqualTo("-1.50");
        assertThat(SpreadsheetCsv.cell("张三")).isEqualTo("张三");
    }

    @Test
    void aMonthThatIsNotClosedSaysWhichAre() {
        assertThatThrownBy(() -> ExportSummary.write(warehouse, Period.parse("2025-01"), folder, PLAIN))
                .isInstanceOfSatisfying(
                        UserError.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.PRECONDITION))
                .hasMessage("period 2025-01 is not closed, so there is nothing to export; expected a month from"
                        + " 2024-10 to 2024-12; close it with: gridgrade close");
    }

    @Test
    void aFolderThatCannotBeWrittenLeavesTheOldSummary() throws IOException {
        Path file = folder.resolve("a file");
        Files.writeString(file, "in the way");
        assertThatThrownBy(() -> ExportSummary.write(warehouse, MONTH, file, PLAIN))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("the summary cannot be written to " + file.resolve("summary") + ": ");
        assertThat(file).hasContent("in the way");
    }

    private static List<Path> write(Warehouse published, Period period, Path folder, Parameters settings) {
        return ExportSummary.write(published, period, folder, settings).stream()
                .map(WrittenFile::path)
                .toList();
    }
}
