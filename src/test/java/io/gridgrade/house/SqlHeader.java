package io.gridgrade.house;

import io.gridgrade.catalogue.SqlHead;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The head of a file of SQL, and the lists in it. */
record SqlHeader(SqlHead head) {
    private static final Pattern NAME = Pattern.compile("[a-z]\\w*");

    static SqlHeader of(String text) {
        return new SqlHeader(SqlHead.of(text));
    }

    /** All words of the fields. */
    Set<String> words() {
        return head.fields().entrySet().stream()
                .filter(field -> !field.getKey().isEmpty())
                .flatMap(field -> Stream.of(field.getValue().split("\\W+", -1)))
                .collect(Collectors.toSet());
    }

    String field(String name) {
        return head.field(name);
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
