package io.gridgrade.grade;

import io.gridgrade.engine.Row;
import io.gridgrade.value.Parameters;
import io.gridgrade.warehouse.Warehouse;
import java.math.BigDecimal;
import java.util.List;

/** An indicator that enters the grade: the column of its points, its weight, and its dimension with its weights. */
record GradedIndicator(
        String column,
        BigDecimal weight,
        String dimension,
        BigDecimal enterpriseWeight,
        BigDecimal residentWeight,
        boolean isMandatory) {
    static List<GradedIndicator> all(Warehouse warehouse) {
        return warehouse.query("grade/graded_indicator", Parameters.none()).stream()
                .map(GradedIndicator::of)
                .toList();
    }

    private static GradedIndicator of(Row row) {
        return new GradedIndicator(
                row.text("column_name"),
                row.decimal("indicator_weight"),
                row.text("dimension_code"),
                row.decimal("weight_enterprise"),
                row.decimal("weight_resident"),
                row.truth("is_mandatory"));
    }

    BigDecimal dimensionWeight(String population) {
        return population.equals("resident") ? residentWeight : enterpriseWeight;
    }
}
