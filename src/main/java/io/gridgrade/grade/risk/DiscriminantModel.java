package io.gridgrade.grade.risk;

import com.fasterxml.jackson.databind.JsonNode;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.grade.score.BinnedTerm;
import io.gridgrade.grade.score.CrossedTerm;
import io.gridgrade.grade.score.DiscriminantScore;
import io.gridgrade.grade.score.DiscriminantTerm;
import io.gridgrade.grade.score.EvidenceTerm;
import io.gridgrade.grade.score.LinearTerm;
import io.gridgrade.grade.score.Variable;
import io.gridgrade.model.Approvals;
import io.gridgrade.model.Model;
import io.gridgrade.model.ModelStore;
import io.gridgrade.statistics.binning.Bins;
import io.gridgrade.statistics.binning.CrossedBins;
import io.gridgrade.statistics.calibration.SplineScaling;
import io.gridgrade.value.Json;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.warehouse.Warehouse;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A discriminant as it is kept in dim_model: what scoring needs of it.
 *
 * @param calibration what makes the logarithm of the odds of good to default of D(x)
 */
public record DiscriminantModel(
        int key, String population, Period period, DiscriminantScore score, SplineScaling calibration) {
    private static final String CODE = "discriminant";

    /** The discriminants in force at a month's close, one a population. */
    public static List<DiscriminantModel> inForce(Warehouse warehouse, Parameters settings, Period period) {
        return store(warehouse).inForce(settings, period).stream()
                .map(DiscriminantModel::of)
                .toList();
    }

    /** Refuses months that an approval of a discriminant does not reach, where the home lets only approved ones score. */
    public static void requireApproved(Warehouse warehouse, Parameters settings, List<Period> months) {
        new Approvals(warehouse, CODE).require(settings, months);
    }

    /** The candidates at a month's close. */
    public static List<DiscriminantModel> candidates(Warehouse warehouse, Period period) {
        return store(warehouse).candidates(period).stream()
                .map(DiscriminantModel::of)
                .toList();
    }

    /** Where discriminants are kept. */
    static ModelStore store(Warehouse warehouse) {
        return new ModelStore(warehouse, CODE);
    }

    /** That of a model that is kept. */
    public static DiscriminantModel of(Model model) {
        JsonNode coefficients = model.coefficients();
        List<DiscriminantTerm> terms = new ArrayList<>();
        for (JsonNode term : coefficients.get("terms")) {
            terms.add(term(term));
        }
        return new DiscriminantModel(
                model.key(),
                model.population(),
                model.period(),
                new DiscriminantScore(terms, coefficients.get("cut").asDouble()),
                calibration(coefficients));
    }

    private static SplineScaling calibration(JsonNode coefficients) {
        if (!coefficients.has("calibration")) {
            // Models of before took the odds among their cases, and D(x) as it was.
            double priorGood = coefficients.get("prior_good").asDouble();
            return new SplineScaling(Math.log(priorGood / (1 - priorGood)), List.of(), List.of(1.0));
        }
        JsonNode kept = coefficients.get("calibration");
        return new SplineScaling(
                kept.get("constant").asDouble(), numbers(kept.get("knots")), numbers(kept.get("slopes")));
    }

    private static List<Double> numbers(JsonNode array) {
        List<Double> numbers = new ArrayList<>();
        array.forEach(number -> numbers.add(number.asDouble()));
        return numbers;
    }

    private static DiscriminantTerm term(JsonNode term) {
        if (term.has("cells")) {
            Bins first = BinsJson.read(term.get("first").get("bins"));
            Bins second = BinsJson.read(term.get("second").get("bins"));
            return new CrossedTerm(
                    variable(term.get("first")),
                    variable(term.get("second")),
                    term.get("coefficient").asDouble(),
                    new CrossedBins(first, second, BinsJson.readBins(term.get("cells"))));
        }
        return term.has("bins")
                ? new BinnedTerm(variable(term), term.get("coefficient").asDouble(), BinsJson.read(term.get("bins")))
                : linear(term);
    }

    private static Variable variable(JsonNode kept) {
        String name = kept.get("feature").asText();
        return kept.get("source").asText().equals("attribute")
                ? Variable.ofAttribute(name, kept.get("has_text").asBoolean())
                : Variable.ofIndicator(name);
    }

    private static DiscriminantTerm linear(JsonNode term) {
        String name = term.get("feature").asText();
        return new LinearTerm(
                name,
                "indicator." + SqlFile.identifier(name),
                term.get("coefficient").asDouble(),
                new BigDecimal(term.get("fill").asText()));
    }

    /** What is kept of a fit, for {@link #of} to read. */
    static String coefficientsJson(CalibratedFit calibrated, double priorGood) {
        DiscriminantScore score = calibrated.fit().score();
        List<Map<String, Object>> terms =
                score.terms().stream().map(term -> kept((EvidenceTerm) term)).toList();
        Map<String, Object> calibration = new TreeMap<>();
        calibration.put("constant", calibrated.calibration().constant());
        calibration.put("knots", calibrated.calibration().knots());
        calibration.put("slopes", calibrated.calibration().slopes());
        calibration.put("is_out_of_fold", calibrated.isOutOfFold());
        Map<String, Object> kept = new TreeMap<>();
        kept.put("terms", terms);
        kept.put("cut", score.cut());
        kept.put("calibration", calibration);
        kept.put("prior_good", priorGood);
        kept.put("prior_default", 1 - priorGood);
        return Json.write(kept);
    }

    /** What is kept of a term. */
    static Map<String, Object> kept(EvidenceTerm term) {
        Map<String, Object> kept = new TreeMap<>();
        if (term instanceof BinnedTerm binned) {
            kept.putAll(kept(binned.variable()));
            kept.put("bins", BinsJson.of(binned));
        } else if (term instanceof CrossedTerm crossed) {
            Map<String, Object> first = kept(crossed.first());
            first.put(
                    "bins",
                    BinsJson.of(
                            new BinnedTerm(crossed.first(), 0, crossed.crossed().first())));
            Map<String, Object> second = kept(crossed.second());
            second.put(
                    "bins",
                    BinsJson.of(new BinnedTerm(
                            crossed.second(), 0, crossed.crossed().second())));
            kept.put("feature", term.name());
            kept.put("first", first);
            kept.put("second", second);
            kept.put("cells", BinsJson.of(crossed));
        }
        kept.put("coefficient", term.coefficient());
        return kept;
    }

    private static Map<String, Object> kept(Variable variable) {
        Map<String, Object> kept = new TreeMap<>();
        kept.put("feature", variable.name());
        kept.put("source", variable.isAttribute() ? "attribute" : "indicator");
        kept.put("has_text", variable.hasText());
        return kept;
    }

    /** The attributes that some of these models look at, each once. */
    public static List<Variable> attributes(List<DiscriminantModel> models) {
        Map<String, Variable> found = new TreeMap<>();
        for (DiscriminantModel model : models) {
            for (DiscriminantTerm term : model.score().terms()) {
                if (term instanceof EvidenceTerm evidence) {
                    // One model may have met texts where another met none.
                    evidence.variables().stream()
                            .filter(Variable::isAttribute)
                            .forEach(variable -> found.merge(
                                    variable.name(), variable, (one, other) -> one.hasText() ? one : other));
                }
            }
        }
        return List.copyOf(found.values());
    }

    /** A join of these attributes, as they are at the end of a month, to a relation with a customer_key; or nothing. */
    public static String attributeJoin(Warehouse warehouse, List<Variable> attributes, Period period, String relation) {
        return ModelVariables.join(
                warehouse,
                attributes,
                "select " + period.key() + " as period_key, " + SqlFile.literal(period.lastOn()) + " as last_on",
                relation,
                "period_key");
    }
}
