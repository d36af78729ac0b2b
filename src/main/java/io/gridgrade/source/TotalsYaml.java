package io.gridgrade.source;

import com.fasterxml.jackson.databind.JsonNode;
import io.gridgrade.value.Problems;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code totals} of a table of a {@code source.yml}: the control totals that the supplier declares. */
final class TotalsYaml {
    private static final Set<String> KEYS = Set.of("trailer", "control", "files");
    private static final Set<String> TRAILER_KEYS = Set.of("column", "text", "count", "sums");
    private static final Set<String> FILE_KEYS = Set.of("count", "sums");

    private final YamlNodes nodes;
    private final Problems problems;

    TotalsYaml(YamlNodes nodes) {
        this.nodes = nodes;
        this.problems = nodes.problems();
    }

    SourceTotals totals(JsonNode node, String where) {
        if (node.isMissingNode() || !nodes.isMap(node, where)) {
            return SourceTotals.NONE;
        }
        nodes.checkKeys(node, where, KEYS);
        Map<String, Map<String, String>> files = new LinkedHashMap<>();
        JsonNode named = node.path("files");
        if (!named.isMissingNode() && nodes.isMap(named, where + ".files")) {
            named.fields().forEachRemaining(file -> {
                String place = where + ".files." + file.getKey();
                if (nodes.isMap(file.getValue(), place)) {
                    nodes.checkKeys(file.getValue(), place, FILE_KEYS);
                    files.put(file.getKey(), numbers(columns(file.getValue(), place), place));
                }
            });
        }
        return new SourceTotals(
                trailer(node.path("trailer"), where + ".trailer"),
                nodes.texts(node.path("control"), where + ".control", "a pattern such as bill/*.ctl"),
                files);
    }

    private Optional<SourceTotals.Trailer> trailer(JsonNode node, String where) {
        if (node.isMissingNode() || !nodes.isMap(node, where)) {
            return Optional.empty();
        }
        nodes.checkKeys(node, where, TRAILER_KEYS);
        String text = node.path("text").asText("").strip();
        if (text.isEmpty()) {
            problems.add(
                    "source.yml: %s.text is missing; expected the text that a trailer record has in its column %s",
                    where, node.path("column").asText("1"));
        }
        return Optional.of(new SourceTotals.Trailer(node.path("column").asText("1"), text, columns(node, where)));
    }

    // What is said of the number of rows and of each sum, by the name of the total.
    private Map<String, String> columns(JsonNode node, String where) {
        Map<String, String> totals = new LinkedHashMap<>();
        if (node.has("count")) {
            totals.put(ControlTotals.ROWS, text(node.path("count")));
        }
        JsonNode sums = node.path("sums");
        if (!sums.isMissingNode() && nodes.isMap(sums, where + ".sums")) {
            sums.fields().forEachRemaining(sum -> totals.put(sum.getKey(), text(sum.getValue())));
        }
        if (totals.isEmpty()) {
            problems.add("source.yml: %s declares no total; expected count, sums, or both", where);
        }
        return totals;
    }

    private Map<String, String> numbers(Map<String, String> totals, String where) {
        totals.forEach((column, text) -> {
            String expected = column.equals(ControlTotals.ROWS) ? "\\d+" : "[-+]?\\d+(\\.\\d+)?";
            if (!text.matches(expected)) {
                problems.add(
                        "source.yml: %s.%s is \"%s\"; expected %s",
                        where,
                        column.equals(ControlTotals.ROWS) ? "count" : "sums." + column,
                        text,
                        column.equals(ControlTotals.ROWS) ? "a number of rows" : "a number like 1234.50");
            }
        });
        return totals;
    }

    private static String text(JsonNode node) {
        return node.isNumber() ? node.decimalValue().toPlainString() : node.asText();
    }
}
