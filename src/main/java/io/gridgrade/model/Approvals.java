package io.gridgrade.model;

import io.gridgrade.engine.Row;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.value.Problems;
import io.gridgrade.warehouse.Warehouse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The approvals of the models of a kind, and whether months may be closed by them. */
public final class Approvals {
    private final Warehouse warehouse;
    private final Parameters kind;

    /** The code names the kind, such as {@code discriminant}. */
    public Approvals(Warehouse warehouse, String modelCode) {
        this.warehouse = warehouse;
        this.kind = Parameters.none().with("model_code", modelCode);
    }

    /** Whether the home lets only approved models score. */
    public static boolean areNeeded(Parameters settings) {
        return (boolean) settings.value("model_approval_needed");
    }

    /** The models of the approvals that stand at a month's close, by population. */
    List<Model> models(Period period) {
        return standing(period).stream()
                .filter(row -> !row.isNull("model_key"))
                .map(Model::of)
                .toList();
    }

    /**
     * Refuses months that an approval does not reach, before anything is written: it has expired, or what was approved is
     * not what would score. A population without an approval is no fault: nobody of it is scored.
     */
    public void require(Parameters settings, List<Period> months) {
        if (!areNeeded(settings)) {
            return;
        }
        Problems problems = new Problems();
        Map<String, String> rules = ModelBinding.rulesNow(warehouse.resources());
        for (Period month : months) {
            for (Row approval : standing(month)) {
                fault(approval, rules, settings, month)
                        .ifPresent(fault -> problems.add(
                                "%s: the approval of model %s (%s) by %s %s",
                                month,
                                approval.text("approved_model_key"),
                                approval.text("population_code"),
                                approval.text("decided_by"),
                                fault));
            }
            if (!problems.isEmpty()) {
                break;
            }
        }
        problems.throwIfAny(
                ExitCode.PRECONDITION,
                "a model that would score is not approved for the month (model.approval_needed); expected an approval that"
                        + " holds: look at the models with gridgrade model, then approve anew with gridgrade model approve,"
                        + " or go on without default probabilities with gridgrade model retire; nothing was written");
    }

    private Optional<String> fault(Row approval, Map<String, String> rules, Parameters settings, Period month) {
        LocalDate expiresOn = approval.date("expires_on");
        if (expiresOn.isBefore(month.lastOn())) {
            return Optional.of("expired on " + expiresOn + ", before the month ends");
        }
        if (approval.isNull("model_key")) {
            return Optional.of("lapsed: the model was fitted anew at the close of "
                    + Period.ofKey(approval.integer("fitted_period_key")) + ", from other inputs");
        }
        ModelBinding was =
                ModelBinding.of(approval, ModelBinding.rulesOf(warehouse, approval.integer("fitted_run_key")));
        List<String> changes = new ArrayList<>(Lapse.of(was, rules, settings));
        if (changes.isEmpty() && !ModelBinding.of(approval, rules).hash().equals(approval.text("bound_hash"))) {
            changes.add("what it is bound to has another SHA-256 than " + approval.text("bound_hash"));
        }
        return changes.isEmpty() ? Optional.empty() : Optional.of("lapsed: " + String.join("; ", changes));
    }

    private List<Row> standing(Period period) {
        return warehouse.query("model/approval", kind.forPeriod(period));
    }
}
