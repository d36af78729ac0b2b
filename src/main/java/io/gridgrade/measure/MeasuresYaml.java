package io.gridgrade.measure;

import io.gridgrade.measure.Measure.Additive;
import io.gridgrade.measure.Measure.Definition;
import io.gridgrade.measure.Measure.Format;
import io.gridgrade.measure.Measure.OverTime;
import io.gridgrade.measure.Measure.Ratio;
import io.gridgrade.measure.Measure.SemiAdditive;
import io.gridgrade.measure.Measure.Source;
import io.gridgrade.value.Nearest;
import io.gridgrade.value.Problems;
import io.gridgrade.value.YamlNode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Reads a {@code measures.yml}; whatever is wrong is told to the problems, with its line and column, and reading goes on. */
final class MeasuresYaml {
    private static final Set<String> TOP = Set.of("facts", "dimensions", "measures");
    private static final List<String> KINDS =
            List.of(Measure.kindOf(Additive.class), Measure.kindOf(SemiAdditive.class), Measure.kindOf(Ratio.class));
    private static final Set<String> COMMON =
            Set.of("name", "kind", "format", "owner", "en", "zh", "description_en", "description_zh");

    private final Problems problems;
    private final Map<String, FactTable> facts = new LinkedHashMap<>();
    private final Map<String, Dimension> dimensions = new LinkedHashMap<>();
    private final Map<String, Measure> measures = new LinkedHashMap<>();

    MeasuresYaml(Problems problems) {
        this.problems = problems;
    }

    Measures read(String text) {
        YamlNode.map(text, this::tell).ifPresent(map -> {
            checkKeys(map, "", TOP);
            items(map, "facts").forEach(this::fact);
            items(map, "dimensions").forEach(this::dimension);
            items(map, "measures").forEach(this::measure);
            checkLevels(items(map, "dimensions"));
            checkRatios(items(map, "measures"));
        });
        return new Measures(List.copyOf(facts.values()), dimensions, measures);
    }

    private void tell(String place, String fault) {
        problems.add("%s: %s", place, fault);
    }

    private List<YamlNode> items(YamlNode map, String key) {
        YamlNode list = map.keys().get(key);
        if (list == null || list.items().isEmpty()) {
            tell(list == null ? map.place() : list.place(), key + " is missing or no list; expected a list");
            return List.of();
        }
        return list.items();
    }

    private void fact(YamlNode node) {
        checkKeys(node, "", Set.of("table", "where"));
        Map<String, String> where = new LinkedHashMap<>();
        YamlNode narrowed = node.keys().get("where");
        if (narrowed != null) {
            narrowed.keys().forEach((column, value) -> {
                if (isName(value.place(), "where", column) && value.word().isPresent()) {
                    where.put(column, value.word().get());
                }
            });
        }
        name(node, "table", "a table of mart, such as customer_month")
                .ifPresent(table -> putOnce(node, facts, table, new FactTable(table, where)));
    }

    private void dimension(YamlNode node) {
        checkKeys(node, "", Set.of("name", "table", "column", "hierarchy", "above", "en", "zh"));
        Optional<String> name = name(node, "name", "a name such as county");
        Optional<String> table = fact(node, name.orElse(""));
        Optional<String> column = name(node, "column", "a column of the table");
        String en = text(node, "en", "its name in English");
        String zh = text(node, "zh", "its name in Chinese");
        if (name.isPresent() && table.isPresent() && column.isPresent()) {
            if (Grain.named(name.get()).isPresent()) {
                tell(node.place(), name.get() + " is a time; expected another name");
            }
            putOnce(
                    node,
                    dimensions,
                    name.get(),
                    new Dimension(
                            name.get(),
                            table.get(),
                            column.get(),
                            word(node, "hierarchy"),
                            word(node, "above"),
                            en,
                            zh));
        }
    }

    private void measure(YamlNode node) {
        Optional<String> name = name(node, "name", "a name such as billed_amount");
        String kind = oneOf(node, "kind", KINDS);
        String format = oneOf(node, "format", names(Format.values()));
        Measure.Words words = new Measure.Words(
                text(node, "en", "its name in English"),
                text(node, "zh", "its name in Chinese"),
                text(node, "description_en", "what it is, in English"),
                text(node, "description_zh", "what it is, in Chinese"));
        String owner = text(node, "owner", "who answers for the definition");
        Optional<? extends Definition> definition =
                switch (KINDS.indexOf(kind)) {
                    case 0 -> {
                        checkKeys(node, kind, Set.of("table", "column", "aggregate", "where"));
                        yield source(node).map(Additive::new);
                    }
                    case 1 -> {
                        checkKeys(node, kind, Set.of("table", "column", "aggregate", "where", "over_time"));
                        String overTime = oneOf(node, "over_time", names(OverTime.values()));
                        yield overTime.isEmpty()
                                ? Optional.<Definition>empty()
                                : source(node)
                                        .map(source -> new SemiAdditive(source, named(OverTime::valueOf, overTime)));
                    }
                    case 2 -> {
                        checkKeys(node, kind, Set.of("numerator", "denominator"));
                        Optional<String> numerator = name(node, "numerator", "a measure");
                        yield name(node, "denominator", "a measure")
                                .flatMap(denominator -> numerator.map(upper -> new Ratio(upper, denominator)));
                    }
                    default -> Optional.<Definition>empty();
                };
        if (name.isPresent() && definition.isPresent() && !format.isEmpty()) {
            putOnce(
                    node,
                    measures,
                    name.get(),
                    new Measure(name.get(), definition.get(), named(Format::valueOf, format), owner, words));
        }
    }

    private Optional<Source> source(YamlNode node) {
        boolean isCount = node.keys().containsKey("aggregate")
                && oneOf(node, "aggregate", List.of("sum", "count")).equals("count");
        Optional<String> column = node.keys().containsKey("column") || !isCount
                ? name(node, "column", "the column that is summed")
                : Optional.empty();
        Optional<String> where =
                node.keys().containsKey("where") ? name(node, "where", "a column of truths") : Optional.empty();
        if (!isCount && column.isEmpty()) {
            return Optional.empty();
        }
        return fact(node, word(node, "name").orElse("")).map(table -> new Source(table, isCount, column, where));
    }

    private Optional<String> fact(YamlNode node, String whose) {
        Optional<String> table = name(node, "table", "one of facts");
        if (table.isPresent() && !facts.containsKey(table.get())) {
            tell(
                    placeOf(node, "table"),
                    "table \"" + table.get() + "\" of " + whose + " is none of facts"
                            + Nearest.hint(table.get(), facts.keySet()) + "; expected one of "
                            + String.join(", ", facts.keySet()));
            return Optional.empty();
        }
        return table;
    }

    private void checkLevels(List<YamlNode> nodes) {
        for (YamlNode node : nodes) {
            Optional<Dimension> level = word(node, "name").map(dimensions::get);
            Optional<String> above = level.flatMap(Dimension::above);
            if (above.isEmpty()) {
                continue;
            }
            Dimension wider = dimensions.get(above.get());
            if (wider == null || !wider.hierarchy().equals(level.get().hierarchy())) {
                tell(
                        placeOf(node, "above"),
                        "above \"" + above.get() + "\" is no dimension of the hierarchy of "
                                + level.get().name() + Nearest.hint(above.get(), dimensions.keySet()));
                forget(level.get());
            } else if (isCircle(level.get())) {
                tell(placeOf(node, "above"), "the levels above " + level.get().name() + " come back to it");
                forget(level.get());
            }
        }
    }

    // It has no levels above it then, so that nothing runs in a circle.
    private void forget(Dimension level) {
        dimensions.put(
                level.name(),
                new Dimension(
                        level.name(),
                        level.table(),
                        level.column(),
                        level.hierarchy(),
                        Optional.empty(),
                        level.en(),
                        level.zh()));
    }

    private boolean isCircle(Dimension level) {
        Set<String> seen = new TreeSet<>();
        for (Dimension at = level;
                at != null;
                at = at.above().map(dimensions::get).orElse(null)) {
            if (!seen.add(at.name())) {
                return true;
            }
        }
        return false;
    }

    private void checkRatios(List<YamlNode> nodes) {
        for (YamlNode node : nodes) {
            Optional<Measure> measure = word(node, "name").map(measures::get);
            if (measure.isPresent() && measure.get().definition() instanceof Ratio ratio) {
                checkPart(node, "numerator", ratio.numerator());
                checkPart(node, "denominator", ratio.denominator());
            }
        }
    }

    private void checkPart(YamlNode node, String key, String part) {
        Measure measure = measures.get(part);
        if (measure == null) {
            tell(
                    placeOf(node, key),
                    key + " \"" + part + "\" is no measure" + Nearest.hint(part, measures.keySet())
                            + "; expected one of the measures of this file");
        } else if (measure.definition() instanceof Ratio) {
            tell(placeOf(node, key), key + " \"" + part + "\" is a ratio itself; expected a measure that adds up");
        }
    }

    private void checkKeys(YamlNode node, String kind, Set<String> own) {
        Set<String> known = new TreeSet<>(own);
        if (!kind.isEmpty()) {
            known.addAll(COMMON);
        }
        for (String key : node.keys().keySet()) {
            if (!known.contains(key)) {
                tell(
                        node.keys().get(key).place(),
                        key + " is unknown" + (kind.isEmpty() ? "" : " of the kind " + kind) + Nearest.hint(key, known)
                                + "; expected one of " + String.join(", ", known));
            }
        }
    }

    private <T> void putOnce(YamlNode node, Map<String, T> known, String name, T value) {
        if (known.putIfAbsent(name, value) != null) {
            tell(node.place(), name + " stands there twice; expected each name once");
        }
    }

    private Optional<String> name(YamlNode node, String key, String expected) {
        Optional<String> name = word(node, key);
        if (name.isEmpty()) {
            tell(placeOf(node, key), key + " is missing; expected " + expected);
            return Optional.empty();
        }
        return isName(placeOf(node, key), key, name.get()) ? name : Optional.empty();
    }

    // Names become words of SQL.
    private boolean isName(String place, String key, String name) {
        if (!name.matches("[a-z][a-z0-9_]*")) {
            tell(place, key + " is \"" + name + "\"; expected lower-case letters, digits and _");
            return false;
        }
        return true;
    }

    private String text(YamlNode node, String key, String expected) {
        Optional<String> text = word(node, key);
        if (text.isEmpty()) {
            tell(placeOf(node, key), key + " is missing; expected " + expected);
        }
        return text.orElse("");
    }

    private String oneOf(YamlNode node, String key, List<String> known) {
        String text = text(node, key, "one of " + String.join(", ", known));
        if (!text.isEmpty() && !known.contains(text)) {
            tell(
                    placeOf(node, key),
                    key + " \"" + text + "\" is unknown" + Nearest.hint(text, known) + "; expected one of "
                            + String.join(", ", known));
            return "";
        }
        return text;
    }

    private static Optional<String> word(YamlNode node, String key) {
        return Optional.ofNullable(node.keys().get(key))
                .flatMap(YamlNode::word)
                .map(String::strip)
                .filter(word -> !word.isEmpty());
    }

    private static String placeOf(YamlNode node, String key) {
        YamlNode value = node.keys().get(key);
        return value == null ? node.place() : value.place();
    }

    private static List<String> names(Enum<?>[] values) {
        return Arrays.stream(values)
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static <T> T named(Function<String, T> valueOf, String name) {
        return valueOf.apply(name.toUpperCase(Locale.ROOT));
    }
}
