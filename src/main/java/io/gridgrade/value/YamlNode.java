package io.gridgrade.value;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * A part of a YAML file of a home or of ours that knows where it stands: a word, a list or a map, of which the others are empty.
 *
 * @param place such as "line 3, column 5"
 */
public record YamlNode(String place, Optional<String> word, List<YamlNode> items, Map<String, YamlNode> keys) {
    /** The map that a file is; what is no YAML, and a key that stands twice, is told by its place. */
    public static Optional<YamlNode> map(String text, BiConsumer<String, String> tell) {
        try (YAMLParser parser = new YAMLFactory().createParser(text)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                return Optional.of(read(parser, tell));
            }
            tell.accept("line 1, column 1", "is empty or no map");
        } catch (JsonProcessingException e) {
            tell.accept(
                    place(e.getLocation()),
                    "not YAML: " + e.getOriginalMessage().lines().findFirst().orElse(""));
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to read YAML", e);
        }
        return Optional.empty();
    }

    private static YamlNode read(YAMLParser parser, BiConsumer<String, String> tell) throws IOException {
        String place = place(parser.currentTokenLocation());
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            Map<String, YamlNode> keys = new LinkedHashMap<>();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String key = parser.currentName();
                String at = place(parser.currentTokenLocation());
                parser.nextToken();
                if (keys.put(key, read(parser, tell)) != null) {
                    tell.accept(at, key + " stands there twice; expected each key once");
                }
            }
            return new YamlNode(place, Optional.empty(), List.of(), keys);
        }
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            List<YamlNode> items = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(read(parser, tell));
            }
            return new YamlNode(place, Optional.empty(), items, Map.of());
        }
        return new YamlNode(place, Optional.of(parser.getText()), List.of(), Map.of());
    }

    private static String place(JsonLocation at) {
        return at == null ? "line 1, column 1" : "line " + at.getLineNr() + ", column " + at.getColumnNr();
    }
}
