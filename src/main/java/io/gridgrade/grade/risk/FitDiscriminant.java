package io.gridgrade.grade.risk;

import io.gridgrade.model.Fitted;
import io.gridgrade.run.Run;
import io.gridgrade.statistics.discriminant.CanonicalAnalysis;
import io.gridgrade.statistics.discriminant.LinearDiscriminant;
import io.gridgrade.statistics.discriminant.TwoClassDiscriminant;
import io.gridgrade.statistics.validation.Discrimination;
import io.gridgrade.value.Json;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.value.Step;
import io.gridgrade.warehouse.Warehouse;
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
 * Fits the discriminant of each population on the points of an observation month and what became of its customers since.
 * Customers in default at the observation are left out: there is nothing left to foretell of them.
 */
public final class FitDiscriminant {
    private static final long NOTHING_DRAWN = 0;

    private static final List<String> SETTINGS = List.of(
            "default_arrears_days",
            "default_material_amount",
            "default_horizon_months",
            "default_cure_months",
            "discriminant_defaults_min");

    /** Fits what is due; returns the number of models written. */
    public long run(Run run, Warehouse warehouse, Parameters parameters, Period period) {
        return run.step(Step.of("discriminant", period), () -> {
            DiscriminantModel.store(warehouse).deleteFrom(period);
            Set<String> current = DiscriminantModel.inForce(warehouse, period).stream()
                    .filter(model ->
                            period.compareTo(model.period().plusMonths(parameters.integer("discriminant_refit_months")))
                                    < 0)
                    .map(DiscriminantModel::population)
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
                long smaller = Math.min(population.goodCount(), population.defaultCount());
                if (!current.contains(population.code())
                        && smaller >= Math.max(1, parameters.integer("discriminant_defaults_min"))) {
                    count += fit(run, warehouse, parameters, period, staged.get(), population.code());
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
            String population) {
        DiscriminantCases cases = observed.of(population);
        Optional<DiscriminantFit> fitted =
                DiscriminantFit.of(warehouse, cases, ObservedCases.GOOD, ObservedCases.DEFAULT);
        if (fitted.isEmpty()) {
            run.note("no discriminant for " + population + " in " + period
                    + ": every indicator is missing or the same for all");
            return 0;
        }
        DiscriminantFit fit = fitted.get();
        LinearDiscriminant discriminant = fit.discriminant();
        Discrimination resubstitution = cases.discrimination(
                        warehouse, fit.score().sql(), ObservedCases.DEFAULT)
                .orElseThrow();
        double priorGood =
                discriminant.priorsOfCases().getEntry(discriminant.statistics().indexOf(ObservedCases.GOOD));
        Map<String, Object> settings = new TreeMap<>();
        SETTINGS.forEach(name -> settings.put(name, parameters.text(name)));
        settings.put("outcome", observed.isSupplied() ? "supplied" : "observed");
        Fitted model = new Fitted(
                population,
                observed.observation(),
                discriminant.statistics().count(),
                OptionalLong.of(resubstitution.defaultCount()),
                inputs(fit),
                NOTHING_DRAWN,
                Json.write(settings),
                DiscriminantModel.coefficientsJson(fit.score(), priorGood),
                diagnostics(fit, resubstitution));
        DiscriminantModel.store(warehouse).keep(model, period, run.key());
        return 1;
    }

    // The fills are inputs too: they are not told by the sums that they went into.
    private static String inputs(DiscriminantFit fit) {
        return fit.discriminant().statistics().canonicalText()
                + fit.score().terms().stream()
                        .map(term -> "fill " + term.name() + " " + term.fill().toPlainString() + "\n")
                        .collect(Collectors.joining());
    }

    private static Map<String, Object> diagnostics(DiscriminantFit fit, Discrimination resubstitution) {
        LinearDiscriminant discriminant = fit.discriminant();
        TwoClassDiscriminant formula = discriminant.between(ObservedCases.GOOD, ObservedCases.DEFAULT);
        CanonicalAnalysis canonical = discriminant.canonical();
        Map<String, Object> diagnostics = new TreeMap<>();
        diagnostics.put("distance_squared", formula.distanceSquared());
        diagnostics.put("wilks", canonical.wilks());
        diagnostics.put("f", canonical.test().f());
        diagnostics.put("f_freedom", canonical.test().fFreedom());
        diagnostics.put("f_freedom_within", canonical.test().fFreedomWithin());
        diagnostics.put("chi_squared", canonical.test().chiSquared());
        diagnostics.put(
                "priors",
                Map.of(
                        ObservedCases.GOOD,
                                (double) resubstitution.goodCount()
                                        / discriminant.statistics().count(),
                        ObservedCases.DEFAULT,
                                (double) resubstitution.defaultCount()
                                        / discriminant.statistics().count()));
        diagnostics.put("excluded", fit.excluded());
        diagnostics.put("auc", resubstitution.auc());
        diagnostics.put("gini", resubstitution.gini());
        diagnostics.put("ks", resubstitution.ks());
        List<Map<String, Object>> features = new ArrayList<>();
        int good = discriminant.statistics().indexOf(ObservedCases.GOOD);
        for (int i = 0; i < discriminant.features().size(); i++) {
            Map<String, Object> feature = new TreeMap<>();
            feature.put("feature", discriminant.features().get(i));
            feature.put("mean_good", discriminant.means().getEntry(good, i));
            feature.put("mean_default", discriminant.means().getEntry(1 - good, i));
            if (canonical.singularValues().getDimension() > 0) {
                feature.put("scaling", canonical.scaling().getEntry(i, 0));
                feature.put("standardised", canonical.standardised().getEntry(i, 0));
                feature.put("structure", canonical.structure().getEntry(i, 0));
            }
            features.add(feature);
        }
        diagnostics.put("features", features);
        return diagnostics;
    }
}
