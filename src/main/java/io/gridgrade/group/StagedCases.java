package io.gridgrade.group;

import io.gridgrade.engine.Row;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.statistics.clustering.CaseMatrix;
import io.gridgrade.statistics.clustering.Cases;
import io.gridgrade.statistics.clustering.Centre;
import io.gridgrade.statistics.clustering.SampleCases;
import io.gridgrade.value.Parameters;
import io.gridgrade.warehouse.Warehouse;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The staged customers of a month, in the table group_case of the engine, which gives and adds them up. */
record StagedCases(Warehouse warehouse, int featureCount) implements Cases {
    @Override
    public List<Members> members(List<Centre> centres, boolean isWithinAsked) {
        Map<String, String> fragments = new CentreSql(centres).fragments();
        String within = isWithinAsked ? "sum(" + fragments.get("distance_squared") + "::hugeint)" : "0";
        return warehouse
                .query(
                        warehouse
                                .sqlFile("group/group_round")
                                .withAnyOf(fragments)
                                .withFragments(Map.of(
                                        "within_sum",
                                        within,
                                        "sums",
                                        each(i -> ", sum(z" + i + ")::hugeint as sum_" + i))),
                        Parameters.none())
                .stream()
                .map(row -> new Members(
                        row.integer("centre_no"),
                        row.longInteger("customer_count"),
                        IntStream.range(0, featureCount)
                                .mapToObj(i -> whole(row, "sum_" + i))
                                .toList(),
                        whole(row, "within_sum")))
                .toList();
    }

    private static BigInteger whole(Row row, String column) {
        return row.decimal(column).toBigIntegerExact();
    }

    @Override
    public Optional<Centre> farthest(List<Centre> centres) {
        SqlFile file = warehouse
                .sqlFile("group/group_farthest")
                .withFragments(Map.of(
                        "distance_squared",
                        new CentreSql(centres).nearestDistanceSquared(),
                        "columns",
                        each(i -> ", z" + i)));
        return warehouse.query(file, Parameters.none()).stream().findFirst().map(row -> new Centre(parts(row)));
    }

    /** How many customers are nearest to centre i of the one set and to centre j of the other, at row i and column j. */
    long[][] shared(List<Centre> centres, List<Centre> others) {
        Map<String, String> own = new CentreSql(centres).fragments();
        Map<String, String> other = new CentreSql(others).fragments();
        long[][] shared = new long[centres.size()][others.size()];
        warehouse
                .query(
                        warehouse
                                .sqlFile("group/group_pair")
                                .withFragments(Map.of(
                                        "columns",
                                        each(i -> ", z" + i),
                                        "distances",
                                        own.get("distances"),
                                        "nearest",
                                        own.get("nearest"),
                                        "other_distances",
                                        other.get("distances"),
                                        "other_nearest",
                                        other.get("nearest"))),
                        Parameters.none())
                .forEach(row ->
                        shared[row.integer("centre_no")][row.integer("other_no")] = row.longInteger("customer_count"));
        return shared;
    }

    /**
     * At most so many of them, the same whatever the order in which they were loaded. These rows come to Java: a start
     * takes some hundred rounds over them, and to plan so many statements took longer than all else of a small utility's
     * groups.
     */
    SampleCases sample(int customersMax, long seed) {
        List<Row> rows = sampled(customersMax, seed);
        return new SampleCases(
                rows.stream().map(row -> row.text("customer_no")).toList(),
                rows.stream().map(this::parts).toList());
    }

    /** The same sample, in deviations. */
    CaseMatrix matrix(int customersMax, long seed) {
        List<Row> rows = sampled(customersMax, seed);
        return CaseMatrix.of(
                rows.stream().map(row -> row.text("customer_no")).toList(),
                IntStream.range(0, featureCount).mapToObj(i -> "z" + i).toList(),
                rows.stream().map(row -> deviations(parts(row))).toArray(double[][]::new));
    }

    static double[] deviations(List<Long> parts) {
        return parts.stream()
                .mapToDouble(part -> (double) part / GroupFeature.PARTS)
                .toArray();
    }

    private List<Row> sampled(int customersMax, long seed) {
        return warehouse.query(
                warehouse.sqlFile("group/group_sample").withFragments(Map.of("columns", each(i -> ", z" + i))),
                Parameters.none().with("customers_max", customersMax).with("random_seed", seed));
    }

    private List<Long> parts(Row row) {
        return IntStream.range(0, featureCount)
                .mapToObj(i -> row.decimal("z" + i).longValueExact())
                .toList();
    }

    private String each(java.util.function.IntFunction<String> text) {
        return IntStream.range(0, featureCount).mapToObj(text).collect(Collectors.joining());
    }
}
