package io.gridgrade.source;

import com.fasterxml.jackson.databind.JsonNode;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.source.database.DatabaseAddress;
import io.gridgrade.source.database.DatabaseQuery;
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
    private static final Set<String> ROOT_KEYS = with(NotationYaml.KEYS, "title", "tables", "format", "connection");
    private static final Set<String> TABLE_KEYS =
            with(NotationYaml.KEYS, "files", "optional", "optional_columns", "format", "query", "cursor", "totals");
    private static final Set<String> FORMAT_KEYS =
            Set.of("encoding", "delimiter", "quote", "header", "null", "may_be_empty");

    private final String source;
    private final Set<String> landingTables;
    private final Map<String, String> selects;
    private final Problems problems;
    private final YamlNodes nodes;
    private Optional<DatabaseAddress> database = Optional.empty();

    SourceYaml(String source, Set<String> landingTables, Map<String, String> selects, Problems problems) {
        this.source = source;
        this.landingTables = landingTables;
        this.selects = selects;
        this.problems = problems;
        this.nodes = new YamlNodes(problems);
    }

    /** The database that the tables are read from; empty when they are read from files. Known once the tables are. */
    Optional<DatabaseAddress> database() {
        return database;
    }

    List<SourceTable> tables(JsonNode root) {
        List<SourceTable> tables = new ArrayList<>();
        if (!nodes.isMap(root, "")) {
            return tables;
        }
        nodes.checkKeys(root, "", ROOT_KEYS);
        database = new ConnectionYaml(problems).address(root.path("connection"));
        boolean isDatabase = root.has("connection");
        CsvFormat common = format(root.path("format"), "format", CsvFormat.usual());
        Notation notation = new NotationYaml(nodes).notation(root, "", Notation.UNSTATED);
        JsonNode named = root.path("tables");
        if (named.isMissingNode() || named.isNull() || named.isEmpty()) {
            problems.add(
                    "source.yml: tables is missing; expected the landing tables that the source feeds, with their %s",
                    isDatabase ? "queries" : "files");
        } else if (nodes.isMap(named, "tables")) {
            nodes.checkKeys(named, "tables", landingTables);
            named.fields().forEachRemaining(entry -> {
                if (landingTables.contains(entry.getKey())) {
                    addTable(entry.getKey(), entry.getValue(), common, notation, isDatabase, tables);
                }
            });
        }
        for (String file : selects.keySet()) {
            String table = file.replace(".sql", "");
            if (!named.has(table)) {
                problems.add("%s feeds no table of source.yml%s", file, Nearest.hint(table, YamlNodes.names(named)));
            }
        }
        return tables;
    }

    private void addTable(
            String table,
            JsonNode node,
            CsvFormat common,
            Notation notation,
            boolean isDatabase,
            List<SourceTable> tables) {
        String where = "tables." + table;
        if (!nodes.isMap(node, where)) {
            return;
        }
        nodes.checkKeys(node, where, TABLE_KEYS);
        List<String> patterns = isDatabase ? List.of(table + "@*/*.csv") : patterns(table, node, where);
        Optional<DatabaseQuery> query = Optional.empty();
        if (isDatabase) {
            refuseKeys(
                    node,
                    where,
                    List.of("files", "format", "optional_columns", "totals"),
                    "the source has a connection; expected a query");
            query = new ConnectionYaml(problems).query(table, node);
        } else {
            refuseKeys(node, where, List.of("query", "cursor"), "the source has no connection; expected files");
        }
        String file = table + ".sql";
        String select = "";
        try {
            select = SelectText.of(selects.getOrDefault(file, ""));
            if (!selects.containsKey(file)) {
                problems.add(
                        "source.yml: %s has no %s beside source.yml; expected one SELECT over the relation record that gives"
                                + " landing.%s",
                        where, file, table);
            } else if (select.isEmpty()) {
                problems.add("%s line 1, column 1: it is empty; expected one SELECT over the relation record", file);
            }
        } catch (IllegalArgumentException e) {
            problems.add("%s has %s; expected one SELECT over the relation record", file, e.getMessage());
        }
        Notation written = new NotationYaml(nodes).notation(node, where, notation);
        requireNames(table, written, select, where);
        tables.add(new SourceTable(
                table,
                patterns,
                nodes.truth(node, "optional", where, false),
                nodes.texts(node.path("optional_columns"), where + ".optional_columns", "a column, or a list of them"),
                isDatabase ? CsvFormat.ours() : format(node.path("format"), where + ".format", common),
                written,
                query,
                new TotalsYaml(nodes).totals(node.path("totals"), where + ".totals"),
                new SqlFile("sources/" + source + "/" + file, selects.getOrDefault(file, "")),
                select));
    }

    // Of a value alone nobody can tell which column it stands in.
    private void requireNames(String table, Notation written, String select, String where) {
        if (table.equals("customer_attribute")
                && !written.specials().byColumn().isEmpty()
                && !select.isEmpty()
                && !select.replaceAll("\\s+", "").matches("(?i).*attribute_number\\([^()]+,.*")) {
            problems.add(
                    "source.yml: %s.special_values names columns, and %s.sql does not say which column a value is of;"
                            + " expected attribute_number(value, column_name) there",
                    where, table);
        }
    }

    private List<String> patterns(String table, JsonNode node, String where) {
        List<String> patterns =
                nodes.texts(node.path("files"), where + ".files", "a pattern such as " + table + "/*.csv");
        if (patterns.isEmpty()) {
            problems.add(
                    "source.yml: %s.files is missing; expected a pattern such as %s/*.csv, or a list of them",
                    where, table);
        }
        return patterns;
    }

    private void refuseKeys(JsonNode node, String where, List<String> keys, String why) {
        for (String key : keys) {
            if (node.has(key)) {
                problems.add(
                        "source.yml: %s.%s has no place here: %s; make two sources of it, or one kind",
                        where, key, why);
            }
        }
    }

    private CsvFormat format(JsonNode node, String where, CsvFormat common) {
        if (node.isMissingNode() || node.isNull() || !nodes.isMap(node, where)) {
            return common;
        }
        nodes.checkKeys(node, where, FORMAT_KEYS);
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
            nullTexts.addAll(nodes.texts(node.path("null"), where + ".null", "a text, or a list of them"));
        }
        return new CsvFormat(
                encoding,
                character(node, "delimiter", where).or(common::delimiter),
                character(node, "quote", where).orElse(common.quote()),
                nodes.truth(node, "header", where, common.header()),
                nullTexts.stream().distinct().toList(),
                nodes.truth(node, "may_be_empty", where, common.mayBeEmpty()));
    }

    private static Set<String> with(Set<String> some, String... more) {
        Set<String> all = new TreeSet<>(some);
        all.addAll(List.of(more));
        return all;
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
}
