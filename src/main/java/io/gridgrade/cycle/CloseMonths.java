package io.gridgrade.cycle;

import io.gridgrade.grade.ApplyOverrides;
import io.gridgrade.grade.GradeCustomers;
import io.gridgrade.grade.ScoreChallengers;
import io.gridgrade.grade.risk.DiscriminantModel;
import io.gridgrade.grade.risk.FitDiscriminant;
import io.gridgrade.group.GroupCustomers;
import io.gridgrade.indicator.ComputeIndicators;
import io.gridgrade.indicator.FitSensitivity;
import io.gridgrade.quality.CheckQuality;
import io.gridgrade.run.Dataset;
import io.gridgrade.run.Run;
import io.gridgrade.run.RunTables;
import io.gridgrade.service.MeasureEffects;
import io.gridgrade.service.MeasureOutcomes;
import io.gridgrade.service.PlanService;
import io.gridgrade.star.Periods;
import io.gridgrade.star.SnapshotMonth;
import io.gridgrade.summary.FillSummaries;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.value.Progress;
import io.gridgrade.value.Step;
import io.gridgrade.value.UserError;
import io.gridgrade.warehouse.DeferredCheckpoint;
import io.gridgrade.warehouse.History;
import io.gridgrade.warehouse.Home;
import io.gridgrade.warehouse.Publication;
import io.gridgrade.warehouse.Warehouse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Closes months, oldest first: each whole or not at all, then published once for all. */
public final class CloseMonths {
    private static final String OF_MONTH = "stored.period_key = $period_key";
    // Models of later months rest on the month too, and so are fitted anew with them.
    private static final String FROM_MONTH_ON = "stored.period_key >= $period_key";

    /** The tables of what a close writes, and which rows are its own; groups go while their model is still there. */
    private static final Map<String, String> RESULTS = new LinkedHashMap<>();

    static {
        RESULTS.put("fact_settlement", OF_MONTH);
        RESULTS.put("fact_credit_balance", OF_MONTH);
        RESULTS.put("fact_bill_balance", OF_MONTH);
        RESULTS.put("fact_customer_month", OF_MONTH);
        RESULTS.put("fact_service_model", OF_MONTH);
        RESULTS.put("fact_service_sensitivity", OF_MONTH);
        RESULTS.put("fact_indicator", OF_MONTH);
        RESULTS.put("fact_credit_grade", OF_MONTH);
        RESULTS.put("fact_challenger_score", OF_MONTH);
        RESULTS.put("fact_grade_override", OF_MONTH);
        RESULTS.put("fact_service_action", OF_MONTH);
        RESULTS.put("fact_service_allotment", OF_MONTH);
        RESULTS.put("fact_resource_station", OF_MONTH);
        RESULTS.put("fact_resource_month", OF_MONTH);
        RESULTS.put("fact_service_outcome", OF_MONTH);
        RESULTS.put("fact_service_effect", OF_MONTH);
        RESULTS.put("fact_service_balance", OF_MONTH);
        RESULTS.put("fact_customer_group", OF_MONTH);
        RESULTS.put(
                "dim_group",
                "stored.model_key in (select model_key from star.dim_model where period_key >= $period_key)");
        RESULTS.put("dim_model", FROM_MONTH_ON);
    }

    private CloseMonths() {}

    /**
     * Closes the oldest open month, or all open months through the given one, and publishes a copy; also one that
     * an interrupted close left unpublished.
     *
     * @return the months closed; none when {@code through} is closed already
     */
    public static List<Period> close(
            Warehouse warehouse,
            Home home,
            String command,
            Optional<Period> through,
            Parameters settings,
            Progress progress) {
        List<Period> months = monthsToClose(warehouse, home, through, progress);
        if (months.isEmpty()) {
            if (isPublicationDue(warehouse, home)) {
                progress.note("publishing what an interrupted close left unpublished");
                publish(warehouse, home, command, Periods.lastClosed(warehouse).orElseThrow(), settings, progress);
            }
            return months;
        }
        HomeFiles.require(warehouse.resources(), settings);
        requireApprovals(warehouse, settings, months);
        try (DeferredCheckpoint deferred = DeferredCheckpoint.ofMonths(warehouse)) {
            closeEach(warehouse, command, months, settings, progress);
        }
        publish(warehouse, home, command, months.get(months.size() - 1), settings, progress);
        return months;
    }

    private static void closeEach(
            Warehouse warehouse, String command, List<Period> months, Parameters settings, Progress progress) {
        CheckQuality quality = CheckQuality.of(warehouse);
        ComputeIndicators indicators = new ComputeIndicators();
        AtomicReference<RunTables> tables = new AtomicReference<>();
        for (Period month : months) {
            // Again, for a month that was reopened may have fitted anew what is approved for this one.
            requireApprovals(warehouse, settings, List.of(month));
            Run.of(warehouse, command, Optional.of(month), settings, progress, run -> {
                if (month.equals(months.get(0))) {
                    // Seeds and settings are those of the command: once is enough for all its months.
                    Preparation.prepare(warehouse, settings, run.key());
                    tables.set(run.tables());
                }
                run.tables(tables.get());
                try {
                    return run.finish(() -> {
                        run.reads(() -> CloseInputs.of(run, warehouse, month));
                        quality.run(run, month);
                        MissingShare.require(warehouse, settings, month);
                        boolean isRestated = Periods.reopened(warehouse).contains(month);
                        closeMonth(run, warehouse, settings, month, indicators);
                        if (isRestated) {
                            Restatement.compare(run, warehouse, month);
                        }
                        CloseInputs.keepRules(run, warehouse, month);
                        run.reads(() -> CloseInputs.models(warehouse, month));
                        return null;
                    });
                } catch (UserError e) {
                    quality.keepStopped();
                    throw e;
                }
            });
        }
    }

    private static void requireApprovals(Warehouse warehouse, Parameters settings, List<Period> months) {
        DiscriminantModel.requireApproved(warehouse, settings, months);
    }

    private static void publish(
            Warehouse warehouse, Home home, String command, Period last, Parameters settings, Progress progress) {
        Run.of(
                warehouse,
                command,
                Optional.of(last),
                settings,
                progress,
                run -> run.step(Step.of("publish"), () -> {
                    run.reads(() -> List.of(Dataset.file(home.warehouseFile())));
                    SupersededFiles.setAside(run, warehouse, home);
                    FillSummaries.fill(warehouse);
                    long bytes = Publication.publish(warehouse, home);
                    // Without its hash: to read gigabytes again would take longer than the copy.
                    run.wrote(Dataset.file(home.publishedFile()).with("bytes", bytes));
                    return 0;
                }));
    }

    // Not while months are reopened: readers must not see some restated and those that rest on them not.
    private static boolean isPublicationDue(Warehouse warehouse, Home home) {
        return Periods.reopened(warehouse).isEmpty() && Publication.isBehind(warehouse, home);
    }

    /** What closing a month is once its data are as expected; part of the caller's transaction. */
    static void closeMonth(
            Run run, Warehouse warehouse, Parameters settings, Period month, ComputeIndicators indicators) {
        if (Periods.reopened(warehouse).contains(month)) {
            run.step(Step.of("set aside the edition before of", month), () -> {
                Parameters edition = settings.forPeriod(month).with("run_key", run.key());
                return RESULTS.entrySet().stream()
                        .mapToLong(result -> History.giveWay(warehouse, result.getKey(), result.getValue(), edition))
                        .sum();
            });
        }
        new SnapshotMonth().run(run, warehouse, settings, month);
        new FitSensitivity().run(run, warehouse, settings, month);
        indicators.run(run, warehouse, settings, month);
        new FitDiscriminant().run(run, warehouse, settings, month);
        new GradeCustomers().run(run, warehouse, settings, month);
        new ApplyOverrides().run(run, warehouse, settings, month);
        new ScoreChallengers().run(run, warehouse, settings, month);
        new GroupCustomers().run(run, warehouse, settings, month);
        new PlanService().run(run, warehouse, settings, month);
        new MeasureOutcomes().run(run, warehouse, settings, month);
        new MeasureEffects().run(run, warehouse, settings, month);
        Parameters closing = settings.forPeriod(month).with("run_key", run.key());
        Promises.keep(run, warehouse, "close", closing);
        warehouse.execute("cycle/period_closed", closing);
    }

    private static List<Period> monthsToClose(
            Warehouse warehouse, Home home, Optional<Period> through, Progress progress) {
        List<Period> open = Periods.open(warehouse);
        Optional<Period> lastClosed = Periods.lastClosed(warehouse);
        if (through.isPresent() && lastClosed.isPresent() && through.get().compareTo(lastClosed.get()) <= 0) {
            boolean isDue = isPublicationDue(warehouse, home);
            progress.note(through.get() + " is closed already" + (isDue ? "" : "; nothing to do"));
            return List.of();
        }
        if (open.isEmpty()) {
            if (isPublicationDue(warehouse, home)) {
                return List.of();
            }
            throw new UserError(
                    ExitCode.PRECONDITION,
                    "there is no open month to close; expected bills, payments or consumption of a month after "
                            + lastClosed.map(Period::toString).orElse("the beginning")
                            + "; load them with: gridgrade load SOURCE PATH");
        }
        Period last = through.orElse(open.get(0));
        List<Period> reopened = Periods.reopened(warehouse);
        if (!reopened.isEmpty() && last.compareTo(reopened.get(reopened.size() - 1)) < 0) {
            // Readers must not see some months restated and those that rest on them not.
            last = reopened.get(reopened.size() - 1);
            progress.note("every reopened month is closed again, through " + last);
        }
        Period end = last;
        if (last.compareTo(open.get(open.size() - 1)) > 0 || last.compareTo(open.get(0)) < 0) {
            throw new UserError(
                    ExitCode.PRECONDITION,
                    "month " + last + " has no facts; expected one of the open months " + open.get(0) + " to "
                            + open.get(open.size() - 1) + "; load its files first");
        }
        return open.stream().filter(month -> month.compareTo(end) <= 0).toList();
    }
}
