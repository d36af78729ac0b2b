package io.gridgrade.grade.risk;

import io.gridgrade.statistics.calibration.ScoreGroup;
import io.gridgrade.statistics.calibration.SplineScaling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A discriminant and its calibration: how the logarithm of the odds of good to default rises with D(x). It comes from scores
 * of cases that the discriminant of the other folds gave, since on its own cases a discriminant seems to know more than it
 * does.
 *
 * @param isOutOfFold whether there were cases enough for that; else it is calibrated on its own
 */
record CalibratedFit(DiscriminantFit fit, SplineScaling calibration, boolean isOutOfFold) {
    // Fifty defaults a stretch, and at most four of them.
    private static final int KNOTS_MAX = 3;
    private static final long DEFAULTS_PER_STRETCH = 50;

    /** Fits on all folds but some. */
    static Optional<CalibratedFit> of(FoldFits fits, Set<Integer> without) {
        Optional<DiscriminantFit> all = fits.without(without);
        if (all.isEmpty()) {
            return Optional.empty();
        }
        List<DiscriminantFit> others = new ArrayList<>();
        List<Integer> folds = new ArrayList<>();
        for (int fold = 0; fold < CrossValidation.FOLDS; fold++) {
            if (!without.contains(fold)) {
                Set<Integer> left = new TreeSet<>(without);
                left.add(fold);
                folds.add(fold);
                fits.without(left).ifPresent(others::add);
            }
        }
        boolean isOutOfFold = others.size() == folds.size();
        String score = all.get().alone().sql();
        if (isOutOfFold) {
            StringBuilder byFold = new StringBuilder("case fold_no");
            for (int i = 0; i < folds.size(); i++) {
                byFold.append(" when ")
                        .append(folds.get(i))
                        .append(" then ")
                        .append(others.get(i).alone().sql());
            }
            score = byFold.append(" end").toString();
        }
        List<ScoreGroup> groups = fits.cases().without(without).scoreGroups(fits.warehouse(), score);
        return Optional.of(
                new CalibratedFit(all.get(), SplineScaling.fit(groups, KNOTS_MAX, DEFAULTS_PER_STRETCH), isOutOfFold));
    }
}
