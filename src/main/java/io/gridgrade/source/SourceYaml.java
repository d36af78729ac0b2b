package io.gridgrade.source;

import com.fasterxml.jackson.databind.JsonNode;
import io.gridgrade.value.Nearest;
import io.gridgrade.value.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads the tree of a {@code source.yml}; whatever is wrong is told to the problems, and reading goes on. */
final class SourceYaml {
    private static final Set<String> ROOT_KEYS = Set.of("title", "tables", "format");
    private static final Set<String> TABLE_KEYS = Set.of("files", "optional", "format", "totals");
    private static final Set<String> FORMAT_KEYS =
            Set.of("encoding", "delimiter", "quote", "header", "null", "may_be_empty");

    private final String source;
    private final Set<String> landingTables;
    private final Map<String, String> selects;
    private final Problems problems;

    SourceYaml(String source, Set<String> landingTables, Map<String, String> selects, Problems problems) {
        this.source = source;
        this.landingTables = landingTables;
        this.selects = selects;
        this.problems = problems;
    }

    List<SourceTable> tables(JsonNode root) {
        List<SourceTable> tables = new ArrayList<>();
        if (!isMap(root, "")) {
            return tables;
        }
        checkKeys(root, "", ROOT_KEYS);
        CsvFormat common = format(root.path("format"), "format", CsvFormat.usual());
        JsonNode named = root.path("tables");
        if (named.isMissingNode() || named.isNull() || named.isEmpty()) {
            problems.add(
                    "source.yml: tables is missing; expected the landing tables that the source feeds, with their files");
        } else if (isMap(named, "tables")) {
            checkKeys(named, "tables", landingTables);
            named.fields().forEachRemaining(entry -> {
                if (landingTables.contains(entry.getKey())) {
                    addTable(entry.getKey(), entry.getValue(), common, tables);
                }
            });
        }
        for (String file : selects.keySet()) {
            String table = file.replace(".sql", "");
            if (!named.has(table)) {
                problems.add("%s feeds no table of source.yml%s", file, Nearest.hint(table, names(named)));
            }
        }
        return tables;
    }

    private void addTable(String table, JsonNode node, CsvFormat common, List<SourceTable> tables) {
        String where = "tables." + table;
        if (!isMap(node, where)) {
            return;
        }
        checkKeys(node, where, TABLE_KEYS);
        List<String> patterns = texts(node.path("files"), where + ".files", "a pattern such as " + table + "/*.csv");
        if (patterns.isEmpty()) {
            problems.add(
                    "source.yml: %s.files is missing; expected a pattern such as %s/*.csv, or a list of them",
                    where, table);
        }
        String file = table + ".sql";
        String select = "";
        try {
            select = SelectText.of(selects.getOrDefault(file, ""));
            if (!selects.containsKey(file)) {
                problems.add(
                        "%s is missing; expected one SELECT over the relation record that gives landing.%s",
                        file, table);
            } else if (select.isEmpty()) {
                problems.add("%s is empty; expected one SELECT over the relation record", file);
            }
        } catch (IllegalArgumentException e) {
            problems.add("%s has %s; expected one SELECT over the relation record", file, e.getMessage());
        }
        tables.add(new SourceTable(
                table,
                patterns,
                truth(node, "optional", where, false),
                format(node.path("format"), where + ".format", common),
                new TotalsYaml(this, problems).totals(node.path("totals"), where + ".totals"),
                "sources/" + source + "/" + file,
                select));
    }

    private CsvFormat format(JsonNode node, String where, CsvFormat common) {
        if (node.isMissingNode() || node.isNull() || !isMap(node, where)) {
            return common;
        }
        checkKeys(node, where, FORMAT_KEYS);
        String encoding = node.path("encoding").asText(common.encoding());
        if (!CsvFormat.ENCODINGS.containsKey(encoding)) {
            problems.add(
                    "source.yml: %s.encoding \"%s\" is unknown%s; expected one of %s",
                    where,
                    encoding,
                    Nearest.hint(encoding, CsvFormat.ENCODINGS.keySet()),
                    String.join(", ", CsvFormat.ENCODINGS.keySet()));
        }
        List<String> nullTexts = new ArrayList<>(common.nullTexts());
        if (node.has("null")) {
            // An empty cell is always null: no landing column has an empty text.
            nullTexts = new ArrayList<>(List.of(""));
            nullTexts.addAll(texts(node.path("null"), where + ".null", "a text, or a list of them"));
        }
        return new CsvFormat(
                encoding,
                character(node, "delimiter", where).or(common::delimiter),
                character(node, "quote", where).orElse(common.quote()),
                truth(node, "header", where, common.header()),
                nullTexts.stream().distinct().toList(),
                truth(node, "may_be_empty", where, common.mayBeEmpty()));
    }

    private Optional<Character> character(JsonNode node, String key, String where) {
        if (!node.has(key)) {
            return Optional.empty();
        }
        String text = node.path(key).asText();
        if (text.length() != 1 || text.charAt(0) > 127) {
            problems.add(
                    "source.yml: %s.%s is \"%s\"; expected one character, such as \",\" or \"\\t\"", where, key, text);
            return Optional.empty();
        }
        return Optional.of(text.charAt(0));
    }

    private boolean truth(JsonNode node, String key, String where, boolean otherwise) {
        JsonNode value = node.path(key);
        if (value.isMissingNode()) {
            return otherwise;
        }
        if (!value.isBoolean()) {
            problems.add("source.yml: %s.%s is \"%s\"; expected true or false", where, key, value.asText());
        }
        return value.asBoolean(otherwise);
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

    static Set<String> names(JsonNode node) {
        Set<String> names = new TreeSet<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
