package io.gridgrade.run;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a run reads or writes, as its record keeps it: a file, rows of a table, a model or a rule.
 *
 * @param kind {@code file}, {@code table}, {@code model} or {@code rule}
 * @param facts what else is known of it, by name, in the order in which it is told
 */
public record Dataset(String kind, String name, Map<String, Object> facts) {
    static final String FILE = "file";
    static final String TABLE = "table";

    /** A file, by its whole path. */
    public static Dataset file(Path file) {
        return new Dataset(FILE, file.toAbsolutePath().normalize().toString(), Map.of());
    }

    /** Rows of a table, such as {@code star.fact_bill}. */
    public static Dataset table(String name) {
        return new Dataset(TABLE, name, Map.of());
    }

    /** A fitted model, by its key. */
    public static Dataset model(int key) {
        return new Dataset("model", Integer.toString(key), Map.of());
    }

    /** A seed or a SELECT of the index system, by its name. */
    public static Dataset rule(String name) {
        return new Dataset("rule", name, Map.of());
    }

    /** This with one fact more; a null is told as one. */
    public Dataset with(String fact, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(facts);
        more.put(fact, value);
        return new Dataset(kind, name, more);
    }

    Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(kind, name);
        map.putAll(facts);
        return map;
    }
}
