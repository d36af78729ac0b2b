package io.gridgrade.cycle;

import io.gridgrade.grade.GradeCustomers;
import io.gridgrade.grade.risk.FitDiscriminant;
import io.gridgrade.indicator.ComputeIndicators;
import io.gridgrade.indicator.ShiftIndicators;
import io.gridgrade.run.Run;
import io.gridgrade.star.SnapshotMonth;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.value.Progress;
import io.gridgrade.value.Step;
import io.gridgrade.warehouse.TrialWarehouse;
import io.gridgrade.warehouse.Warehouse;
import java.util.Map;
import java.util.Optional;

/**
 * Closes a closed month once more, in a warehouse that keeps nothing: its indicators, models and grades, by the steps of
 * {@link CloseMonths} themselves. The facts are those of the published copy, and the month before is as it was closed.
 * Accounts, snapshot and groups do not rest on the rules that are tried on, and stay.
 */
public final class TrialClose {
    private TrialClose() {}

    /**
     * Closes the month by the rules that the trial warehouse was opened with.
     *
     * @param shift values that indicators are given once they are computed, as {@link ShiftIndicators} takes them; empty
     *              when they stay
     */
    public static void close(
            TrialWarehouse trial,
            String command,
            Period period,
            Parameters settings,
            Map<String, String> shift,
            Progress progress) {
        Warehouse warehouse = trial.warehouse();
        Run.of(warehouse, command, Optional.of(period), settings, progress, run -> {
            run.step(Step.of("rules to try", period), () -> {
                trial.begin(period);
                Preparation.prepare(warehouse, settings, run.key());
                return 0;
            });
            new ComputeIndicators().run(run, warehouse, settings, period);
            if (!shift.isEmpty()) {
                run.step(Step.of("shock", period), () -> ShiftIndicators.shift(warehouse, period, shift));
            }
            trial.indicatorsWritten(period);
            new FitDiscriminant().run(run, warehouse, settings, period);
            new GradeCustomers().run(run, warehouse, settings, period);
            trial.gradesWritten(period);
            CloseInputs.keepRules(run, warehouse, period);
            trial.closedBy(period, run.key());
            return warehouse.execute(
                    "cycle/trial_closed", settings.forPeriod(period).with("run_key", run.key()));
        });
    }

    /** Puts the rules in force into a warehouse that is tried on, before any month is closed in it. */
    public static void prepare(Warehouse warehouse, Parameters settings) {
        Preparation.prepare(warehouse, settings, 0);
    }

    /**
     * Closes a month that is open, as far as its grades: accounts, snapshot, indicators, grades by the models in force. Again
     * and again, for whoever tries payments on.
     */
    public static void next(Warehouse warehouse, Period period, Parameters settings, Progress progress) {
        Run.of(warehouse, "try", Optional.of(period), settings, progress, run -> {
            new SnapshotMonth().run(run, warehouse, settings, period);
            new ComputeIndicators().run(run, warehouse, settings, period);
            new GradeCustomers().run(run, warehouse, settings, period);
            return null;
        });
    }
}
