package io.gridgrade.rating;

import io.gridgrade.engine.Row;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.grade.risk.DiscriminantModel;
import io.gridgrade.statistics.validation.Agreement;
import io.gridgrade.value.Parameters;
import io.gridgrade.warehouse.Warehouse;
import java.math.BigInteger;
import java.nio.file.Path;
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
    private final Optional<Path> table;

    private CompareMethods(Warehouse published, MonthRules rules, Methods methods, Optional<Path> table) {
        this.published = published;
        this.methods = methods;
        this.table = table;
        this.month = Parameters.none().forPeriod(rules.period());
        attributes = DiscriminantModel.attributeJoin(
                published, DiscriminantModel.attributes(methods.models()), rules.period(), "indicator");
    }

    /**
     * One comparison a population.
     *
     * @param file the name of a file of judgements, as the user gave it
     * @param judgements its text; empty when there is none
     * @param shown how many customers are shown
     * @param table where to write every customer's score, rank and grade by each method, as CSV; empty when nowhere
     */
    public static List<Comparison> of(
            Warehouse published,
            MonthRules rules,
            String file,
            Optional<String> judgements,
            int shown,
            Optional<Path> table) {
        CompareMethods compare =
                new CompareMethods(published, rules, new Methods(published, rules, file, judgements), table);
        if (table.isPresent()) {
            published.execute("rating/method_customer", Parameters.none());
        }
        List<Comparison> comparisons = compare.methods.all().stream()
                .map(one -> compare.population(one, shown))
                .toList();
        table.ifPresent(path ->
                published.execute("rating/method_table", Parameters.none().with("file", path.toString())));
        return comparisons;
    }

    private Comparison population(Methods.OfPopulation one, int shown) {
        Parameters asked = month.with("population_code", one.population());
        published.execute(scores(one), asked);
        List<Row> grades = published.query("rating/method_grade", asked);
        long customers = grades.stream()
                .mapToLong(row -> row.longInteger("customer_count"))
                .sum();
        List<Comparison.Pair> pairs = List.of();
        List<Comparison.Difference> differences = List.of();
        if (customers > 1) {
            published.execute(ranks(one, grades), asked);
            if (table.isPresent()) {
                published.execute(kept(grades), asked);
            }
            pairs = pairs(one, grades.size());
            differences = new MethodDifferences(published, one, grades)
                    .of(shown, asked, measured(one.scorings(), MethodDifferences.rowParts(one.scorings())));
        }
        return new Comparison(
                one.population(),
                customers,
                one.scorings().stream()
                        .map(scoring -> new Comparison.Method(
                                scoring.code(), scoring.made(), scoring.caseCount(), scoring.defaultCount()))
                        .toList(),
                one.lacking(),
                grades.stream()
                        .map(row -> new Comparison.Share(row.text("grade_code"), row.longInteger("customer_count")))
                        .toList(),
                pairs,
                differences);
    }

    private SqlFile kept(List<Row> grades) {
        return published
                .sqlFile("rating/method_kept")
                .withFragments(Map.of(
                        "grades",
                        grades.stream()
                                .map(row -> SqlFile.literal(row.text("grade_code")))
                                .collect(Collectors.joining(", "))));
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
                                .map(scoring -> (scoring.isOfDimensions()
                                                // Index scores are in thousandths of a point.
                                                ? "cast(" + scoring.score().sql() + " as double) / 1000"
                                                : "cast(" + scoring.code() + " as double)")
                                        + " as " + scoring.code())
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

    private List<Comparison.Pair> pairs(Methods.OfPopulation one, int gradeCount) {
        List<Comparison.Pair> pairs = new ArrayList<>();
        List<Scoring> scorings = one.scorings();
        for (int i = 0; i < scorings.size(); i++) {
            for (int j = i + 1; j < scorings.size(); j++) {
                Parameters pair = Parameters.none()
                        .with("first_code", scorings.get(i).code())
                        .with("second_code", scorings.get(j).code());
                Agreement grades = agreement(pair, "place_no", gradeCount);
                pairs.add(new Comparison.Pair(
                        scorings.get(i).code(),
                        scorings.get(j).code(),
                        spearman(pair),
                        agreement(pair, "hundredth", HUNDREDTHS).kendall(),
                        grades.weightedKappa(),
                        grades.quadraticKappa(),
                        grades.same(),
                        grades.near()));
            }
        }
        return pairs;
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
