package io.gridgrade.group;

import io.gridgrade.engine.Row;
import io.gridgrade.statistics.clustering.Centre;
import io.gridgrade.value.Parameters;
import io.gridgrade.warehouse.Warehouse;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One group of those that were found.
 *
 * @param size its customers
 * @param defaults those of them who are in default
 * @param means of each feature of the theme in its own unit, null where none has it
 * @param exemplar key of the customer nearest to its centre
 */
record GroupProfile(Centre centre, long size, long defaults, Map<String, Double> means, int exemplar) {
    /** Those of the staged customers: by the mean of the first feature, largest first, without it last, then by centre. */
    static List<GroupProfile> of(Warehouse warehouse, List<GroupFeature> features, List<Centre> centres) {
        String sums = IntStream.range(0, features.size())
                .mapToObj(i -> {
                    String raw = features.get(i).column();
                    return ", count(" + raw + ") as count_" + i + ", coalesce(sum(round(" + raw
                            + " * 1000)::hugeint), 0) as sum_" + i;
                })
                .collect(Collectors.joining());
        Map<String, String> fragments = new CentreSql(centres).fragments();
        Map<Integer, Integer> exemplars = new HashMap<>();
        warehouse
                .query(warehouse.sqlFile("group/exemplar").withAnyOf(fragments), Parameters.none())
                .forEach(row -> exemplars.put(row.integer("centre_no"), row.integer("customer_key")));
        List<GroupProfile> profiles = new ArrayList<>();
        warehouse
                .query(
                        warehouse
                                .sqlFile("group/group_profile")
                                .withFragments(Map.of("sums", sums))
                                .withAnyOf(fragments),
                        Parameters.none())
                .forEach(row -> profiles.add(new GroupProfile(
                        centres.get(row.integer("centre_no")),
                        row.longInteger("customer_count"),
                        row.longInteger("default_count"),
                        means(row, features),
                        exemplars.get(row.integer("centre_no")))));
        String first = features.isEmpty() ? "" : features.get(0).code();
        profiles.sort(Comparator.comparing(
                        (GroupProfile profile) -> profile.means().get(first),
                        Comparator.nullsLast(Comparator.reverseOrder()))
                .thenComparing(profile -> profile.centre().parts().toString()));
        return profiles;
    }

    private static Map<String, Double> means(Row row, List<GroupFeature> features) {
        Map<String, Double> means = new TreeMap<>();
        for (int i = 0; i < features.size(); i++) {
            long count = row.longInteger("count_" + i);
            means.put(
                    features.get(i).code(),
                    count == 0
                            ? null
                            : row.decimal("sum_" + i)
                                    .divide(BigDecimal.valueOf(1000 * count), 6, RoundingMode.HALF_EVEN)
                                    .doubleValue());
        }
        return means;
    }

    /** Where its centre lies on each feature that has spread, in deviations. */
    Map<String, Double> place(List<GroupFeature.Standardised> features) {
        Map<String, Double> place = new TreeMap<>();
        for (int i = 0; i < features.size(); i++) {
            place.put(features.get(i).feature().code(), (double) centre.parts().get(i) / GroupFeature.PARTS);
        }
        return place;
    }

    /** What they are named from. */
    static List<GroupNames.Profile> named(
            List<GroupProfile> groups, List<GroupFeature.Standardised> features, GroupIdentities identities) {
        return IntStream.range(0, groups.size())
                .mapToObj(i -> {
                    GroupProfile group = groups.get(i);
                    return new GroupNames.Profile(
                            group.place(features),
                            group.means(),
                            (double) group.defaults() / group.size(),
                            identities.groups().get(i).before());
                })
                .toList();
    }
}
