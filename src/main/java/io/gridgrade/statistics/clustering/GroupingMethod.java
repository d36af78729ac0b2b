package io.gridgrade.statistics.clustering;

/** A way of finding groups. A new one is a class, and a row of {@link GroupingMethods}. */
public interface GroupingMethod {
    /** What it is called in settings and models. */
    String code();

    /** The most cases that it takes: more would take too long or too much memory, and are to be sampled. */
    int casesMax();

    /**
     * Finds groups, the same for the same cases and settings in any order. There are fewer than asked for when the cases do
     * not differ in so many ways.
     *
     * @param groupCount how many, 1 to the number of cases
     * @throws IllegalArgumentException for fewer cases than groups, or more than {@link #casesMax}
     */
    Grouping fit(CaseMatrix cases, int groupCount, GroupingSettings settings);

    /** Refuses what cannot be grouped. */
    default void check(CaseMatrix cases, int groupCount) {
        if (groupCount < 1 || groupCount > cases.size()) {
            throw new IllegalArgumentException(
                    "Expected 1 to " + cases.size() + " groups, for there are so many cases, found " + groupCount);
        }
        if (cases.size() > casesMax()) {
            throw new IllegalArgumentException("Expected " + casesMax() + " cases at most for " + code() + ", found "
                    + cases.size() + "; fit it on a sample");
        }
    }
}
