package io.gridgrade.grade.risk;

import io.gridgrade.grade.score.DiscriminantScore;
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
 * A discriminant that was fitted on cases.
 *
 * @param score D(x) over the columns of the cases
 * @param excluded features left out, with the reason
 */
record DiscriminantFit(DiscriminantScore score, LinearDiscriminant discriminant, Map<String, String> excluded) {
    /** Fits the discriminant on cases, good against default; empty when a class is missing, or every feature missing or constant. */
    static Optional<DiscriminantFit> of(
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
        List<DiscriminantScore.Term> terms = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            DiscriminantCases.Column column = columns.get(i);
            int at = formula.features().indexOf(column.feature().name());
            if (at >= 0) {
                terms.add(new DiscriminantScore.Term(
                        column.feature().name(),
                        column.expression(),
                        formula.direction().get(at),
                        new BigDecimal(fills.get(i))
                                .scaleByPowerOfTen(-column.feature().decimals())));
            }
        }
        return Optional.of(new DiscriminantFit(new DiscriminantScore(terms, formula.cut()), discriminant, excluded));
    }

    /** Logarithm of the odds of good to default: D(x) and that of the odds among the cases. Scores of two fits compare by it. */
    DiscriminantScore logOdds(String goodClass, String defaultClass) {
        SufficientStatistics statistics = discriminant.statistics();
        double good = statistics.classes().get(statistics.indexOf(goodClass)).count();
        double defaults =
                statistics.classes().get(statistics.indexOf(defaultClass)).count();
        return score.less(-Math.log(good / defaults));
    }
}
