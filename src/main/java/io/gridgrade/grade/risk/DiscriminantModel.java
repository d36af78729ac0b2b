package io.gridgrade.grade.risk;

import com.fasterxml.jackson.databind.JsonNode;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.grade.score.DiscriminantScore;
import io.gridgrade.model.Model;
import io.gridgrade.model.ModelStore;
import io.gridgrade.value.Json;
import io.gridgrade.value.Period;
import io.gridgrade.warehouse.Warehouse;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A discriminant as it is kept in dim_model: what scoring needs of it. */
public record DiscriminantModel(int key, String population, Period period, DiscriminantScore score, double priorGood) {
    /** The discriminants in force at a month's close, one a population. */
    public static List<DiscriminantModel> inForce(Warehouse warehouse, Period period) {
        return store(warehouse).inForce(period).stream()
                .map(DiscriminantModel::of)
                .toList();
    }

    /** Where discriminants are kept. */
    static ModelStore store(Warehouse warehouse) {
        return new ModelStore(warehouse, "discriminant");
    }

    /** That of a model that is kept. */
    public static DiscriminantModel of(Model model) {
        JsonNode coefficients = model.coefficients();
        List<DiscriminantScore.Term> terms = new ArrayList<>();
        for (JsonNode term : coefficients.get("terms")) {
            String name = term.get("feature").asText();
            terms.add(new DiscriminantScore.Term(
                    name,
                    SqlFile.identifier(name),
                    term.get("coefficient").asDouble(),
                    new BigDecimal(term.get("fill").asText())));
        }
        return new DiscriminantModel(
                model.key(),
                model.population(),
                model.period(),
                new DiscriminantScore(terms, coefficients.get("cut").asDouble()),
                coefficients.get("prior_good").asDouble());
    }

    /** What is kept of a fit, for {@link #of} to read. */
    static String coefficientsJson(DiscriminantScore score, double priorGood) {
        List<Map<String, Object>> terms = score.terms().stream()
                .map(term -> {
                    Map<String, Object> kept = new TreeMap<>();
                    kept.put("feature", term.name());
                    kept.put("coefficient", term.coefficient());
                    kept.put("fill", term.fill().toPlainString());
                    return kept;
                })
                .toList();
        return Json.write(
                Map.of("terms", terms, "cut", score.cut(), "prior_good", priorGood, "prior_default", 1 - priorGood));
    }

    /** Logarithm of the odds of good to default before anything is known of the customer. */
    public double logPriorOdds() {
        return Math.log(priorGood / (1 - priorGood));
    }
}
