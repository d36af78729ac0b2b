package io.gridgrade.indicator;

import io.gridgrade.engine.Row;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.SpecialValues;
import io.gridgrade.value.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One row of the index system. A graded indicator's value falls into one of five bands, or none when it is missing; a special
 * value is no measure, and so is missing.
 */
record Indicator(
        String code,
        String name,
        String unit,
        boolean isGraded,
        String direction,
        List<Double> bounds,
        List<Integer> points,
        Integer missingPoints,
        List<Double> specials) {
    private static final int BANDS = 5;

    static Indicator of(Row row) {
        List<Double> bounds = new ArrayList<>();
        List<Integer> points = new ArrayList<>();
        for (int band = 1; band <= BANDS; band++) {
            points.add(row.integer("points_" + band));
            if (band < BANDS) {
                bounds.add(row.isNull("bound_" + band) ? null : row.number("bound_" + band));
            }
        }
        Indicator indicator = new Indicator(
                row.text("indicator_code"),
                row.text("indicator_name_en"),
                row.text("unit"),
                row.truth("is_graded"),
                row.text("direction_code"),
                bounds,
                points,
                row.isNull("missing_points") ? null : row.integer("missing_points"),
                SpecialValues.of(row.text("special_values")));
        indicator.check();
        return indicator;
    }

    private void check() {
        if (!code.matches("[A-Z][A-Z0-9_]*")) {
            throw wrong("its code must be capital letters and digits");
        }
        if (isGraded && !direction.equals("higher") && !direction.equals("lower")) {
            throw wrong("direction_code of a graded indicator must be higher or lower, found \"" + direction + "\"");
        }
        Double before = null;
        for (Double bound : bounds) {
            if (bound != null && before != null && (direction.equals("higher") ? bound >= before : bound <= before)) {
                throw wrong("its bounds must go from the best to the worst, found " + before + " before " + bound);
            }
            before = bound == null ? before : bound;
        }
        if (isGraded && before == null) {
            throw wrong("a graded indicator needs at least one bound");
        }
    }

    private UserError wrong(String what) {
        return new UserError(ExitCode.WRONG_USAGE, "seeds/indicator.csv: indicator " + code + ": " + what);
    }

    /** The column of its value, and the stem of that of its points. */
    String column() {
        return code.toLowerCase(Locale.ROOT);
    }

    /** The points of the value as SQL: the first band whose bound the value does not pass. */
    String pointsSql() {
        return pointsSql(column());
    }

    private String isMissing(String value) {
        return value + " is null" + (specials.isEmpty() ? "" : " or " + SpecialValues.isAmong(specials, value));
    }

    /** The same of another value, which is SQL. */
    String pointsSql(String value) {
        StringBuilder sql = new StringBuilder("case\n    when " + isMissing(value) + " then "
                + (missingPoints == null ? "null" : missingPoints.toString()));
        String notPast = direction.equals("higher") ? " >= " : " <= ";
        for (int band = 0; band < bounds.size(); band++) {
            if (bounds.get(band) != null) {
                sql.append("\n    when ")
                        .append(value)
                        .append(notPast)
                        .append(bounds.get(band))
                        .append(" then ")
                        .append(points.get(band));
            }
        }
        return sql.append("\n    else ")
                .append(points.get(BANDS - 1))
                .append("\nend")
                .toString();
    }
}
