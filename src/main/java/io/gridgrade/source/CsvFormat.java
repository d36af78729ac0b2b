package io.gridgrade.source;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How a supplier writes CSV. Without a delimiter, it is found out from the first line. */
record CsvFormat(
        String encoding,
        Optional<Character> delimiter,
        char quote,
        boolean header,
        List<String> nullTexts,
        boolean mayBeEmpty) {
    static final Map<String, Charset> ENCODINGS = new TreeMap<>(Map.of(
            "utf-8", StandardCharsets.UTF_8,
            "utf-16", StandardCharsets.UTF_16,
            "latin-1", StandardCharsets.ISO_8859_1,
            "gbk", Charset.forName("GBK"),
            "gb18030", Charset.forName("GB18030")));

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

    Charset charset() {
        return ENCODINGS.get(encoding);
    }
}
