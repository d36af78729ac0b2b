package io.gridgrade.quality;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where an element of {@code expect} and its keys stand, which the tree does not tell. */
record EntryPlaces(String place, Map<String, String> keys) {
    /** Of every element, in their order. */
    static List<EntryPlaces> all(YAMLMapper mapper, String text) throws IOException {
        List<EntryPlaces> all = new ArrayList<>();
        try (JsonParser parser = mapper.createParser(text)) {
            int depth = 0;
            String key = "";
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (depth == 1 && token == JsonToken.FIELD_NAME) {
                    key = parser.currentName();
                }
                if (key.equals("expect") && depth == 2 && !token.isStructEnd()) {
                    all.add(new EntryPlaces(placeOf(parser), new HashMap<>()));
                }
                if (key.equals("expect") && depth == 3 && token == JsonToken.FIELD_NAME && !all.isEmpty()) {
                    all.get(all.size() - 1).keys.putIfAbsent(parser.currentName(), placeOf(parser));
                }
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            }
        }
        return all;
    }

    /** Of the keys beside {@code expect}, and of itself. */
    static EntryPlaces top(YAMLMapper mapper, String text) throws IOException {
        EntryPlaces top = new EntryPlaces("line 1, column 1", new HashMap<>());
        try (JsonParser parser = mapper.createParser(text)) {
            int depth = 0;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (depth == 1 && token == JsonToken.FIELD_NAME) {
                    top.keys.putIfAbsent(parser.currentName(), placeOf(parser));
                }
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            }
        }
        return top;
    }

    private static String placeOf(JsonParser parser) {
        JsonLocation at = parser.currentTokenLocation();
        return "line " + at.getLineNr() + ", column " + at.getColumnNr();
    }

    /** The place of the key with which a problem begins, or of the element. */
    String of(String problem) {
        int end = problem.indexOf(' ');
        return keys.getOrDefault(end < 0 ? problem : problem.substring(0, end), place);
    }
}
