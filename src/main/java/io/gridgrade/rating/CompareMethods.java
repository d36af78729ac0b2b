package io.gridgrade.rating;

import io.gridgrade.engine.Row;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.grade.risk.DiscriminantModel;
import io.gridgrade.statistics.validation.Agreement;
import io.gridgrade.validation.Section;
import io.gridgrade.value.Parameters;
import io.gridgrade.warehouse.Warehouse;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The customers of a closed month under every method: how the methods agree, and over whom they do not and why. Each method's
 * grades have the shares that the scores in force gave, so that what is compared is whom a method ranks where.
 */
public final class CompareMethods {
    private static final int HUNDREDTHS = 100;

    private final Warehouse published;
    private final Methods methods;
    private final Parameters month;
    private final String attributes;
    private final List<Section> sections = new ArrayList<>();

    private CompareMethods(Warehouse published, MonthRules rules, Methods methods) {
        this.published = published;
        this.methods = methods;
        this.month = Parameters.none().forPeriod(rules.period());
        attributes = DiscriminantModel.attributeJoin(
                published, DiscriminantModel.attributes(methods.models()), rules.period(), "indicator");
    }

    /**
     * Three sections a population: the methods, how each two agree, and the customers they differ over most.
     *
     * @param file the name of a file of judgements, as the user gave it
     * @param judgements its text; empty when there is none
     * @param shown how many customers are shown
     */
    public static List<Section> of(
            Warehouse published, MonthRules rules, String file, Optional<String> judgements, int shown) {
        CompareMethods compare = new CompareMethods(published, rules, new Methods(published, rules, file, judgements));
        compare.methods.all().forEach(one -> compare.population(one, shown));
        return compare.sections;
    }

    private void population(Methods.OfPopulation one, int shown) {
        Parameters asked = month.with("population_code", one.population());
        published.execute(scores(one), asked);
        List<Row> grades = published.query("rating/method_grade", asked);
        long customers = grades.stream()
                .mapToLong(row -> row.longInteger("customer_count"))
                .sum();
        Section made = Section.of(
                "methods_" + one.population(),
                "Methods for " + one.population() + ": " + customers + " customers whom all of them score",
                List.of("method", "what it is"));
        for (Scoring scoring : one.scorings()) {
            made = made.row(scoring.code(), scoring.made());
        }
        for (String lacking : one.lacking()) {
            made = made.remark(lacking);
        }
        if (customers < 2) {
            sections.add(made.remark("fewer than two customers: there is nothing to rank"));
            return;
        }
        sections.add(made.remark("each method's grades are cut to the shares that the scores in force gave: "
                + grades.stream()
                        .map(row -> row.text("grade_code") + " " + row.text("customer_count"))
                        .collect(Collectors.joining(", "))));
        published.execute(ranks(one, grades), asked);
        sections.add(agreement(one, grades.size()));
        sections.add(new MethodDifferences(published, one, grades)
                .section(shown, asked, measured(one.scorings(), MethodDifferences.rowParts(one.scorings()))));
    }

    private SqlFile scores(Methods.OfPopulation one) {
        String ofRow = one.scorings().stream()
                .filter(scoring -> !scoring.isOfDimensions())
                .map(scoring -> scoring.score().sql() + " as " + scoring.code())
                .collect(Collectors.joining(",\n"));
        return published
                .sqlFile("rating/method_score")
                .withFragments(Map.of(
                        "measured",
                        measured(one.scorings(), ofRow),
                        "methods",
                        one.scorings().stream()
                                .map(scoring -> "cast("
                                        + (scoring.isOfDimensions()
                                                ? scoring.score().sql()
                                                : scoring.code())
                                        + " as double) as " + scoring.code())
                                .collect(Collectors.joining(",\n")),
                        "all_there",
                        one.scorings().stream()
                                .map(scoring -> scoring.code() + " is not null")
                                .collect(Collectors.joining(" and "))));
    }

    private String measured(List<Scoring> scorings, String ofRow) {
        boolean isOfRow = scorings.stream().anyMatch(scoring -> !scoring.isOfDimensions());
        return published
                .sqlFile("rating/measured")
                .withFragments(Map.of(
                        "dimension_sums",
                        methods.dimensionSums(),
                        "scores",
                        isOfRow ? ofRow : "true as is_there",
                        "attributes",
                        attributes))
                .asSubquery();
    }

    private SqlFile ranks(Methods.OfPopulation one, List<Row> grades) {
        StringBuilder place = new StringBuilder("case");
        long before = 0;
        for (int i = 0; i < grades.size(); i++) {
            before += grades.get(i).longInteger("customer_count");
            place.append(" when twice_rank <= ")
                    .append(2 * before)
                    .append(" then ")
                    .append(i);
        }
        return published
                .sqlFile("rating/method_rank")
                .withFragments(Map.of(
                        "methods",
                        one.scorings().stream().map(Scoring::code).collect(Collectors.joining(", ")),
                        "place",
                        place.append(" end").toString()));
    }

    private Section agreement(Methods.OfPopulation one, int gradeCount) {
        Section section = Section.of(
                "agreement_" + one.population(),
                "How they agree on " + one.population() + ": ranks, and grades of the same shares",
                List.of(
                        "method",
                        "and",
                        "Spearman",
                        "Kendall",
                        "kappa linear",
                        "kappa quadratic",
                        "same grade percent",
                        "within one percent"));
        List<Scoring> scorings = one.scorings();
        for (int i = 0; i < scorings.size(); i++) {
            for (int j = i + 1; j < scorings.size(); j++) {
                Parameters pair = Parameters.none()
                        .with("first_code", scorings.get(i).code())
                        .with("second_code", scorings.get(j).code());
                Agreement grades = agreement(pair, "place_no", gradeCount);
                section = section.row(
                        scorings.get(i).code(),
                        scorings.get(j).code(),
                        Section.figure(spearman(pair), 4),
                        Section.figure(agreement(pair, "hundredth", HUNDREDTHS).kendall(), 4),
                        Section.figure(grades.weightedKappa(), 4),
                        Section.figure(grades.quadraticKappa(), 4),
                        Section.figure(100 * grades.same(), 1),
                        Section.figure(100 * grades.near(), 1));
            }
        }
        return section.remark(
                "Spearman: of the ranks of all customers, ties at their middle; Kendall: tau-b of hundredths"
                        + " of the customers, those of a hundredth tied; kappa: Cohen's, weighted, 1 the same grade for all, 0"
                        + " what chance would give");
    }

    private double spearman(Parameters pair) {
        Row sums = published.query("rating/method_product", pair).get(0);
        BigInteger first = sums.decimal("first_square_sum").toBigIntegerExact();
        BigInteger second = sums.decimal("second_square_sum").toBigIntegerExact();
        double spread = Math.sqrt(first.doubleValue()) * Math.sqrt(second.doubleValue());
        // A method that gives all the same score agrees with none.
        return spread == 0 ? 0 : sums.decimal("product_sum").doubleValue() / spread;
    }

    private Agreement agreement(Parameters pair, String classes, int size) {
        long[][] counts = new long[size][size];
        SqlFile file = published.sqlFile("rating/method_pair").withFragments(Map.of("class", classes));
        for (Row row : published.query(file, pair)) {
            counts[row.integer("first_no")][row.integer("second_no")] = row.longInteger("customer_count");
        }
        return Agreement.of(IntStream.range(0, size)
                .mapToObj(i -> Arrays.stream(counts[i]).boxed().toList())
                .toList());
    }
}
