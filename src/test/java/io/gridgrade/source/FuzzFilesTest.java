package io.gridgrade.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.gridgrade.Thorough;
import io.gridgrade.value.UserError;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Small valid files, each spoilt in a way of its own: every one is read, record by record, or refused in words that name it.
 */
@Tag("sampled")
class FuzzFilesTest {
    private static final int RECORDS = 30;
    private static final List<String> CHARSETS =
            List.of("UTF-16LE", "UTF-16BE", "UTF-16", "UTF-32LE", "UTF-32BE", "GBK", "Big5", "windows-1252");

    @TempDir
    Path folder;

    @Test
    void aSpoiltFileIsReadOrRefusedInWords() {
        int count = Thorough.of(20, 500);
        int refused = 0;
        try (SupplierFolder bills = SupplierFolder.ofBills(folder)) {
            for (int seed = 0; seed < count; seed++) {
                Random random = new Random(seed);
                byte[] spoilt = valid(random).getBytes(StandardCharsets.UTF_8);
                String how = "";
                for (int i = random.nextInt(3); i >= 0; i--) {
                    int kind = random.nextInt(14);
                    how += " " + kind;
                    spoilt = spoil(spoilt, kind, random);
                }
                bills.file("bill/b.csv", spoilt);
                try {
                    LandReport report = bills.land();
                    assertThat(report.read()).as("seed " + seed + how).isEqualTo(report.landed() + report.rejected());
                    assertThat(bills.lines("select count(*) from landing.bill"))
                            .as("seed " + seed + how)
                            .isEqualTo(String.valueOf(report.landed()));
                } catch (UserError e) {
                    refused++;
                    assertThat(e.getMessage() + String.join("\n", e.details()))
                            .as("seed " + seed + how)
                            .contains("bill/b.csv")
                            .doesNotContain("INTERNAL");
                } catch (RuntimeException e) {
                    throw new AssertionError("seed " + seed + how, e);
                }
            }
        }
        // Not all may be refused, or nothing was tried.
        assertThat(refused).isBetween(count / 20, count - count / 20);
    }

    private static String valid(Random random) {
        StringBuilder text = new StringBuilder(SupplierFolder.BILL_HEADER);
        for (int i = 1; i <= RECORDS; i++) {
            String customer = random.nextInt(4) == 0 ? "\"张三, \"\"Ltd\"\"\"" : "C" + i;
            text.append("B" + i + "," + customer + ",2024-01-31,2024-02-15," + i + ".50,80,\n");
        }
        return text.toString();
    }

    private static byte[] spoil(byte[] bytes, int kind, Random random) {
        if (bytes.length == 0) {
            return bytes;
        }
        int at = random.nextInt(bytes.length);
        return switch (kind) {
            case 0 -> {
                byte[] flipped = bytes.clone();
                for (int i = random.nextInt(8); i >= 0; i--) {
                    flipped[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                }
                yield flipped;
            }
            case 1 -> insert(bytes, at, "\"");
            case 2 -> insert(bytes, at, "\0".repeat(1 + random.nextInt(3)));
            case 3 -> insert(bytes, at, List.of(",", ";", "\t", "|", ",,,,,,").get(random.nextInt(5)));
            case 4 -> Arrays.copyOf(bytes, at);
            case 5 ->
                new String(bytes, StandardCharsets.UTF_8)
                        .getBytes(Charset.forName(CHARSETS.get(random.nextInt(CHARSETS.size()))));
            case 6 -> insert(bytes, at, "x".repeat(random.nextInt(4) * 900_000));
            case 7 ->
                insert(bytes, at, List.of("\r", "\r\n", "\r\r\n", "\n\n", "\n").get(random.nextInt(5)));
            case 8 ->
                new String(bytes, StandardCharsets.UTF_8)
                        .replace("\n", List.of("\r", "\r\n", "\r\r\n", "\n\n").get(random.nextInt(4)))
                        .getBytes(StandardCharsets.UTF_8);
            case 9 ->
                insert(
                        bytes,
                        at,
                        new String(bytes, StandardCharsets.UTF_8)
                                .lines()
                                .skip(random.nextInt(5))
                                .limit(3)
                                .collect(Collectors.joining("\n")));
            case 10 ->
                insert(
                        bytes,
                        at,
                        List.of("\uFEFF", "\u200B", "\uFFFD", "1e400", "9".repeat(50))
                                .get(random.nextInt(5)));
            case 11 ->
                List.of("{\"a\":1}", "<html></html>", "PK\3\4", "\n\n\n", "a")
                        .get(random.nextInt(5))
                        .getBytes(StandardCharsets.UTF_8);
            case 12 -> {
                byte[] random8 = new byte[8];
                random.nextBytes(random8);
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                out.write(bytes, 0, at);
                out.writeBytes(random8);
                out.write(bytes, at, bytes.length - at);
                yield out.toByteArray();
            }
            default ->
                new String(bytes, StandardCharsets.UTF_8)
                        .replace(
                                List.of("2024", "B", ",80", "bill_no", "customer_no")
                                        .get(random.nextInt(5)),
                                "")
                        .getBytes(StandardCharsets.UTF_8);
        };
    }

    private static byte[] insert(byte[] bytes, int at, String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, at);
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        out.write(bytes, at, bytes.length - at);
        return out.toByteArray();
    }
}
