package io.gridgrade.source;

import com.fasterxml.jackson.databind.JsonNode;
import io.gridgrade.value.Nearest;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads how values are written: the keys decimal, thousands, date, time_zone and special_values, of the source or of a
 * table.
 */
final class NotationYaml {
    private static final String SPECIAL = "special_values";

    static final Set<String> KEYS = Set.of("decimal", "thousands", "date", "time_zone", SPECIAL);

    private static final Map<String, String> THOUSANDS =
            Map.of(",", ",", ".", ".", " ", " ", "'", "'’", "\u2019", "'’", "\u00A0", " ", "\u202F", " ", "", "");

    private final YamlNodes nodes;

    NotationYaml(YamlNodes nodes) {
        this.nodes = nodes;
    }

    /** What a node states, and for what it does not what is common to all tables. */
    Notation notation(JsonNode node, String where, Notation common) {
        Notation notation = new Notation(
                mark(node, "decimal", where, Map.of(".", ".", ",", ",")).or(common::decimalMark),
                mark(node, "thousands", where, THOUSANDS).or(common::thousandsMark),
                node.has("date") ? days(node.path("date"), where(where, "date")) : common.days(),
                zone(node, where).or(common::timeZone),
                node.has(SPECIAL) ? specials(node.path(SPECIAL), where(where, SPECIAL)) : common.specials());
        if (!notation.thousands().isEmpty() && notation.thousands().equals(notation.decimal())) {
            nodes.tell(
                    where(where, node.has("thousands") ? "thousands" : "decimal"),
                    "%s is the decimal mark and the mark between thousands; expected two marks",
                    "\"" + notation.decimal() + "\"");
        }
        return notation;
    }

    private static String where(String where, String key) {
        return where.isEmpty() ? key : where + "." + key;
    }

    private Optional<String> mark(JsonNode node, String key, String where, Map<String, String> known) {
        JsonNode value = node.path(key);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        Optional<String> mark = value.isTextual() ? Optional.ofNullable(known.get(value.asText())) : Optional.empty();
        if (mark.isEmpty()) {
            nodes.tell(
                    where(where, key),
                    "is \"%s\"; expected %s",
                    value.asText(),
                    key.equals("decimal") ? "\".\" or \",\"" : "\",\", \".\", \" \", \"'\" or \"\" for none");
        }
        return mark;
    }

    private List<DayOrder> days(JsonNode node, String where) {
        List<DayOrder> days = new ArrayList<>();
        for (String text : nodes.texts(node, where, "an order such as dd/mm/yyyy, or a list of them")) {
            Optional<DayOrder> order = DayOrder.of(text);
            if (order.isEmpty()) {
                nodes.tell(
                        where,
                        "is \"%s\"; expected day, month and year once each, such as dd/mm/yyyy, mm/dd/yyyy, d.m.yy,"
                                + " dd-mon-yyyy or %%d/%%m/%%Y",
                        text);
            }
            order.ifPresent(one -> {
                days.stream()
                        .filter(one::isTakenFor)
                        .findFirst()
                        .ifPresent(other -> nodes.tell(
                                where,
                                "has %s and %s, which read one text as two days; expected one of them",
                                other.stated(),
                                one.stated()));
                days.add(one);
            });
        }
        if (days.isEmpty() && nodes.problems().isEmpty()) {
            nodes.tell(where, "is empty; expected an order such as dd/mm/yyyy, or a list of them");
        }
        return days;
    }

    private SpecialWords specials(JsonNode node, String where) {
        String expected = "a value such as -9 or \"not asked\", a list of them, or columns with such lists";
        if (!node.isObject()) {
            List<String> words = nodes.texts(node, where, expected);
            if (words.isEmpty()) {
                nodes.tell(where, "is empty; expected %s", expected);
            }
            return new SpecialWords(words, Map.of());
        }
        Map<String, List<String>> byColumn = new TreeMap<>();
        for (String column : YamlNodes.names(node)) {
            List<String> words = nodes.texts(node.path(column), where + "." + column, "a value, or a list of them");
            if (words.isEmpty()) {
                nodes.tell(where + "." + column, "is empty; expected a value, or a list of them");
            }
            byColumn.put(column, words);
        }
        return new SpecialWords(List.of(), byColumn);
    }

    private Optional<String> zone(JsonNode node, String where) {
        JsonNode value = node.path("time_zone");
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        String text = value.asText();
        if (!ZoneId.getAvailableZoneIds().contains(text) || text.startsWith("SystemV/")) {
            nodes.tell(
                    where(where, "time_zone"),
                    "\"%s\" is unknown%s; expected the name of a time zone, such as Asia/Shanghai or UTC",
                    text,
                    Nearest.hint(text, ZoneId.getAvailableZoneIds()));
            return Optional.empty();
        }
        return Optional.of(text);
    }
}
