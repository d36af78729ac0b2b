package io.gridgrade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.Thorough;
import io.gridgrade.engine.EngineLimits;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.source.SpoiltFile;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Whole;
import io.gridgrade.warehouse.Home;
import io.gridgrade.warehouse.Warehouse;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Spoilt files of payments and consumption, through load and close: what a plain reading of the file finds is what came in,
 * no more and no less, or is refused in words; and the month closes.
 */
@Tag("sampled")
class SpoiltMonthTest {
    private static final int COUNT = Thorough.of(1, 20);
    private static final int CUSTOMERS = 30;

    @TempDir
    Path folder;

    private Path ready;

    @BeforeEach
    void aHomeWithCustomersAndBills() throws IOException {
        ready = folder.resolve("ready");
        done("init", ready.toString());
        Files.writeString(ready.resolve("gridgrade.yml"), "load:\n  reject_share_max: 1\n");
        Path source = Files.createDirectories(ready.resolve("sources/own"));
        Files.writeString(
                source.resolve("source.yml"),
                """
                tables:
                  customer: {files: customer.csv, optional: true}
                  bill: {files: bill.csv, optional: true}
                  payment: {files: payment.csv, optional: true}
                  consumption: {files: consumption.csv, optional: true}
                """);
        select(source, "customer", "customer_no, customer_name, customer_class_code, opened_on, valid_from");
        select(source, "bill", "bill_no, customer_no, billed_on, due_on, billed_amount");
        select(source, "payment", "payment_no, customer_no, bill_no, paid_on, paid_amount, channel_code");
        select(source, "consumption", "customer_no, consumed_on, energy_kwh");
        Path files = Files.createDirectories(folder.resolve("first"));
        Files.writeString(
                files.resolve("customer.csv"),
                lines(
                        "customer_no,customer_name,customer_class_code,opened_on,valid_from",
                        i -> "C" + i + ",张三,residential,2020-01-01,2020-01-01"));
        Files.writeString(
                files.resolve("bill.csv"),
                lines(
                        "bill_no,customer_no,billed_on,due_on,billed_amount",
                        i -> "B" + i + ",C" + i + ",2024-01-05,2024-01-20," + i + ".50"));
        done("load", "own", files.toString(), "--home", ready.toString());
    }

    @Test
    void paymentsComeInAsTheyStandOrAreRefused() throws IOException {
        each(
                "payment",
                lines(
                        "payment_no,customer_no,bill_no,paid_on,paid_amount,channel_code",
                        i -> "P" + i + ",C" + i + ",B" + i + ",2024-01-" + (10 + i % 15) + "," + i + ".50,\"by \"\"app"
                                + "\"\", 张\""),
                "select payment_no || '|' || customer_no || '|' || coalesce(bill_no, '') || '|' || paid_on || '|' ||"
                        + " paid_amount as line from star.fact_payment join star.dim_customer as customer using (customer_key)"
                        + " where customer.is_current",
                record -> String.join(
                        "|",
                        record.get("payment_no"),
                        record.get("customer_no"),
                        record.get("bill_no"),
                        record.get("paid_on"),
                        amount(record.get("paid_amount"), 2)),
                record -> record.get("payment_no").matches("[A-Z0-9]+")
                        && record.get("customer_no").matches("[A-Z0-9]+")
                        && record.get("bill_no").matches("[A-Z0-9]*")
                        && record.get("paid_on").matches("20[01]\\d-(0[1-9]|1[012])-([01][1-9]|2[0-8])")
                        && record.get("paid_amount").matches("[1-9]\\d{0,5}(\\.\\d\\d?)?")
                        && record.get("channel_code").matches("by \"app\", 张|[a-z]*"));
    }

    @Test
    void consumptionComesInAsItStandsOrIsRefused() throws IOException {
        each(
                "consumption",
                lines("customer_no,consumed_on,energy_kwh", i -> "C" + i + ",2024-01-31," + 7 * i),
                "select customer_no || '|' || period_key || '|' || energy_kwh as line from star.fact_consumption join"
                        + " star.dim_customer as customer using (customer_key) where customer.is_current",
                record ->
                        String.join("|", record.get("customer_no"), month(record), amount(record.get("energy_kwh"), 3)),
                record -> record.get("customer_no").matches("[A-Z0-9]+")
                        && record.get("consumed_on").matches("20[01]\\d-(0[1-9]|1[012])-([01][1-9]|2[0-8])")
                        && record.get("energy_kwh").matches("[1-9]\\d{0,5}(\\.\\d\\d?)?"));
    }

    private void each(
            String table,
            String valid,
            String landed,
            Function<Map<String, String>, String> shown,
            Function<Map<String, String>, Boolean> isPlain)
            throws IOException {
        for (int seed = 0; seed < COUNT; seed++) {
            Random random = new Random(seed);
            byte[] spoilt = valid.getBytes(StandardCharsets.UTF_8);
            StringBuilder how = new StringBuilder(table + " seed " + seed + ", kinds");
            for (int i = random.nextInt(3); i >= 0; i--) {
                int kind = random.nextInt(SpoiltFile.KINDS);
                how.append(' ').append(kind);
                spoilt = SpoiltFile.of(spoilt, kind, random);
            }
            Path home = folder.resolve("home");
            Whole.delete(home);
            copy(ready, home);
            Path file = Files.createDirectories(folder.resolve("files")).resolve(table + ".csv");
            Files.write(file, spoilt);

            CommandLineRun load = CommandLineRun.of("load", "own", file.toString(), "--home", home.toString());

            String as = how + "\n" + load.err() + load.out();
            assertThat(load.code()).as(as).isIn(ExitCode.DONE, ExitCode.DATA_QUALITY);
            if (load.code() != ExitCode.DONE) {
                assertThat(load.err()).as(as).contains(table + ".csv").doesNotContain("INTERNAL", "Exception");
                continue;
            }
            List<Map<String, String>> records = records(new String(spoilt, StandardCharsets.UTF_8));
            Set<String> in = new TreeSet<>(query(home, landed));
            Set<String> there = new TreeSet<>();
            Set<String> plain = new TreeSet<>();
            Map<String, Long> keys =
                    records.stream().collect(Collectors.groupingBy(SpoiltMonthTest::key, Collectors.counting()));
            for (Map<String, String> record : records) {
                there.add(shown.apply(record));
                if (isPlain.apply(record) && keys.get(key(record)) == 1) {
                    plain.add(shown.apply(record));
                }
            }
            assertThat(cleaned(there)).as(as + "\nthe file has what came in").containsAll(cleaned(in));
            assertThat(in).as(as + "\nwhat is right came in").containsAll(plain);
            CommandLineRun close = CommandLineRun.of("close", "--home", home.toString());
            assertThat(close.code()).as(how + "\n" + close.err()).isIn(ExitCode.DONE, ExitCode.DATA_QUALITY);
            assertThat(close.err()).as(as).doesNotContain("INTERNAL", "Exception");
        }
    }

    // As keys are cleaned: full-width signs are plain ones, and what cannot be seen is dropped.
    private static Set<String> cleaned(Set<String> lines) {
        return lines.stream()
                .map(line -> Normalizer.normalize(line, Normalizer.Form.NFKC).replaceAll("[\\p{Cf}\\p{Cc}\\p{Z}]", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String key(Map<String, String> record) {
        return record.getOrDefault("payment_no", record.get("customer_no") + " " + month(record));
    }

    private static String month(Map<String, String> record) {
        return String.valueOf(record.get("consumed_on")).replaceFirst("(\\d{4})-(\\d\\d)-\\d\\d", "$1$2");
    }

    // A number as it is kept, and any other text as it stands.
    private static String amount(String text, int decimals) {
        try {
            return new BigDecimal(text.strip()).setScale(decimals).toPlainString();
        } catch (ArithmeticException | NumberFormatException e) {
            return text;
        }
    }

    // CSV as its rules have it, with the records that have the columns of the header.
    private static List<Map<String, String>> records(String text) {
        List<List<String>> lines = new ArrayList<>();
        List<String> line = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        String all = (text.startsWith("\uFEFF") ? text.substring(1) : text) + "\n";
        for (int i = 0; i < all.length(); i++) {
            char c = all.charAt(i);
            if (quoted) {
                if (c != '"') {
                    cell.append(c);
                } else if (i + 1 < all.length() && all.charAt(i + 1) == '"') {
                    cell.append(c);
                    i++;
                } else {
                    quoted = false;
                }
            } else if (c == '"' && cell.isEmpty()) {
                quoted = true;
            } else if (c == ',' || c == '\n' || c == '\r') {
                line.add(cell.toString().strip());
                cell.setLength(0);
                if (c != ',') {
                    lines.add(line);
                    line = new ArrayList<>();
                }
            } else {
                cell.append(c);
            }
        }
        lines.removeIf(each -> each.equals(List.of("")));
        List<String> header = lines.isEmpty() ? List.of() : lines.get(0);
        List<Map<String, String>> records = new ArrayList<>();
        if (new HashSet<>(header).size() == header.size()) {
            for (List<String> values : lines.subList(Math.min(1, lines.size()), lines.size())) {
                if (values.size() == header.size()) {
                    Map<String, String> record = new LinkedHashMap<>();
                    IntStream.range(0, header.size()).forEach(i -> record.put(header.get(i), values.get(i)));
                    records.add(record);
                }
            }
        }
        return records;
    }

    private static String lines(String header, Function<Integer, String> record) {
        return IntStream.rangeClosed(1, CUSTOMERS)
                .mapToObj(record::apply)
                .collect(Collectors.joining("\n", header + "\n", "\n"));
    }

    private static void select(Path source, String table, String columns) throws IOException {
        Files.writeString(source.resolve(table + ".sql"), "select record_no, " + columns + " from record;\n");
    }

    private static List<String> query(Path home, String sql) {
        try (Warehouse warehouse =
                Warehouse.openFile(Home.at(home).warehouseFile(), Home.at(home), EngineLimits.none(), true)) {
            return warehouse.query(new SqlFile("test", sql), Parameters.none()).stream()
                    .map(row -> row.text("line"))
                    .toList();
        }
    }

    private static void done(String... arguments) {
        CommandLineRun run = CommandLineRun.of(arguments);
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }
}
