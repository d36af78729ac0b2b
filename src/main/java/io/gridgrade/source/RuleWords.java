package io.gridgrade.source;

import io.gridgrade.warehouse.SqlFile;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the rules that refuse records say, in words, beside their codes. */
final class RuleWords {
    private static final String OTHER = "breaks a rule of the landing table";
    private static final Map<String, String> WORDS = new TreeMap<>(Map.of(
            "type", "not of the column's type",
            "mandatory", "no value",
            "structure", "not the columns of the file",
            "swallowed", "taken in by a quote",
            "too_long", "too long",
            "not_text", "not text",
            "repeated", "the same record again",
            "superseded", "a later state of it came along",
            "duplicate", "contradicts another record of its key",
            "forgotten", "of a customer who was forgotten"));

    static {
        WORDS.put("select", "the source's SELECT fails on it");
        WORDS.put("bounds", "a day out of bounds");
    }

    private RuleWords() {}

    static String of(String rule) {
        return WORDS.getOrDefault(rule, OTHER);
    }

    /** The same of a column of rules, in SQL. */
    static String sql(String column) {
        return WORDS.entrySet().stream()
                        .map(entry -> "when " + SqlFile.literal(entry.getKey()) + " then "
                                + SqlFile.literal(entry.getValue()))
                        .collect(Collectors.joining(" ", "case " + column + " ", " "))
                + "else " + SqlFile.literal(OTHER) + " end";
    }
}
