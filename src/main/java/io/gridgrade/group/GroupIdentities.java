package io.gridgrade.group;

import io.gridgrade.engine.Row;
import io.gridgrade.statistics.clustering.Centre;
import io.gridgrade.statistics.clustering.Matching;
import io.gridgrade.value.Json;
import io.gridgrade.value.Parameters;
import io.gridgrade.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Which groups of a new model go on with which of the one before: those that have most customers in common, one with one,
 * if more than half of the customers that either has are in both. With less, C. Hennig ("Cluster-wise assessment of
 * cluster stability", 2007) calls a cluster dissolved. What goes on keeps key and number; others get what none had yet.
 *
 * @param groups in the order of the new centres
 * @param bothCount customers who were in a group before and are in one now
 * @param movedCount those of them whose group is another one now
 * @param retired numbers of the groups that do not go on
 */
record GroupIdentities(List<Identity> groups, long bothCount, long movedCount, List<Integer> retired) {
    private static final double SHARED_MIN = 0.5;

    /**
     * Who a group is.
     *
     * @param key the same over all models that it goes on in
     * @param number the same in its theme
     * @param before the name that it had; empty of a new one
     */
    record Identity(int key, int number, Optional<GroupNames.Name> before) {}

    /** Copies its lists. */
    GroupIdentities {
        groups = List.copyOf(groups);
        retired = List.copyOf(retired);
    }

    /**
     * Matches the centres to the groups of the last month before, over the staged customers.
     *
     * @param month of period_key and theme_code
     * @param kept the number of each centre that is kept as it was: that is the same group, whoever is in it now
     */
    static GroupIdentities match(
            Warehouse warehouse, Parameters month, List<Centre> centres, Map<Centre, Integer> kept) {
        List<Row> known = warehouse.query("group/last_group", month);
        long[][] shared = new long[known.size()][centres.size()];
        count(warehouse, month, centres, known, shared);
        Matching matching = Matching.of(shared);
        Row last = warehouse
                .query("group/last_number", Parameters.none().with("theme_code", month.text("theme_code")))
                .get(0);
        int key = last.integer("group_key");
        int number = last.integer("group_no");
        List<Identity> groups = new ArrayList<>();
        List<Integer> retired = new ArrayList<>(
                known.stream().map(row -> row.integer("group_no")).toList());
        long staying = 0;
        for (int j = 0; j < centres.size(); j++) {
            OptionalInt old = place(known, kept.get(centres.get(j)));
            if (old.isEmpty() && !known.isEmpty()) {
                old = matching.oldOfNew().get(j);
                old = old.isPresent() && isShared(shared, old.getAsInt(), j) ? old : OptionalInt.empty();
            }
            if (old.isPresent()) {
                Row row = known.get(old.getAsInt());
                groups.add(new Identity(row.integer("group_key"), row.integer("group_no"), Optional.of(name(row))));
                retired.remove(Integer.valueOf(row.integer("group_no")));
                staying += shared[old.getAsInt()][j];
            } else {
                groups.add(new Identity(++key, ++number, Optional.empty()));
            }
        }
        long both =
                IntStream.range(0, known.size()).mapToLong(i -> row(shared, i)).sum();
        return new GroupIdentities(groups, both, both - staying, retired);
    }

    private static OptionalInt place(List<Row> known, Integer number) {
        return IntStream.range(0, known.size())
                .filter(i -> number != null && known.get(i).integer("group_no") == number)
                .findFirst();
    }

    private static void count(
            Warehouse warehouse, Parameters month, List<Centre> centres, List<Row> known, long[][] shared) {
        Map<Integer, Integer> places = new HashMap<>();
        for (int i = 0; i < known.size(); i++) {
            places.put(known.get(i).integer("group_no"), i);
        }
        warehouse
                .query(warehouse.sqlFile("group/shared_customer").withAnyOf(new CentreSql(centres).fragments()), month)
                .stream()
                .filter(row -> !row.isNull("group_no") && places.containsKey(row.integer("group_no")))
                .forEach(row -> shared[places.get(row.integer("group_no"))][row.integer("centre_no")] =
                        row.longInteger("customer_count"));
    }

    private static boolean isShared(long[][] shared, int i, int j) {
        long column = 0;
        for (long[] row : shared) {
            column += row[j];
        }
        return shared[i][j] > SHARED_MIN * (row(shared, i) + column - shared[i][j]);
    }

    private static long row(long[][] shared, int i) {
        long sum = 0;
        for (long count : shared[i]) {
            sum += count;
        }
        return sum;
    }

    private static GroupNames.Name name(Row row) {
        List<String> words = new ArrayList<>();
        Json.read(row.text("words_json")).forEach(word -> words.add(word.asText()));
        return new GroupNames.Name(row.text("group_name_en"), row.text("group_name_zh"), words);
    }
}
