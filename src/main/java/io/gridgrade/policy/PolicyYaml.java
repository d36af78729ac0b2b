package io.gridgrade.policy;

import io.gridgrade.value.Nearest;
import io.gridgrade.value.Problems;
import io.gridgrade.value.YamlNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads a {@code policies.yml}; what is wrong is told to the problems, with its place, and reading goes on. */
final class PolicyYaml {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");
    private static final Set<String> TOP_KEYS = Set.of("roles");
    private static final Set<String> ROLE_KEYS =
            new TreeSet<>(Set.of("name", "description", "tables", "columns", "rows", "totals", "cells"));

    private final Problems problems;
    private String of = "";

    PolicyYaml(Problems problems) {
        this.problems = problems;
    }

    void tell(String place, String words) {
        problems.add("%s", Policies.FILE + " " + place + of + ": " + words);
    }

    List<Role> read(String text) {
        Optional<YamlNode> root = YamlNode.map(text, this::tell);
        if (root.isEmpty()) {
            return List.of();
        }
        known(root.get(), TOP_KEYS);
        YamlNode list = root.get().keys().get("roles");
        if (list == null || list.items().isEmpty()) {
            tell(root.get().place(), "roles is missing or no list; expected a list of roles, each with a name");
            return List.of();
        }
        List<Role> roles = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (YamlNode node : list.items()) {
            of = "";
            String name = word(node, "name", "a name such as county_clerk");
            of = name.isEmpty() ? "" : ", role " + name;
            if (!name.isEmpty() && !NAME.matcher(name).matches()) {
                tell(node.place(), "the name is \"" + name + "\"; expected lower-case letters, digits and _");
            }
            if (!name.isEmpty() && !taken.add(name)) {
                tell(node.place(), "the name stands there twice; expected each name once");
            }
            roles.add(role(node, name));
        }
        of = "";
        return roles;
    }

    private Role role(YamlNode node, String name) {
        known(node, ROLE_KEYS);
        boolean isAllBut = true;
        Set<String> tables = Set.of();
        YamlNode named = node.keys().get("tables");
        if (named != null) {
            YamlNode allBut = named.keys().get("all_but");
            isAllBut = allBut != null;
            known(named, Set.of("all_but"));
            tables = new LinkedHashSet<>(words(isAllBut ? allBut : named, "tables", "customer"));
        }
        YamlNode totals = node.keys().get("totals");
        YamlNode cells = node.keys().get("cells");
        return new Role(
                name,
                node.keys().containsKey("description")
                        ? word(node, "description", "a sentence on who has the role")
                        : "",
                isAllBut,
                tables,
                columns(node.keys().get("columns")),
                rows(node.keys().get("rows")),
                totals == null ? Set.of() : new LinkedHashSet<>(words(totals, "totals", "month_grade")),
                cells == null ? Optional.empty() : new CellsYaml(this).read(cells),
                node.place());
    }

    private List<ColumnRule> columns(YamlNode node) {
        List<ColumnRule> rules = new ArrayList<>();
        if (node == null) {
            return rules;
        }
        if (node.keys().isEmpty()) {
            tell(node.place(), "columns is no map; expected columns with rules, such as customer_name: hidden");
        }
        node.keys().forEach((key, value) -> {
            int dot = key.indexOf('.');
            Optional<String> table = dot < 0
                    ? Optional.empty()
                    : Optional.of(key.substring(0, dot).toLowerCase(Locale.ROOT));
            rule(table, key.substring(dot + 1).toLowerCase(Locale.ROOT), value).ifPresent(rules::add);
        });
        return rules;
    }

    private Optional<ColumnRule> rule(Optional<String> table, String column, YamlNode node) {
        String place = node.place();
        if (node.word().isPresent()) {
            String word = node.word().get();
            for (ColumnRule.Kind kind : ColumnRule.Kind.values()) {
                if (kind.word().equals(word) && kind != ColumnRule.Kind.BUCKETED) {
                    return Optional.of(ColumnRule.plain(table, column, kind, place));
                }
            }
        }
        YamlNode masked = node.keys().get("masked");
        if (masked != null && node.keys().size() == 1) {
            String keep = masked.word().orElse("");
            if (keep.matches("[0-9]{1,2}")) {
                return Optional.of(new ColumnRule(
                        table, column, ColumnRule.Kind.MASKED, Integer.parseInt(keep), "", "", List.of(), place));
            }
            tell(masked.place(), "masked is \"" + keep + "\"; expected how many characters stay, 0 to 99");
            return Optional.empty();
        }
        YamlNode bucketed = node.keys().get("bucketed");
        if (bucketed != null && node.keys().size() == 1) {
            return bucketed(table, column, bucketed);
        }
        tell(
                place,
                "the rule of " + column + " is not understood"
                        + node.word()
                                .map(word -> Nearest.hint(word, List.of("hidden", "masked", "hashed", "shown")))
                                .orElse("")
                        + "; expected hidden, masked, {masked: 1}, hashed, {bucketed: 100}, {bucketed: year},"
                        + " {bucketed: [100, 1000]} or shown");
        return Optional.empty();
    }

    private Optional<ColumnRule> bucketed(Optional<String> table, String column, YamlNode node) {
        String word = node.word().orElse("");
        boolean isUnit = ColumnRule.UNITS.contains(word);
        boolean isWidth = isNumber(word) && Double.parseDouble(word) > 0;
        List<String> edges =
                node.items().stream().map(item -> item.word().orElse("")).toList();
        boolean isEdges = !edges.isEmpty() && edges.stream().allMatch(PolicyYaml::isNumber);
        for (int i = 1; isEdges && i < edges.size(); i++) {
            isEdges = Double.parseDouble(edges.get(i - 1)) < Double.parseDouble(edges.get(i));
        }
        if (!isUnit && !isWidth && !isEdges) {
            tell(
                    node.place(),
                    "bucketed is not understood; expected a width above 0, year, quarter or month, or a list of edges"
                            + " that rise");
            return Optional.empty();
        }
        return Optional.of(new ColumnRule(
                table,
                column,
                ColumnRule.Kind.BUCKETED,
                0,
                isWidth ? word : "",
                isUnit ? word : "",
                isEdges ? edges : List.of(),
                node.place()));
    }

    static boolean isNumber(String word) {
        return word.matches("-?[0-9]{1,15}(\\.[0-9]{1,9})?");
    }

    private List<RowRule> rows(YamlNode node) {
        List<RowRule> rules = new ArrayList<>();
        if (node == null) {
            return rules;
        }
        if (node.keys().isEmpty()) {
            tell(node.place(), "rows is no map; expected columns of customer with values, such as region: user.region");
        }
        node.keys().forEach((key, value) -> {
            List<String> values = words(value, key, "user." + key);
            if (!values.isEmpty()) {
                rules.add(new RowRule(key.toLowerCase(Locale.ROOT), values, value.place()));
            }
        });
        return rules;
    }

    /** A word, or a list of them; anything else is told. */
    List<String> words(YamlNode node, String key, String example) {
        List<YamlNode> nodes = node.word().isPresent() ? List.of(node) : node.items();
        List<String> words = new ArrayList<>();
        for (YamlNode one : nodes) {
            if (one.word().filter(word -> !word.isBlank()).isEmpty()) {
                tell(one.place(), key + " has something in it that is no word; expected for example " + example);
            } else {
                words.add(one.word().get().strip());
            }
        }
        if (nodes.isEmpty()) {
            tell(node.place(), key + " is empty; expected a word or a list of words, such as " + example);
        }
        return words;
    }

    /** A word that must be there; empty when it is not, which is told. */
    String word(YamlNode node, String key, String expected) {
        Optional<String> word = Optional.ofNullable(node.keys().get(key))
                .flatMap(YamlNode::word)
                .map(String::strip)
                .filter(text -> !text.isEmpty());
        if (word.isEmpty()) {
            tell(node.place(), key + " is missing; expected " + expected);
        }
        return word.orElse("");
    }

    /** Tells every key that nobody knows. */
    void known(YamlNode node, Set<String> known) {
        node.keys().forEach((key, value) -> {
            if (!known.contains(key)) {
                tell(
                        value.place(),
                        "the key " + key + " is unknown" + Nearest.hint(key, known) + "; expected one of "
                                + String.join(", ", new TreeSet<>(known)));
            }
        });
    }
}
