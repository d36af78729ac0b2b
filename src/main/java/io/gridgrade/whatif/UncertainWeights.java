package io.gridgrade.whatif;

import io.gridgrade.engine.Row;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.grade.score.DiscriminantScore;
import io.gridgrade.statistics.sensitivity.Sensitivity;
import io.gridgrade.statistics.sensitivity.SensitivityDesign;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.value.UserError;
import io.gridgrade.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What the grades of a closed month are when the weights of the dimensions are only known to so many percent: each is drawn
 * uniformly that far up and down, the same way for every population. Grades are those that the score gives.
 *
 * @param percent how far the weights may be off
 * @param meanScore of the month, as the weights are
 * @param goodShare of the customers with a score, whose score gives a good grade, as the weights are
 * @param certainCount customers of them with the same grade under all draws
 * @param unsureCount those with another grade in more than one draw of twenty
 * @param matrix how probable each grade is, by the grade that the score gives as the weights are
 */
public record UncertainWeights(
        Period period,
        int percent,
        double meanScore,
        double goodShare,
        long customerCount,
        long certainCount,
        long unsureCount,
        List<Probability> matrix,
        List<Dimension> dimensions) {
    private static final int POINTS = 256;
    private static final int PERCENT_MAX = 90;

    /** How probable a grade is for those who have another as the weights are. */
    public record Probability(String oldGradeCode, String newGradeCode, long customerCount, double probability) {}

    /** How much the mean score, and the share of good grades, rest on the weight of a dimension. */
    public record Dimension(
            String code, String nameEn, String nameZh, Sensitivity ofMeanScore, Sensitivity ofGoodShare) {}

    /** Needs the temporary table rule_weight of the closed month. */
    static UncertainWeights of(Warehouse warehouse, Period period, int percent, long seed) {
        requirePercent(percent);
        Parameters month = Parameters.none().forPeriod(period);
        List<Row> dimensions = warehouse.query("whatif/uncertain_dimension", month);
        List<Row> scale = warehouse.query("whatif/uncertain_scale", month);
        int count = dimensions.size();
        SensitivityDesign design = SensitivityDesign.of(count, POINTS, seed);
        draw(warehouse, design, count, percent);
        warehouse.execute(
                warehouse
                        .sqlFile("whatif/uncertain_profile")
                        .withFragments(Map.of(
                                "means",
                                each(count, i -> ofDimension("mean_points", dimensions.get(i), "mean_" + i)),
                                "weights",
                                each(count, i -> ofDimension("dimension_weight", dimensions.get(i), "weight_" + i)),
                                "names",
                                each(count, i -> "mean_" + i))),
                month);
        warehouse.execute(
                warehouse
                        .sqlFile("whatif/uncertain_grade")
                        .withFragments(Map.of("score", score(count), "grade_order", gradeOrder(scale))),
                Parameters.none());
        return read(warehouse, period, percent, design, dimensions, scale);
    }

    private static void requirePercent(int percent) {
        if (percent < 1 || percent > PERCENT_MAX) {
            throw new UserError(
                    ExitCode.WRONG_USAGE,
                    "--weights is " + percent + "; expected a whole number of percent, 1 to " + PERCENT_MAX);
        }
    }

    private static String each(int count, IntFunction<String> text) {
        return IntStream.range(0, count).mapToObj(text).collect(Collectors.joining(", "));
    }

    private static String ofDimension(String column, Row dimension, String name) {
        return "max(" + column + ") filter (dimension_code = " + SqlFile.literal(dimension.text("dimension_code"))
                + ") as " + name;
    }

    private static void draw(Warehouse warehouse, SensitivityDesign design, int count, int percent) {
        StringJoiner rows = new StringJoiner(",\n    ");
        rows.add("(0, false, " + each(count, i -> "1e0") + ")");
        List<double[]> inputs = design.rows();
        for (int n = 0; n < inputs.size(); n++) {
            double[] row = inputs.get(n);
            rows.add("(" + (n + 1) + ", " + design.isFree(n) + ", "
                    + each(count, i -> DiscriminantScore.literal(1 + percent / 100.0 * (2 * row[i] - 1))) + ")");
        }
        warehouse.execute(
                warehouse
                        .sqlFile("whatif/uncertain_draw")
                        .withFragments(Map.of(
                                "rows",
                                rows.toString(),
                                "columns",
                                "draw_no, is_free, " + each(count, i -> "multiplier_" + i))),
                Parameters.none());
    }

    private static String score(int count) {
        IntFunction<String> weight = i -> "coalesce(profile.weight_" + i + ", 0) * draw.multiplier_" + i;
        return "("
                + IntStream.range(0, count)
                        .mapToObj(i -> "coalesce(profile.mean_" + i + ", 0) * " + weight.apply(i))
                        .collect(Collectors.joining(" + "))
                + ") / ("
                + IntStream.range(0, count).mapToObj(weight).collect(Collectors.joining(" + ")) + ")";
    }

    private static String gradeOrder(List<Row> scale) {
        StringBuilder sql = new StringBuilder("case");
        for (Row grade : scale.subList(0, scale.size() - 1)) {
            sql.append(" when score >= ")
                    .append(grade.decimal("score_floor").toPlainString())
                    .append(" then ")
                    .append(grade.integer("grade_order"));
        }
        return sql.append(" else ")
                .append(scale.get(scale.size() - 1).integer("grade_order"))
                .append(" end")
                .toString();
    }

    private static UncertainWeights read(
            Warehouse warehouse,
            Period period,
            int percent,
            SensitivityDesign design,
            List<Row> dimensions,
            List<Row> scale) {
        Map<Integer, String> codes = scale.stream()
                .collect(Collectors.toMap(row -> row.integer("grade_order"), row -> row.text("grade_code")));
        String good = scale.stream()
                .filter(row -> row.truth("is_good"))
                .map(row -> row.text("grade_order"))
                .collect(Collectors.joining(", ", "grade_order in (", ")"));
        List<Row> answers = warehouse.query(
                warehouse.sqlFile("whatif/uncertain_answer").withFragments(Map.of("good", good)), Parameters.none());
        List<Sensitivity> ofMeanScore = design.of(column(answers, "mean_score"));
        List<Sensitivity> ofGoodShare = design.of(column(answers, "good_share"));
        Row sure = warehouse.query("whatif/uncertain_sure", Parameters.none()).get(0);
        return new UncertainWeights(
                period,
                percent,
                answers.get(0).number("mean_score"),
                value(answers.get(0), "good_share"),
                sure.longInteger("customer_count"),
                sure.longInteger("certain_count"),
                sure.longInteger("unsure_count"),
                warehouse.query("whatif/uncertain_matrix", Parameters.none()).stream()
                        .map(row -> new Probability(
                                codes.get(row.integer("old_order")),
                                codes.get(row.integer("new_order")),
                                row.longInteger("customer_count"),
                                row.number("probability")))
                        .toList(),
                IntStream.range(0, dimensions.size())
                        .mapToObj(i -> new Dimension(
                                dimensions.get(i).text("dimension_code"),
                                dimensions.get(i).text("dimension_name_en"),
                                dimensions.get(i).text("dimension_name_zh"),
                                ofMeanScore.get(i),
                                ofGoodShare.get(i)))
                        .toList());
    }

    // The first answer is of the weights as they are.
    private static double[] column(List<Row> answers, String name) {
        return answers.stream().skip(1).mapToDouble(row -> value(row, name)).toArray();
    }

    private static double value(Row row, String name) {
        return row.isNull(name) ? 0 : row.number(name);
    }

    /** For a program to read, by name. */
    public Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("period", period.toString());
        map.put("percent", percent);
        map.put("mean_score", meanScore);
        map.put("good_share", goodShare);
        map.put("customer_count", customerCount);
        map.put("certain_count", certainCount);
        map.put("unsure_count", unsureCount);
        List<Map<String, Object>> cells = new ArrayList<>();
        for (Probability cell : matrix) {
            Map<String, Object> each = new LinkedHashMap<>();
            each.put("old_grade_code", cell.oldGradeCode());
            each.put("new_grade_code", cell.newGradeCode());
            each.put("customer_count", cell.customerCount());
            each.put("probability", cell.probability());
            cells.add(each);
        }
        map.put("matrix", cells);
        List<Map<String, Object>> all = new ArrayList<>();
        for (Dimension dimension : dimensions) {
            Map<String, Object> each = new LinkedHashMap<>();
            each.put("dimension_code", dimension.code());
            each.put("dimension_name_en", dimension.nameEn());
            each.put("dimension_name_zh", dimension.nameZh());
            each.put("mean_score", asMap(dimension.ofMeanScore()));
            each.put("good_share", asMap(dimension.ofGoodShare()));
            all.add(each);
        }
        map.put("dimensions", all);
        return map;
    }

    // Of an answer that never changes there is no share of variance.
    private static Map<String, Object> asMap(Sensitivity sensitivity) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("first_order", finite(sensitivity.firstOrder()));
        map.put("total", finite(sensitivity.total()));
        map.put("effect_mean", finite(sensitivity.effectMean()));
        map.put("effect_size", finite(sensitivity.effectSize()));
        map.put("effect_spread", finite(sensitivity.effectSpread()));
        return map;
    }

    private static Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
