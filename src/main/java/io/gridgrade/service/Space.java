package io.gridgrade.service;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** All that can be known of a customer, cut into cells by the rules of a table. */
record Space(List<Axis> axes) {
    static Space of(DecisionTable table) {
        return new Space(table.inputs().stream()
                .map(input -> Axis.of(
                        input,
                        table.rules().stream()
                                .map(rule -> rule.conditions().get(input.code()))
                                .filter(Objects::nonNull)
                                .toList()))
                .toList());
    }

    Box whole() {
        return new Box(axes.stream().map(Axis::all).toList());
    }

    /** Where a rule's condition holds. */
    Box box(ServiceRule rule) {
        List<BitSet> sides = new ArrayList<>();
        for (Axis axis : axes) {
            ValueSet values = rule.conditions().get(axis.input().code());
            sides.add(values == null ? axis.all() : axis.cellsOf(values));
        }
        return new Box(sides);
    }

    /** Where an input has one of some codes. */
    Box where(String input, String code) {
        return new Box(axes.stream()
                .map(axis -> axis.input().code().equals(input)
                        ? axis.cellsOf(new ValueSet(false, List.of(code), List.of(), false))
                        : axis.all())
                .toList());
    }

    /** One customer of a box that is not empty, by the inputs that some rules speak of, and those that the box bounds. */
    Map<String, String> example(Box box, Collection<ServiceRule> rules) {
        Map<String, String> example = new LinkedHashMap<>();
        for (int i = 0; i < axes.size(); i++) {
            Axis axis = axes.get(i);
            BitSet side = box.sides().get(i);
            boolean isSpokenOf = rules.stream()
                    .anyMatch(rule -> rule.conditions().containsKey(axis.input().code()));
            if (isSpokenOf || !side.equals(axis.all())) {
                example.put(axis.input().code(), axis.example(side.nextSetBit(0)));
            }
        }
        return example;
    }

    /** The condition of a rule as SQL over the columns of the inputs. */
    String sql(ServiceRule rule) {
        Box box = box(rule);
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < axes.size(); i++) {
            BitSet side = box.sides().get(i);
            if (!side.equals(axes.get(i).all())) {
                parts.add(axes.get(i).sql(side));
            }
        }
        return parts.isEmpty() ? "true" : String.join("\n    and ", parts);
    }
}
