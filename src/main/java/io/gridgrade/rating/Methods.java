package io.gridgrade.rating;

import io.gridgrade.engine.SqlFile;
import io.gridgrade.grade.index.IndexTables;
import io.gridgrade.grade.index.IndexWeights;
import io.gridgrade.grade.risk.DiscriminantModel;
import io.gridgrade.grade.risk.FitChallengers;
import io.gridgrade.grade.risk.FitChallengers.Challengers;
import io.gridgrade.grade.score.Score;
import io.gridgrade.grade.weighting.WeighDimensions;
import io.gridgrade.grade.weighting.Weighing;
import io.gridgrade.indicator.Bands;
import io.gridgrade.validation.Remark;
import io.gridgrade.warehouse.Warehouse;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The methods that can be had for a closed month. */
final class Methods {
    /**
     * Those of a population.
     *
     * @param lacking why a method is not among them, or what must be known of one that is
     */
    record OfPopulation(String population, List<Scoring> scorings, List<Remark> lacking) {}

    /** The codes of all methods, in the order in which they are told. */
    static final List<String> ORDER = List.of("expert", "judged", "entropy", "discriminant", "scorecard", "logistic");

    private final Warehouse published;
    private final IndexTables tables;
    private final IndexWeights expert;
    private final List<DiscriminantModel> models;
    private final Map<String, Weighing> weighings;
    private final Map<String, Challengers> challengers;

    /**
     * Looks at a month.
     *
     * @param file the name of the file of judgements, as the user gave it
     * @param judgements its text; empty when there is none
     */
    Methods(Warehouse published, MonthRules month, String file, Optional<String> judgements) {
        this.published = published;
        tables = IndexTables.of(month.period());
        expert = IndexWeights.of(published, tables);
        models = DiscriminantModel.inForce(published, month.settings(), month.period());
        weighings = WeighDimensions.of(published, month.period(), file, judgements, 1).stream()
                .collect(Collectors.toMap(Weighing::population, weighing -> weighing));
        Map<String, String> points =
                Bands.of(published, month.period()).stream().collect(Collectors.toMap(Bands::column, Bands::points));
        challengers = FitChallengers.of(published, month.settings(), month.period(), points).stream()
                .collect(Collectors.toMap(Challengers::population, fitted -> fitted));
    }

    /** The sums of the dimensions, which index scores are made of, as columns. */
    String dimensionSums() {
        return expert.dimensionSums();
    }

    /** The models in force. */
    List<DiscriminantModel> models() {
        return models;
    }

    /** Every population's, in the order of their codes. */
    List<OfPopulation> all() {
        return new TreeMap<>(expert.scores()).keySet().stream().map(this::of).toList();
    }

    private OfPopulation of(String population) {
        List<Scoring> found = new ArrayList<>();
        List<Remark> lacking = new ArrayList<>();
        Optional<Challengers> fitted = Optional.ofNullable(challengers.get(population));
        found.add(new Scoring(
                "expert", "index score by the weights in force", expert.scores().get(population), 0, 0));
        add(
                "judged",
                "index score by judged weights (AHP)",
                weighed(population, Weighing.Method.JUDGED),
                "no judgements of this population were given (--judgements)",
                Optional.empty(),
                found,
                lacking);
        add(
                "entropy",
                "index score by entropy weights",
                weighed(population, Weighing.Method.ENTROPY),
                "the points of the month tell nobody apart",
                Optional.empty(),
                found,
                lacking);
        Optional<DiscriminantModel> model = models.stream()
                .filter(one -> one.population().equals(population))
                .findFirst();
        add(
                "discriminant",
                "Fisher's discriminant in force, model "
                        + model.map(one -> Integer.toString(one.key())).orElse("-"),
                model.map(DiscriminantModel::score),
                "none is in force",
                Optional.empty(),
                found,
                lacking);
        add(
                "scorecard",
                "logistic regression on weights of evidence, in whole points",
                fitted.flatMap(Challengers::scorecard),
                "too few cases of a class, or nothing tells them apart",
                fitted,
                found,
                lacking);
        add(
                "logistic",
                "logistic regression on the points of indicators, " + FitChallengers.FILL + " where missing",
                fitted.flatMap(Challengers::logistic),
                "too few cases of a class, or no indicator",
                fitted,
                found,
                lacking);
        fitted.map(Challengers::separating)
                .orElse(Map.of())
                .forEach((method, separating) -> lacking.add(new Remark(
                        "method_separated",
                        "{0}: {1} tell cases apart without error, so that their coefficients have no best value",
                        List.of(method, String.join(", ", separating)))));
        return new OfPopulation(population, found, lacking);
    }

    private static void add(
            String code,
            String made,
            Optional<? extends Score> score,
            String otherwise,
            Optional<Challengers> fitted,
            List<Scoring> found,
            List<Remark> lacking) {
        score.ifPresentOrElse(
                one -> found.add(new Scoring(
                        code,
                        made,
                        one,
                        fitted.map(cases -> cases.goodCount() + cases.defaultCount())
                                .orElse(0L),
                        fitted.map(Challengers::defaultCount).orElse(0L))),
                () -> lacking.add(new Remark("no_method_" + code, code + " is not compared: " + otherwise, List.of())));
    }

    // The index system as it is, with other weights of its dimensions. All of them are there, so that the sums are.
    private Optional<Score> weighed(String population, Weighing.Method method) {
        List<Weighing.Dimension> dimensions = weighings.get(population).dimensions();
        if (dimensions.stream().noneMatch(dimension -> weight(dimension, method).signum() > 0)) {
            return Optional.empty();
        }
        String weights = dimensions.stream()
                .map(dimension -> "(" + SqlFile.literal(dimension.code()) + ", " + SqlFile.literal(population) + ", "
                        + SqlFile.literal(weight(dimension, method)) + ")")
                .collect(Collectors.joining(", "));
        IndexTables other = new IndexTables(
                tables.indicators(),
                tables.dimensions(),
                "(select * from (values " + weights
                        + ") as given (dimension_code, population_code, dimension_weight))");
        return Optional.ofNullable(IndexWeights.of(published, other).scores().get(population));
    }

    private static BigDecimal weight(Weighing.Dimension dimension, Weighing.Method method) {
        return dimension.weights().getOrDefault(method, BigDecimal.ZERO);
    }
}
