package io.gridgrade.model;

import io.gridgrade.engine.Row;
import io.gridgrade.value.Hash;
import io.gridgrade.value.Json;
import io.gridgrade.value.Parameters;
import io.gridgrade.warehouse.Resources;
import io.gridgrade.warehouse.Warehouse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a decision about a model is bound to: the statistics that it was fitted on, its seed, its settings, and the seeds
 * and SELECTs that what it reads is made by.
 *
 * @param settings as JSON
 * @param rules SHA-256 by name, as a close keeps them
 */
record ModelBinding(String inputsHash, long seed, String settings, Map<String, String> rules) {
    // Weights, scale, gates and groups do not reach what a discriminant reads.
    private static final List<String> SEEDS =
            List.of("credit_event.csv", "customer_class.csv", "indicator.csv", "master_scale.csv");
    private static final String SEED_FOLDER = "seeds/";
    private static final String SELECT_FOLDER = "sql/indicator";

    /** Of a model or a decision: its inputs_hash, seed and settings_json, under these rules. */
    static ModelBinding of(Row row, Map<String, String> rules) {
        return new ModelBinding(
                row.text("inputs_hash"), row.longInteger("seed"), row.text("settings_json"), new TreeMap<>(rules));
    }

    /** The rules by which a run closed its month. */
    static Map<String, String> rulesOf(Warehouse warehouse, int runKey) {
        Map<String, String> rules = new TreeMap<>();
        for (Row row : warehouse.query("model/rule", Parameters.none().with("run_key", runKey))) {
            String name = row.text("rule_name");
            boolean isSeed = name.startsWith(SEED_FOLDER) && SEEDS.contains(name.substring(SEED_FOLDER.length()));
            if (isSeed || name.startsWith(SELECT_FOLDER + "/")) {
                rules.put(name, row.text("sha256"));
            }
        }
        return rules;
    }

    /** The rules as they stand now, in the home or as they ship. */
    static Map<String, String> rulesNow(Resources resources) {
        Map<String, String> rules = new TreeMap<>();
        SEEDS.forEach(
                seed -> rules.put(SEED_FOLDER + seed, Hash.of(resources.text("warehouse/" + SEED_FOLDER + seed))));
        resources
                .texts(SELECT_FOLDER, ".sql")
                .forEach((name, text) -> rules.put(SELECT_FOLDER + "/" + name, Hash.of(text)));
        return rules;
    }

    /** SHA-256 of all of it. */
    String hash() {
        return Hash.of(Json.write(Map.of("inputs", inputsHash, "seed", seed, "settings", settings, "rules", rules)));
    }
}
