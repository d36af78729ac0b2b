package io.gridgrade.source;

import io.gridgrade.engine.Row;
import io.gridgrade.value.Parameters;
import io.gridgrade.warehouse.Warehouse;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The contents of files that were loaded before, or earlier in this load. Mutable. */
final class LoadedFiles {
    private final Set<String> sizes = new HashSet<>();
    private final Map<String, String> contents = new HashMap<>();

    private LoadedFiles() {}

    /** As before the first load. */
    static LoadedFiles none() {
        return new LoadedFiles();
    }

    static LoadedFiles of(Warehouse warehouse, Parameters parameters) {
        LoadedFiles loaded = new LoadedFiles();
        for (Row row : warehouse.query("source/loaded_files", parameters)) {
            loaded.add(
                    row.text("landing_table"),
                    row.longInteger("file_bytes"),
                    row.text("file_sha256"),
                    "by run " + row.integer("run_key"));
        }
        return loaded;
    }

    /** Whether a file of that size was loaded into the table: if not, no hash need be known. */
    boolean maybe(String table, long bytes) {
        return sizes.contains(table + " " + bytes);
    }

    /** Where the content was loaded from, in words; empty when it was not. */
    String whereLoaded(String table, String sha256) {
        return contents.getOrDefault(table + " " + sha256, "");
    }

    void add(String table, long bytes, String sha256, String where) {
        sizes.add(table + " " + bytes);
        contents.putIfAbsent(table + " " + sha256, where);
    }
}
