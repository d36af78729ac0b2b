package io.gridgrade.report;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.gridgrade.value.Nearest;
import io.gridgrade.value.Problems;
import io.gridgrade.warehouse.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads a {@code report.yml}; whatever is wrong is told to the problems, with its place, and reading goes on. */
final class ReportYaml {
    /** The keys, all of which must be there, and whether each is a list. */
    private static final Map<String, Boolean> KEYS = new TreeMap<>(Map.of(
            "order", false,
            "title", false,
            "headline", false,
            "absent", false,
            "models", false,
            "printed", false,
            "formats", true,
            "sections", true,
            "given", true,
            "queries", true));

    private static final Set<String> FORMATS = Set.of("pdf");
    private static final Set<String> MODELS = Set.of("grade", "group");
    private static final Set<String> PRINTED = Set.of("monthly", "asked", "listed");

    private record Value(String text, String place) {}

    private final String name;
    private final Problems problems;
    private final Map<String, List<Value>> values = new TreeMap<>();

    ReportYaml(String name, Problems problems) {
        this.name = name;
        this.problems = problems;
    }

    Optional<Report> read(String text) {
        int before = problems.lines().size();
        try (YAMLParser parser = new YAMLFactory().createParser(text)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                readKeys(parser);
            } else {
                tell("line 1, column 1", "is empty or no map; expected keys such as title: and queries:");
            }
        } catch (JsonProcessingException e) {
            tell(
                    place(e.getLocation()),
                    "not YAML: " + e.getOriginalMessage().lines().findFirst().orElse(""));
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to read report.yml of " + name, e);
        }
        for (String key : KEYS.keySet()) {
            if (problems.lines().size() == before && !values.containsKey(key)) {
                tell("line 1, column 1", key + " is missing; expected all of " + String.join(", ", KEYS.keySet()));
            }
        }
        if (problems.lines().size() > before) {
            return Optional.empty();
        }
        Report report = report();
        return problems.lines().size() > before ? Optional.empty() : Optional.of(report);
    }

    private void readKeys(YAMLParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            String at = place(parser.currentTokenLocation());
            JsonToken token = parser.nextToken();
            boolean isList = token == JsonToken.START_ARRAY;
            if (!KEYS.containsKey(key)) {
                tell(
                        at,
                        key + " is unknown" + Nearest.hint(key, KEYS.keySet()) + "; expected one of "
                                + String.join(", ", KEYS.keySet()));
            } else if (values.containsKey(key)) {
                tell(at, key + " stands there twice; expected each key once");
            } else if (isList != KEYS.get(key) || (!isList && !token.isScalarValue())) {
                tell(
                        at,
                        key
                                + (KEYS.get(key)
                                        ? " is no list; expected a list"
                                        : " is a list or a map; expected a word"));
            } else if (isList) {
                values.put(key, readList(parser, key));
                continue;
            } else {
                values.put(key, List.of(new Value(parser.getText(), at)));
            }
            parser.skipChildren();
        }
    }

    private List<Value> readList(YAMLParser parser, String key) throws IOException {
        List<Value> list = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            String at = place(parser.currentTokenLocation());
            if (token.isScalarValue()) {
                list.add(new Value(parser.getText(), at));
            } else {
                tell(at, key + " has a list or a map in it; expected words");
                parser.skipChildren();
            }
        }
        return list;
    }

    private Report report() {
        Value headline = values.get("headline").get(0);
        Set<String> queries = new LinkedHashSet<>();
        for (Value query : values.get("queries")) {
            if (!queries.add(query.text())) {
                tell(query.place(), "queries has " + query.text() + " twice; expected each query once");
            }
            checkQuery(query);
        }
        Set<String> given = new LinkedHashSet<>();
        for (Value query : values.get("given")) {
            given.add(query.text());
        }
        if (!given.contains(headline.text())) {
            checkQuery(headline);
        }
        queries.add(headline.text());
        queries.addAll(given);
        Set<String> sections = new LinkedHashSet<>();
        for (Value section : values.get("sections")) {
            if (!sections.add(section.text())) {
                tell(section.place(), "sections has " + section.text() + " twice; expected each section once");
            }
        }
        List<String> formats = new ArrayList<>();
        for (Value format : values.get("formats")) {
            formats.add(oneOf("formats", format, FORMATS));
        }
        return new Report(
                name,
                order(),
                word("title"),
                headline.text(),
                word("absent"),
                models(),
                List.copyOf(formats),
                List.copyOf(sections),
                printed(),
                Set.copyOf(queries),
                Set.copyOf(given));
    }

    private int order() {
        Value order = values.get("order").get(0);
        if (!order.text().matches("[1-9][0-9]{0,3}")) {
            tell(order.place(), "order is \"" + order.text() + "\"; expected a whole number from 1 to 9999");
            return 0;
        }
        return Integer.parseInt(order.text());
    }

    private Report.Models models() {
        String models = oneOf("models", values.get("models").get(0), MODELS);
        return models.isEmpty() ? null : Report.Models.valueOf(models.toUpperCase(Locale.ROOT));
    }

    private Report.Printed printed() {
        String printed = oneOf("printed", values.get("printed").get(0), PRINTED);
        return printed.isEmpty() ? null : Report.Printed.valueOf(printed.toUpperCase(Locale.ROOT));
    }

    private String oneOf(String key, Value value, Set<String> known) {
        if (known.contains(value.text())) {
            return value.text();
        }
        tell(
                value.place(),
                key + " is \"" + value.text() + "\"" + Nearest.hint(value.text(), known) + "; expected "
                        + String.join(" or ", known.stream().sorted().toList()));
        return "";
    }

    private String word(String key) {
        Value value = values.get(key).get(0);
        for (Locale locale : Press.locales()) {
            Set<String> known = Press.words(locale).keySet();
            if (!known.contains(value.text())) {
                tell(
                        value.place(),
                        key + " is \"" + value.text() + "\", which is no key of messages_" + locale.getLanguage()
                                + ".properties" + Nearest.hint(value.text(), known)
                                + "; expected the key of its words");
            }
        }
        return value.text();
    }

    private void checkQuery(Value query) {
        String file = "sql/report/" + query.text() + ".sql";
        if (!query.text().matches("[a-z][a-z0-9_]*") || !Resources.shipped().has(file)) {
            tell(query.place(), "there is no query " + file + "; expected the name of one in sql/report");
        }
    }

    private static String place(JsonLocation at) {
        return at == null ? "line 1, column 1" : "line " + at.getLineNr() + ", column " + at.getColumnNr();
    }

    private void tell(String place, String fault) {
        problems.add("%s", "reports/" + name + "/report.yml, " + place + ": " + fault);
    }
}
