package io.gridgrade.value;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Numbers that a source writes where there is no figure, such as -999: each says why there is none, and is no measure. */
public final class SpecialValues {
    private SpecialValues() {}

    /** Those that an index system names, such as {@code -999;999}; none of null. */
    public static List<Double> of(String text) {
        return text == null
                ? List.of()
                : Stream.of(text.split(";", -1)).map(Double::valueOf).distinct().toList();
    }

    /** Whether a value is one of them, as SQL; that there are some is presumed. */
    public static String isAmong(List<Double> specials, String value) {
        return value + " in (" + specials.stream().map(String::valueOf).collect(Collectors.joining(", ")) + ")";
    }
}
