package io.gridgrade.grade.weighting;

import io.gridgrade.grade.weighting.Weighing.Method;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.UserError;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The seed {@code dimension.csv} by one method of weighing. */
public final class DimensionSeed {
    private DimensionSeed() {}

    /**
     * Its lines. A population for which nothing was judged keeps the weights in force, for a method that rests on
     * judgements; one that nothing can be weighed for at all is refused.
     */
    public static List<String> lines(List<Weighing> weighings, Method method) {
        List<String> lines = new ArrayList<>();
        StringBuilder header =
                new StringBuilder("dimension_code,dimension_order,dimension_name_en,dimension_name_zh,is_mandatory");
        weighings.forEach(weighing -> header.append(",weight_").append(weighing.population()));
        lines.add(header.toString());
        List<Method> methods =
                weighings.stream().map(weighing -> methodOf(weighing, method)).toList();
        for (int row = 0; row < weighings.get(0).dimensions().size(); row++) {
            Weighing.Dimension dimension = weighings.get(0).dimensions().get(row);
            StringBuilder line = new StringBuilder(dimension.code() + "," + dimension.order() + ","
                    + quoted(dimension.nameEn()) + "," + quoted(dimension.nameZh()) + "," + dimension.isMandatory());
            for (int i = 0; i < weighings.size(); i++) {
                BigDecimal weight =
                        weighings.get(i).dimensions().get(row).weights().getOrDefault(methods.get(i), BigDecimal.ZERO);
                line.append(',')
                        .append(
                                weight.signum() == 0
                                        ? "0"
                                        : weight.stripTrailingZeros().toPlainString());
            }
            lines.add(line.toString());
        }
        return lines;
    }

    private static Method methodOf(Weighing weighing, Method method) {
        boolean restsOnJudgements = method != Method.EXPERT && method != Method.ENTROPY;
        Method used = restsOnJudgements && weighing.judged().isEmpty() ? Method.EXPERT : method;
        if (weighing.dimensions().stream()
                .noneMatch(dimension -> dimension.weights().containsKey(used))) {
            throw new UserError(
                    ExitCode.PRECONDITION,
                    "population " + weighing.population() + " has no weights by "
                            + used.name().toLowerCase(Locale.ROOT)
                            + ": no dimension that weighs tells its customers apart; expected another method");
        }
        return used;
    }

    private static String quoted(String text) {
        return text.matches(".*[\",\\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
