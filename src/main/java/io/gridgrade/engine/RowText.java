package io.gridgrade.engine;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A row as one text, by which two states of a record that were stated at one moment are told apart, wherever they stand. */
public final class RowText {
    private RowText() {}

    /** The SQL of it, of the expression of each column; their names put them in order. */
    public static String of(Map<String, String> expressions) {
        SortedMap<String, String> sorted = new TreeMap<>(expressions);
        return sorted.values().stream()
                .map(expression -> "coalesce(cast(" + expression + " as varchar), '')")
                .collect(Collectors.joining(", ", "concat_ws(chr(31), ", ")"));
    }
}
