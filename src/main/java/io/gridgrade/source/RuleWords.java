package io.gridgrade.source;

import io.gridgrade.engine.SqlFile;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the rules that refuse records say, in words, beside their codes. */
final class RuleWords {
    private static final String OTHER = "breaks a rule of the landing table";
    private static final Map<String, String> WORDS = new TreeMap<>(Map.ofEntries(
            Map.entry("type", "not of the column's type"),
            Map.entry("mandatory", "no value"),
            Map.entry("structure", "not the columns of the file"),
            Map.entry("swallowed", "taken in by a quote"),
            Map.entry("too_long", "too long"),
            Map.entry("not_text", "not text"),
            Map.entry("select", "the source's SELECT fails on it"),
            Map.entry("bounds", "a day out of bounds"),
            Map.entry("repeated", "the same record again"),
            Map.entry("superseded", "a later state of it came along"),
            Map.entry("duplicate", "contradicts another record of its key"),
            Map.entry("forgotten", "of a customer who was forgotten")));

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
