package io.gridgrade.value;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/** JSON as it is kept in the warehouse and answered to programs: keys sorted, so that the same value is the same text. */
public final class Json {
    private Json() {}

    /** A text as it stands between the quotes of JSON. */
    public static String quoted(String text) {
        return new String(JsonStringEncoder.getInstance().quoteAsString(text));
    }

    /** The value on one line. */
    public static String write(Object value) {
        try {
            return Mapper.OF_TEXT.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not to be written as JSON: " + value, e);
        }
    }

    /** The value on lines of its own for people to read, keys in the order given; line ends are the same on every system. */
    public static String writeIndented(Object value) {
        try {
            return Mapper.INDENTED.writeValueAsString(value).replace("\r\n", "\n") + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not to be written as JSON: " + value, e);
        }
    }

    /** The tree of a text that we wrote. */
    public static JsonNode read(String text) {
        try {
            return Mapper.OF_TEXT.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not JSON: " + text, e);
        }
    }

    /** The tree of a text that the engine wrote of a bounded query; it may be deeper than what comes from outside. */
    public static JsonNode readDeep(String text) {
        try {
            return Deep.tree(text);
        } catch (IOException e) {
            throw new IllegalArgumentException("Not JSON: " + text.substring(0, Math.min(200, text.length())), e);
        }
    }

    /** The members of an object that we wrote, in their order, as maps, lists, texts, numbers and truths. */
    public static Map<String, Object> readMap(String text) {
        try {
            return Mapper.OF_TEXT.readValue(text, new TypeReference<LinkedHashMap<String, Object>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not a JSON object: " + text, e);
        }
    }

    // To make one takes a tenth of a second: not for whom a tree is enough.
    private static final class Mapper {
        static final ObjectMapper OF_TEXT = JsonMapper.builder()
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .build();

        static final ObjectMapper INDENTED =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    }

    private static final class Deep {
        private static final JsonFactory FACTORY = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(100_000)
                        .maxStringLength(Integer.MAX_VALUE)
                        .build())
                .build();

        // Without recursion, which would need a stack as deep as the text.
        static JsonNode tree(String text) throws IOException {
            JsonNodeFactory nodes = JsonNodeFactory.instance;
            Deque<JsonNode> open = new ArrayDeque<>();
            try (JsonParser parser = FACTORY.createParser(text)) {
                JsonNode root = nodes.missingNode();
                String name = "";
                for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                    if (token == JsonToken.FIELD_NAME) {
                        name = parser.currentName();
                        continue;
                    }
                    if (token.isStructEnd()) {
                        open.pop();
                        continue;
                    }
                    JsonNode node =
                            switch (token) {
                                case START_OBJECT -> nodes.objectNode();
                                case START_ARRAY -> nodes.arrayNode();
                                case VALUE_STRING -> nodes.textNode(parser.getText());
                                case VALUE_NUMBER_INT -> nodes.numberNode(parser.getBigIntegerValue());
                                case VALUE_NUMBER_FLOAT -> nodes.numberNode(parser.getDecimalValue());
                                case VALUE_TRUE, VALUE_FALSE -> nodes.booleanNode(parser.getBooleanValue());
                                default -> nodes.nullNode();
                            };
                    if (open.isEmpty()) {
                        root = node;
                    } else if (open.peek() instanceof ObjectNode object) {
                        object.set(name, node);
                    } else if (open.peek() instanceof ArrayNode array) {
                        array.add(node);
                    }
                    if (token.isStructStart()) {
                        open.push(node);
                    }
                }
                return root;
            }
        }
    }
}
