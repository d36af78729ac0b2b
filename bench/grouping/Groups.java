package io.gridgrade.group;

import io.gridgrade.engine.Row;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.statistics.clustering.CaseMatrix;
import io.gridgrade.statistics.clustering.Centre;
import io.gridgrade.statistics.clustering.FuzzyLloyd;
import io.gridgrade.statistics.clustering.Grouping;
import io.gridgrade.statistics.clustering.GroupingMethods;
import io.gridgrade.statistics.clustering.GroupingSettings;
import io.gridgrade.statistics.clustering.Lloyd;
import io.gridgrade.statistics.clustering.SampleCases;
import io.gridgrade.value.Parameters;
import io.gridgrade.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The search of groups by GridGrade and by hand, in turn, in one engine: seconds of each round, the medians and their
 * ratio. It stands in the package whose statements it measures.
 */
public final class Groups {
    private static final int FEATURES = 8;
    private static final int GROUPS = 6;
    private static final int KMEANS_ROUNDS = 20;
    private static final int FUZZY_ROUNDS_MAX = 20;
    private static final int SAMPLE_MAX = 10_000;
    private static final int TIMES = 3;
    private static final long SEED = 20240601L;

    private final Warehouse warehouse;

    private Groups(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    public static void main(String[] arguments) {
        try (Warehouse warehouse = Warehouse.inMemory()) {
            new Groups(warehouse).measure(Integer.parseInt(arguments[0]));
        }
    }

    // The sum of four even draws, around one of six places; whole millionths, as a close stages them.
    private void make(int customers) {
        String noise = IntStream.range(0, 4)
                .mapToObj(i -> "hash(customer_key, feature_no, " + i + ")::hugeint % 1000000")
                .collect(Collectors.joining(" + "));
        run("create or replace temp table group_case as with drawn as (select customer_key, feature_no, (" + noise
                + ")::double - 2000000 + 1500000 * ((hash(customer_key % 6, feature_no, 9)::hugeint % 3)::double - 1) as z"
                + " from range(" + customers + ") as customer (customer_key), range(" + FEATURES
                + ") as feature (feature_no)) select customer_key, 'C' || customer_key as customer_no, "
                + each(", ", j -> "round(max(z) filter (where feature_no = " + j + ")) as z" + j)
                + " from drawn group by customer_key");
    }

    private void measure(int customers) {
        make(customers);
        StagedCases all = new StagedCases(warehouse, FEATURES);
        SampleCases sample = all.sample(SAMPLE_MAX, SEED);
        List<Centre> start = sample.draw(GROUPS, SEED);
        double[][] seconds = new double[5][TIMES];
        for (int time = 0; time < TIMES; time++) {
            List<List<Double>> byHand = new ArrayList<>();
            seconds[0][time] = timed(() -> byHand.addAll(kMeansByHand(start)));
            List<Centre> found = new ArrayList<>();
            seconds[1][time] = timed(() ->
                    found.addAll(new Lloyd(GroupFeature.PARTS, KMEANS_ROUNDS, -1).settle(all, start).centres()));
            compare(byHand, found);
            List<Centre> fuzzy = new ArrayList<>();
            seconds[2][time] = timed(() -> fuzzy.addAll(fuzzy()));
            seconds[3][time] = timed(() -> assignedByHand(byHand));
            seconds[4][time] = timed(() -> assigned(fuzzy));
        }
        tell("k-means, 20 rounds over all", seconds[0], seconds[1]);
        tell("all given to a group, into a table", seconds[3], seconds[4]);
        System.out.printf(
                Locale.ROOT,
                "%-48s %20s %8.2f s  (single: %s)%n",
                "fuzzy c-means: on a sample, then over all",
                "",
                median(seconds[2]),
                Arrays.toString(seconds[2]));
    }

    // As one would: centres as literals, each customer to the nearest, means as the next centres.
    private List<List<Double>> kMeansByHand(List<Centre> start) {
        List<List<Double>> centres = start.stream()
                .map(centre -> centre.parts().stream().map(Long::doubleValue).toList())
                .toList();
        for (int round = 1; round < KMEANS_ROUNDS; round++) {
            List<List<Double>> next = new ArrayList<>();
            for (Row row : query("select group_no, " + each(", ", j -> "avg(z" + j + ") as c" + j) + " from ("
                    + nearestByHand(centres) + ") group by group_no order by group_no")) {
                next.add(IntStream.range(0, FEATURES).mapToObj(j -> row.number("c" + j)).toList());
            }
            centres = next;
        }
        query("select group_no, count(*), sum(distance) as within_sum from (" + nearestByHand(centres)
                + ") group by group_no");
        return centres;
    }

    private static String nearestByHand(List<List<Double>> centres) {
        String distances = IntStream.range(0, centres.size())
                .mapToObj(c -> each(" + ", j -> gap(centres.get(c).get(j), j) + " * " + gap(centres.get(c).get(j), j)) + " as d" + c)
                .collect(Collectors.joining(", "));
        String least = IntStream.range(0, centres.size())
                .mapToObj(c -> "d" + c)
                .collect(Collectors.joining(", ", "least(", ")"));
        return "select *, " + least + " as distance, case distance"
                + IntStream.range(0, centres.size())
                        .mapToObj(c -> " when d" + c + " then " + c)
                        .collect(Collectors.joining())
                + " end as group_no from (select *, " + distances + " from group_case)";
    }

    // A product, for the engine takes several times as long for a power.
    private static String gap(double centre, int feature) {
        return "(z" + feature + " - (" + String.format(Locale.ROOT, "%.6f", centre) + "e0))";
    }

    private void compare(List<List<Double>> byHand, List<Centre> found) {
        for (int c = 0; c < GROUPS; c++) {
            for (int j = 0; j < FEATURES; j++) {
                if (Math.abs(byHand.get(c).get(j) - found.get(c).parts().get(j)) > 50) {
                    throw new IllegalStateException("Centre " + c + ", feature " + j + ": by hand "
                            + byHand.get(c).get(j) + ", found " + found.get(c).parts().get(j));
                }
            }
        }
    }

    private List<Centre> fuzzy() {
        List<String> names = new ArrayList<>();
        List<double[]> rows = new ArrayList<>();
        SqlFile file = warehouse
                .sqlFile("group/group_sample")
                .withFragments(Map.of("columns", ", " + each(", ", j -> "z" + j)));
        for (Row row : warehouse.query(
                file, Parameters.none().with("customers_max", SAMPLE_MAX).with("random_seed", SEED))) {
            names.add(row.text("customer_no"));
            rows.add(IntStream.range(0, FEATURES)
                    .mapToDouble(j -> row.number("z" + j) / GroupFeature.PARTS)
                    .toArray());
        }
        CaseMatrix cases = CaseMatrix.of(
                names, IntStream.range(0, FEATURES).mapToObj(j -> "z" + j).toList(), rows.toArray(double[][]::new));
        GroupingSettings settings = GroupingSettings.of(SEED).withStarts(5);
        Grouping found = GroupingMethods.of("fuzzy-c-means").fit(cases, GROUPS, settings);
        List<Centre> start = IntStream.range(0, GROUPS)
                .mapToObj(c -> new Centre(Arrays.stream(found.centre(c))
                        .mapToObj(value -> Math.round(value * GroupFeature.PARTS))
                        .toList()))
                .toList();
        FuzzyLloyd.Found settled = new FuzzyLloyd(GroupFeature.PARTS, settings.fuzzifier(), FUZZY_ROUNDS_MAX, 1e-4)
                .settle(new StagedFuzzyCases(warehouse, FEATURES), start);
        System.out.println("# fuzzy c-means: " + found.rounds() + " rounds on " + cases.size() + " customers, "
                + settled.rounds() + " over all");
        return settled.centres();
    }

    private void assignedByHand(List<List<Double>> centres) {
        run("create or replace temp table by_hand as select customer_key, group_no, sqrt(distance) as distance from ("
                + nearestByHand(centres) + ")");
    }

    private void assigned(List<Centre> centres) {
        var fragments = new CentreSql(centres).fragments();
        run("create or replace temp table given as select customer_key, " + fragments.get("nearest")
                + " as group_no, sqrt(" + fragments.get("distance_squared") + ") as distance from (select *, "
                + fragments.get("distances") + " from group_case)");
    }

    private static void tell(String what, double[] byHand, double[] ours) {
        System.out.printf(
                Locale.ROOT,
                "%-48s %8.2f s by hand %8.2f s  ratio %.2f  (single: %s, %s)%n",
                what,
                median(byHand),
                median(ours),
                median(ours) / median(byHand),
                Arrays.toString(byHand),
                Arrays.toString(ours));
    }

    private static double median(double[] seconds) {
        double[] sorted = seconds.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static double timed(Runnable work) {
        long from = System.nanoTime();
        work.run();
        return Math.round((System.nanoTime() - from) / 1e7) / 100.0;
    }

    private static String each(String between, IntFunction<String> text) {
        return IntStream.range(0, FEATURES).mapToObj(text).collect(Collectors.joining(between));
    }

    private List<Row> query(String query) {
        return warehouse.query(new SqlFile("bench", query), Parameters.none());
    }

    private void run(String statement) {
        warehouse.execute(new SqlFile("bench", statement), Parameters.none());
    }
}
