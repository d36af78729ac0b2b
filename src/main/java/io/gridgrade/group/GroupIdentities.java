package io.gridgrade.group;

import io.gridgrade.engine.Row;
import io.gridgrade.statistics.clustering.Centre;
import io.gridgrade.statistics.clustering.Matching;
import io.gridgrade.value.Json;
import io.gridgrade.value.Parameters;
import io.gridgrade.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * Which groups of a new model go on with which of the one before: those that have most customers in common, one with one,
 * if more than half of the customers that either has are in both. With less, C. Hennig ("Cluster-wise assessment of
 * cluster stability", 2007) calls a cluster dissolved. Who is in a group is first who was in it in the month before, and for
 * groups that none goes on with by that, whom the model before places there now: in between customers moved of their own.
 * What goes on keeps key and number; others get what none had yet.
 *
 * @param groups in the order of the new centres
 * @param bothCount customers who were in a group before and are in one now
 * @param movedCount those of them whose group is another one now
 * @param movedByFit of all customers those whom the model before places in another group; empty where it cannot
 * @param retired numbers of the groups that do not go on
 */
record GroupIdentities(
        List<Identity> groups, long bothCount, long movedCount, OptionalLong movedByFit, List<Integer> retired) {
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
     * @param isPlaced whether group_before says where the model before places the customers
     */
    static GroupIdentities match(
            Warehouse warehouse, Parameters month, List<Centre> centres, Map<Centre, Integer> kept, boolean isPlaced) {
        List<Row> known = warehouse.query("group/last_group", month);
        long[][] shared = count(warehouse, "group/shared_customer", month, centres, known);
        long[][] placed = isPlaced
                ? count(warehouse, "group/placed_customer", Parameters.none(), centres, known)
                : new long[known.size()][centres.size()];
        OptionalInt[] oldOfNew = new OptionalInt[centres.size()];
        Arrays.setAll(oldOfNew, j -> place(known, kept.get(centres.get(j))));
        goOn(oldOfNew, shared);
        goOn(oldOfNew, placed);
        Row last = warehouse
                .query("group/last_number", Parameters.none().with("theme_code", month.text("theme_code")))
                .get(0);
        int key = last.integer("group_key");
        int number = last.integer("group_no");
        List<Identity> groups = new ArrayList<>();
        List<Integer> retired = new ArrayList<>(
                known.stream().map(row -> row.integer("group_no")).toList());
        for (OptionalInt old : oldOfNew) {
            if (old.isPresent()) {
                Row row = known.get(old.getAsInt());
                groups.add(new Identity(row.integer("group_key"), row.integer("group_no"), Optional.of(name(row))));
                retired.remove(Integer.valueOf(row.integer("group_no")));
            } else {
                groups.add(new Identity(++key, ++number, Optional.empty()));
            }
        }
        return new GroupIdentities(
                groups,
                sum(shared),
                moved(oldOfNew, shared),
                isPlaced ? OptionalLong.of(moved(oldOfNew, placed)) : OptionalLong.empty(),
                retired);
    }

    // Of the groups that are left, by who is in both.
    private static void goOn(OptionalInt[] oldOfNew, long[][] shared) {
        if (shared.length == 0) {
            return;
        }
        long[][] left = Arrays.stream(shared).map(long[]::clone).toArray(long[][]::new);
        for (int j = 0; j < oldOfNew.length; j++) {
            int column = j;
            oldOfNew[j].ifPresent(old -> {
                Arrays.fill(left[old], 0);
                Arrays.stream(left).forEach(row -> row[column] = 0);
            });
        }
        Matching matching = Matching.of(left);
        for (int j = 0; j < oldOfNew.length; j++) {
            OptionalInt old = matching.oldOfNew().get(j);
            if (oldOfNew[j].isEmpty() && old.isPresent() && isShared(shared, old.getAsInt(), j)) {
                oldOfNew[j] = old;
            }
        }
    }

    private static long sum(long[][] shared) {
        return Arrays.stream(shared).flatMapToLong(Arrays::stream).sum();
    }

    private static long moved(OptionalInt[] oldOfNew, long[][] shared) {
        long staying = IntStream.range(0, oldOfNew.length)
                .filter(j -> oldOfNew[j].isPresent())
                .mapToLong(j -> shared[oldOfNew[j].getAsInt()][j])
                .sum();
        return sum(shared) - staying;
    }

    private static OptionalInt place(List<Row> known, Integer number) {
        return IntStream.range(0, known.size())
                .filter(i -> number != null && known.get(i).integer("group_no") == number)
                .findFirst();
    }

    private static long[][] count(
            Warehouse warehouse, String query, Parameters parameters, List<Centre> centres, List<Row> known) {
        long[][] shared = new long[known.size()][centres.size()];
        Map<Integer, Integer> places = new HashMap<>();
        for (int i = 0; i < known.size(); i++) {
            places.put(known.get(i).integer("group_no"), i);
        }
        warehouse.query(warehouse.sqlFile(query).withAnyOf(new CentreSql(centres).fragments()), parameters).stream()
                .filter(row -> !row.isNull("group_no") && places.containsKey(row.integer("group_no")))
                .forEach(row -> shared[places.get(row.integer("group_no"))][row.integer("centre_no")] =
                        row.longInteger("customer_count"));
        return shared;
    }

    private static boolean isShared(long[][] shared, int i, int j) {
        long column = Arrays.stream(shared).mapToLong(row -> row[j]).sum();
        long row = Arrays.stream(shared[i]).sum();
        return shared[i][j] > SHARED_MIN * (row + column - shared[i][j]);
    }

    private static GroupNames.Name name(Row row) {
        List<String> words = new ArrayList<>();
        Json.read(row.text("words_json")).forEach(word -> words.add(word.asText()));
        return new GroupNames.Name(row.text("group_name_en"), row.text("group_name_zh"), words);
    }
}
