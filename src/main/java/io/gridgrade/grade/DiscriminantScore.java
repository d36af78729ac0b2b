package io.gridgrade.grade;

import io.gridgrade.statistics.discriminant.ClassSums;
import io.gridgrade.statistics.discriminant.LinearDiscriminant;
import io.gridgrade.statistics.discriminant.SufficientStatistics;
import io.gridgrade.statistics.discriminant.TwoClassDiscriminant;
import io.gridgrade.warehouse.Warehouse;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * D(x) as SQL: what a fit on cases leaves for scoring.
 *
 * @param excluded features left out, with the reason
 */
record DiscriminantScore(List<Term> terms, double cut, LinearDiscriminant discriminant, Map<String, String> excluded) {
    /** One feature of D(x): how to read it, its coefficient, and what stands in for a missing value. */
    record Term(String name, String expression, double coefficient, BigDecimal fill) {
        String sql() {
            return "coalesce(" + expression + ", " + fill.toPlainString() + ") * " + literal(coefficient);
        }
    }

    DiscriminantScore {
        terms = List.copyOf(terms);
    }

    /** Fits the discriminant on cases, good against default; empty when a class is missing, or every feature missing or constant. */
    static Optional<DiscriminantScore> fit(
            Warehouse warehouse, DiscriminantCases cases, String goodClass, String defaultClass) {
        Map<String, String> excluded = new LinkedHashMap<>();
        List<DiscriminantCases.Column> columns = new ArrayList<>();
        List<BigInteger> fills = new ArrayList<>();
        List<Optional<BigInteger>> found = cases.fills(warehouse);
        for (int i = 0; i < found.size(); i++) {
            DiscriminantCases.Column column = cases.columns().get(i);
            if (found.get(i).isPresent()) {
                columns.add(column);
                fills.add(found.get(i).get());
            } else {
                excluded.put(column.feature().name(), "missing in every case");
            }
        }
        List<ClassSums> sums =
                columns.isEmpty() ? List.of() : cases.withColumns(columns).classSums(warehouse, fills);
        if (sums.size() < 2) {
            return Optional.empty();
        }
        SufficientStatistics statistics = new SufficientStatistics(
                columns.stream().map(DiscriminantCases.Column::feature).toList(), sums);
        if (IntStream.range(0, columns.size()).allMatch(statistics::isConstantWithinClasses)) {
            return Optional.empty();
        }
        LinearDiscriminant discriminant = LinearDiscriminant.fit(statistics);
        excluded.putAll(discriminant.excluded());
        TwoClassDiscriminant formula = discriminant.between(goodClass, defaultClass);
        List<Term> terms = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            DiscriminantCases.Column column = columns.get(i);
            int at = formula.features().indexOf(column.feature().name());
            if (at >= 0) {
                terms.add(new Term(
                        column.feature().name(),
                        column.expression(),
                        formula.direction().get(at),
                        new BigDecimal(fills.get(i))
                                .scaleByPowerOfTen(-column.feature().decimals())));
            }
        }
        return Optional.of(new DiscriminantScore(terms, formula.cut(), discriminant, excluded));
    }

    /** D(x) over the columns of the cases; the terms stand in a fixed order, so that a row always scores the same. */
    String sql() {
        return sql(terms, cut);
    }

    /** Logarithm of the odds of good to default: D(x) and that of the odds among the cases. Scores of two fits compare by it. */
    String logOddsSql(String goodClass, String defaultClass) {
        SufficientStatistics statistics = discriminant.statistics();
        double good = statistics.classes().get(statistics.indexOf(goodClass)).count();
        double defaults =
                statistics.classes().get(statistics.indexOf(defaultClass)).count();
        return sql(terms, cut - Math.log(good / defaults));
    }

    static String sql(List<Term> terms, double cut) {
        StringBuilder sql = new StringBuilder("(");
        for (Term term : terms) {
            sql.append(term.sql()).append(" + ");
        }
        return sql.append(literal(-cut)).append(")").toString();
    }

    /** A double as SQL. The exponent is what makes it one: without, the engine reads an exact decimal. */
    static String literal(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("No SQL literal for " + value);
        }
        String text = Double.toString(value);
        String number = text.contains("E") ? text : text + "E0";
        return value < 0 ? "(" + number + ")" : number;
    }
}
