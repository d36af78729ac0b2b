package io.gridgrade.model;

import io.gridgrade.value.Period;
import java.util.Map;
import java.util.OptionalLong;

/**
 * A model that was fitted and is to be kept.
 *
 * @param observation the month whose customers it was fitted on
 * @param customerCount how many they were
 * @param defaultCount how many of them came to default, where that takes part
 * @param inputs all that the fit went by, as text; its hash is kept
 * @param seed of what was drawn at random; 0 when nothing was
 * @param settings what was asked for, as JSON
 * @param coefficients what scoring needs, as JSON
 */
public record Fitted(
        String population,
        Period observation,
        long customerCount,
        OptionalLong defaultCount,
        String inputs,
        long seed,
        String settings,
        String coefficients,
        Map<String, Object> diagnostics) {}
