package io.gridgrade.source;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** A file spoilt as files are on their way: bits flipped, quotes and line ends lost, cut, written in another encoding. */
public final class SpoiltFile {
    /** How many kinds there are. */
    public static final int KINDS = 14;

    private static final List<String> CHARSETS =
            List.of("UTF-16LE", "UTF-16BE", "UTF-16", "UTF-32LE", "UTF-32BE", "GBK", "Big5", "windows-1252");

    private SpoiltFile() {}

    /** The file with one more fault of a kind, at random. */
    public static byte[] of(byte[] bytes, int kind, Random random) {
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
