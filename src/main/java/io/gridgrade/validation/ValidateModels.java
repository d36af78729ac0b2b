package io.gridgrade.validation;

import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Validates the grades and default probabilities of a month, in the order in which the ECB asks for it: how grades came
 * about, predictive ability, discriminatory power, stability; then the model itself, and how classes and regions fare.
 *
 * <p>ECB, "Instructions for reporting the validation results of internal models", 2019.
 */
public final class ValidateModels {
    private ValidateModels() {}

    /** The sections for a closed month, from what is known at its close. */
    public static List<Section> of(Warehouse warehouse, Parameters settings, Period period) {
        return of(warehouse, settings, period, false);
    }

    /** As {@link #of}, with the points of the ROC curves, which are to be drawn and not to be read. */
    static List<Section> withCurves(Warehouse warehouse, Parameters settings, Period period) {
        return of(warehouse, settings, period, true);
    }

    private static List<Section> of(Warehouse warehouse, Parameters settings, Period period, boolean hasCurves) {
        List<Section> sections = new ArrayList<>();
        sections.add(Assignment.of(warehouse, period));
        Optional<Evidence> whole = Evidence.whole(warehouse, settings, period);
        List<Section> power = new ArrayList<>();
        Section curves = Section.of("roc", "ROC curves", List.of());
        List<Section> fairness = new ArrayList<>(Fairness.of(warehouse, period));
        if (whole.isEmpty()) {
            sections.add(Section.of("evidence", "Evidence", List.of())
                    .remark(
                            "no_outcome",
                            "no outcome of a graded month is known yet at the close of {0}: nothing can be said of how"
                                    + " well grades and probabilities foretell",
                            period));
        } else {
            sections.add(whole.get().told(Section.of("evidence", "Evidence", List.of()), "grades"));
            sections.add(PredictiveAbility.byGrade(warehouse, whole.get()));
            power.add(DiscriminatoryPower.ofIndex(warehouse, whole.get()));
            Overrides.of(warehouse, whole.get()).ifPresent(power::add);
            if (hasCurves && !whole.get().hasForecasts()) {
                curves = RocCurve.of(warehouse, whole.get());
            }
        }
        Optional<Evidence> forecasts = whole.filter(Evidence::hasForecasts);
        if (forecasts.isEmpty()) {
            forecasts = Evidence.soFar(warehouse, settings, period).filter(Evidence::hasForecasts);
        }
        if (forecasts.isEmpty()) {
            sections.add(Section.of("forecast_evidence", "Evidence on probabilities", List.of())
                    .remark(
                            "no_forecast",
                            "no default probability was given in a month before: none can be tested yet"));
        } else {
            sections.add(forecasts
                    .get()
                    .told(Section.of("forecast_evidence", "Evidence on probabilities", List.of()), "probabilities"));
            FittedModels.learnedFrom(warehouse, forecasts.get()).ifPresent(sections::add);
            sections.addAll(PredictiveAbility.ofForecasts(warehouse, forecasts.get()));
            power.add(DiscriminatoryPower.ofForecasts(warehouse, forecasts.get()));
            if (hasCurves) {
                curves = RocCurve.of(warehouse, forecasts.get());
            }
            fairness.addAll(Fairness.calibration(warehouse, forecasts.get()));
        }
        warehouse.execute("validation/case_drop", Parameters.none());
        sections.addAll(power);
        if (hasCurves) {
            sections.add(curves);
        }
        Optional<Period> from = earlier(warehouse, settings, period);
        if (from.isPresent()) {
            sections.addAll(Stability.of(warehouse, from.get(), period));
        } else {
            sections.add(Section.of("stability", "Stability", List.of())
                    .remark("no_earlier", "no earlier month was graded: there is nothing to compare with"));
        }
        sections.addAll(FittedModels.of(warehouse, period));
        sections.addAll(fairness);
        return sections;
    }

    // A horizon back, or as far as grades go.
    private static Optional<Period> earlier(Warehouse warehouse, Parameters settings, Period period) {
        return warehouse
                .query(
                        "validation/first_graded",
                        Parameters.none()
                                .with("period_key", period.key())
                                .with(
                                        "from_period_key",
                                        period.plusMonths(-settings.integer("default_horizon_months"))
                                                .key()))
                .stream()
                .filter(row -> !row.isNull("first_period_key"))
                .map(row -> Period.ofKey(row.integer("first_period_key")))
                .findFirst();
    }
}
