package io.gridgrade.model;

import io.gridgrade.value.Hash;
import io.gridgrade.value.Json;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.value.Version;
import io.gridgrade.warehouse.Warehouse;
import java.util.List;

/** The models of one kind in {@code star.dim_model}. */
public final class ModelStore {
    private static final long NO_DEFAULTS = -1;

    private final Warehouse warehouse;
    private final String code;
    private final Parameters kind;

    /** The code names the kind, such as {@code discriminant}. */
    public ModelStore(Warehouse warehouse, String modelCode) {
        this.warehouse = warehouse;
        this.code = modelCode;
        this.kind = Parameters.none().with("model_code", modelCode);
    }

    /** The models that score at a month's close, by population: the last fitted, or where the home asks, the approved. */
    public List<Model> inForce(Parameters settings, Period period) {
        return Approvals.areNeeded(settings) ? new Approvals(warehouse, code).models(period) : lastFitted(period);
    }

    /** The last model of each population that was fitted by a month's close, by population. */
    public List<Model> lastFitted(Period period) {
        return warehouse.query("model/last_fitted", kind.forPeriod(period)).stream()
                .map(Model::of)
                .toList();
    }

    /** The candidates at a month's close, oldest first. */
    public List<Model> candidates(Period period) {
        return warehouse.query("model/candidate", kind.forPeriod(period)).stream()
                .map(Model::of)
                .toList();
    }

    /** Takes back those of this month and later ones, before the month is fitted anew. */
    public void deleteFrom(Period period) {
        warehouse.execute("model/delete_from_month", kind.forPeriod(period));
    }

    /** Keeps a model of this month's close; until the next one of its population it is the last. */
    public void keep(Fitted fitted, Period period, int runKey) {
        warehouse.execute(
                "model/keep",
                kind.forPeriod(period)
                        .with("run_key", runKey)
                        .with("observation_period_key", fitted.observation().key())
                        .with("population_code", fitted.population())
                        .with("customer_count", fitted.customerCount())
                        .with("default_count", fitted.defaultCount().orElse(NO_DEFAULTS))
                        .with("inputs_hash", Hash.of(fitted.inputs()))
                        .with("seed", fitted.seed())
                        .with("settings_json", fitted.settings())
                        .with("coefficients_json", fitted.coefficients())
                        .with("diagnostics_json", Json.write(fitted.diagnostics()))
                        .with("code_version", Version.text()));
    }
}
