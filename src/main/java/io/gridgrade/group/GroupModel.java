package io.gridgrade.group;

import com.fasterxml.jackson.databind.JsonNode;
import io.gridgrade.model.Model;
import io.gridgrade.model.ModelStore;
import io.gridgrade.statistics.clustering.Centre;
import io.gridgrade.statistics.clustering.Standardisation;
import io.gridgrade.value.Json;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A k-means model as it is kept in dim_model.
 *
 * @param settings what it was asked for, as JSON: other settings ask for another model
 * @param features those with spread, in the order of the centres' parts
 */
record GroupModel(
        int key, Period period, String settings, List<GroupFeature.Standardised> features, List<Centre> centres) {
    /** The model in force at a month's close. */
    static Optional<GroupModel> inForce(Warehouse warehouse, Period period) {
        return store(warehouse).lastFitted(period).stream().findFirst().map(GroupModel::of);
    }

    /** Where k-means models are kept. */
    static ModelStore store(Warehouse warehouse) {
        return new ModelStore(warehouse, "k-means");
    }

    private static GroupModel of(Model model) {
        JsonNode coefficients = model.coefficients();
        List<GroupFeature.Standardised> features = new ArrayList<>();
        for (JsonNode each : coefficients.get("features")) {
            String code = each.get("feature").asText();
            features.add(new GroupFeature.Standardised(
                    new GroupFeature(
                            code,
                            each.get("sql").asText(),
                            GroupFeature.Transform.of(
                                    code, each.get("transform").asText())),
                    new Standardisation(
                            each.get("mean").asDouble(), each.get("deviation").asDouble())));
        }
        List<Centre> centres = new ArrayList<>();
        for (JsonNode centre : coefficients.get("centres")) {
            List<Long> parts = new ArrayList<>();
            centre.forEach(part -> parts.add(part.asLong()));
            centres.add(new Centre(parts));
        }
        return new GroupModel(model.key(), model.period(), model.settings(), features, centres);
    }

    /** What is asked of a model: these settings and features. */
    static String settingsJson(Parameters parameters, List<GroupFeature> features) {
        return Json.write(Map.of(
                "group_count",
                parameters.integer("group_count"),
                "group_rounds_max",
                parameters.integer("group_rounds_max"),
                "random_seed",
                parameters.longInteger("random_seed"),
                "features",
                features.stream()
                        .map(feature -> Map.of(
                                "feature", feature.code(),
                                "sql", feature.sql(),
                                "transform", feature.transform().name()))
                        .toList()));
    }

    /** What is kept of a fit, for {@link #of} to read. */
    static String coefficientsJson(List<GroupFeature.Standardised> features, List<Centre> centres) {
        List<Map<String, Object>> kept = new ArrayList<>();
        for (GroupFeature.Standardised each : features) {
            Map<String, Object> feature = new TreeMap<>();
            feature.put("feature", each.feature().code());
            feature.put("sql", each.feature().sql());
            feature.put("transform", each.feature().transform().name());
            feature.put("mean", each.standardisation().mean());
            feature.put("deviation", each.standardisation().deviation());
            kept.add(feature);
        }
        return Json.write(Map.of(
                "features", kept, "centres", centres.stream().map(Centre::parts).toList()));
    }
}
