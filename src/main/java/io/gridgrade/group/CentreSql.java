package io.gridgrade.group;

import io.gridgrade.statistics.clustering.Centre;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Distances to centres as SQL over the standardised features z0, z1, ...; distances d0, d1, ... are squared. */
record CentreSql(List<Centre> centres) {
    /** The fragments that a statement takes to give every row its nearest centre, the first of equals. */
    Map<String, String> fragments() {
        String least = "least(" + each(i -> "d" + i) + ")";
        return Map.of(
                "distances",
                each(i -> distanceSquared(centres.get(i)) + " as d" + i),
                "distance_squared",
                least,
                "nearest",
                "case " + least
                        + IntStream.range(0, centres.size())
                                .mapToObj(i -> " when d" + i + " then " + i)
                                .collect(Collectors.joining())
                        + " end");
    }

    /** Squared distance to the nearest centre; 1 for all while there is none. */
    String nearestDistanceSquared() {
        return centres.isEmpty() ? "1e0" : "least(" + each(i -> distanceSquared(centres.get(i))) + ")";
    }

    private String each(IntFunction<String> text) {
        return IntStream.range(0, centres.size()).mapToObj(text).collect(Collectors.joining(", "));
    }

    private static String distanceSquared(Centre centre) {
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
