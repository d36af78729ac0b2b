package io.gridgrade.quality;

import com.fasterxml.jackson.databind.JsonNode;
import io.gridgrade.value.Nearest;
import io.gridgrade.value.Problems;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** An element of {@code expect}; what is wrong in it is told with the line and column of the key that it speaks of. */
record Entry(JsonNode node, EntryPlaces places, String name, Problems problems) {
    void tell(String format, Object... arguments) {
        String words = arguments.length == 0 ? format : String.format(Locale.ROOT, format, arguments);
        problems.add("%s%s: %s", places.of(words), name.isEmpty() ? "" : ", " + name, words);
    }

    boolean has(String key) {
        return node.has(key);
    }

    /** A text that must be there; empty when it is not, which is told. */
    String text(String key, String expected) {
        JsonNode value = node.path(key);
        if (!value.isValueNode() || value.isNull() || value.asText().isBlank()) {
            tell("%s is missing; expected %s", key, expected);
            return "";
        }
        return value.asText().strip();
    }

    /** A text that must be one of some; empty when it is not, which is told. */
    String oneOf(String key, Collection<String> known) {
        String text = text(key, "one of " + String.join(", ", known));
        if (!text.isEmpty() && !known.contains(text)) {
            tell(
                    "%s \"%s\" is unknown%s; expected one of %s",
                    key, text, Nearest.hint(text, known), String.join(", ", known));
            return "";
        }
        return text;
    }

    /** A text, or a list of them. */
    List<JsonNode> values(String key) {
        List<JsonNode> values = new ArrayList<>();
        JsonNode value = node.path(key);
        if (value.isArray()) {
            value.forEach(values::add);
        } else if (value.isValueNode() && !value.isNull()) {
            values.add(value);
        }
        return values;
    }

    /** A number that may be there. */
    Optional<BigDecimal> number(String key) {
        JsonNode value = node.path(key);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        if (!value.isNumber()) {
            tell("%s is \"%s\"; expected a number", key, value.asText());
            return Optional.empty();
        }
        return Optional.of(value.decimalValue());
    }

    /** A number of zero or more that must be there; zero when it is not, which is told. */
    BigDecimal amount(String key, String expected) {
        if (!has(key)) {
            tell("%s is missing; expected %s", key, expected);
            return BigDecimal.ZERO;
        }
        Optional<BigDecimal> number = number(key);
        if (number.isPresent() && number.get().signum() < 0) {
            tell("%s is %s; expected %s", key, number.get().toPlainString(), expected);
        }
        return number.orElse(BigDecimal.ZERO);
    }
}
