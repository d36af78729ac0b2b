package io.gridgrade.grade.index;

import io.gridgrade.engine.Row;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.warehouse.Warehouse;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An indicator that enters the grade.
 *
 * @param column of its points
 * @param weight in its dimension
 * @param dimensionWeights of its dimension, by population
 */
public record GradedIndicator(
        String column,
        BigDecimal weight,
        String dimension,
        Map<String, BigDecimal> dimensionWeights,
        boolean isMandatory) {
    /** Those in force, in the order of the index system. */
    public static List<GradedIndicator> all(Warehouse warehouse) {
        return all(warehouse, IndexTables.inForce());
    }

    /** Those of an index system, in its order. */
    public static List<GradedIndicator> all(Warehouse warehouse, IndexTables tables) {
        SqlFile file = warehouse
                .sqlFile("grade/graded_indicator")
                .withFragments(Map.of(
                        "indicators",
                        tables.indicators(),
                        "dimensions",
                        tables.dimensions(),
                        "dimension_weight",
                        dimensionWeights(warehouse, tables)));
        Map<String, List<Row>> rows = new LinkedHashMap<>();
        warehouse.query(file, Parameters.none()).forEach(row -> rows.computeIfAbsent(
                        row.text("column_name"), column -> new ArrayList<>())
                .add(row));
        return rows.values().stream().map(GradedIndicator::of).toList();
    }

    /** The weights of the dimensions by population, of the index system by which a closed month was graded, as SQL. */
    public static String dimensionWeightsOf(Warehouse warehouse, Period closed) {
        return dimensionWeights(warehouse, IndexTables.of(closed));
    }

    private static String dimensionWeights(Warehouse warehouse, IndexTables tables) {
        return warehouse
                .sqlFile("grade/dimension_weight")
                .withFragments(Map.of("weights", tables.dimensionWeights()))
                .asSubquery();
    }

    // The rows of one indicator, one a population.
    private static GradedIndicator of(List<Row> rows) {
        Map<String, BigDecimal> weights = new TreeMap<>();
        rows.forEach(row -> weights.put(row.text("population_code"), row.decimal("dimension_weight")));
        Row first = rows.get(0);
        return new GradedIndicator(
                first.text("column_name"),
                first.decimal("indicator_weight"),
                first.text("dimension_code"),
                weights,
                first.truth("is_mandatory"));
    }

    /** The weight of its dimension in a population; 0 in one that the index system does not know. */
    public BigDecimal dimensionWeight(String population) {
        return dimensionWeights.getOrDefault(population, BigDecimal.ZERO);
    }
}
