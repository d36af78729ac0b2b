package io.gridgrade.group;

import com.fasterxml.jackson.databind.JsonNode;
import io.gridgrade.model.Model;
import io.gridgrade.model.ModelStore;
import io.gridgrade.statistics.clustering.Centre;
import io.gridgrade.statistics.clustering.GroupingMethods;
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
 * A model of a theme's groups as it is kept in dim_model.
 *
 * @param settings what it was asked for, as JSON: other settings ask for another model
 * @param features those with spread, in the order of the centres' parts
 * @param groupNos the number of each centre's group
 */
record GroupModel(
        int key,
        Period period,
        String settings,
        List<GroupFeature.Standardised> features,
        List<Centre> centres,
        List<Integer> groupNos) {
    /** The last model of a theme that was fitted by a month's close. */
    static Optional<GroupModel> last(Warehouse warehouse, GroupTheme theme, Period period) {
        return store(warehouse, theme).lastFitted(period).stream()
                .filter(model -> model.population().equals(theme.population()))
                .findFirst()
                .map(GroupModel::of);
    }

    /** The centres, as they lie on other standardisations; where a feature was not measured, at its mean. */
    List<Centre> centresOn(List<GroupFeature.Standardised> others) {
        return centres.stream()
                .map(centre -> new Centre(
                        others.stream().map(other -> part(centre, other)).toList()))
                .toList();
    }

    private long part(Centre centre, GroupFeature.Standardised other) {
        for (int i = 0; i < features.size(); i++) {
            GroupFeature.Standardised own = features.get(i);
            if (own.feature().equals(other.feature())) {
                double transformed = own.standardisation().mean()
                        + own.standardisation().deviation() * centre.parts().get(i) / GroupFeature.PARTS;
                return Math.round(GroupFeature.PARTS
                        * (transformed - other.standardisation().mean())
                        / other.standardisation().deviation());
            }
        }
        return 0;
    }

    /** Whether it was asked for alike, and measures these features. */
    boolean isLike(String otherSettings, List<GroupFeature.Standardised> others) {
        return settings.equals(otherSettings)
                && features.stream()
                        .map(GroupFeature.Standardised::feature)
                        .toList()
                        .equals(others.stream()
                                .map(GroupFeature.Standardised::feature)
                                .toList());
    }

    /** Whether all that it measures is still measured as it was. */
    boolean isMeasured(Warehouse warehouse) {
        List<GroupFeature> measured = GroupFeature.all(warehouse);
        return features.stream().map(GroupFeature.Standardised::feature).allMatch(measured::contains);
    }

    /** Where the models of a theme are kept: of each way to find groups apart. */
    static ModelStore store(Warehouse warehouse, GroupTheme theme) {
        return new ModelStore(warehouse, theme.algorithm());
    }

    /** Where all models of groups are kept. */
    static List<ModelStore> stores(Warehouse warehouse) {
        return GroupingMethods.all().stream()
                .map(method -> new ModelStore(warehouse, method.code()))
                .toList();
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
        List<Integer> groupNos = new ArrayList<>();
        if (coefficients.has("groups")) {
            coefficients.get("groups").forEach(number -> groupNos.add(number.asInt()));
        } else {
            // Before groups went on from model to model they were numbered in the order of their centres.
            centres.forEach(centre -> groupNos.add(groupNos.size() + 1));
        }
        return new GroupModel(model.key(), model.period(), model.settings(), features, centres, groupNos);
    }

    /** What is asked of a model of a theme: these settings and features. */
    static String settingsJson(Parameters parameters, GroupTheme theme) {
        return Json.write(Map.of(
                "algorithm",
                theme.algorithm(),
                "group_count",
                theme.groupCount(),
                "share_min",
                theme.shareMin(),
                "group_rounds_max",
                parameters.integer("group_rounds_max"),
                "random_seed",
                parameters.longInteger("random_seed"),
                "features",
                theme.features().stream()
                        .map(feature -> Map.of(
                                "feature", feature.code(),
                                "sql", feature.sql(),
                                "transform", feature.transform().name()))
                        .toList()));
    }

    /** What is kept of a fit, for {@link #of} to read. */
    static String coefficientsJson(
            List<GroupFeature.Standardised> features, List<Centre> centres, List<Integer> groupNos) {
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
                "features", kept, "centres", centres.stream().map(Centre::parts).toList(), "groups", groupNos));
    }
}
