package io.gridgrade.grade.score;

import io.gridgrade.engine.SqlFile;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A score of the customers of a population, as SQL over a customer's row: the higher, the better. */
public sealed interface Score permits IndexScore, DiscriminantScore, Scorecard {
    /** The score; null for a customer without one. */
    String sql();

    /** What is added up, in a fixed order, so that a row always scores the same. */
    List<? extends Term> terms();

    /** A part of the sum. */
    interface Term {
        /** What it reads: a dimension, or an indicator's points. */
        String name();

        /** What it adds. */
        String sql();
    }

    /** A value by the customer's population, as SQL; null for a population without one. */
    static String byPopulation(Map<String, String> values, String type) {
        return values.isEmpty()
                ? "null::" + type
                : "case population_code"
                        + new TreeMap<>(values)
                                .entrySet().stream()
                                        .map(value -> "\n    when " + SqlFile.literal(value.getKey()) + " then"
                                                + SqlFile.indented("\n" + value.getValue(), 8))
                                        .collect(Collectors.joining())
                        + "\nend";
    }
}
