package io.gridgrade.query;

import com.fasterxml.jackson.databind.JsonNode;
import io.gridgrade.summary.Summaries;
import io.gridgrade.value.Json;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * The second fence: the text that is about to run, as the engine itself reads it. Were Calcite ever led to write
 * something other than what it judged, this is where it ends.
 */
final class EngineTree {
    private final Set<String> commonTables = new HashSet<>();
    private final Set<String> known = new HashSet<>();
    private final Set<String> named = new HashSet<>();
    private final Set<String> summaries;

    private EngineTree(MartCatalog catalog, Set<String> summaries) {
        this.summaries = summaries;
        catalog.tables().forEach(table -> known.add(table.toLowerCase(Locale.ROOT)));
        known.addAll(MartViews.NAMES);
    }

    static boolean isError(String tree) {
        return tree.startsWith("{\"error\":true");
    }

    static String error(String tree) {
        return Json.read(tree).path("error_message").asText();
    }

    /** Refuses what names anything but tables of mart; returns the names of tables in it. */
    static Set<String> check(MartCatalog catalog, String text) {
        return check(catalog, text, Set.of());
    }

    /** The same of what was written over these summaries, which alone it may name beside. */
    static Set<String> check(MartCatalog catalog, String text, Set<String> summaries) {
        if (isError(text)) {
            throw new NotAllowed("the engine cannot read the query: " + error(text));
        }
        JsonNode root = Json.readDeep(text);
        if (root.path("statements").size() != 1) {
            throw new NotAllowed("several statements are not allowed; expected one query");
        }
        EngineTree tree = new EngineTree(catalog, summaries);
        tree.collectCommonTables(root);
        tree.walk(root);
        return tree.named;
    }

    private void collectCommonTables(JsonNode node) {
        for (JsonNode entry : node.path("cte_map").path("map")) {
            commonTables.add(entry.path("key").asText().toLowerCase(Locale.ROOT));
        }
        if (node.has("cte_name")) {
            commonTables.add(node.path("cte_name").asText().toLowerCase(Locale.ROOT));
        }
        node.forEach(this::collectCommonTables);
    }

    private void walk(JsonNode node) {
        String type = node.path("type").asText();
        if (type.equals("TABLE_FUNCTION") && !isOfValues(node)) {
            throw new NotAllowed("table functions are not allowed");
        }
        if (type.equals("BASE_TABLE")) {
            checkTable(node);
        }
        node.forEach(this::walk);
    }

    // Those that read nothing: the rows of a list, and numbers one after the other.
    private static boolean isOfValues(JsonNode node) {
        String name = node.path("function").path("function_name").asText().toLowerCase(Locale.ROOT);
        return name.equals("unnest") || SeriesTables.NAMES.contains(name);
    }

    private void checkTable(JsonNode node) {
        String schema = node.path("schema_name").asText();
        String table = node.path("table_name").asText().toLowerCase(Locale.ROOT);
        boolean ours = schema.isEmpty()
                ? known.contains(table) || commonTables.contains(table)
                : (schema.equalsIgnoreCase(MartCatalog.SCHEMA) && known.contains(table))
                        || (schema.equals(Summaries.SCHEMA) && summaries.contains(table));
        if (!ours || !node.path("catalog_name").asText().isEmpty()) {
            throw new NotAllowed("there is no table \"" + table + "\" in mart");
        }
        named.add(table);
    }
}
