package io.gridgrade.grade.index;

import io.gridgrade.engine.SqlFile;
import io.gridgrade.grade.score.IndexScore;
import io.gridgrade.value.Parameters;
import io.gridgrade.warehouse.Warehouse;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The weights of the index system in whole numbers, and the scores that they give, one a population. */
public final class IndexWeights {
    private static final int POINTS_MAX = 100;
    private static final BigInteger BIGINT_MAX = BigInteger.valueOf(Long.MAX_VALUE);

    private final Map<String, List<GradedIndicator>> dimensions;
    private final boolean lacksMandatory;

    private IndexWeights(List<GradedIndicator> indicators, List<String> mandatoryDimensions) {
        dimensions = indicators.stream()
                .collect(Collectors.groupingBy(GradedIndicator::dimension, LinkedHashMap::new, Collectors.toList()));
        lacksMandatory = !dimensions.keySet().containsAll(mandatoryDimensions);
    }

    /** Those of an index system. */
    public static IndexWeights of(Warehouse warehouse, IndexTables tables) {
        SqlFile mandatory =
                warehouse.sqlFile("grade/mandatory_dimension").withFragments(Map.of("dimensions", tables.dimensions()));
        return new IndexWeights(
                GradedIndicator.all(warehouse, tables),
                warehouse.query(mandatory, Parameters.none()).stream()
                        .map(row -> row.text("dimension_code"))
                        .toList());
    }

    /** Columns {@code points_d} and {@code weight_d} of each dimension d, counted from 0, which the scores read. */
    public String dimensionSums() {
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
            String what =
                    members.get(0).dimension() + ": points times weights, and the weights of those that are there";
            columns.add(SqlFile.comment(what) + String.join("\n    + ", points) + "\n    as points_" + at);
            columns.add(String.join("\n    + ", present) + "\n    as weight_" + at);
            at++;
        }
        return columns.isEmpty() ? "null as points_none" : String.join(",\n", columns);
    }

    /** The score of each population; none where no customer can have one, for a mandatory dimension is not computed. */
    public Map<String, IndexScore> scores() {
        Map<String, IndexScore> scores = new TreeMap<>();
        if (!lacksMandatory) {
            for (String population : populations()) {
                scores.put(population, score(population));
            }
        }
        return scores;
    }

    private Set<String> populations() {
        return dimensions.values().stream()
                .flatMap(members -> members.get(0).dimensionWeights().keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private IndexScore score(String population) {
        List<List<GradedIndicator>> members = List.copyOf(dimensions.values());
        List<BigInteger> weights = whole(members.stream()
                .map(each -> each.get(0).dimensionWeight(population))
                .toList());
        String type = "::" + type(members, weights);
        List<IndexScore.Term> terms = new ArrayList<>();
        List<String> isMissing = new ArrayList<>();
        for (int d = 0; d < members.size(); d++) {
            GradedIndicator first = members.get(d).get(0);
            if (first.isMandatory()) {
                isMissing.add("weight_" + d + " = 0");
            }
            if (weights.get(d).signum() > 0) {
                terms.add(new IndexScore.Term(
                        first.dimension(),
                        "points_" + d + type + " * " + weights.get(d) + others(d, weights),
                        "(weight_" + d + " > 0)::integer * " + weights.get(d),
                        "greatest(weight_" + d + ", 1)" + type));
            }
        }
        return new IndexScore(terms, isMissing);
    }

    private static String others(int dimension, List<BigInteger> weights) {
        StringBuilder others = new StringBuilder();
        for (int e = 0; e < weights.size(); e++) {
            if (e != dimension && weights.get(e).signum() > 0) {
                others.append(" * greatest(weight_").append(e).append(", 1)");
            }
        }
        return others.toString();
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

    // The same weights as the smallest whole numbers.
    private static List<BigInteger> whole(List<BigDecimal> weights) {
        List<BigInteger> thousandths = weights.stream()
                .map(weight -> weight.movePointRight(3).toBigIntegerExact())
                .toList();
        BigInteger divisor = thousandths.stream().reduce(BigInteger.ZERO, BigInteger::gcd);
        return divisor.signum() == 0
                ? thousandths
                : thousandths.stream().map(weight -> weight.divide(divisor)).toList();
    }
}
