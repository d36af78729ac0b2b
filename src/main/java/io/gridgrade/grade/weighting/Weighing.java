package io.gridgrade.grade.weighting;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The weights of a population's dimensions in a month, by every method.
 *
 * @param judged what the judgements say of themselves; empty when none were given for the population
 */
public record Weighing(String population, List<Dimension> dimensions, Optional<Judged> judged) {
    /** By what a dimension can be weighed. */
    public enum Method {
        /** The weights in force, which an expert wrote. */
        EXPERT,
        /** Judgements of two dimensions at a time. */
        JUDGED,
        /** How far the month's points tell customers apart. */
        ENTROPY,
        /** Judged times entropy, scaled to 100. */
        PRODUCT,
        /** A share of judged, and the rest of entropy. */
        LINEAR
    }

    /**
     * A dimension and how it weighs.
     *
     * @param weights of 100, by method; a method that does not know the dimension has none
     */
    public record Dimension(
            String code,
            int order,
            String nameEn,
            String nameZh,
            boolean isMandatory,
            Map<Method, BigDecimal> weights) {}

    /** How the judges judged, all together. */
    public record Judged(int judgeCount, double principalEigenvalue, double consistencyRatio) {}

    /** Dimensions that weigh today and that the judges left out, so that they would weigh nothing. */
    public List<String> leftOut() {
        return judged.isEmpty()
                ? List.of()
                : dimensions.stream()
                        .filter(dimension ->
                                dimension.weights().get(Method.EXPERT).signum() > 0
                                        && !dimension.weights().containsKey(Method.JUDGED))
                        .map(Dimension::code)
                        .toList();
    }
}
