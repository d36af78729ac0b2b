package io.gridgrade.indicator;

import io.gridgrade.engine.Row;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.warehouse.Warehouse;
import java.util.List;
import java.util.Map;

/**
 * What the value of a graded indicator is worth, by its bands.
 *
 * @param column of its value, which is the stem of that of its points
 * @param formula what it is, for a person: code, name, unit, and which way is better
 * @param points of the value in that column, as SQL
 */
public record Bands(String column, String formula, String points) {
    /** Those of the index system by which a closed month was graded, in its order. */
    public static List<Bands> of(Warehouse warehouse, Period closed) {
        return rows(
                        warehouse,
                        "(select * from mart.month_indicator where is_computed and period_key = " + closed.key() + ")")
                .stream()
                .map(Indicator::of)
                .filter(Indicator::isGraded)
                .map(indicator -> new Bands(
                        indicator.column(),
                        indicator.code() + ", " + indicator.name() + ", in " + indicator.unit() + "; "
                                + indicator.direction() + " is better.",
                        indicator.pointsSql()))
                .toList();
    }

    /** The index system in force, whether computed or not. */
    static List<Indicator> inForce(Warehouse warehouse) {
        return rowsInForce(warehouse).stream().map(Indicator::of).toList();
    }

    /** The same as it stands in the seed, not looked at yet. */
    static List<Row> rowsInForce(Warehouse warehouse) {
        return rows(warehouse, "star.dim_indicator");
    }

    private static List<Row> rows(Warehouse warehouse, String table) {
        SqlFile file = warehouse.sqlFile("index/indicators").withFragments(Map.of("indicators", table));
        return warehouse.query(file, Parameters.none());
    }
}
