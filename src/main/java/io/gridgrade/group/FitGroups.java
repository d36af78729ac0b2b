package io.gridgrade.group;

import io.gridgrade.engine.Row;
import io.gridgrade.model.Fitted;
import io.gridgrade.model.ModelStore;
import io.gridgrade.statistics.clustering.Centre;
import io.gridgrade.statistics.clustering.Lloyd;
import io.gridgrade.statistics.clustering.SampleCases;
import io.gridgrade.statistics.clustering.Standardisation;
import io.gridgrade.value.Json;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.warehouse.Warehouse;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Finds the groups of a month's customers, numbers and names them, and keeps the model. */
final class FitGroups {
    /** Sum of the squared moves of the centres below which a search ends, as scikit-learn's KMeans has it by default. */
    private static final double SQUARED_MOVE_MAX = 1e-4;

    private static final int STARTS = 5;
    private static final int SAMPLE_MAX = 10_000;

    private final Warehouse warehouse;
    private final Parameters month;
    private final List<GroupFeature> features;

    FitGroups(Warehouse warehouse, Parameters month, List<GroupFeature> features) {
        this.warehouse = warehouse;
        this.month = month;
        this.features = features;
    }

    /**
     * One group: its centre, how many it has and how many of them are in default, and the mean of each feature in its own
     * unit, null where none has it.
     */
    private record Profile(Centre centre, long size, long defaults, Map<String, Double> means) {}

    /** Fits and writes the model with its groups; false when the month has no customer. */
    boolean fit() {
        CustomerFeatures customers = CustomerFeatures.ofMonth(warehouse, month, features);
        Row sums = customers.sums();
        long count = sums.longInteger("customer_count");
        if (count == 0) {
            return false;
        }
        List<GroupFeature.Standardised> standardised = new ArrayList<>();
        List<Optional<Standardisation>> standardisations = customers.standardisations(sums);
        for (int i = 0; i < features.size(); i++) {
            GroupFeature feature = features.get(i);
            standardisations.get(i).ifPresent(found -> standardised.add(new GroupFeature.Standardised(feature, found)));
        }
        customers.stage(standardised);
        Lloyd.Found found = search(new StagedCases(warehouse, standardised.size()));
        List<Profile> profiles = profiles(found);
        warehouse.execute("group/group_case_drop", Parameters.none());
        keep(standardised, found, profiles, sums, count);
        return true;
    }

    // Several starts are tried on a sample, for they need not know every customer; the best is then settled on all.
    private Lloyd.Found search(StagedCases all) {
        Lloyd lloyd = new Lloyd(GroupFeature.PARTS, month.integer("group_rounds_max"), SQUARED_MOVE_MAX);
        long seed = month.longInteger("random_seed");
        SampleCases sample = all.sample(SAMPLE_MAX, seed);
        List<List<Centre>> starts = IntStream.range(0, STARTS)
                .mapToObj(start -> sample.draw(month.integer("group_count"), seed + start))
                .toList();
        return lloyd.settle(all, lloyd.best(sample, starts));
    }

    // The largest first, by the mean of the first feature; groups without it last, and equal ones by their centres.
    private List<Profile> profiles(Lloyd.Found found) {
        String sums = IntStream.range(0, features.size())
                .mapToObj(i -> ", count(raw_" + i + ") as count_" + i + ", coalesce(sum(round(raw_" + i
                        + " * 1000)::hugeint), 0) as sum_" + i)
                .collect(Collectors.joining());
        List<Profile> profiles = new ArrayList<>();
        warehouse
                .query(
                        warehouse
                                .sqlFile("group/group_profile")
                                .withFragments(Map.of("sums", sums))
                                .withAnyOf(new CentreSql(found.centres()).fragments()),
                        Parameters.none())
                .forEach(row -> profiles.add(new Profile(
                        found.centres().get(row.integer("centre_no")),
                        row.longInteger("customer_count"),
                        row.longInteger("default_count"),
                        means(row))));
        String first = features.isEmpty() ? "" : features.get(0).code();
        profiles.sort(Comparator.comparing(
                        (Profile profile) -> profile.means().get(first),
                        Comparator.nullsLast(Comparator.reverseOrder()))
                .thenComparing(profile -> profile.centre().parts().toString()));
        return profiles;
    }

    private Map<String, Double> means(Row row) {
        Map<String, Double> means = new TreeMap<>();
        for (int i = 0; i < features.size(); i++) {
            long count = row.longInteger("count_" + i);
            means.put(
                    features.get(i).code(),
                    count == 0
                            ? null
                            : row.decimal("sum_" + i)
                                    .divide(java.math.BigDecimal.valueOf(1000 * count), 6, RoundingMode.HALF_EVEN)
                                    .doubleValue());
        }
        return means;
    }

    private void keep(
            List<GroupFeature.Standardised> standardised,
            Lloyd.Found found,
            List<Profile> profiles,
            Row sums,
            long count) {
        List<Centre> centres = profiles.stream().map(Profile::centre).toList();
        String settings = GroupModel.settingsJson(month, features);
        Map<String, Object> diagnostics = new TreeMap<>();
        diagnostics.put("rounds", found.rounds());
        diagnostics.put("is_stable", found.isStable());
        diagnostics.put("within_sum", found.withinSum());
        diagnostics.put("sizes", profiles.stream().map(Profile::size).toList());
        diagnostics.put(
                "excluded",
                features.stream()
                        .filter(feature -> standardised.stream()
                                .noneMatch(each -> each.feature().equals(feature)))
                        .map(GroupFeature::code)
                        .toList());
        Period period = Period.ofKey(month.integer("period_key"));
        Fitted model = new Fitted(
                "all",
                period,
                count,
                OptionalLong.empty(),
                settings + "\n" + sums,
                month.longInteger("random_seed"),
                settings,
                GroupModel.coefficientsJson(standardised, centres),
                diagnostics);
        ModelStore store = GroupModel.store(warehouse);
        store.keep(model, period, month.integer("run_key"));
        int key = store.lastFitted(period).get(0).key();
        List<String> codes =
                standardised.stream().map(each -> each.feature().code()).toList();
        List<Map<String, Double>> places =
                centres.stream().map(centre -> place(codes, centre)).toList();
        List<GroupNames.Profile> named = new ArrayList<>();
        for (int i = 0; i < profiles.size(); i++) {
            Profile profile = profiles.get(i);
            named.add(new GroupNames.Profile(
                    places.get(i), profile.means(), (double) profile.defaults() / profile.size()));
        }
        List<GroupNames.Name> names = new GroupNames(warehouse).of(named);
        for (int i = 0; i < profiles.size(); i++) {
            warehouse.execute(
                    "group/dim_group",
                    Parameters.none()
                            .with("model_key", key)
                            .with("group_no", i + 1)
                            .with("group_name_en", names.get(i).english())
                            .with("group_name_zh", names.get(i).chinese())
                            .with("customer_count", profiles.get(i).size())
                            .with("centre_json", Json.write(places.get(i)))
                            .with("profile_json", Json.write(profiles.get(i).means())));
        }
    }

    // Where a centre lies on each feature, in deviations.
    private static Map<String, Double> place(List<String> codes, Centre centre) {
        Map<String, Double> place = new TreeMap<>();
        for (int i = 0; i < codes.size(); i++) {
            place.put(codes.get(i), (double) centre.parts().get(i) / GroupFeature.PARTS);
        }
        return place;
    }
}
