package io.gridgrade.quality;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.gridgrade.value.Nearest;
import io.gridgrade.value.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads a {@code quality.yml}; whatever is wrong is told to the problems, with its line and column, and reading goes on. */
final class QualityYaml {
    private static final YAMLMapper MAPPER = YAMLMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            // Bounds of money are exact.
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final Set<String> COMMON_KEYS = Set.of("name", "table", "kind", "severity", "en", "zh");

    private final StarTables tables;
    private final Problems problems;

    QualityYaml(StarTables tables, Problems problems) {
        this.tables = tables;
        this.problems = problems;
    }

    List<Expectation> read(String text) {
        try {
            JsonNode root = MAPPER.readTree(text);
            EntryPlaces top = EntryPlaces.top(MAPPER, text);
            for (String key : names(root)) {
                if (!key.equals("expect")) {
                    problems.add(
                            "%s: %s is unknown%s; expected expect",
                            top.keys().getOrDefault(key, top.place()), key, Nearest.hint(key, Set.of("expect")));
                }
            }
            JsonNode expect = root.path("expect");
            if (!expect.isArray()) {
                problems.add(
                        "%s: expect is missing or no list; expected a list of expectations, or [] for none",
                        top.of("expect"));
                return List.of();
            }
            return expectations(expect, EntryPlaces.all(MAPPER, text));
        } catch (JsonProcessingException e) {
            problems.add(
                    "line %d, column %d: not YAML: %s; expected a list of expectations, as in the quality.yml that ships",
                    e.getLocation() == null ? 1 : e.getLocation().getLineNr(),
                    e.getLocation() == null ? 1 : e.getLocation().getColumnNr(),
                    e.getOriginalMessage().lines().findFirst().orElse(""));
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to read quality.yml", e);
        }
    }

    private List<Expectation> expectations(JsonNode expect, List<EntryPlaces> places) {
        List<Expectation> read = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < expect.size(); i++) {
            JsonNode node = expect.get(i);
            Entry entry = new Entry(node, places.get(i), "", problems);
            if (!node.isObject()) {
                entry.tell("is not understood; expected keys with values, such as name: and table:");
                continue;
            }
            String name = entry.text("name", "a name such as bill_amount_plausible");
            if (!name.isEmpty() && !name.matches("[a-z][a-z0-9_]*")) {
                entry.tell("name is \"%s\"; expected lower-case letters, digits and _", name);
            }
            entry = new Entry(node, places.get(i), name, problems);
            if (!name.isEmpty() && !taken.add(name)) {
                entry.tell("stands there twice; expected each name once");
            }
            expectation(entry, name, i + 1).ifPresent(read::add);
        }
        return read;
    }

    private Optional<Expectation> expectation(Entry entry, String name, int order) {
        Optional<StarTable> table = table(entry);
        Optional<Kind> kind = Kind.of(entry.oneOf("kind", Kind.codes()));
        Optional<Severity> severity = Severity.of(entry.oneOf("severity", Severity.codes()));
        String english = entry.text("en", "what is expected, in English");
        String chinese = entry.text("zh", "what is expected, in Chinese");
        if (table.isEmpty() || kind.isEmpty() || severity.isEmpty()) {
            return Optional.empty();
        }
        Set<String> known = new TreeSet<>(COMMON_KEYS);
        known.addAll(kind.get().keys());
        for (String key : names(entry.node())) {
            if (!known.contains(key)) {
                entry.tell(
                        "%s is unknown of the kind %s%s; expected one of %s",
                        key, kind.get().code(), Nearest.hint(key, known), String.join(", ", known));
            }
        }
        if (severity.get() == Severity.QUARANTINE) {
            checkQuarantine(entry, kind.get(), table.get());
        }
        RuleYaml rules = new RuleYaml(entry, table.get(), tables);
        int before = problems.lines().size();
        Optional<RuleYaml.Declared> declared = rules.declared(kind.get());
        if (declared.isEmpty() || problems.lines().size() > before) {
            return Optional.empty();
        }
        return Optional.of(new Expectation(
                order,
                name,
                table.get(),
                declared.get().columns(),
                kind.get(),
                severity.get(),
                declared.get().limitText(),
                english,
                chinese,
                declared.get().rule()));
    }

    private Optional<StarTable> table(Entry entry) {
        Set<String> known = tables.expectable();
        String name = entry.text("table", "one of " + String.join(", ", known));
        if (name.isEmpty()) {
            return Optional.empty();
        }
        Optional<StarTable> table =
                tables.named(name).filter(found -> !found.key().isEmpty());
        if (table.isEmpty()) {
            entry.tell(
                    "table \"%s\" is unknown%s; expected one of %s",
                    name, Nearest.hint(name, known), String.join(", ", known));
        }
        return table;
    }

    private static void checkQuarantine(Entry entry, Kind kind, StarTable table) {
        if (!kind.isOfRows()) {
            entry.tell(
                    "severity is quarantine, but %s is about all rows of a month together, of which none can be taken"
                            + " out; expected warn or stop",
                    kind.code());
        } else if (!table.isFact()) {
            entry.tell(
                    "severity is quarantine, but the rows of %s belong to no month that they could be kept out of;"
                            + " expected warn or stop",
                    table.name());
        }
    }

    private static Set<String> names(JsonNode node) {
        Set<String> names = new TreeSet<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
