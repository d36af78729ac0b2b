package io.gridgrade.group;

import io.gridgrade.statistics.clustering.BootstrapStability;
import io.gridgrade.statistics.clustering.CaseMatrix;
import io.gridgrade.statistics.clustering.Centre;
import io.gridgrade.statistics.clustering.GroupQuality;
import io.gridgrade.statistics.clustering.Grouping;
import io.gridgrade.statistics.clustering.GroupingMethod;
import io.gridgrade.statistics.clustering.GroupingMethods;
import io.gridgrade.statistics.clustering.GroupingSettings;
import io.gridgrade.statistics.clustering.NumberOfGroups;
import io.gridgrade.statistics.clustering.Separation;
import io.gridgrade.statistics.clustering.Silhouette;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How good the groups of each theme are, and how many there should be; measured on a sample of a month's customers. */
public final class MeasureGroups {
    private static final int SAMPLE_MAX = 2_000;
    private static final GroupQuality.Effort EFFORT = new GroupQuality.Effort(20, 20, 5);

    // At a close every second counts, and the groups are there already.
    private static final int CLOSE_SAMPLE_MAX = 1_000;
    private static final int CLOSE_DRAWS = 10;
    private static final int CLOSE_STARTS = 3;

    // What can be fitted once in some seconds is fitted many times here.
    private static final int REPEATED = 4;

    private MeasureGroups() {}

    /**
     * The measures of a theme.
     *
     * @param askedCount how many groups the theme asks for
     * @param sampleCount how many customers were measured
     * @param customerCount how many there are
     * @param features those that were measured
     * @param excluded those that all customers have alike, or none has
     * @param table empty where there is no feature, or only one customer
     * @param rule by which a number of groups is chosen from it
     */
    public record OfTheme(
            String theme,
            String algorithm,
            int askedCount,
            int sampleCount,
            long customerCount,
            List<String> features,
            List<String> excluded,
            Optional<GroupQuality.Table> table,
            NumberOfGroups.Rule rule) {
        /** The number of groups that the rule chooses. */
        public Optional<NumberOfGroups> chosen() {
            return table.map(found -> NumberOfGroups.of(found, rule));
        }
    }

    /** One entry a theme, in their order: 2 to so many groups. */
    public static List<OfTheme> of(Warehouse warehouse, Parameters settings, Period period, int groupCountMax) {
        CustomerFeatures.stageMonth(warehouse, settings.forPeriod(period), GroupFeature.all(warehouse));
        List<OfTheme> measured = new ArrayList<>();
        for (GroupTheme theme : GroupTheme.all(warehouse, settings)) {
            measured.add(of(warehouse, theme, settings.longInteger("random_seed"), groupCountMax));
        }
        CustomerFeatures.dropMonth(warehouse);
        return measured;
    }

    private static OfTheme of(Warehouse warehouse, GroupTheme theme, long seed, int groupCountMax) {
        CustomerFeatures customers = CustomerFeatures.staged(warehouse, theme.features());
        var sums = customers.sums();
        List<GroupFeature.Standardised> standardised = customers.standardised(sums);
        customers.stage(standardised);
        GroupingMethod method = GroupingMethods.of(theme.algorithm());
        CaseMatrix sample = new StagedCases(warehouse, standardised.size())
                .matrix(Math.min(SAMPLE_MAX, method.casesMax() / REPEATED), seed);
        warehouse.execute("group/group_case_drop", Parameters.none());
        List<String> features =
                standardised.stream().map(each -> each.feature().code()).toList();
        boolean isMeasurable = sample.size() > 1 && !features.isEmpty();
        return new OfTheme(
                theme.code(),
                theme.algorithm(),
                theme.groupCount(),
                sample.size(),
                sums.longInteger("customer_count"),
                features,
                theme.features().stream()
                        .map(GroupFeature::code)
                        .filter(code -> !features.contains(code))
                        .toList(),
                isMeasurable
                        ? Optional.of(
                                GroupQuality.table(method, sample, groupCountMax, EFFORT, GroupingSettings.of(seed)))
                        : Optional.empty(),
                new NumberOfGroups.Rule(theme.shareMin(), NumberOfGroups.Rule.USUAL.stabilityMin()));
    }

    /**
     * What a close keeps of the groups that it found: measures of these alone, on a smaller sample of the staged customers.
     * Empty where there are not two groups in the sample.
     */
    static Map<String, Object> kept(StagedCases all, GroupTheme theme, List<Centre> centres, long seed) {
        GroupingMethod method = GroupingMethods.of(theme.algorithm());
        CaseMatrix sample = all.matrix(Math.min(CLOSE_SAMPLE_MAX, method.casesMax() / REPEATED), seed);
        Grouping grouping = Grouping.around(
                sample,
                centres.stream()
                        .map(centre -> StagedCases.deviations(centre.parts()))
                        .toArray(double[][]::new));
        int[] groups = grouping.groups();
        Map<String, Object> kept = new TreeMap<>();
        if (Arrays.stream(groups).distinct().count() < 2 || sample.size() < centres.size()) {
            return kept;
        }
        Separation separation = Separation.of(sample, groups);
        BootstrapStability stability = BootstrapStability.of(
                method, sample, grouping, CLOSE_DRAWS, GroupingSettings.of(seed).withStarts(CLOSE_STARTS));
        kept.put("sampled", sample.size());
        kept.put("silhouette", Silhouette.of(sample, groups, seed).mean());
        kept.put("silhouette_simplified", Silhouette.simplified(sample, groups));
        kept.put("davies_bouldin", separation.daviesBouldin());
        kept.put("calinski_harabasz", separation.calinskiHarabasz());
        kept.put("stability", stability.mean());
        kept.put("stability_least", stability.least());
        return kept;
    }
}
