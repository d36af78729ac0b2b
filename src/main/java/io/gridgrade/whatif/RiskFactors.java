package io.gridgrade.whatif;

import io.gridgrade.engine.SqlFile;
import io.gridgrade.statistics.sensitivity.Change;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.warehouse.TrialWarehouse;
import io.gridgrade.warehouse.Warehouse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The indices of the risk factors before and after, as the founding paper's Table 1 has them for four.
 *
 * @param input the mean of the one indicator that was shocked, for the elasticity; empty when it was none, or several
 */
public record RiskFactors(List<Factor> factors, Optional<Change> input) {
    /** One risk factor: its index, 0 to 1, where 1 is no risk, and its rank, 1 being the greatest risk. */
    public record Factor(String code, String nameEn, String nameZh, Change index, long rankBefore, long rankAfter) {
        /** How it changes with the input, without a unit; null when that is not defined. */
        public Double elasticity(Optional<Change> input) {
            return input.map(index::arcElasticity)
                    .filter(java.util.OptionalDouble::isPresent)
                    .map(java.util.OptionalDouble::getAsDouble)
                    .orElse(null);
        }
    }

    static RiskFactors of(Warehouse warehouse, Period period, List<Shock> shocks) {
        SqlFile known =
                warehouse.sqlFile("whatif/risk_indicator").withFragments(Map.of("published", TrialWarehouse.PUBLISHED));
        String points = warehouse.query(known, Parameters.none()).stream()
                .map(row -> row.text("column_name"))
                .collect(Collectors.joining(", "));
        if (points.isEmpty()) {
            return new RiskFactors(List.of(), Optional.empty());
        }
        SqlFile risk = warehouse
                .sqlFile("whatif/risk")
                .withFragments(Map.of("published", TrialWarehouse.PUBLISHED, "points", points));
        Parameters month = Parameters.none().forPeriod(period);
        List<Factor> factors = warehouse.query(risk, month).stream()
                .map(row -> new Factor(
                        row.text("factor_code"),
                        row.text("factor_name_en"),
                        row.text("factor_name_zh"),
                        new Change(row.number("before_index"), row.number("after_index")),
                        row.longInteger("before_rank"),
                        row.longInteger("after_rank")))
                .toList();
        return new RiskFactors(factors, input(warehouse, period, shocks));
    }

    private static Optional<Change> input(Warehouse warehouse, Period period, List<Shock> shocks) {
        if (shocks.size() != 1) {
            return Optional.empty();
        }
        SqlFile mean = warehouse
                .sqlFile("whatif/shock_mean")
                .withFragments(Map.of(
                        "published",
                        TrialWarehouse.PUBLISHED,
                        "column",
                        shocks.get(0).column(),
                        "measured",
                        new ShockValues(warehouse, period).measured(shocks.get(0))));
        return warehouse.query(mean, Parameters.none().forPeriod(period)).stream()
                .filter(row -> !row.isNull("before_mean") && !row.isNull("after_mean"))
                .map(row -> new Change(row.number("before_mean"), row.number("after_mean")))
                .findFirst();
    }

    /** For a program to read, by name. */
    List<Map<String, Object>> asMaps() {
        return factors.stream()
                .map(factor -> {
                    Map<String, Object> map = new LinkedHashMap<>();
                    map.put("factor_code", factor.code());
                    map.put("factor_name_en", factor.nameEn());
                    map.put("factor_name_zh", factor.nameZh());
                    map.put("before", factor.index().before());
                    map.put("after", factor.index().after());
                    map.put("delta", factor.index().delta());
                    map.put(
                            "delta_percent",
                            factor.index().percent().isPresent()
                                    ? factor.index().percent().getAsDouble()
                                    : null);
                    map.put("arc_elasticity", factor.elasticity(input));
                    map.put("rank_before", factor.rankBefore());
                    map.put("rank_after", factor.rankAfter());
                    return map;
                })
                .toList();
    }
}
