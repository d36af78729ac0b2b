package io.gridgrade.summary;

import io.gridgrade.value.Nearest;
import io.gridgrade.value.Problems;
import io.gridgrade.value.YamlNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads a {@code summaries.yml}; whatever is wrong is told to the problems, with its line and column, and reading goes on. */
final class SummariesYaml {
    private static final String TOP = "summaries";
    private static final Set<String> KEYS = new TreeSet<>(Stream.concat(
                    Stream.of("name", "table", "dimensions"),
                    Arrays.stream(Aggregate.values()).map(Aggregate::word))
            .toList());

    private final Map<String, Map<String, String>> types;
    private final Problems problems;
    private final Map<String, Summary> summaries = new LinkedHashMap<>();

    /** Of tables of mart whose columns have these types. */
    SummariesYaml(Map<String, Map<String, String>> types, Problems problems) {
        this.types = types;
        this.problems = problems;
    }

    List<Summary> read(String text) {
        YamlNode.map(text, this::tell).ifPresent(map -> {
            checkKeys(map, Set.of(TOP));
            if (map.keys().containsKey(TOP)) {
                map.keys().get(TOP).items().forEach(this::summary);
            } else {
                tell(map.place(), TOP + " is missing; expected a list, [] for none");
            }
        });
        return List.copyOf(summaries.values());
    }

    private void tell(String place, String fault) {
        problems.add("summaries.yml %s: %s", place, fault);
    }

    private void summary(YamlNode node) {
        int before = problems.lines().size();
        checkKeys(node, KEYS);
        String name = word(node, "name", "a name such as customer_month_by_county");
        String table = word(node, "table", "a table of mart, such as customer_month");
        if (!name.isEmpty() && !name.matches("[a-z][a-z0-9_]*")) {
            tell(place(node, "name"), "name is \"" + name + "\"; expected lower-case letters, digits and _");
        }
        if (!table.isEmpty() && !types.containsKey(table)) {
            tell(
                    place(node, "table"),
                    "there is no table \"" + table + "\" in mart" + Nearest.hint(table, types.keySet()));
        }
        Map<String, String> columns = types.getOrDefault(table, Map.of());
        if (columns.isEmpty()) {
            return;
        }
        List<String> dimensions =
                columns(node, "dimensions", columns, column -> Summaries.faultOfDimension(column, columns.get(column)));
        if (dimensions.isEmpty()) {
            tell(place(node, "dimensions"), "dimensions is missing or empty; expected columns of " + table);
        }
        Map<Aggregate, List<String>> kept = new EnumMap<>(Aggregate.class);
        for (Aggregate aggregate : Aggregate.values()) {
            kept.put(
                    aggregate,
                    columns(
                            node,
                            aggregate.word(),
                            columns,
                            column -> Summaries.fault(aggregate, column, columns.get(column))));
        }
        if (problems.lines().size() == before
                && summaries.putIfAbsent(name, new Summary(name, table, dimensions, kept)) != null) {
            tell(node.place(), name + " stands there twice; expected each name once");
        }
    }

    private List<String> columns(
            YamlNode node, String key, Map<String, String> known, Function<String, String> faultOf) {
        Set<String> columns = new LinkedHashSet<>();
        YamlNode list = node.keys().get(key);
        for (YamlNode item : list == null ? List.<YamlNode>of() : list.items()) {
            String column = item.word().map(String::strip).orElse("");
            if (!known.containsKey(column)) {
                tell(
                        item.place(),
                        key + ": there is no column \"" + column + "\"" + Nearest.hint(column, known.keySet()));
            } else if (!faultOf.apply(column).isEmpty()) {
                tell(item.place(), key + ": " + column + " " + faultOf.apply(column));
            } else if (!columns.add(column)) {
                tell(item.place(), key + ": " + column + " stands there twice; expected each column once");
            }
        }
        if (list != null && list.word().isPresent()) {
            tell(
                    list.place(),
                    key + " is no list; expected for example [" + list.word().get() + "]");
        }
        return new ArrayList<>(columns);
    }

    private void checkKeys(YamlNode node, Set<String> known) {
        for (Map.Entry<String, YamlNode> key : node.keys().entrySet()) {
            if (!known.contains(key.getKey())) {
                tell(
                        key.getValue().place(),
                        key.getKey() + " is unknown" + Nearest.hint(key.getKey(), known) + "; expected one of "
                                + String.join(", ", new TreeSet<>(known)));
            }
        }
    }

    private String word(YamlNode node, String key, String expected) {
        Optional<String> word = Optional.ofNullable(node.keys().get(key))
                .flatMap(YamlNode::word)
                .map(String::strip)
                .filter(text -> !text.isEmpty());
        if (word.isEmpty()) {
            tell(node.place(), key + " is missing; expected " + expected);
        }
        return word.orElse("");
    }

    private static String place(YamlNode node, String key) {
        YamlNode value = node.keys().get(key);
        return value == null ? node.place() : value.place();
    }
}
