package io.gridgrade.group;

import io.gridgrade.statistics.clustering.Centre;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Distances to centres as SQL over the standardised features z0, z1, ... Nearness d0, d1, ... leaves out what all centres
 * have in common: |z - c|^2 = |z|^2 + (|c|^2 - 2 z'c). All terms are whole numbers below 2^53, and so exact.
 */
record CentreSql(List<Centre> centres) {
    /** The fragments that a statement takes to give every row its nearest centre, the first of equals. */
    Map<String, String> fragments() {
        return Map.of(
                "distances",
                each(i -> nearness(centres.get(i)) + " as d" + i),
                "distance_squared",
                "(" + least() + " + " + square() + ")",
                "nearest",
                nearest(IntStream.range(0, centres.size()).boxed().toList()));
    }

    /** What each centre is called, of the nearest, the first of equals. */
    String nearest(List<Integer> names) {
        return "case " + least()
                + IntStream.range(0, centres.size())
                        .mapToObj(i -> " when d" + i + " then " + names.get(i))
                        .collect(Collectors.joining())
                + " end";
    }

    private String least() {
        return "least(" + each(i -> "d" + i) + ")";
    }

    /** Squared distance to the nearest centre; 1 for all while there is none. */
    String nearestDistanceSquared() {
        return centres.isEmpty() ? "1e0" : "least(" + each(i -> distanceSquared(centres.get(i))) + ")";
    }

    private String each(IntFunction<String> text) {
        return IntStream.range(0, centres.size()).mapToObj(text).collect(Collectors.joining(", "));
    }

    private String square() {
        int size = centres.get(0).parts().size();
        return size == 0
                ? "0e0"
                : IntStream.range(0, size).mapToObj(i -> "z" + i + " * z" + i).collect(Collectors.joining(" + "));
    }

    private static String nearness(Centre centre) {
        double square = 0;
        StringBuilder sql = new StringBuilder();
        for (int i = 0; i < centre.parts().size(); i++) {
            long part = centre.parts().get(i);
            square += (double) part * part;
            sql.append(" + z").append(i).append(" * ").append(GroupFeature.literal(-2.0 * part));
        }
        return GroupFeature.literal(square) + sql;
    }

    static String distanceSquared(Centre centre) {
        if (centre.parts().isEmpty()) {
            return "0e0";
        }
        return IntStream.range(0, centre.parts().size())
                .mapToObj(i -> {
                    String gap = "(z" + i + " - (" + centre.parts().get(i) + "e0))";
                    return gap + " * " + gap;
                })
                .collect(Collectors.joining(" + "));
    }
}
