package io.gridgrade.statistics.clustering;

import java.util.OptionalDouble;

/** The measures that have a say in the number of groups; each names the number that is best by it. */
public enum QualityIndex {
    /** The highest mean silhouette. */
    SILHOUETTE,
    /** The lowest Davies-Bouldin index. */
    DAVIES_BOULDIN,
    /** The highest Calinski-Harabasz index. */
    CALINSKI_HARABASZ,
    /** The fewest groups whose gap is at least the next one's less its error; no say where more are asked for. */
    GAP,
    /** The highest mean of the adjusted Rand index among resampled cases. */
    STABILITY,
    /** The lowest Xie-Beni index; no say without memberships. */
    XIE_BENI;

    // The more the better; empty where numbers of groups are not told apart by one figure each.
    OptionalDouble worth(GroupQuality row) {
        return switch (this) {
            case SILHOUETTE -> OptionalDouble.of(row.silhouette().mean());
            case DAVIES_BOULDIN -> OptionalDouble.of(-row.separation().daviesBouldin());
            case CALINSKI_HARABASZ -> OptionalDouble.of(row.separation().calinskiHarabasz());
            case GAP -> OptionalDouble.empty();
            case STABILITY -> OptionalDouble.of(row.stability().mean());
            case XIE_BENI ->
                row.fuzzy().map(fuzzy -> OptionalDouble.of(-fuzzy.xieBeni())).orElse(OptionalDouble.empty());
        };
    }
}
