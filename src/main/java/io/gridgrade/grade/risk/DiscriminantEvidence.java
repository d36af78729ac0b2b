package io.gridgrade.grade.risk;

import io.gridgrade.engine.Row;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.grade.score.DiscriminantScore;
import io.gridgrade.statistics.discriminant.ClassSums;
import io.gridgrade.statistics.discriminant.Feature;
import io.gridgrade.statistics.discriminant.LeaveOneOut;
import io.gridgrade.statistics.discriminant.LinearDiscriminant;
import io.gridgrade.statistics.discriminant.TwoClassDiscriminant;
import io.gridgrade.statistics.logistic.GroupedCases;
import io.gridgrade.statistics.logistic.LogisticData;
import io.gridgrade.statistics.validation.Discrimination;
import io.gridgrade.value.Parameters;
import io.gridgrade.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * The cases of a discriminant in the table discriminant_evidence, a whole number a feature. The engine counts and sums them;
 * nothing of a single case comes to Java.
 *
 * @param features in the order of the columns x0, x1, ...
 */
record DiscriminantEvidence(Warehouse warehouse, List<Feature> features) implements LogisticData {
    static final String TABLE = "discriminant_evidence";

    // Cases further from both means than that share of a class would be belong to neither.
    private static final double TYPICAL = 0.01;
    private static final double MILLION = 1e6;
    private static final double BILLION = 1e9;

    DiscriminantEvidence {
        features = List.copyOf(features);
    }

    /** Sets the cases down. */
    static DiscriminantEvidence of(
            Warehouse warehouse, String relation, String condition, List<Feature> features, List<String> wholeNumbers) {
        String columns = IntStream.range(0, features.size())
                .mapToObj(i -> wholeNumbers.get(i) + " as x" + i)
                .collect(Collectors.joining(", "));
        warehouse.execute(
                warehouse
                        .sqlFile("grade/discriminant_evidence")
                        .withFragments(Map.of(
                                "relation", relation,
                                "condition", condition,
                                "class_code", "class_code",
                                "features", columns)),
                Parameters.none());
        return new DiscriminantEvidence(warehouse, features);
    }

    /** Lets go of them. */
    void drop() {
        warehouse.execute("grade/discriminant_evidence_drop", Parameters.none());
    }

    /** The exact statistics by class, in the order of the classes' codes. */
    List<ClassSums> classSums() {
        String columns =
                IntStream.range(0, features.size()).mapToObj(i -> "x" + i).collect(Collectors.joining(", "));
        return SumsByClass.of(features.size(), (one, other) -> "cast(" + one + " as bigint) * " + other)
                .ask(
                        warehouse,
                        warehouse
                                .sqlFile("grade/discriminant_statistics")
                                .withFragments(Map.of(
                                        "relation",
                                        TABLE,
                                        "condition",
                                        "true",
                                        "class_code",
                                        "class_code",
                                        "features",
                                        columns)));
    }

    /**
     * How many of a class were put into which, by the discriminant with the case and without it.
     *
     * @param withoutDear cases put into good at the cut of a dear miss, each by the discriminant without it
     * @param fourthPower sum of the squared lengths in deviations, squared
     */
    record Placed(
            long count,
            long withEven,
            long withDear,
            long withoutEven,
            long withoutDear,
            long atypical,
            double fourthPower) {}

    /** Of a discriminant of good and default over these features, at two cuts of D(x), by class. */
    Map<String, Placed> placed(LinearDiscriminant discriminant, double evenCut, double dearCut) {
        TwoClassDiscriminant formula = discriminant.between(ObservedCases.GOOD, ObservedCases.DEFAULT);
        LeaveOneOut without = new LeaveOneOut(discriminant);
        int good = discriminant.statistics().indexOf(ObservedCases.GOOD);
        SqlFile file = warehouse
                .sqlFile("grade/discriminant_left_out")
                .withFragments(Map.ofEntries(
                        Map.entry("score", score(formula)),
                        Map.entry("good_distance", distance(discriminant, good)),
                        Map.entry("length", length(discriminant, good)),
                        literal("distance", formula.distanceSquared()),
                        literal("good_weight", without.weight(good)),
                        literal("default_weight", without.weight(1 - good)),
                        literal("good_ratio", without.ratio(good)),
                        literal("default_ratio", without.ratio(1 - good)),
                        literal("shrink", without.shrink()),
                        literal("even_cut", evenCut),
                        literal("dear_cut", dearCut),
                        literal(
                                "bound",
                                new ChiSquaredDistribution(
                                                null, discriminant.features().size())
                                        .inverseCumulativeProbability(1 - TYPICAL))));
        Map<String, Placed> placed = new TreeMap<>();
        for (Row row : warehouse.query(file, Parameters.none())) {
            placed.put(
                    row.text("class_code"),
                    new Placed(
                            row.longInteger("case_count"),
                            row.longInteger("with_even"),
                            row.longInteger("with_dear"),
                            row.longInteger("without_even"),
                            row.longInteger("without_dear"),
                            row.longInteger("atypical_count"),
                            row.number("fourth_power") / MILLION));
        }
        return placed;
    }

    /** How a score, in SQL over the cases and high for good, ranks them; both classes must be there. */
    Discrimination discrimination(String score) {
        return new DiscriminantCases(TABLE, "true", "class_code", List.of())
                .discrimination(warehouse, score, ObservedCases.DEFAULT)
                .orElseThrow();
    }

    private static Map.Entry<String, String> literal(String name, double value) {
        return Map.entry(name, DiscriminantScore.literal(value));
    }

    /** D(x), as SQL over the cases. */
    String score(TwoClassDiscriminant formula) {
        StringBuilder sql = new StringBuilder(DiscriminantScore.literal(-formula.cut()));
        for (int i = 0; i < formula.features().size(); i++) {
            sql.append(" + ")
                    .append(DiscriminantScore.literal(formula.direction().get(i)))
                    .append(" * ")
                    .append(value(formula.features().get(i)));
        }
        return "(" + sql + ")";
    }

    // A sum of squares of linear terms.
    private String distance(LinearDiscriminant discriminant, int classIndex) {
        RealMatrix whitening = discriminant.whitening();
        double[] mean = discriminant.means().getRow(classIndex);
        List<String> squares = new ArrayList<>();
        for (int k = 0; k < mean.length; k++) {
            double constant = 0;
            StringBuilder term = new StringBuilder();
            for (int j = 0; j <= k; j++) {
                constant -= whitening.getEntry(k, j) * mean[j];
                term.append(" + ")
                        .append(DiscriminantScore.literal(whitening.getEntry(k, j)))
                        .append(" * ")
                        .append(value(discriminant.features().get(j)));
            }
            squares.add("power(" + DiscriminantScore.literal(constant) + term + ", 2)");
        }
        return "(" + String.join(" + ", squares) + ")";
    }

    private String length(LinearDiscriminant discriminant, int good) {
        return "case when class_code = " + SqlFile.literal(ObservedCases.GOOD) + " then "
                + length(discriminant, discriminant.means().getRow(good)) + " else "
                + length(discriminant, discriminant.means().getRow(1 - good)) + " end";
    }

    private String length(LinearDiscriminant discriminant, double... mean) {
        List<String> squares = new ArrayList<>();
        for (int j = 0; j < mean.length; j++) {
            squares.add("power((" + value(discriminant.features().get(j)) + " - " + DiscriminantScore.literal(mean[j])
                    + ") / "
                    + DiscriminantScore.literal(
                            Math.sqrt(discriminant.withinCovariance().getEntry(j, j)))
                    + ", 2)");
        }
        return "(" + String.join(" + ", squares) + ")";
    }

    // A feature in its own unit.
    private String value(String feature) {
        for (int i = 0; i < features.size(); i++) {
            if (features.get(i).name().equals(feature)) {
                return value(i);
            }
        }
        throw new IllegalArgumentException("No feature " + feature + " in " + features);
    }

    private String value(int i) {
        int decimals = features.get(i).decimals();
        return decimals == 0 ? "x" + i : "(x" + i + " * 1E-" + decimals + ")";
    }

    @Override
    public List<String> names() {
        List<String> names = new ArrayList<>(List.of(GroupedCases.CONSTANT));
        features.forEach(feature -> names.add(feature.name()));
        return names;
    }

    @Override
    public Likelihood at(double[] coefficients) {
        int size = coefficients.length;
        List<String> sums = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            String x = i == 0 ? "" : " * x" + (i - 1);
            sums.add("coalesce(sum(residual" + x + "), 0) as gradient_" + i);
            for (int j = i; j < size; j++) {
                String y = j == 0 ? "" : " * x" + (j - 1);
                sums.add("coalesce(sum(weight" + x + y + "), 0) as information_" + i + "_" + j);
            }
        }
        SqlFile file = warehouse
                .sqlFile("grade/logistic_sums")
                .withFragments(Map.of("log_odds", logOdds(coefficients), "sums", String.join(", ", sums)));
        Row row = warehouse.query(file, Parameters.none()).get(0);
        double[] gradient = new double[size];
        double[][] information = new double[size][size];
        for (int i = 0; i < size; i++) {
            gradient[i] = row.number("gradient_" + i) * unit(i) / BILLION;
            for (int j = i; j < size; j++) {
                information[i][j] = row.number("information_" + i + "_" + j) * unit(i) * unit(j) / BILLION;
                information[j][i] = information[i][j];
            }
        }
        return new Likelihood(row.number("likelihood") / BILLION, gradient, information);
    }

    // What one of the whole numbers of a column is worth; the constant's is 1.
    private double unit(int coefficient) {
        return coefficient == 0
                ? 1
                : Math.pow(10, -features.get(coefficient - 1).decimals());
    }

    /** The logarithm of the odds of default at coefficients, as SQL over the cases. */
    String logOdds(double... coefficients) {
        StringBuilder sql = new StringBuilder(DiscriminantScore.literal(coefficients[0]));
        for (int i = 1; i < coefficients.length; i++) {
            sql.append(" + ")
                    .append(DiscriminantScore.literal(coefficients[i]))
                    .append(" * ")
                    .append(value(i - 1));
        }
        return "(" + sql + ")";
    }
}
