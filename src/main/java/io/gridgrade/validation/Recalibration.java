package io.gridgrade.validation;

import io.gridgrade.engine.Row;
import io.gridgrade.statistics.calibration.BetaCalibration;
import io.gridgrade.statistics.calibration.Calibration;
import io.gridgrade.statistics.calibration.IsotonicRegression;
import io.gridgrade.statistics.calibration.PlattScaling;
import io.gridgrade.statistics.calibration.ScoreGroup;
import io.gridgrade.statistics.logistic.GroupedCases;
import io.gridgrade.statistics.logistic.LogisticRegression;
import io.gridgrade.value.Parameters;
import io.gridgrade.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Whether probabilities would be better for being calibrated anew: each map is fitted on one half of the customers and
 * measured on the other, and the halves change places. Beside it Cox's line: the log odds that came over those foretold,
 * whose slope is 1 and constant 0 when all is right (D. R. Cox, "Two further applications of a model for binary
 * regression", 1958).
 */
final class Recalibration {
    private static final int DEFAULTS_MIN = 20;
    private static final double CONFIDENT = 1.959964;
    // 0 and 1 have no logarithm of the odds; probabilities are kept to six digits.
    private static final double EDGE = 1e-6;

    private Recalibration() {}

    /** Of the cases that are staged. */
    static Section of(Warehouse warehouse) {
        List<List<ScoreGroup>> halves = List.of(new ArrayList<>(), new ArrayList<>());
        for (Row row : warehouse.query("validation/probability_group", Parameters.none())) {
            long defaults = row.longInteger("default_count");
            halves.get(row.integer("half_no"))
                    .add(new ScoreGroup(row.number("probability"), defaults, row.longInteger("case_count") - defaults));
        }
        Section section = Section.of(
                "recalibration", "If the probabilities were calibrated anew", List.of("map", "Brier out of sample"));
        long least = halves.stream()
                .mapToLong(half -> half.stream().mapToLong(ScoreGroup::events).sum())
                .min()
                .orElse(0);
        if (least < DEFAULTS_MIN) {
            return section.remark(
                    "few_to_recalibrate",
                    "fewer than {0} defaults in a half of the customers: not tried",
                    DEFAULTS_MIN);
        }
        section = section.row("as they are", brier(halves, half -> score -> score))
                .row("Platt", brier(halves, half -> platt(half)))
                .row("beta", brier(halves, BetaCalibration::fit))
                .row("isotonic", brier(halves, IsotonicRegression::fit));
        return cox(section, halves);
    }

    private static Object brier(List<List<ScoreGroup>> halves, Function<List<ScoreGroup>, Calibration> fit) {
        double error = 0;
        double count = 0;
        for (int half = 0; half < halves.size(); half++) {
            Calibration map = fit.apply(halves.get(1 - half));
            for (ScoreGroup group : halves.get(half)) {
                double p = map.probability(group.score());
                error += group.events() * (1 - p) * (1 - p) + group.others() * p * p;
                count += group.count();
            }
        }
        return Section.figure(error / count, 5);
    }

    // Platt's curve runs over the log odds: over the probability it could not leave a right one as it is.
    private static Calibration platt(List<ScoreGroup> groups) {
        PlattScaling scaling = PlattScaling.fit(groups.stream()
                .map(group -> new ScoreGroup(logOdds(group.score()), group.events(), group.others()))
                .toList());
        return score -> scaling.probability(logOdds(score));
    }

    private static double logOdds(double probability) {
        double inside = Math.min(1 - EDGE, Math.max(EDGE, probability));
        return Math.log(inside / (1 - inside));
    }

    private static Section cox(Section section, List<List<ScoreGroup>> halves) {
        List<ScoreGroup> all = new ArrayList<>(halves.get(0));
        all.addAll(halves.get(1));
        double[][] values = new double[all.size()][1];
        double[] events = new double[all.size()];
        double[] others = new double[all.size()];
        for (int i = 0; i < all.size(); i++) {
            values[i][0] = logOdds(all.get(i).score());
            events[i] = all.get(i).events();
            others[i] = all.get(i).others();
        }
        LogisticRegression line =
                LogisticRegression.fit(new GroupedCases(List.of("log odds foretold"), values, events, others));
        if (!line.separating().isEmpty()) {
            return section.remark(
                    "cox_separated",
                    "Cox: the probabilities separate defaults from others, so that no line can be drawn");
        }
        if (!line.excluded().isEmpty()) {
            return section.remark("cox_same", "Cox: all probabilities are the same, so that no line can be drawn");
        }
        double slope = line.coefficients().get(1);
        double error = line.standardErrors().get(1);
        boolean isRight = Math.abs(slope - 1) <= CONFIDENT * error;
        String verdict = isRight
                ? "as it should be"
                : slope < 1 ? "the probabilities lie too far apart" : "the probabilities lie too close together";
        return section.remark(
                isRight ? "cox_right" : slope < 1 ? "cox_far" : "cox_close",
                "Cox: slope {0} (error {1}), constant {2}; " + verdict,
                Section.figure(slope, 3),
                Section.figure(error, 3),
                Section.figure(line.coefficients().get(0), 3));
    }
}
