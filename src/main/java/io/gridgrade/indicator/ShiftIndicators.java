package io.gridgrade.indicator;

import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.warehouse.Warehouse;
import java.util.Map;
import java.util.stream.Collectors;

/** Gives indicators of a month other values, and the points of the bands that these fall into; for a close that is tried on. */
public final class ShiftIndicators {
    private ShiftIndicators() {}

    /** The values are SQL over a customer's row, by the code of the indicator; returns the number of customers. */
    public static long shift(Warehouse warehouse, Period period, Map<String, String> values) {
        Map<String, Indicator> known =
                Bands.inForce(warehouse).stream().collect(Collectors.toMap(Indicator::code, indicator -> indicator));
        assign(
                warehouse,
                period,
                values.entrySet().stream()
                        .map(value -> known.get(value.getKey()).column() + " = " + value.getValue())
                        .collect(Collectors.joining(", ")));
        return assign(
                warehouse,
                period,
                values.keySet().stream()
                        .map(code -> known.get(code).column() + "_points = "
                                + known.get(code).pointsSql())
                        .collect(Collectors.joining(", ")));
    }

    /** The points of a value, which is SQL over a customer's row, as SQL. */
    public static String pointsOf(Warehouse warehouse, String indicatorCode, String value) {
        return Bands.inForce(warehouse).stream()
                .filter(indicator -> indicator.code().equals(indicatorCode))
                .map(indicator -> indicator.pointsSql(value))
                .findFirst()
                .orElseThrow();
    }

    private static long assign(Warehouse warehouse, Period period, String assignments) {
        return warehouse.execute(
                warehouse.sqlFile("index/shift_values").withFragments(Map.of("assignments", assignments)),
                Parameters.none().forPeriod(period));
    }
}
