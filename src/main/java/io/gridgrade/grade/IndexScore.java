package io.gridgrade.grade;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The index score as SQL in whole numbers. In each dimension d with points, the weighted mean n_d / w_d; over the
 * dimensions, sum of W_d n_d / w_d over the sum of the W_d that are there. Brought over the common denominator, it is one
 * division of whole numbers, and what it cuts off can never lift a customer over a floor.
 */
final class IndexScore {
    private static final int POINTS_MAX = 100;
    private static final BigInteger BIGINT_MAX = BigInteger.valueOf(Long.MAX_VALUE);

    private final Map<String, List<GradedIndicator>> dimensions;
    private final boolean lacksMandatory;

    IndexScore(List<GradedIndicator> indicators, List<String> mandatoryDimensions) {
        dimensions = indicators.stream()
                .collect(Collectors.groupingBy(GradedIndicator::dimension, LinkedHashMap::new, Collectors.toList()));
        lacksMandatory = !dimensions.keySet().containsAll(mandatoryDimensions);
    }

    /** Columns {@code points_d} and {@code weight_d} of each dimension d, counted from 0. */
    String dimensionSums() {
        List<String> columns = new ArrayList<>();
        int at = 0;
        for (List<GradedIndicator> members : dimensions.values()) {
            List<BigInteger> weights =
                    whole(members.stream().map(GradedIndicator::weight).toList());
            List<String> points = new ArrayList<>();
            List<String> present = new ArrayList<>();
            for (int i = 0; i < members.size(); i++) {
                String column = "indicator." + members.get(i).column();
                points.add("coalesce(" + column + ", 0)::integer * " + weights.get(i));
                present.add("(" + column + " is not null)::integer * " + weights.get(i));
            }
            columns.add(String.join(" + ", points) + " as points_" + at);
            columns.add(String.join(" + ", present) + " as weight_" + at);
            at++;
        }
        return columns.isEmpty() ? "null as points_none" : String.join(",\n        ", columns);
    }

    /** The score in thousandths of a point, cut off; null without a mandatory dimension, or without any. */
    String thousandths() {
        if (dimensions.isEmpty() || lacksMandatory) {
            return "null::bigint";
        }
        return "case population_code when 'resident' then " + thousandths("resident") + " else "
                + thousandths("enterprise") + " end";
    }

    private String thousandths(String population) {
        List<List<GradedIndicator>> members = List.copyOf(dimensions.values());
        List<BigInteger> weights = whole(members.stream()
                .map(each -> each.get(0).dimensionWeight(population))
                .toList());
        String type = "::" + type(members, weights);
        List<String> terms = new ArrayList<>();
        List<String> total = new ArrayList<>();
        List<String> common = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (int d = 0; d < members.size(); d++) {
            if (members.get(d).get(0).isMandatory()) {
                missing.add("weight_" + d + " = 0");
            }
            if (weights.get(d).signum() == 0) {
                continue;
            }
            StringBuilder term = new StringBuilder("points_" + d + type + " * " + weights.get(d));
            for (int e = 0; e < members.size(); e++) {
                if (e != d && weights.get(e).signum() > 0) {
                    term.append(" * greatest(weight_").append(e).append(", 1)");
                }
            }
            terms.add(term.toString());
            total.add("(weight_" + d + " > 0)::integer * " + weights.get(d));
            common.add("greatest(weight_" + d + ", 1)" + type);
        }
        if (terms.isEmpty()) {
            return "null::bigint";
        }
        String score = "(1000 * (" + String.join(" + ", terms) + ")) // nullif((" + String.join(" + ", total) + ") * "
                + String.join(" * ", common) + ", 0)";
        return missing.isEmpty()
                ? score
                : "case when not (" + String.join(" or ", missing) + ") then " + score + " end";
    }

    // The largest number that can come up decides: an overflow would stop the close.
    private static String type(List<List<GradedIndicator>> members, List<BigInteger> weights) {
        BigInteger largest = BigInteger.valueOf(1000L * POINTS_MAX);
        for (List<GradedIndicator> dimension : members) {
            largest = largest.multiply(
                    sum(whole(dimension.stream().map(GradedIndicator::weight).toList())));
        }
        return largest.multiply(sum(weights).max(BigInteger.ONE)).compareTo(BIGINT_MAX) < 0 ? "bigint" : "hugeint";
    }

    private static BigInteger sum(List<BigInteger> numbers) {
        return numbers.stream().reduce(BigInteger.ZERO, BigInteger::add);
    }

    /** The same weights as the smallest whole numbers. */
    static List<BigInteger> whole(List<BigDecimal> weights) {
        List<BigInteger> thousandths = weights.stream()
                .map(weight -> weight.movePointRight(3).toBigIntegerExact())
                .toList();
        BigInteger divisor = thousandths.stream().reduce(BigInteger.ZERO, BigInteger::gcd);
        return divisor.signum() == 0
                ? thousandths
                : thousandths.stream().map(weight -> weight.divide(divisor)).toList();
    }
}
