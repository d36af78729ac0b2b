package io.gridgrade.policy;

import io.gridgrade.value.YamlNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the cells of a role of sums. */
final class CellsYaml {
    private static final Set<String> KEYS = Set.of("name", "from", "by", "measures", "minimum", "dominance_percent");
    private static final Pattern MEASURE = Pattern.compile("(\\w+)\\((\\w+)\\)");
    private static final BigDecimal DOMINANCE = BigDecimal.TEN;

    private final PolicyYaml yaml;

    CellsYaml(PolicyYaml yaml) {
        this.yaml = yaml;
    }

    Optional<Cells> read(YamlNode node) {
        if (!node.items().isEmpty()) {
            yaml.tell(
                    node.place(),
                    "cells is a list; expected one table of cells, for the figures of two could be taken from each"
                            + " other until a single customer is left; make a role for each");
            return Optional.empty();
        }
        yaml.known(node, KEYS);
        String name = yaml.word(node, "name", "the name of the table that the role sees, such as grade_cell");
        if (!name.isEmpty() && !name.matches("[a-z][a-z0-9_]*")) {
            yaml.tell(node.place(), "the name is \"" + name + "\"; expected lower-case letters, digits and _");
        }
        String from = yaml.word(node, "from", "a table of customers, such as credit_grade");
        List<String> by = list(node, "by", "period_key");
        List<Cells.Measure> measures = new ArrayList<>();
        if (node.keys().containsKey("measures")) {
            for (String text : list(node, "measures", "sum(billed_amount)")) {
                measure(node.keys().get("measures"), text).ifPresent(measures::add);
            }
        }
        int minimum = minimum(node);
        BigDecimal dominance = dominance(node);
        if (name.isEmpty() || from.isEmpty() || by.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Cells(name, from.toLowerCase(Locale.ROOT), by, measures, minimum, dominance, node.place()));
    }

    private List<String> list(YamlNode node, String key, String example) {
        YamlNode found = node.keys().get(key);
        if (found == null) {
            yaml.tell(node.place(), key + " is missing; expected a list such as [" + example + "]");
            return List.of();
        }
        return yaml.words(found, key, example).stream()
                .map(word -> word.toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
    }

    private Optional<Cells.Measure> measure(YamlNode node, String text) {
        Matcher matcher = MEASURE.matcher(text);
        if (matcher.matches() && Cells.Measure.FUNCTIONS.contains(matcher.group(1))) {
            return Optional.of(new Cells.Measure(matcher.group(1), matcher.group(2)));
        }
        yaml.tell(
                node.place(),
                "the measure \"" + text + "\" is not understood"
                        + "; expected sum(column) or mean(column): a least or greatest value is that of one customer");
        return Optional.empty();
    }

    private int minimum(YamlNode node) {
        YamlNode given = node.keys().get("minimum");
        String word = given == null ? "" : given.word().orElse("");
        if (given == null) {
            yaml.tell(node.place(), "minimum is missing; expected how many customers a cell has at least, such as 10");
        } else if (!word.matches("[0-9]{1,6}") || Integer.parseInt(word) < Cells.MINIMUM) {
            yaml.tell(
                    given.place(),
                    "minimum is \"" + word + "\"; expected a whole number, " + Cells.MINIMUM
                            + " or more: of two customers each knows the other");
        } else {
            return Integer.parseInt(word);
        }
        return Cells.MINIMUM;
    }

    private BigDecimal dominance(YamlNode node) {
        YamlNode given = node.keys().get("dominance_percent");
        if (given == null) {
            return DOMINANCE;
        }
        String word = given.word().orElse("");
        if (!PolicyYaml.isNumber(word) || word.startsWith("-") || new BigDecimal(word).intValue() > 100) {
            yaml.tell(given.place(), "dominance_percent is \"" + word + "\"; expected 0 to 100, 0 for no such rule");
            return DOMINANCE;
        }
        return new BigDecimal(word);
    }
}
