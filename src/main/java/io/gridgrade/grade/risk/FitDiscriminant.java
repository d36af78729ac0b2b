package io.gridgrade.grade.risk;

import io.gridgrade.grade.score.BinnedTerm;
import io.gridgrade.grade.score.DiscriminantTerm;
import io.gridgrade.grade.score.EvidenceTerm;
import io.gridgrade.model.Fitted;
import io.gridgrade.model.Model;
import io.gridgrade.run.Run;
import io.gridgrade.statistics.validation.Discrimination;
import io.gridgrade.value.Json;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.value.Step;
import io.gridgrade.warehouse.Warehouse;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Fits the discriminant of each population on what was known of its customers at observation months, in bins, and what
 * became of them since. Customers in default at an observation are left out of it: there is nothing left to foretell of
 * them.
 */
public final class FitDiscriminant {
    private static final long NOTHING_DRAWN = 0;
    private static final double TOO_GOOD = 0.95;

    private static final List<String> SETTINGS = List.of(
            "default_arrears_days",
            "default_material_amount",
            "default_horizon_months",
            "default_cure_months",
            "payment_grace_days",
            "settlement_order",
            "discriminant_defaults_min",
            "discriminant_months_max",
            "discriminant_history_months",
            "discriminant_cases_max",
            "discriminant_shrinkage",
            "discriminant_attributes");

    /** Fits what is due; returns the number of models written. */
    public long run(Run run, Warehouse warehouse, Parameters parameters, Period period) {
        return run.step(Step.of("discriminant", period), () -> {
            DiscriminantModel.store(warehouse).deleteFrom(period);
            Set<String> current = DiscriminantModel.store(warehouse).lastFitted(period).stream()
                    .filter(model ->
                            period.compareTo(model.period().plusMonths(parameters.integer("discriminant_refit_months")))
                                    < 0)
                    .map(Model::population)
                    .collect(Collectors.toCollection(TreeSet::new));
            if (current.containsAll(populations(warehouse))) {
                return 0;
            }
            Optional<ObservedCases> staged = ObservedCases.stage(warehouse, parameters, period);
            if (staged.isEmpty()) {
                return 0;
            }
            long count = 0;
            for (ObservedCases.Population population : staged.get().populations()) {
                if (current.contains(population.code())) {
                    continue;
                }
                long least = Math.max(1, parameters.integer("discriminant_defaults_min"));
                if (Math.min(population.goodCount(), population.defaultCount()) >= least) {
                    count += fit(run, warehouse, parameters, period, staged.get(), population);
                } else {
                    run.note("no discriminant for " + population.code() + " in " + period + ": of "
                            + population.caseCount() + " cases " + population.defaultCount()
                            + " are defaults; expected at least " + least
                            + " of these, and of the others (discriminant.defaults_min)");
                }
            }
            staged.get().drop(warehouse);
            return count;
        });
    }

    private static List<String> populations(Warehouse warehouse) {
        return warehouse.query("grade/population", Parameters.none()).stream()
                .map(row -> row.text("population_code"))
                .toList();
    }

    private static long fit(
            Run run,
            Warehouse warehouse,
            Parameters parameters,
            Period period,
            ObservedCases observed,
            ObservedCases.Population population) {
        LearningCases cases = observed.of(population);
        CountedCases counted = observed.counted(warehouse, population);
        Optional<CalibratedFit> fitted = CalibratedFit.of(
                new FoldFits(
                        warehouse,
                        counted,
                        parameters.decimal("discriminant_shrinkage").doubleValue()),
                Set.of());
        if (fitted.isEmpty()) {
            run.note("no discriminant for " + population.code() + " in " + period
                    + ": every variable is missing, tells nothing, or " + DiscriminantFit.WITHOUT_ERROR);
            return 0;
        }
        CalibratedFit calibrated = fitted.get();
        DiscriminantFit fit = calibrated.fit();
        Discrimination resubstitution = cases.with(List.of())
                .discrimination(warehouse, fit.alone().sql(), ObservedCases.DEFAULT)
                .orElseThrow();
        double priorGood = (double) population.goodCount() / population.caseCount();
        Map<String, Object> settings = new TreeMap<>();
        SETTINGS.forEach(name -> settings.put(name, parameters.text(name)));
        settings.put("outcome", observed.isSupplied() ? "supplied" : "observed");
        Map<String, Object> diagnostics = DiscriminantDiagnostics.of(calibrated, resubstitution, priorGood);
        diagnostics.put("first_observation_period_key", observed.months().get(0).key());
        diagnostics.put("observation_months", observed.months().size());
        diagnostics.put("case_stride", population.stride());
        Fitted model = new Fitted(
                population.code(),
                observed.observation(),
                population.caseCount(),
                OptionalLong.of(population.defaultCount()),
                inputs(calibrated),
                NOTHING_DRAWN,
                Json.write(settings),
                DiscriminantModel.coefficientsJson(calibrated, priorGood),
                diagnostics);
        DiscriminantModel.store(warehouse).keep(model, period, run.key());
        tooGood(fit).forEach(line -> run.note("discriminant for " + population.code() + " in " + period + ": " + line));
        return 1;
    }

    // What is known of a customer beforehand hardly ever tells so much: likely it was written down afterwards.
    private static List<String> tooGood(DiscriminantFit fit) {
        List<String> lines = new ArrayList<>();
        fit.excluded().forEach((name, reason) -> {
            if (reason.equals(DiscriminantFit.WITHOUT_ERROR)) {
                lines.add(name + " " + reason + ", and is left out; expected what was known before the outcome");
            }
        });
        for (DiscriminantTerm term : fit.score().terms()) {
            if (term instanceof BinnedTerm binned && binned.variable().isAttribute()) {
                double share = binned.bins().pairsInOrder();
                if (share >= TOO_GOOD) {
                    lines.add(term.name() + " alone puts "
                            + BigDecimal.valueOf(100 * share).setScale(1, RoundingMode.HALF_UP)
                            + " of 100 pairs of a good case and a default in order; expected what was known before the"
                            + " outcome: if it was not, leave the column out of the attributes");
                }
            }
        }
        return lines;
    }

    // The bins are inputs too: they are not told by the sums that they went into.
    private static String inputs(CalibratedFit calibrated) {
        return calibrated.fit().discriminant().statistics().canonicalText()
                + calibrated.fit().score().terms().stream()
                        .map(term -> "bins " + term.name() + " "
                                + Json.write(DiscriminantModel.kept((EvidenceTerm) term)) + "\n")
                        .collect(Collectors.joining());
    }
}
