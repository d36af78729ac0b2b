package io.gridgrade.grade.risk;

import io.gridgrade.warehouse.Warehouse;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The discriminants of cases, each without some folds. A validation asks for most of them twice: what is fitted without
 * folds 1 and 2 calibrates the one without fold 1, and the one without fold 2.
 */
final class FoldFits {
    private final Warehouse warehouse;
    private final CountedCases counted;
    private final double shrinkage;
    private final Map<Set<Integer>, Optional<DiscriminantFit>> found = new HashMap<>();

    FoldFits(Warehouse warehouse, CountedCases counted, double shrinkage) {
        this.warehouse = warehouse;
        this.counted = counted;
        this.shrinkage = shrinkage;
    }

    Warehouse warehouse() {
        return warehouse;
    }

    LearningCases cases() {
        return counted.cases();
    }

    /** That of all folds but some; empty when a class is missing there, or no variable tells anything. */
    Optional<DiscriminantFit> without(Set<Integer> folds) {
        Set<Integer> key = Set.copyOf(folds);
        Optional<DiscriminantFit> fit = found.get(key);
        if (fit == null) {
            fit = DiscriminantFit.of(warehouse, counted, key, shrinkage);
            found.put(key, fit);
        }
        return fit;
    }
}
