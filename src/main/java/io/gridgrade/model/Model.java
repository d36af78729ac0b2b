package io.gridgrade.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.gridgrade.engine.Row;
import io.gridgrade.value.Json;
import io.gridgrade.value.Period;

/**
 * A model as it is kept.
 *
 * @param population whom it is of; {@code all} where it is of everybody
 * @param period the month at whose close it was fitted
 * @param settings what it was asked for, as JSON text that equals another's when the same was asked
 * @param coefficients what scoring needs of it
 */
public record Model(int key, String population, Period period, String settings, JsonNode coefficients) {
    /** Of model_key, population_code, period_key, settings_json and coefficients_json. */
    public static Model of(Row row) {
        return new Model(
                row.integer("model_key"),
                row.text("population_code"),
                Period.ofKey(row.integer("period_key")),
                row.text("settings_json"),
                Json.read(row.text("coefficients_json")));
    }
}
