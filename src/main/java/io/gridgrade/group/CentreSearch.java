package io.gridgrade.group;

import io.gridgrade.engine.Row;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.statistics.clustering.Centre;
import io.gridgrade.value.Parameters;
import io.gridgrade.warehouse.Warehouse;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The search for centres over staged customers, each step one query of the engine: k-means++ for the first ones, then
 * Lloyd's rounds until no centre moves.
 *
 * @param cases the staged table, group_case or group_sample
 */
record CentreSearch(Warehouse warehouse, int featureCount, String cases) {

    /**
     * Where a search ended.
     *
     * @param sizes customers of each centre
     * @param withinSum sum of the squared distances to the centres, in standardised units
     * @param isStable false when the limit of rounds came first
     */
    record Found(List<Centre> centres, List<Long> sizes, double withinSum, int rounds, boolean isStable) {}

    /** Draws up to k centres; fewer when the customers do not differ in so many ways. */
    List<Centre> draw(int k, long seed) {
        List<Centre> centres = new ArrayList<>();
        Optional<Centre> next = one("group/group_seed", centres, seed);
        while (next.isPresent()) {
            centres.add(next.get());
            next = centres.size() < k ? one("group/group_seed", centres, seed) : Optional.empty();
        }
        return centres;
    }

    /**
     * The start among several that ends best: drawn with the seed and those after it, each is settled, and that with the
     * least sum of squared distances is kept, the first of equals. One draw alone may end where a large group is split and
     * two small ones are not told apart.
     */
    List<Centre> best(int k, long seed, int starts, int roundsMax, double tolerance) {
        Found best = null;
        for (int start = 0; start < starts; start++) {
            Found found = settle(draw(k, seed + start), roundsMax, tolerance);
            if (best == null || found.withinSum() < best.withinSum()) {
                best = found;
            }
        }
        return best.centres();
    }

    private Optional<Centre> one(String name, List<Centre> centres, long seed) {
        SqlFile file = warehouse
                .sqlFile(name)
                .withFragments(Map.of("cases", cases))
                .withFragments(Map.of(
                        "distance_squared", new CentreSql(centres).nearestDistanceSquared(),
                        "columns", each(i -> ", z" + i)));
        return warehouse
                .query(file, Parameters.none().with("random_seed", seed).with("centre_no", centres.size()))
                .stream()
                .findFirst()
                .map(row -> new Centre(IntStream.range(0, featureCount)
                        .mapToObj(i -> row.decimal("z" + i).longValueExact())
                        .toList()));
    }

    /** Lloyd's rounds from the given centres, until none moves at all. */
    Found settle(List<Centre> start, int roundsMax) {
        return settle(start, roundsMax, 0);
    }

    /**
     * Lloyd's rounds from the given centres, until a round moves them by no more than the tolerance: the sum of their
     * squared moves, in standardised units, as scikit-learn's KMeans measures it.
     */
    Found settle(List<Centre> start, int roundsMax, double tolerance) {
        List<Centre> centres = start;
        for (int round = 1; ; round++) {
            List<Row> sums = round(centres, "null");
            List<Centre> moved = means(sums, centres.size());
            boolean isStable = moved.size() == centres.size() && squaredMove(centres, moved) <= tolerance;
            if (isStable || round >= roundsMax) {
                // Summed once, at the end: it costs as much as the rest of a round.
                String within = "sum(" + new CentreSql(centres).fragments().get("distance_squared") + "::hugeint)";
                return found(centres, round(centres, within), round, isStable);
            }
            centres = moved;
        }
    }

    private static double squaredMove(List<Centre> from, List<Centre> to) {
        double sum = 0;
        for (int i = 0; i < from.size(); i++) {
            for (int j = 0; j < from.get(i).parts().size(); j++) {
                double move =
                        (double) (from.get(i).parts().get(j) - to.get(i).parts().get(j)) / GroupFeature.PARTS;
                sum += move * move;
            }
        }
        return sum;
    }

    private List<Row> round(List<Centre> centres, String withinSum) {
        return warehouse.query(
                warehouse
                        .sqlFile("group/group_round")
                        .withFragments(Map.of("cases", cases))
                        .withAnyOf(new CentreSql(centres).fragments())
                        .withFragments(Map.of(
                                "within_sum", withinSum, "sums", each(i -> ", sum(z" + i + ")::hugeint as sum_" + i))),
                Parameters.none());
    }

    // A centre without customers moves to the customer that is worst off; with none left to move to, it is dropped.
    private List<Centre> means(List<Row> sums, int count) {
        List<Centre> moved = new ArrayList<>(Collections.nCopies(count, null));
        for (Row row : sums) {
            List<BigInteger> parts = IntStream.range(0, featureCount)
                    .mapToObj(i -> row.decimal("sum_" + i).toBigIntegerExact())
                    .toList();
            moved.set(row.integer("centre_no"), Centre.mean(row.longInteger("customer_count"), parts));
        }
        List<Centre> kept =
                new ArrayList<>(moved.stream().filter(centre -> centre != null).toList());
        for (int i = kept.size(); i < count; i++) {
            one("group/group_farthest", kept, 0).ifPresent(kept::add);
        }
        return kept;
    }

    private static Found found(List<Centre> centres, List<Row> sums, int rounds, boolean isStable) {
        List<Centre> kept = new ArrayList<>();
        List<Long> sizes = new ArrayList<>();
        BigInteger within = BigInteger.ZERO;
        for (Row row : sums) {
            kept.add(centres.get(row.integer("centre_no")));
            sizes.add(row.longInteger("customer_count"));
            within = within.add(row.decimal("within_sum").toBigIntegerExact());
        }
        double unit = (double) GroupFeature.PARTS * GroupFeature.PARTS;
        return new Found(List.copyOf(kept), List.copyOf(sizes), within.doubleValue() / unit, rounds, isStable);
    }

    private String each(java.util.function.IntFunction<String> text) {
        return IntStream.range(0, featureCount).mapToObj(text).collect(Collectors.joining());
    }
}
