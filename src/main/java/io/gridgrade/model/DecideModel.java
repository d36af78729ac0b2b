package io.gridgrade.model;

import io.gridgrade.engine.Row;
import io.gridgrade.run.Run;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.value.Problems;
import io.gridgrade.value.Progress;
import io.gridgrade.value.Step;
import io.gridgrade.value.UserError;
import io.gridgrade.warehouse.Warehouse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps what somebody decides about a model, bound to what the model was made from. */
public final class DecideModel {
    /** What a model must be for a decision about it, by what would become of it. */
    private static final Map<Decision.Kind, List<String>> FROM = Map.of(
            Decision.Kind.CANDIDATE, List.of("fitted", "retired", "replaced"),
            Decision.Kind.APPROVED, List.of("candidate", "approved"),
            Decision.Kind.RETIRED, List.of("candidate", "approved"));

    private static final String DECIDABLE = "discriminant";
    private static final LocalDate NEVER = LocalDate.of(9999, 12, 31);

    private DecideModel() {}

    /**
     * Keeps the decision.
     *
     * @return the first month that it reaches
     */
    public static Period decide(
            Warehouse warehouse, String command, Decision decision, Parameters settings, Progress progress) {
        Period from = NextMonth.of(warehouse);
        Row model = model(warehouse, decision);
        ModelBinding binding = ModelBinding.of(model, ModelBinding.rulesOf(warehouse, model.integer("run_key")));
        check(warehouse, decision, model, binding, from, settings);
        Run.of(
                warehouse,
                command,
                Optional.empty(),
                settings,
                progress,
                run -> run.finish(() -> run.step(
                        Step.of("model " + decision.modelKey() + " "
                                + decision.kind().code()),
                        () -> warehouse.execute(
                                "model/decide",
                                Parameters.none()
                                        .with("run_key", run.key())
                                        .with("model_key", decision.modelKey())
                                        .with("decision_code", decision.kind().code())
                                        .with("bound_hash", binding.hash())
                                        .with("period_key", from.key())
                                        .with("expires_on", decision.expiresOn().orElse(NEVER))
                                        .with("decided_by_text", decision.by().strip())
                                        .with("reason_text", decision.reason().strip())))));
        return from;
    }

    private static Row model(Warehouse warehouse, Decision decision) {
        return warehouse.query("model/described", Parameters.none().with("model_key", decision.modelKey())).stream()
                .findFirst()
                .orElseThrow(() -> new UserError(
                        ExitCode.PRECONDITION,
                        "there is no model " + decision.modelKey()
                                + "; expected one of those that gridgrade model lists"));
    }

    private static void check(
            Warehouse warehouse, Decision decision, Row model, ModelBinding binding, Period from, Parameters settings) {
        Problems problems = new Problems();
        if (decision.by().isBlank() || decision.reason().isBlank()) {
            problems.add("--by or --reason is empty; expected who decides, and why, in words that an auditor"
                    + " understands");
        }
        if (!model.text("model_code").equals(DECIDABLE)) {
            problems.add(
                    "it is of the kind %s; expected a %s: groups grade nobody, and are not approved",
                    model.text("model_code"), DECIDABLE);
        }
        List<String> states = FROM.get(decision.kind());
        if (!states.contains(model.text("state_code"))) {
            problems.add(
                    "it is %s; expected one that is %s%s",
                    model.text("state_code"),
                    String.join(" or ", states),
                    decision.kind() == Decision.Kind.APPROVED
                            ? ": make it a candidate first, with gridgrade model candidate " + decision.modelKey()
                            : "");
        }
        if (decision.kind() != Decision.Kind.RETIRED) {
            Period fitted = Period.ofKey(model.integer("period_key"));
            if (fitted.compareTo(from) >= 0) {
                problems.add(
                        "it was fitted at the close of %s, which is reopened, and gives way when that is closed again;"
                                + " close it first",
                        fitted);
            }
            if (binding.rules().isEmpty()) {
                problems.add("the close that fitted it kept no hashes of its seeds; expected a model that was fitted"
                        + " since");
            } else {
                Lapse.of(binding, ModelBinding.rulesNow(warehouse.resources()), settings)
                        .forEach(change -> problems.add("it was fitted under other rules: %s", change));
            }
        }
        decision.expiresOn()
                .filter(day -> day.isBefore(from.lastOn()))
                .ifPresent(day -> problems.add(
                        "the approval would expire on %s; expected a day from %s on, the last one of the month that is"
                                + " closed next",
                        day, from.lastOn()));
        problems.throwIfAny(
                ExitCode.PRECONDITION,
                "model " + decision.modelKey() + " cannot be made "
                        + decision.kind().code() + "; nothing was written");
    }
}
