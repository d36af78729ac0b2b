package io.gridgrade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gridgrade.statistics.SharedData;
import io.gridgrade.value.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever columns a file has become attributes by the page's own SELECT, and a discriminant is found in them. */
class PublicFileTest {
    @TempDir
    Path folder;

    private static String selectOfThePage() throws IOException {
        String page = Files.readString(Path.of("warehouse/sources/README.md"));
        int at = page.indexOf("unpivot");
        return page.substring(page.lastIndexOf("```sql\n", at) + 7, page.indexOf("```", at));
    }

    /** Loads the file's lines, closes and validates; what the tool answers of its one population. */
    private JsonNode validated(List<String> lines) throws IOException {
        Path home = folder.resolve("home");
        CommandLineRun.of("init", home.toString());
        Path files = Files.createDirectories(folder.resolve("files"));
        Files.write(files.resolve("file.csv"), lines);
        Path source = Files.createDirectories(home.resolve("sources/public"));
        Files.write(
                source.resolve("source.yml"),
                List.of(
                        "title: A public file",
                        "tables:",
                        "  customer: {files: file.csv}",
                        "  customer_attribute: {files: file.csv}",
                        "  outcome: {files: file.csv}"));
        Files.writeString(
                source.resolve("customer.sql"),
                "select record_no, customer_no, 'residential' as customer_class_code from record;\n");
        Files.writeString(
                source.resolve("outcome.sql"),
                "select record_no, customer_no, '2024-01-31' as observed_on, has_defaulted as is_default from record;\n");
        Files.writeString(source.resolve("customer_attribute.sql"), selectOfThePage());
        CommandLineRun load = CommandLineRun.done(home, "load", "public", files.toString());
        assertThat(load.err()).doesNotContain("refused, each");
        CommandLineRun.done(home, "close", "--all");
        CommandLineRun answer = CommandLineRun.done(home, "model", "2024-01", "--validate", "--json");
        return Json.read(answer.out()).get(0);
    }

    /** Names, numbers and words as files have them: nothing is refused, and what tells is found. */
    @Test
    void whatIsOddInAFileStandsInNobodysWay() throws IOException {
        Random random = new Random(7);
        List<String> lines = new ArrayList<>();
        lines.add(
                "customer_no,Signal,constant,all missing,2nd column,金额 (¥),id,mixed,\"it's, \"\"quoted\"\"\",负债率,资产率,Debt %,"
                        + "Debt (%),mixed_text,opened,has_defaulted");
        for (int i = 0; i < 600; i++) {
            boolean isDefault = i % 4 == 0;
            double signal = random.nextGaussian() + (isDefault ? 1.5 : 0);
            String odd = List.of("inf", "NaN", "-Infinity", "1e-9", "3.5", "-2").get(random.nextInt(6));
            lines.add(String.join(
                    ",",
                    "K" + i,
                    // As small as nanoseconds are beside a second, where six decimals keep nothing.
                    random.nextInt(20) == 0 ? " " : String.format("%.5e", Math.exp(signal) * 1e-9),
                    "7",
                    "",
                    odd,
                    random.nextInt(10) == 0 ? "1e300" : "-999",
                    "id" + i,
                    random.nextInt(3) == 0 ? "12" : "low",
                    "\"O'Neil, \"\"x\"\"\"",
                    "0.5",
                    "1e15",
                    "1",
                    "2",
                    "none",
                    random.nextBoolean() ? "2020-02-29" : "2021-01-31 10:00:00",
                    isDefault ? "1" : "0"));
        }

        JsonNode found = validated(lines);

        assertThat(found.get("good").asLong()).isEqualTo(450);
        assertThat(found.get("defaults").asLong()).isEqualTo(150);
        // Of 1.5 deviations between two normal classes the area is 0.856; one signal in twenty is missing.
        assertThat(found.get("auc").asDouble()).isBetween(0.76, 0.9);
        assertThat(CommandLineRun.done(
                                folder.resolve("home"),
                                "sql",
                                "--format",
                                "csv",
                                "select count(distinct attribute_code) as codes, sum(case when attribute_code = 'file_负债率'"
                                        + " then 1 else 0 end) as named, max(case when attribute_code = 'file_opened' then"
                                        + " attribute_number end) as last_day from mart.customer_attribute")
                        .out())
                .isEqualToNormalizingNewlines("codes,named,last_day\n13,600,7701.000000000000000\n");
    }

    /** Folds are dealt by the customer's number here: among a thousand, that alone moves the area by 0.005 or so. */
    @Test
    @Tag("thorough")
    void german() throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("customer_no," + names(20) + ",has_defaulted");
        List<String> rows = Files.readAllLines(SharedData.file("german_credit/german.data"));
        for (int i = 0; i < rows.size(); i++) {
            List<String> values = List.of(rows.get(i).trim().split(" +"));
            lines.add("P" + (i + 1) + "," + String.join(",", values.subList(0, 20)) + ","
                    + (values.get(20).equals("2") ? 1 : 0));
        }

        JsonNode found = validated(lines);

        assertThat(found.get("auc").asDouble()).as("%s", found).isGreaterThanOrEqualTo(0.779);
    }

    private static String names(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> "Attr" + i).collect(Collectors.joining(","));
    }
}
