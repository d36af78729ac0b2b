package io.gridgrade.validation;

import com.fasterxml.jackson.databind.JsonNode;
import io.gridgrade.engine.Row;
import io.gridgrade.value.Json;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The discriminants in force, with the diagnostics that their fit kept. */
final class FittedModels {
    private FittedModels() {}

    static List<Section> of(Warehouse warehouse, Period period) {
        List<Row> models =
                warehouse.query("validation/model_in_force", Parameters.none().with("period_key", period.key()));
        Section table = Section.of(
                "models",
                "Discriminants in force, " + period,
                List.of(
                        "population",
                        "model",
                        "fitted at",
                        "observed",
                        "cases",
                        "defaults",
                        "AUC at fit",
                        "Wilks",
                        "F p"));
        List<Section> sections = new ArrayList<>();
        for (Row model : models) {
            JsonNode diagnostics = Json.read(model.text("diagnostics_json"));
            table = table.row(
                    model.text("population_code"),
                    model.integer("model_key"),
                    Period.ofKey(model.integer("fitted_period_key")).toString(),
                    Period.ofKey(model.integer("observation_period_key")).toString(),
                    model.longInteger("customer_count"),
                    model.isNull("default_count") ? null : model.longInteger("default_count"),
                    number(diagnostics, "auc", 4),
                    number(diagnostics, "wilks", 4),
                    number(diagnostics.path("tests").path("wilks"), "p", 4));
        }
        if (models.isEmpty()) {
            table = table.remark(
                    "no_model",
                    "no discriminant is in force: none had enough known defaults (discriminant.defaults_min)");
        }
        sections.add(table);
        return sections;
    }

    /** Which models had learned from the very outcomes that they are tested on, if any had. */
    static Optional<Section> learnedFrom(Warehouse warehouse, Evidence evidence) {
        List<String> populations = warehouse
                .query(
                        "validation/model_in_force",
                        Parameters.none()
                                .with("period_key", evidence.observation().key()))
                .stream()
                .filter(model -> model.integer("observation_period_key")
                        >= evidence.observation().key())
                .map(model -> model.text("population_code"))
                .toList();
        return populations.isEmpty()
                ? Optional.empty()
                : Optional.of(Section.of("in_sample", "In sample", List.of())
                        .remark(
                                "in_sample",
                                "the discriminant of {0} had learned from these very outcomes: what follows flatters it; out of fold is below",
                                String.join(" and ", populations)));
    }

    /** The area under the ROC curve that the model in force at a month had on the cases of its fit. */
    static Optional<Double> aucAtFit(Warehouse warehouse, Period period, String population) {
        return warehouse.query("validation/model_in_force", Parameters.none().with("period_key", period.key())).stream()
                .filter(model -> model.text("population_code").equals(population))
                .map(model -> Json.read(model.text("diagnostics_json")).path("auc"))
                .filter(JsonNode::isNumber)
                .map(JsonNode::asDouble)
                .findFirst();
    }

    private static Object number(JsonNode tree, String name, int decimals) {
        return tree.path(name).isNumber() ? Section.figure(tree.path(name).asDouble(), decimals) : null;
    }
}
