package io.gridgrade.report;

import io.gridgrade.value.Hash;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes the same report the same bytes. The PDF library writes the clock into the dates, and chance into the document's
 * identity and the names of embedded fonts. Each is replaced; a date, whose length depends on the machine's time zone,
 * moves what follows it, and the table of offsets with it.
 */
final class StablePdf {
    private static final Pattern DATE = Pattern.compile("/(CreationDate|ModDate)\\(D:[^)]*\\)");
    private static final Pattern IDENTITY = Pattern.compile("/ID ?\\[<([0-9a-fA-F]+)><([0-9a-fA-F]+)>\\]");
    private static final Pattern SUBSET = Pattern.compile("/([A-Z]{6})\\+");

    private static final Pattern OFFSET = Pattern.compile("(\\d{10})( \\d{5} n)");
    private static final Pattern START = Pattern.compile("startxref\n(\\d+)");

    private StablePdf() {}

    static byte[] of(byte[] pdf, Instant at, String name) {
        // Latin-1 keeps every byte as one character, there and back.
        String text = new String(pdf, StandardCharsets.ISO_8859_1);
        text = withDates(text, at);
        text = withSubsets(text);
        text = withIdentity(text, Hash.of(name + at).substring(0, 32));
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String withDates(String text, Instant at) {
        String date = DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'", Locale.ROOT)
                .withZone(ZoneOffset.UTC)
                .format(at);
        String dated = text;
        Matcher matcher = DATE.matcher(dated);
        int from = 0;
        while (matcher.find(from)) {
            String replacement = "/" + matcher.group(1) + "(D:" + date + ")";
            int moved = replacement.length() - matcher.group().length();
            from = matcher.start() + replacement.length();
            dated = withOffsetsMoved(
                    dated.substring(0, matcher.start()) + replacement + dated.substring(matcher.end()), from, moved);
            matcher = DATE.matcher(dated);
        }
        return dated;
    }

    /** The document with the offsets of what stands behind a place moved by some bytes. */
    private static String withOffsetsMoved(String text, int place, int moved) {
        int table = text.lastIndexOf("xref\n", text.lastIndexOf("startxref") - 1);
        String head = text.substring(0, table);
        String tail = OFFSET.matcher(text.substring(table))
                .replaceAll(found -> moved(found.group(1), place, moved, "%010d") + found.group(2));
        return head
                + START.matcher(tail).replaceAll(found -> "startxref\n" + moved(found.group(1), place, moved, "%d"));
    }

    private static String moved(String offset, int place, int moved, String format) {
        long at = Long.parseLong(offset);
        return String.format(Locale.ROOT, format, at < place - moved ? at : at + moved);
    }

    private static String withSubsets(String text) {
        Map<String, String> names = new LinkedHashMap<>();
        Matcher matcher = SUBSET.matcher(text);
        while (matcher.find()) {
            names.putIfAbsent(matcher.group(1), "GRIDG" + (char) ('A' + names.size()));
        }
        String replaced = text;
        for (Map.Entry<String, String> name : names.entrySet()) {
            replaced = replaced.replace("/" + name.getKey() + "+", "/" + name.getValue() + "+");
        }
        return replaced;
    }

    private static String withIdentity(String text, String identity) {
        return IDENTITY.matcher(text).replaceAll(found -> {
            String fitted = identity.repeat(4).substring(0, found.group(1).length());
            return found.group().replace(found.group(1), fitted).replace(found.group(2), fitted);
        });
    }
}
