package io.gridgrade.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.engine.Row;
import io.gridgrade.value.Period;
import io.gridgrade.warehouse.Warehouse;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A work list on paper. */
class PrintWorkListTest {
    private static final Path GOLDEN = Path.of("src/test/resources/io/gridgrade/report/golden");
    private static final Row LIST = new Row(Map.of(
            "region_key", 4,
            "region_name", "东湖供电所",
            "region_name_en", "Donghu Station",
            "owner_role_code", "collector",
            "owner_role_en", "Collector",
            "owner_role_zh", "催费员"));
    private static final List<Row> INPUTS = List.of(
            new Row(Map.of("input_code", "credit", "input_name_en", "Credit", "input_name_zh", "信用水平")),
            new Row(Map.of("input_code", "arrears_days", "input_name_en", "Days of arrears", "input_name_zh", "欠费天数")));
    private static final Row LACKING = new Row(Map.ofEntries(
            Map.entry("resource_name_en", "Collectors"),
            Map.entry("resource_name_zh", "催费员"),
            Map.entry("unit_en", "visits"),
            Map.entry("unit_zh", "次"),
            Map.entry("capacity", new BigDecimal("40")),
            Map.entry("due_count", 90),
            Map.entry("served_count", 40),
            Map.entry("station_due_count", 3),
            Map.entry("station_served_count", 2),
            Map.entry("station_least_count", 1),
            Map.entry("shadow_price", new BigDecimal("4.5"))));

    /** Rewritten, for review as a diff, by a run with -Dgolden.update=true. */
    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void aListReadsAsItsGoldenText(String language) throws IOException {
        try (Warehouse warehouse = Portfolio.of(5)) {
            PrintWorkList pages = pages(warehouse);
            byte[] pdf = pages.print(
                    "Donghu-4-collector",
                    LIST,
                    items(3),
                    item -> !item.text("customer_no").equals("C2"),
                    List.of(LACKING),
                    language);

            String text = text(pdf);
            Path golden = GOLDEN.resolve("work-list-" + language + ".txt");
            if (Boolean.getBoolean("golden.update")) {
                Files.writeString(golden, text);
            }
            assertThat(text).isEqualTo(Files.readString(golden));
            assertThat(pages.print(
                            "Donghu-4-collector",
                            LIST,
                            items(3),
                            item -> !item.text("customer_no").equals("C2"),
                            List.of(LACKING),
                            language))
                    .isEqualTo(pdf);
        }
    }

    @Test
    void aListThatIsTooLongForPaperSaysSoAndHasTheSoonest() throws IOException {
        try (Warehouse warehouse = Portfolio.of(5)) {
            String text = text(pages(warehouse).print("long", LIST, items(301), item -> true, List.of(), "en"));

            assertThat(text)
                    .contains("The pages have 300 of 301 actions", "C300", "nothing is cut")
                    .doesNotContain("C301", "Below the cut line");
        }
    }

    private static PrintWorkList pages(Warehouse warehouse) {
        return PrintWorkList.of(
                warehouse, Period.parse("2024-12"), INPUTS, new Imprint("", "", "", "", ZoneOffset.UTC));
    }

    private static List<Row> items(int count) {
        List<Row> items = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            Map<String, Object> item = new HashMap<>();
            item.put("due_on", "2025-01-" + (i < 3 ? "10" : "20"));
            item.put("priority", i == 1 ? 2 : 5);
            item.put("customer_no", "C" + i);
            // The source may know a customer by number alone.
            item.put("customer_name", i == 3 ? null : "临江市堃喆精密机械制造有限责任公司");
            item.put("customer_name_en", i == 3 ? null : "Linjiang Kunzhe Precision Machinery Manufacturing Co., Ltd.");
            item.put("service_rule_code", "S18");
            item.put("channel_code", i == 3 ? "drone" : "visit");
            item.put("action_en", "Visit the customer, ask for payment, and offer a plan of instalments.");
            item.put("action_zh", "上门催收，并商定分期还款计划。");
            item.put("customer_text_en", i == 3 ? null : "An amount is overdue.");
            item.put("customer_text_zh", i == 3 ? null : "您有电费逾期。");
            item.put("reason_text", i == 3 ? "everybody" : "credit default, arrears_days 378");
            items.add(new Row(item));
        }
        return items;
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            stripper.setLineSeparator("\n");
            stripper.setPageEnd("\n--- page end ---\n");
            return stripper.getText(document).replaceAll("[ \u00a0]+\n", "\n");
        }
    }
}
