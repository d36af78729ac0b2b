package io.gridgrade.care;

import com.fasterxml.jackson.databind.JsonNode;
import io.gridgrade.value.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a backup says of itself: its files by SHA-256, and its tables by rows and hash as the engine counted them. */
public record Manifest(
        int format,
        String madeAt,
        String codeVersion,
        String engineVersion,
        boolean published,
        List<SavedFile> files,
        Map<String, TableContent> tables) {
    /** The only format so far. */
    static final int FORMAT = 1;

    /** The manifest's own name in a backup. */
    static final String NAME = "manifest.json";

    /** A file of the home, by its path from there with slashes. */
    public record SavedFile(String name, long bytes, String sha256) {}

    String text() {
        return Json.writeIndented(this);
    }

    /** Reads what {@link #text} wrote; IllegalArgumentException for anything else. */
    static Manifest read(String text) {
        JsonNode tree = Json.read(text);
        List<SavedFile> files = new ArrayList<>();
        required(tree, "files")
                .forEach(file -> files.add(new SavedFile(
                        required(file, "name").asText(),
                        required(file, "bytes").asLong(),
                        required(file, "sha256").asText())));
        Map<String, TableContent> tables = new TreeMap<>();
        required(tree, "tables").fields().forEachRemaining(table -> {
            Map<String, String> columns = new LinkedHashMap<>();
            required(table.getValue(), "columns")
                    .fields()
                    .forEachRemaining(column ->
                            columns.put(column.getKey(), column.getValue().asText()));
            tables.put(
                    table.getKey(),
                    new TableContent(
                            columns,
                            required(table.getValue(), "rows").asLong(),
                            required(table.getValue(), "contentHash").asText()));
        });
        return new Manifest(
                required(tree, "format").asInt(),
                required(tree, "madeAt").asText(),
                required(tree, "codeVersion").asText(),
                required(tree, "engineVersion").asText(),
                required(tree, "published").asBoolean(),
                List.copyOf(files),
                tables);
    }

    private static JsonNode required(JsonNode node, String name) {
        JsonNode value = node.get(name);
        if (value == null) {
            throw new IllegalArgumentException("No \"" + name + "\" in the manifest");
        }
        return value;
    }
}
