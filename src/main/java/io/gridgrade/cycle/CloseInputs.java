package io.gridgrade.cycle;

import io.gridgrade.engine.Row;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.quality.CheckQuality;
import io.gridgrade.run.Dataset;
import io.gridgrade.run.Run;
import io.gridgrade.value.Hash;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.warehouse.Resources;
import io.gridgrade.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the close of a month reads, for the record of its run. */
final class CloseInputs {
    /** Where the rules are that decide a grade without being Java: the seeds, and the SELECTs of the index system. */
    private static final Map<String, String> RULES = Map.of("warehouse/seeds", ".csv", "sql/indicator", ".sql");

    private CloseInputs() {}

    /** The rows of the month and of the month before, with the runs that wrote them, and the rules in force. */
    static List<Dataset> of(Run run, Warehouse warehouse, Period month) {
        List<Dataset> inputs = new ArrayList<>(run.tables().ofPeriods(month.plusMonths(-1), month));
        inputs.addAll(rules(warehouse));
        return inputs;
    }

    private static List<Dataset> rules(Warehouse warehouse) {
        Resources resources = warehouse.resources();
        List<Dataset> rules = new ArrayList<>();
        RULES.keySet().stream().sorted().forEach(folder -> rules.addAll(rules(resources, folder, RULES.get(folder))));
        rules.add(rule(resources, CheckQuality.DECLARATIONS, resources.text(CheckQuality.DECLARATIONS)));
        for (Row source : warehouse.query("cycle/loaded_sources", Parameters.none())) {
            for (String ending : List.of(".sql", ".yml")) {
                rules.addAll(rules(resources, "warehouse/sources/" + source.text("source_name"), ending));
            }
        }
        return rules;
    }

    /** Keeps the hash of every file by which the month is closed, for whoever checks it; part of the close. */
    static void keepRules(Run run, Warehouse warehouse, Period month) {
        String rows = rules(warehouse).stream()
                .map(rule -> "(" + run.key() + ", " + month.key() + ", " + SqlFile.literal(shown(rule.name())) + ", "
                        + SqlFile.literal(rule.facts().get("from").toString()) + ", "
                        + SqlFile.literal(rule.facts().get("sha256").toString()) + ")")
                .collect(Collectors.joining(",\n"));
        warehouse.execute(
                warehouse.sqlFile("cycle/close_rule").withFragments(Map.of("rules", rows)), Parameters.none());
    }

    // As it is called in a home.
    private static String shown(String rule) {
        return rule.startsWith("warehouse/") ? rule.substring("warehouse/".length()) : rule;
    }

    /** The models in force at the close of a month, some perhaps fitted by it. */
    static List<Dataset> models(Warehouse warehouse, Period month) {
        return warehouse.query("cycle/models_in_force", Parameters.none().forPeriod(month)).stream()
                .map(row -> Dataset.model(row.integer("model_key"))
                        .with("kind", row.value("model_code"))
                        .with("population", row.value("population_code"))
                        .with(
                                "fitted_for",
                                Period.ofKey(row.integer("period_key")).toString())
                        .with("inputs_sha256", row.value("inputs_hash"))
                        .with("by_run", row.value("run_key")))
                .toList();
    }

    private static List<Dataset> rules(Resources resources, String folder, String ending) {
        List<Dataset> rules = new ArrayList<>();
        resources.texts(folder, ending).forEach((name, text) -> rules.add(rule(resources, folder + "/" + name, text)));
        return rules;
    }

    private static Dataset rule(Resources resources, String rule, String text) {
        return Dataset.rule(rule)
                .with("sha256", Hash.of(text))
                .with("from", resources.isOfHome(rule) ? "home" : "shipped");
    }
}
