package io.gridgrade.grade;

import com.fasterxml.jackson.databind.JsonNode;
import io.gridgrade.engine.SqlFile;
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
record DiscriminantModel(
        int key, String population, Period period, List<DiscriminantScore.Term> terms, double cut, double priorGood) {
    /** The discriminants in force at a month's close, one a population. */
    static List<DiscriminantModel> inForce(Warehouse warehouse, Period period) {
        return store(warehouse).inForce(period).stream()
                .map(DiscriminantModel::of)
                .toList();
    }

    /** Where discriminants are kept. */
    static ModelStore store(Warehouse warehouse) {
        return new ModelStore(warehouse, "discriminant");
    }

    static DiscriminantModel of(Model model) {
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
                terms,
                coefficients.get("cut").asDouble(),
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

    /** D(x) over fact_indicator, as {@code indicator}. */
    String scoreSql() {
        List<DiscriminantScore.Term> qualified = terms.stream()
                .map(term -> new DiscriminantScore.Term(
                        term.name(), "indicator." + term.expression(), term.coefficient(), term.fill()))
                .toList();
        return DiscriminantScore.sql(qualified, cut);
    }

    String logPriorOddsSql() {
        return DiscriminantScore.literal(Math.log(priorGood / (1 - priorGood)));
    }

    /** A value a population in SQL; null for a population without a model. */
    static String byPopulation(
            List<DiscriminantModel> models, String type, java.util.function.Function<DiscriminantModel, String> value) {
        if (models.isEmpty()) {
            return "null::" + type;
        }
        StringBuilder sql = new StringBuilder("case population_code");
        for (DiscriminantModel model : models) {
            sql.append(" when ")
                    .append(SqlFile.literal(model.population()))
                    .append(" then ")
                    .append(value.apply(model));
        }
        return sql.append(" end").toString();
    }
}
