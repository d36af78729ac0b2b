package io.gridgrade.statistics.clustering;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Chooses the number of groups where the measures disagree. A number is left out whose smallest group is too small, or whose
 * groups are not found again among resampled cases. Of the others each measure names the one that is best by it, and the
 * number that most of them name is taken; of equals that with the higher silhouette, then the fewer groups.
 *
 * @param groupCount empty when every number is left out
 * @param says what each measure names, of those that name one
 * @param leftOut why the others are not to be had
 * @param isGapOneGroup true where the gap statistic finds no groups at all
 * @param isGapMore true where the gap statistic asks for more groups than were tried
 */
public record NumberOfGroups(
        OptionalInt groupCount, List<Say> says, List<LeftOut> leftOut, boolean isGapOneGroup, boolean isGapMore) {
    /** Copies its lists. */
    public NumberOfGroups {
        says = List.copyOf(says);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * What a number of groups must have.
     *
     * @param smallestShareMin share of the cases that its smallest group has at least
     * @param stabilityMin mean adjusted Rand index among resampled cases; Hennig holds groups below 0.6 for no groups
     */
    public record Rule(double smallestShareMin, double stabilityMin) {
        /** A hundredth of the cases, and 0.6. */
        public static final Rule USUAL = new Rule(.01, .6);
    }

    /** The number of groups that is best by a measure. */
    public record Say(QualityIndex index, int groupCount) {}

    /**
     * A number of groups that is not to be had.
     *
     * @param smallestShare where its smallest group is too small, else empty
     * @param stability where its groups are not found again, else empty
     */
    public record LeftOut(int groupCount, OptionalDouble smallestShare, OptionalDouble stability) {}

    /** Chooses among the rows of a table. */
    public static NumberOfGroups of(GroupQuality.Table table, Rule rule) {
        List<GroupQuality> candidates = new ArrayList<>();
        List<LeftOut> leftOut = new ArrayList<>();
        for (GroupQuality row : table.rows()) {
            boolean isSmall = row.smallestShare() < rule.smallestShareMin();
            boolean isUnstable = row.stability().mean() < rule.stabilityMin();
            if (isSmall || isUnstable) {
                leftOut.add(new LeftOut(
                        row.groupCount(),
                        isSmall ? OptionalDouble.of(row.smallestShare()) : OptionalDouble.empty(),
                        isUnstable ? OptionalDouble.of(row.stability().mean()) : OptionalDouble.empty()));
            } else {
                candidates.add(row);
            }
        }
        OptionalInt byGap = GapStatistic.groupCount(table.gaps());
        List<Say> says = new ArrayList<>();
        for (QualityIndex index : QualityIndex.values()) {
            OptionalInt best = index == QualityIndex.GAP ? among(candidates, byGap) : best(candidates, index);
            best.ifPresent(groupCount -> says.add(new Say(index, groupCount)));
        }
        Optional<GroupQuality> chosen = candidates.stream()
                .max(Comparator.comparingLong((GroupQuality row) -> count(says, row.groupCount()))
                        .thenComparingDouble(row -> row.silhouette().mean())
                        .thenComparing(GroupQuality::groupCount, Comparator.reverseOrder()));
        return new NumberOfGroups(
                chosen.map(row -> OptionalInt.of(row.groupCount())).orElse(OptionalInt.empty()),
                says,
                leftOut,
                byGap.isPresent() && byGap.getAsInt() == 1,
                byGap.isEmpty());
    }

    private static OptionalInt among(List<GroupQuality> candidates, OptionalInt groupCount) {
        return candidates.stream()
                .mapToInt(GroupQuality::groupCount)
                .filter(count -> groupCount.isPresent() && count == groupCount.getAsInt())
                .findFirst();
    }

    // The fewest groups of equals.
    private static OptionalInt best(List<GroupQuality> candidates, QualityIndex index) {
        OptionalInt best = OptionalInt.empty();
        double most = Double.NEGATIVE_INFINITY;
        for (GroupQuality row : candidates) {
            OptionalDouble worth = index.worth(row);
            if (worth.isPresent() && worth.getAsDouble() > most) {
                most = worth.getAsDouble();
                best = OptionalInt.of(row.groupCount());
            }
        }
        return best;
    }

    private static long count(List<Say> says, int groupCount) {
        return says.stream().filter(say -> say.groupCount() == groupCount).count();
    }
}
