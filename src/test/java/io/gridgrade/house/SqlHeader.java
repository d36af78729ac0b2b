package io.gridgrade.house;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the comment at the head of a file of SQL says, by field. */
record SqlHeader(Map<String, String> fields) {
    private static final Pattern FIELD = Pattern.compile("(Grain|Reads|Writes|Returns|Parameters|Fragments):\\s*(.*)");
    private static final String CONTINUED = "--    ";
    private static final Pattern NAME = Pattern.compile("[a-z]\\w*");

    static SqlHeader of(String text) {
        Map<String, String> fields = new LinkedHashMap<>();
        String field = "";
        for (String line : text.lines().takeWhile(one -> one.startsWith("--")).toList()) {
            String said = line.substring(2).strip();
            Matcher begins = FIELD.matcher(said);
            if (begins.matches()) {
                field = begins.group(1);
                said = begins.group(2);
            } else if (!line.startsWith(CONTINUED)) {
                // More about the file as a whole.
                field = "";
            }
            fields.merge(field, said, (before, more) -> before + " " + more);
        }
        return new SqlHeader(fields);
    }

    /** All words of the fields. */
    Set<String> words() {
        return fields.entrySet().stream()
                .filter(field -> !field.getKey().isEmpty())
                .flatMap(field -> Stream.of(field.getValue().split("\\W+", -1)))
                .collect(Collectors.toSet());
    }

    String field(String name) {
        return fields.getOrDefault(name, "");
    }

    /** The names of a list, those in which words stand left out. */
    List<String> names(String field) {
        return items(field).stream()
                .filter(item -> NAME.matcher(item).matches())
                .toList();
    }

    /** The names of a list that has nothing but names. */
    Optional<List<String>> onlyNames(String field) {
        List<String> items = items(field);
        return !field(field).contains(";")
                        && items.stream().allMatch(item -> NAME.matcher(item).matches())
                ? Optional.of(items)
                : Optional.empty();
    }

    // "a, b (which), c and d; the rest." lists a, b, c and d.
    private List<String> items(String field) {
        String list = field(field).replaceAll("\\([^()]*\\)", "").replaceFirst("\\.$", "");
        int end = list.indexOf(';');
        List<String> items = new ArrayList<>();
        for (String item : (end < 0 ? list : list.substring(0, end)).split(",\\s*(and\\s)?|\\sand\\s", -1)) {
            items.add(item.strip());
        }
        return items;
    }
}
