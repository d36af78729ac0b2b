package io.gridgrade.cycle;

import io.gridgrade.grade.GradeCustomers;
import io.gridgrade.grade.risk.FitDiscriminant;
import io.gridgrade.indicator.ComputeIndicators;
import io.gridgrade.run.Run;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.value.Progress;
import io.gridgrade.value.Step;
import io.gridgrade.warehouse.TrialWarehouse;
import io.gridgrade.warehouse.Warehouse;
import java.util.Optional;

/**
 * Closes a closed month once more, in a warehouse that keeps nothing: its indicators, models and grades, by the steps of
 * {@link CloseMonths} themselves. The facts are those of the published copy, and the month before is as it was closed.
 * Accounts, snapshot and groups do not rest on the rules that are tried on, and stay.
 */
public final class TrialClose {
    private TrialClose() {}

    /** Closes the month by the rules that the trial warehouse was opened with. */
    public static void close(
            TrialWarehouse trial, String command, Period period, Parameters settings, Progress progress) {
        Warehouse warehouse = trial.warehouse();
        Run.of(warehouse, command, Optional.of(period), settings, progress, run -> {
            run.step(Step.of("rules to try", period), () -> {
                trial.begin(period);
                Preparation.prepare(warehouse, settings, run.key());
                return 0;
            });
            new ComputeIndicators().run(run, warehouse, settings, period);
            trial.indicatorsWritten(period);
            new FitDiscriminant().run(run, warehouse, settings, period);
            new GradeCustomers().run(run, warehouse, settings, period);
            trial.gradesWritten(period);
            CloseInputs.keepRules(run, warehouse, period);
            return warehouse.execute(
                    "cycle/trial_closed", settings.forPeriod(period).with("run_key", run.key()));
        });
    }
}
