package io.gridgrade.group;

import io.gridgrade.engine.Row;
import io.gridgrade.statistics.clustering.Centre;
import io.gridgrade.statistics.clustering.FuzzyCases;
import io.gridgrade.value.Parameters;
import io.gridgrade.warehouse.Warehouse;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The staged customers of a month, which the engine weighs by their memberships and adds up. */
record StagedFuzzyCases(Warehouse warehouse, int featureCount) implements FuzzyCases {
    @Override
    public Sums weighed(List<Centre> centres, double fuzzifier) {
        int count = centres.size();
        String least = "least(" + each(count, ", ", c -> "q" + c) + ")";
        Row row = warehouse
                .query(
                        warehouse
                                .sqlFile("group/group_fuzzy_round")
                                .withFragments(Map.of(
                                        "distances",
                                        each(count, ", ", c -> CentreSql.distanceSquared(centres.get(c)) + " as q" + c),
                                        "ratios",
                                        each(count, ", ", c -> ratio(c, least, fuzzifier) + " as r" + c),
                                        "weights",
                                        each(count, ", ", c -> weight(c, count, fuzzifier) + " as w" + c),
                                        "objective",
                                        objective(least, count, fuzzifier),
                                        "sums",
                                        each(count, ", ", this::sums))),
                        Parameters.none())
                .get(0);
        List<Weighed> weighed = IntStream.range(0, count)
                .mapToObj(c -> new Weighed(
                        number(row, "weight_" + c) / GroupFeature.PARTS,
                        IntStream.range(0, featureCount)
                                .mapToObj(j -> number(row, "sum_" + c + "_" + j))
                                .toList()))
                .toList();
        return new Sums(weighed, number(row, "objective") / GroupFeature.PARTS);
    }

    // The squared distances times u^m, added up over the centres: with the best memberships it comes to this.
    private static String objective(String least, int count, double fuzzifier) {
        String ratios = "(" + each(count, " + ", c -> "r" + c) + ")";
        return least
                + (fuzzifier == 2
                        ? " / " + ratios
                        : " * power(" + ratios + ", " + GroupFeature.literal(1 - fuzzifier) + ")");
    }

    // On a centre the least distance is 0, and so is the share of any other centre.
    private static String ratio(int centre, String least, double fuzzifier) {
        String share = least + " / q" + centre;
        return "case when q" + centre + " = 0 then 1e0 else "
                + (fuzzifier == 2 ? share : "power(" + share + ", " + GroupFeature.literal(1 / (fuzzifier - 1)) + ")")
                + " end";
    }

    private static String weight(int centre, int count, double fuzzifier) {
        String membership = "(r" + centre + " / (" + each(count, " + ", c -> "r" + c) + "))";
        return fuzzifier == 2
                ? membership + " * " + membership
                : "power(" + membership + ", " + GroupFeature.literal(fuzzifier) + ")";
    }

    private String sums(int centre) {
        return "sum(round(w" + centre + " * " + GroupFeature.PARTS + ")) as weight_" + centre
                + each(featureCount, "", j -> ", sum(round(w" + centre + " * z" + j + ")) as sum_" + centre + "_" + j);
    }

    // Null where there is no customer.
    private static double number(Row row, String column) {
        return row.isNull(column) ? 0 : row.number(column);
    }

    private static String each(int count, String between, IntFunction<String> text) {
        return IntStream.range(0, count).mapToObj(text).collect(Collectors.joining(between));
    }
}
