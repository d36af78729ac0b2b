package io.gridgrade.source;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How a supplier writes CSV. Without a delimiter, it is found out from the first line. */
record CsvFormat(
        String encoding,
        Optional<Character> delimiter,
        char quote,
        boolean header,
        List<String> nullTexts,
        boolean mayBeEmpty) {
    static final Map<String, Charset> ENCODINGS = encodings();

    // Names as people write them, and all that this Java can read of what billing systems write.
    private static Map<String, Charset> encodings() {
        Map<String, Charset> encodings = new TreeMap<>(Map.of(
                "utf-8", StandardCharsets.UTF_8,
                "utf-16", StandardCharsets.UTF_16,
                "latin-1", StandardCharsets.ISO_8859_1));
        Stream.concat(
                        Stream.of(
                                "utf-16le",
                                "utf-16be",
                                "utf-32",
                                "gbk",
                                "gb18030",
                                "big5",
                                "big5-hkscs",
                                "shift_jis",
                                "euc-jp",
                                "euc-kr",
                                "koi8-r",
                                "iso-8859-2",
                                "iso-8859-5",
                                "iso-8859-7",
                                "iso-8859-9",
                                "iso-8859-15"),
                        IntStream.rangeClosed(1250, 1258).mapToObj(page -> "windows-" + page))
                .filter(Charset::isSupported)
                .forEach(name -> encodings.put(name, Charset.forName(name)));
        return encodings;
    }

    /** As most write it. */
    static CsvFormat usual() {
        return new CsvFormat("utf-8", Optional.empty(), '"', true, List.of(""), false);
    }

    /** As we write what a database answers; an answer may be empty. */
    static CsvFormat ours() {
        return new CsvFormat("utf-8", Optional.of(','), '"', true, List.of(""), true);
    }

    boolean isUtf8() {
        return encoding.equals("utf-8");
    }

    /** Bytes of a sign, where they are always as many; else 1. */
    int width() {
        return encoding.startsWith("utf-16") ? 2 : encoding.equals("utf-32") ? 4 : 1;
    }

    Charset charset() {
        return ENCODINGS.get(encoding);
    }
}
