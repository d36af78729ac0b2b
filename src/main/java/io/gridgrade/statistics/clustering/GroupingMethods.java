package io.gridgrade.statistics.clustering;

import java.util.List;
import java.util.stream.Collectors;

/** The ways of finding groups, by their codes. */
public final class GroupingMethods {
    private static final List<GroupingMethod> ALL =
            List.of(new KMeans(), new FuzzyCMeans(), new Ward(), new Medoids(), new Spectral(), new FuzzySpectral());

    private GroupingMethods() {}

    /** All of them. */
    public static List<GroupingMethod> all() {
        return ALL;
    }

    /**
     * The method of a code.
     *
     * @throws IllegalArgumentException for a code that none has, with those that there are
     */
    public static GroupingMethod of(String code) {
        return ALL.stream()
                .filter(method -> method.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Expected one of "
                        + ALL.stream().map(GroupingMethod::code).collect(Collectors.joining(", ")) + ", found "
                        + code));
    }
}
