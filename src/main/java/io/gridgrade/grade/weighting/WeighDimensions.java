package io.gridgrade.grade.weighting;

import io.gridgrade.engine.Row;
import io.gridgrade.grade.weighting.Weighing.Method;
import io.gridgrade.statistics.weighting.CombinedWeights;
import io.gridgrade.statistics.weighting.EntropyWeights;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.value.UserError;
import io.gridgrade.warehouse.Warehouse;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Weighs the dimensions of a closed month by judgement, by entropy, and by both: the weights are shown beside those in
 * force and change nothing by themselves.
 */
public final class WeighDimensions {
    private static final int DECIMALS = 3;
    private static final BigDecimal WHOLE = BigDecimal.valueOf(100).setScale(DECIMALS);

    private final List<Row> dimensions;
    private final Map<String, Map<String, Double>> entropies;

    private WeighDimensions(List<Row> dimensions, Map<String, Map<String, Double>> entropies) {
        this.dimensions = dimensions;
        this.entropies = entropies;
    }

    /**
     * Every population's weights, in the order of their codes.
     *
     * @param file       the name of the file of judgements, as the user gave it
     * @param judgements its text; empty when there is none
     * @param share      what the judgements have of the linear combination, 0 to 1; the entropy has the rest
     */
    public static List<Weighing> of(
            Warehouse published, Period closed, String file, Optional<String> judgements, double share) {
        Parameters month = Parameters.none().with("period_key", closed.key());
        List<Row> dimensions = published.query("grade/dimension_of_month", month);
        if (dimensions.isEmpty()) {
            throw new UserError(
                    ExitCode.PRECONDITION, closed + " is not closed; expected a closed month, see: gridgrade status");
        }
        WeighDimensions weigh =
                new WeighDimensions(dimensions, entropies(published.query("grade/dimension_points", month)));
        List<String> populations =
                weigh.texts("population_code").stream().sorted().toList();
        List<Judgement> judged = judgements
                .map(text -> JudgementFile.read(file, text, populations, weigh.texts("dimension_code")))
                .orElse(List.of());
        return populations.stream()
                .map(population -> weigh.population(
                        population,
                        judged.stream()
                                .filter(one -> one.population().equals(population))
                                .toList(),
                        file,
                        share))
                .toList();
    }

    private Weighing population(String population, List<Judgement> judgements, String file, double share) {
        List<String> codes = texts("dimension_code");
        Map<String, BigDecimal> expert = new LinkedHashMap<>();
        dimensions.stream()
                .filter(row -> row.text("population_code").equals(population))
                .forEach(row -> expert.put(row.text("dimension_code"), row.decimal("dimension_weight")));
        Optional<JudgedWeights> judged = judgements.isEmpty()
                ? Optional.empty()
                : Optional.of(JudgedWeights.of(file, population, judgements, codes));
        // What is weighed by its data is what is judged or, without judgements, what weighs today.
        List<String> weighed = codes.stream()
                .filter(code -> judged.map(found -> found.dimensions().contains(code))
                        .orElse(expert.get(code).signum() > 0))
                .toList();
        double[] entropy = EntropyWeights.of(weighed.stream()
                .mapToDouble(
                        code -> entropies.getOrDefault(population, Map.of()).getOrDefault(code, 1.0))
                .toArray());
        Optional<double[]> ahp = judged.map(
                found -> weighed.stream().mapToDouble(found.weights()::get).toArray());
        Map<Method, Map<String, BigDecimal>> by = new EnumMap<>(Method.class);
        by.put(Method.EXPERT, expert);
        by.put(Method.ENTROPY, percent(weighed, entropy));
        ahp.ifPresent(weights -> {
            by.put(Method.JUDGED, percent(weighed, weights));
            by.put(Method.PRODUCT, percent(weighed, CombinedWeights.product(weights, entropy)));
            // Data that tell nobody apart have no part to give.
            if (Arrays.stream(entropy).sum() > 0) {
                by.put(Method.LINEAR, percent(weighed, CombinedWeights.linear(weights, entropy, share)));
            }
        });
        List<Weighing.Dimension> rows = dimensions.stream()
                .filter(row -> row.text("population_code").equals(population))
                .map(row -> dimension(row, by))
                .toList();
        return new Weighing(
                population,
                rows,
                judged.map(found -> new Weighing.Judged(
                        found.judgeCount(),
                        found.comparison().principalEigenvalue(),
                        found.comparison().consistencyRatio())));
    }

    private static Weighing.Dimension dimension(Row row, Map<Method, Map<String, BigDecimal>> by) {
        Map<Method, BigDecimal> weights = new EnumMap<>(Method.class);
        by.forEach((method, ofDimensions) -> Optional.ofNullable(ofDimensions.get(row.text("dimension_code")))
                .ifPresent(weight -> weights.put(method, weight)));
        return new Weighing.Dimension(
                row.text("dimension_code"),
                row.integer("dimension_order"),
                row.text("dimension_name_en"),
                row.text("dimension_name_zh"),
                row.truth("is_mandatory"),
                weights);
    }

    private List<String> texts(String column) {
        return dimensions.stream().map(row -> row.text(column)).distinct().toList();
    }

    private static Map<String, Map<String, Double>> entropies(List<Row> spread) {
        Map<String, Map<String, List<Row>>> columns = spread.stream()
                .collect(Collectors.groupingBy(
                        row -> row.text("population_code"),
                        TreeMap::new,
                        Collectors.groupingBy(row -> row.text("dimension_code"), TreeMap::new, Collectors.toList())));
        Map<String, Map<String, Double>> entropies = new TreeMap<>();
        columns.forEach((population, ofPopulation) -> {
            Map<String, Double> found = new TreeMap<>();
            ofPopulation.forEach((code, rows) -> found.put(
                    code,
                    EntropyWeights.entropy(
                            rows.stream()
                                    .mapToDouble(row -> row.number("dimension_points"))
                                    .toArray(),
                            rows.stream()
                                    .mapToLong(row -> row.longInteger("customer_count"))
                                    .toArray())));
            entropies.put(population, found);
        });
        return entropies;
    }

    // Cut off at the thousandth; what is left of the hundred goes to those that lost most, so that it is whole.
    private static Map<String, BigDecimal> percent(List<String> codes, double[] weights) {
        Map<String, BigDecimal> percent = new LinkedHashMap<>();
        if (Arrays.stream(weights).sum() == 0) {
            return percent;
        }
        List<Integer> byLoss = new ArrayList<>();
        BigDecimal left = WHOLE;
        double[] lost = new double[weights.length];
        for (int i = 0; i < weights.length; i++) {
            BigDecimal exact = BigDecimal.valueOf(weights[i]).movePointRight(2);
            BigDecimal cut = exact.setScale(DECIMALS, RoundingMode.DOWN);
            lost[i] = exact.subtract(cut).doubleValue();
            percent.put(codes.get(i), cut);
            left = left.subtract(cut);
            byLoss.add(i);
        }
        byLoss.sort(Comparator.comparingDouble((Integer i) -> -lost[i]).thenComparingInt(i -> i));
        BigDecimal unit = BigDecimal.ONE.movePointLeft(DECIMALS);
        for (int i = 0; left.signum() > 0; i++) {
            percent.merge(codes.get(byLoss.get(i % byLoss.size())), unit, BigDecimal::add);
            left = left.subtract(unit);
        }
        return percent;
    }
}
