package io.gridgrade.statistics.clustering;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How good a grouping into so many groups is, by every measure: they disagree, and so are shown side by side.
 *
 * @param grouping the groups
 * @param smallestShare share of the cases in the smallest group
 * @param simplifiedSilhouette by distances to means
 * @param fuzzy empty for a method without memberships
 * @param stability among resampled cases
 */
public record GroupQuality(
        Grouping grouping,
        double smallestShare,
        Silhouette silhouette,
        double simplifiedSilhouette,
        Separation separation,
        Optional<FuzzyQuality> fuzzy,
        GapStatistic gap,
        BootstrapStability stability) {

    /** How many groups there are. */
    public int groupCount() {
        return grouping.groupCount();
    }

    /**
     * What is measured how often.
     *
     * @param references of the gap statistic
     * @param draws of the bootstrap
     * @param repeatStarts first centres that are tried in each of both; the grouping itself has those of its settings
     */
    public record Effort(int references, int draws, int repeatStarts) {}

    /**
     * One entry for each number of groups.
     *
     * @param singleGap the gap of one group
     * @param rows of 2, 3, ... groups; no more than the cases differ in, and none where they are all equal
     */
    public record Table(GapStatistic singleGap, List<GroupQuality> rows) {
        /** Copies its list. */
        public Table {
            rows = List.copyOf(rows);
        }

        /** The gaps of 1, 2, ... groups. */
        public List<GapStatistic> gaps() {
            List<GapStatistic> gaps = new ArrayList<>(List.of(singleGap));
            rows.forEach(row -> gaps.add(row.gap()));
            return gaps;
        }
    }

    /**
     * Groups cases into 2, 3, ... groups and measures each.
     *
     * @param groupCountMax 2 or more; fewer where there are fewer cases
     * @throws IllegalArgumentException for fewer than two cases
     */
    public static Table table(
            GroupingMethod method, CaseMatrix cases, int groupCountMax, Effort effort, GroupingSettings settings) {
        if (cases.size() < 2) {
            throw new IllegalArgumentException("Expected 2 cases or more to group, found " + cases.size());
        }
        GroupingSettings repeat = settings.withStarts(effort.repeatStarts());
        GapStatistic single = GapStatistic.of(method, cases, method.fit(cases, 1, repeat), effort.references(), repeat);
        List<GroupQuality> rows = new ArrayList<>();
        for (int k = 2; k <= Math.min(groupCountMax, cases.size()); k++) {
            Grouping grouping = method.fit(cases, k, settings);
            if (Arrays.stream(grouping.groups()).distinct().count() < k) {
                break;
            }
            rows.add(of(method, cases, grouping, effort, settings));
        }
        return new Table(single, rows);
    }

    private static GroupQuality of(
            GroupingMethod method, CaseMatrix cases, Grouping grouping, Effort effort, GroupingSettings settings) {
        GroupingSettings repeat = settings.withStarts(effort.repeatStarts());
        int[] groups = grouping.groups();
        return new GroupQuality(
                grouping,
                (double) Arrays.stream(grouping.sizes()).min().orElse(0) / cases.size(),
                Silhouette.of(cases, groups, settings.seed()),
                Silhouette.simplified(cases, groups),
                Separation.of(cases, groups),
                grouping.isFuzzy()
                        ? Optional.of(FuzzyQuality.of(cases, grouping, settings.fuzzifier()))
                        : Optional.empty(),
                GapStatistic.of(method, cases, grouping, effort.references(), repeat),
                BootstrapStability.of(method, cases, grouping, effort.draws(), repeat));
    }
}
