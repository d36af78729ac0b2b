package io.gridgrade.source;

import com.fasterxml.jackson.databind.JsonNode;
import io.gridgrade.value.Nearest;
import io.gridgrade.value.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Looks at the nodes of a {@code source.yml}, and tells the problems what is not as expected. */
record YamlNodes(Problems problems) {
    /** Tells what is wrong with a key, by its path. */
    void tell(String path, String format, Object... arguments) {
        problems.add("%s", "source.yml: " + path + " " + String.format(Locale.ROOT, format, arguments));
    }

    boolean isMap(JsonNode node, String where) {
        if (!node.isObject()) {
            problems.add(
                    "source.yml: %s is not understood; expected keys with values",
                    where.isEmpty() ? "the file" : where);
        }
        return node.isObject();
    }

    void checkKeys(JsonNode node, String where, Set<String> known) {
        for (String key : names(node)) {
            if (!known.contains(key)) {
                problems.add(
                        "source.yml: %s is unknown%s; expected %s%s",
                        where.isEmpty() ? key : where + "." + key,
                        Nearest.hint(key, known),
                        where.equals("tables") ? "a landing table: " : "one of ",
                        String.join(", ", new TreeSet<>(known)));
            }
        }
    }

    boolean truth(JsonNode node, String key, String where, boolean otherwise) {
        JsonNode value = node.path(key);
        if (value.isMissingNode()) {
            return otherwise;
        }
        if (!value.isBoolean()) {
            problems.add("source.yml: %s.%s is \"%s\"; expected true or false", where, key, value.asText());
        }
        return value.asBoolean(otherwise);
    }

    int count(JsonNode node, String key, String where, int otherwise, int min, int max) {
        JsonNode value = node.path(key);
        if (value.isMissingNode()) {
            return otherwise;
        }
        if (!value.canConvertToInt() || !value.isIntegralNumber() || value.asInt() < min || value.asInt() > max) {
            problems.add(
                    "source.yml: %s.%s is \"%s\"; expected a whole number, %d to %d",
                    where, key, value.asText(), min, max);
            return otherwise;
        }
        return value.asInt();
    }

    List<String> texts(JsonNode node, String where, String expected) {
        List<String> texts = new ArrayList<>();
        for (JsonNode element : node.isArray() ? node : List.of(node)) {
            if (element.isValueNode() && !element.isNull()) {
                texts.add(element.asText());
            } else if (!element.isMissingNode() && !element.isNull()) {
                problems.add("source.yml: %s is not understood; expected %s", where, expected);
            }
        }
        return texts;
    }

    static Set<String> names(JsonNode node) {
        Set<String> names = new TreeSet<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
