package io.gridgrade.rating;

import io.gridgrade.engine.Row;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.value.Parameters;
import io.gridgrade.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Over whom the methods differ most, and why: of the method that ranks a customer best, the part of its score that is furthest
 * above what it gives on average, and of the one that ranks it poorest that furthest below.
 */
record MethodDifferences(Warehouse published, Methods.OfPopulation of, List<Row> grades) {
    private static final int OF_ALL = 0;

    MethodDifferences {
        grades = List.copyOf(grades);
    }

    /** A part of a method's score, and the column that it stands in. */
    private record Part(String method, String name, String column, boolean isOfDimensions, String sql) {}

    /** The columns of the parts that are read from a customer's row itself. */
    static String rowParts(List<Scoring> scorings) {
        return parts(scorings).stream()
                .filter(part -> !part.isOfDimensions())
                .map(part -> part.sql() + " as " + part.column())
                .collect(Collectors.joining(",\n"));
    }

    private static List<Part> parts(List<Scoring> scorings) {
        List<Part> parts = new ArrayList<>();
        for (Scoring scoring : scorings) {
            for (int i = 0; i < scoring.parts().size(); i++) {
                parts.add(new Part(
                        scoring.code(),
                        scoring.parts().get(i),
                        "t" + parts.size(),
                        scoring.isOfDimensions(),
                        scoring.partsSql().get(i)));
            }
        }
        return parts;
    }

    /**
     * Those of so many customers.
     *
     * @param measured the query of what the methods look at, with the columns of {@link #rowParts}
     */
    List<Comparison.Difference> of(int shown, Parameters asked, String measured) {
        Map<Integer, Map<String, Row>> ranks = new LinkedHashMap<>();
        for (Row row : published.query("rating/method_differs", asked.with("shown_count", shown))) {
            ranks.computeIfAbsent(row.integer("customer_key"), key -> new LinkedHashMap<>())
                    .put(row.text("method_code"), row);
        }
        if (ranks.isEmpty()) {
            return List.of();
        }
        List<Part> parts = parts(of.scorings());
        Map<Integer, Row> given = given(parts, ranks, asked, measured);
        List<Comparison.Difference> differences = new ArrayList<>();
        for (Map.Entry<Integer, Map<String, Row>> customer : ranks.entrySet()) {
            Map<String, Row> byMethod = customer.getValue();
            Row best = byMethod.values().stream()
                    .min(Comparator.comparing(row -> row.longInteger("twice_rank")))
                    .orElseThrow();
            Row poorest = byMethod.values().stream()
                    .max(Comparator.comparing(row -> row.longInteger("twice_rank")))
                    .orElseThrow();
            differences.add(new Comparison.Difference(
                    best.text("customer_no"),
                    of.scorings().stream()
                            .map(scoring -> place(byMethod.get(scoring.code())))
                            .toList(),
                    reason(parts, best, 1, given.get(customer.getKey()), given.get(OF_ALL)),
                    reason(parts, poorest, -1, given.get(customer.getKey()), given.get(OF_ALL))));
        }
        return differences;
    }

    private Map<Integer, Row> given(
            List<Part> parts, Map<Integer, Map<String, Row>> ranks, Parameters asked, String measured) {
        SqlFile file = published
                .sqlFile("rating/method_term")
                .withFragments(Map.of(
                        "measured",
                        measured,
                        "terms",
                        parts.stream()
                                .map(part -> "coalesce(cast(" + (part.isOfDimensions() ? part.sql() : part.column())
                                        + " as double), 0) as " + part.column())
                                .collect(Collectors.joining(",\n")),
                        "means",
                        parts.stream()
                                .map(part -> "sum(cast(round(" + part.column()
                                        + " * 1000000) as hugeint))::double / 1000000 / count(*)")
                                .collect(Collectors.joining(", ")),
                        "customers",
                        ranks.keySet().stream().map(String::valueOf).collect(Collectors.joining(", "))));
        return published.query(file, asked).stream()
                .collect(Collectors.toMap(row -> row.integer("customer_key"), row -> row));
    }

    private Comparison.Place place(Row rank) {
        return new Comparison.Place(
                rank.text("method_code"),
                grades.get(rank.integer("place_no")).text("grade_code"),
                (rank.longInteger("twice_rank") - 2) * 50 / rank.longInteger("customer_count") + 1);
    }

    // Every method has a part, for else it would score nobody.
    private static Comparison.Reason reason(List<Part> parts, Row rank, int sign, Row given, Row all) {
        String method = rank.text("method_code");
        return parts.stream()
                .filter(part -> part.method().equals(method))
                .max(Comparator.comparing(part -> sign * (given.number(part.column()) - all.number(part.column()))))
                .map(part -> new Comparison.Reason(
                        method, part.name(), given.number(part.column()), all.number(part.column())))
                .orElseThrow();
    }
}
