package io.gridgrade.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.value.Json;
import io.gridgrade.value.Parameters;
import io.gridgrade.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A source's SELECT as the engine parses it, never run. From it follows what the SELECT reads, how its rows meet the records of a
 * file, and which of its columns is the number of the record.
 */
final class SelectTree {
    static final String RECORD_NO = "record_no";

    // They make rows of values; the others read files, or whatever a text names.
    private static final Set<String> TABLE_FUNCTIONS =
            Set.of("unnest", "range", "generate_series", "generate_subscripts", "json_each", "json_tree");
    private static final Set<String> PLAIN_ITEMS = Set.of("COLUMN_REF", "CONSTANT");

    private final Warehouse warehouse;
    private final JsonNode root;
    private final JsonNode node;

    private final String select;

    private SelectTree(Warehouse warehouse, String select, JsonNode root) {
        this.warehouse = warehouse;
        this.select = select;
        this.root = root;
        this.node = root.path("statements").path(0).path("node");
    }

    /** Of a SELECT; of a text that is none, a tree of which nothing is known. */
    static SelectTree of(Warehouse warehouse, String select) {
        String tree = warehouse
                .query("duckdb/parse_select", Parameters.none().with("select_text", select))
                .get(0)
                .text("tree_text");
        return new SelectTree(warehouse, select, Json.read(tree));
    }

    /** What it reads beside the relation record and what it makes itself; a source may read nothing else. */
    Set<String> foreign() {
        Set<String> own = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        own.add("record");
        root.findValues("cte_map").forEach(with -> with.path("map")
                .forEach(one -> own.add(one.path("key").asText())));
        Set<String> foreign = new TreeSet<>();
        addForeign(root, own, foreign);
        return foreign;
    }

    private static void addForeign(JsonNode at, Set<String> own, Set<String> foreign) {
        String type = at.path("type").asText();
        if (type.equals("BASE_TABLE")) {
            List<String> path = new ArrayList<>(texts(at.path("qualified_name").path("path")));
            path.removeIf(String::isEmpty);
            if (path.size() != 1 || !own.contains(path.get(0))) {
                foreign.add(String.join(".", path));
            }
        } else if (type.equals("TABLE_FUNCTION")) {
            String name = at.path("function").path("function_name").asText();
            if (!TABLE_FUNCTIONS.contains(name.toLowerCase(Locale.ROOT))) {
                foreign.add(name + "()");
            }
        } else if (type.equals("SHOW_REF")) {
            foreign.add("the catalogue");
        }
        at.forEach(child -> addForeign(child, own, foreign));
    }

    /** The names of the columns that it gives, in lower case; empty where they are not known without what it reads. */
    List<String> given() {
        List<String> names = new ArrayList<>();
        for (JsonNode item : node.path("select_list")) {
            names.add(
                    item.path("class").asText().equals("STAR")
                            ? ""
                            : nameOf(item).toLowerCase(Locale.ROOT));
        }
        return node.path("type").asText().equals("SELECT_NODE") && !names.contains("") ? names : List.of();
    }

    /**
     * By the column that it gives, the fields of a record that the column is made of, as far as names tell: those that its
     * expression names, and of what a table of its WITH gives, those that are named there. Conditions are not looked at.
     */
    Map<String, Set<String>> origins() {
        Map<String, Set<String>> known = new HashMap<>();
        for (JsonNode with : node.path("cte_map").path("map")) {
            known.putAll(origins(with.path("value").path("query_node"), known));
        }
        return origins(node, known);
    }

    private static Map<String, Set<String>> origins(JsonNode select, Map<String, Set<String>> known) {
        Map<String, Set<String>> origins = new TreeMap<>();
        for (JsonNode item : select.path("select_list")) {
            Set<String> fields = new TreeSet<>();
            addFields(item, known, fields);
            origins.put(nameOf(item).toLowerCase(Locale.ROOT), fields);
        }
        return origins;
    }

    private static void addFields(JsonNode at, Map<String, Set<String>> known, Set<String> fields) {
        List<String> names = texts(at.path("column_names"));
        if (at.path("class").asText().equals("COLUMN_REF") && !names.isEmpty()) {
            String name = names.get(names.size() - 1);
            fields.addAll(known.getOrDefault(name.toLowerCase(Locale.ROOT), Set.of(name)));
        }
        at.forEach(child -> addFields(child, known, fields));
    }

    /**
     * Whether it gives a row for every record, in the order of the file, each value as it stands: then the engine may read the
     * file on every thread, and the rows can be counted later to tell their records.
     */
    boolean isPlain(String recordNoName, String text) {
        return text.equals(select) ? isPlain(recordNoName) : of(warehouse, text).isPlain(recordNoName);
    }

    private boolean isPlain(String recordNoName) {
        boolean plain = isSimple() && node.path("where_clause").isNull();
        int numbers = 0;
        for (JsonNode item : node.path("select_list")) {
            plain &= PLAIN_ITEMS.contains(item.path("class").asText());
            numbers += isColumn(item, recordNoName) ? 1 : 0;
        }
        // A number that is also a value must be the record's own.
        return plain && numbers == 1 && numberItem(recordNoName).isPresent();
    }

    /** Whether all that it gives are columns of what it reads. */
    boolean isOfColumns() {
        for (JsonNode item : node.path("select_list")) {
            if (!item.path("class").asText().equals("COLUMN_REF")) {
                return false;
            }
        }
        return isSimple();
    }

    // Each of its rows is of one record, whose columns it names.
    private boolean isSimple() {
        return isRowByRow()
                && node.path("cte_map").path("map").isEmpty()
                && node.path("from_table").path("type").asText().equals("BASE_TABLE")
                && node.path("from_table").path("sample").isNull()
                && node.path("from_table").path("column_name_alias").isEmpty();
    }

    // What it gives, it gives of each row that it reads.
    private boolean isRowByRow() {
        return node.path("type").asText().equals("SELECT_NODE")
                && node.path("modifiers").isEmpty()
                && node.path("qualify").isNull()
                && node.path("having").isNull()
                && node.path("sample").isNull()
                && node.path("group_sets").isEmpty()
                && node.path("group_expressions").isEmpty();
    }

    private Optional<JsonNode> numberItem(String name) {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode item : node.path("select_list")) {
            String alias = item.path("alias").asText();
            boolean isNumber = alias.isEmpty() ? name.equals(RECORD_NO) : alias.equalsIgnoreCase(RECORD_NO);
            if (isColumn(item, name) && isNumber) {
                found.add(item);
            }
        }
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private static boolean isColumn(JsonNode item, String name) {
        List<String> names = texts(item.path("column_names"));
        return item.path("class").asText().equals("COLUMN_REF")
                && !names.isEmpty()
                && names.get(names.size() - 1).equalsIgnoreCase(name);
    }

    /**
     * The same for a file that has a column record_no of its own: what is given as record_no is the number of the record, under
     * the name given here, and everywhere else the column is the file's. Empty where the two cannot be told apart.
     */
    Optional<String> withNumber(String name) {
        if (mentions(root, name)) {
            return Optional.of(select);
        }
        if (!isSimple()) {
            return Optional.empty();
        }
        return numberItem(RECORD_NO).map(item -> {
            ObjectNode number = (ObjectNode) item;
            JsonNode before = number.deepCopy();
            number.put("alias", RECORD_NO);
            number.putArray("column_names").add(name);
            String text = unparsed(root);
            number.setAll((ObjectNode) before);
            return text;
        });
    }

    /**
     * A SELECT that gives, for each row of this one, record_no and as column_name the first value that fails, or null. Empty
     * where a row is not of one record.
     */
    Optional<String> trying() {
        List<JsonNode> items = new ArrayList<>();
        node.path("select_list").forEach(items::add);
        List<JsonNode> numbers = items.stream()
                .filter(item -> nameOf(item).equalsIgnoreCase(RECORD_NO))
                .toList();
        if (!isRowByRow() || numbers.size() != 1) {
            return Optional.empty();
        }
        Map<String, JsonNode> places = new HashMap<>();
        places.put("__number", numbers.get(0));
        StringBuilder text = new StringBuilder("select __number as record_no, coalesce(null");
        JsonNode condition = node.path("where_clause");
        if (!condition.isNull()) {
            places.put("__condition", condition);
            text.append(failing("__condition", "the condition of its rows"));
        }
        for (JsonNode item : items) {
            if (!item.path("class").asText().equals("STAR")) {
                String place = "__value" + places.size();
                places.put(place, item);
                text.append(failing(place, nameOf(item)));
            }
        }
        text.append(") as column_name from record");
        if (!condition.isNull()) {
            // On which the condition fails is a row to be told; for which it does not hold is none.
            text.append(" where coalesce(try({'v': __condition}), {'v': true}).v");
        }
        ObjectNode trying = (ObjectNode) of(warehouse, text.toString()).root;
        ObjectNode tried = (ObjectNode) trying.path("statements").path(0).path("node");
        put(tried, places);
        tried.set("from_table", node.path("from_table"));
        tried.set("cte_map", node.path("cte_map"));
        return Optional.of(unparsed(trying));
    }

    private static String failing(String place, String name) {
        return ", case when try({'v': " + place + "}) is null then " + SqlFile.literal(name) + " end";
    }

    private static String nameOf(JsonNode item) {
        String alias = item.path("alias").asText();
        List<String> names = texts(item.path("column_names"));
        return alias.isEmpty() && !names.isEmpty() ? names.get(names.size() - 1) : alias;
    }

    // What stands at the places, which are columns by their names, is put there.
    private static void put(JsonNode at, Map<String, JsonNode> places) {
        if (at instanceof ObjectNode object) {
            object.properties().forEach(field -> field.setValue(placed(field.getValue(), places)));
        } else if (at instanceof ArrayNode list) {
            for (int i = 0; i < list.size(); i++) {
                list.set(i, placed(list.get(i), places));
            }
        }
    }

    private static JsonNode placed(JsonNode node, Map<String, JsonNode> places) {
        List<String> names = texts(node.path("column_names"));
        if (names.size() == 1 && places.containsKey(names.get(0))) {
            ObjectNode value = places.get(names.get(0)).deepCopy();
            return value.put("alias", node.path("alias").asText());
        }
        put(node, places);
        return node;
    }

    private String unparsed(JsonNode tree) {
        return warehouse
                .query("duckdb/unparse_select", Parameters.none().with("tree_text", Json.write(tree)))
                .get(0)
                .text("select_text");
    }

    /** Whether it reads a column, wherever: by its name, or with all the others. */
    boolean reads(String name) {
        return root.findValuesAsText("class").contains("STAR") || mentions(root, name);
    }

    private static boolean mentions(JsonNode at, String name) {
        if (isColumn(at, name)) {
            return true;
        }
        for (JsonNode child : at) {
            if (mentions(child, name)) {
                return true;
            }
        }
        return false;
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(one -> texts.add(one.asText()));
        return texts;
    }
}
