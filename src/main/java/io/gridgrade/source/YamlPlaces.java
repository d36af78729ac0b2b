package io.gridgrade.source;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where the keys of a {@code source.yml} stand: the tree that is read does not tell. */
final class YamlPlaces {
    private static final String FILE = "source.yml: ";

    private final Map<String, String> places = new LinkedHashMap<>();

    /** The keys of a text that is known to be YAML. */
    static YamlPlaces of(String text) {
        YamlPlaces found = new YamlPlaces();
        try (JsonParser parser = new YAMLMapper().createParser(text)) {
            Deque<String> above = new ArrayDeque<>();
            String path = "";
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.FIELD_NAME) {
                    String key = parser.currentName();
                    path = above.isEmpty() || above.peek().isEmpty() ? key : above.peek() + "." + key;
                    found.places.putIfAbsent(
                            path,
                            "line " + parser.currentTokenLocation().getLineNr() + ", column "
                                    + parser.currentTokenLocation().getColumnNr());
                } else if (token.isStructStart()) {
                    above.push(path);
                } else if (token.isStructEnd()) {
                    above.pop();
                }
            }
        } catch (IOException e) {
            // What is no YAML was told already, with its line.
            return found;
        }
        return found;
    }

    /** A problem with the line and column of the key that it speaks of first, or of the nearest one above. */
    String placed(String problem) {
        if (!problem.startsWith(FILE)) {
            return problem;
        }
        String words = problem.substring(FILE.length());
        String nearest = "";
        for (String path : places.keySet()) {
            boolean isMeant = words.equals(path) || words.startsWith(path + " ") || words.startsWith(path + ".");
            if (isMeant && path.length() > nearest.length()) {
                nearest = path;
            }
        }
        return "source.yml " + (nearest.isEmpty() ? "line 1, column 1" : places.get(nearest)) + ": " + words;
    }
}
