package io.gridgrade.whatif;

import io.gridgrade.engine.Row;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.grade.score.DiscriminantScore;
import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Nearest;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.value.SpecialValues;
import io.gridgrade.value.UserError;
import io.gridgrade.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** What a shock makes of the values of a month, as SQL over a customer's row. */
final class ShockValues {
    private final Warehouse warehouse;
    private final Period period;
    private final Map<String, Row> indicators = new LinkedHashMap<>();

    ShockValues(Warehouse warehouse, Period period) {
        this.warehouse = warehouse;
        this.period = period;
        warehouse
                .query("whatif/shock_indicator", Parameters.none())
                .forEach(row -> indicators.put(row.text("indicator_code"), row));
    }

    /** The graded indicators that are computed, in the order of the index system. */
    List<String> usable() {
        return indicators.values().stream()
                .filter(row -> row.truth("is_usable"))
                .map(row -> row.text("indicator_code"))
                .toList();
    }

    /** The values by indicator. */
    Map<String, String> of(List<Shock> shocks) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Shock shock : shocks) {
            if (values.put(shock.indicatorCode(), of(shock)) != null) {
                throw new UserError(
                        ExitCode.WRONG_USAGE,
                        "indicator " + shock.indicatorCode() + " is shocked twice; expected each once");
            }
        }
        return values;
    }

    /** Whether a customer's value is a measure: there is one, and it is no special value, which says why there is none. */
    String measured(Shock shock) {
        String column = shock.column();
        List<Double> specials = specials(indicators.get(shock.indicatorCode()));
        return column + " is not null"
                + (specials.isEmpty() ? "" : " and not (" + SpecialValues.isAmong(specials, column) + ")");
    }

    private static List<Double> specials(Row indicator) {
        return SpecialValues.of(indicator.text("special_values"));
    }

    /** The value that the shock makes of a customer's own; what is no measure stays what it is. */
    String of(Shock shock) {
        Row indicator = indicators.get(shock.indicatorCode());
        if (indicator == null || !indicator.truth("is_usable")) {
            throw new UserError(
                    ExitCode.WRONG_USAGE,
                    "\"" + shock.indicatorCode() + "\" is "
                            + (indicator == null ? "no indicator" : "an indicator that is not graded, or not computed")
                            + Nearest.hint(shock.indicatorCode(), usable()) + "; expected one of "
                            + String.join(", ", usable()));
        }
        String column = shock.column();
        List<Double> specials = specials(indicator);
        String moved = moved(shock, indicator, column);
        return specials.isEmpty()
                ? moved
                : "case when " + SpecialValues.isAmong(specials, column) + " then " + column + " else " + moved
                        + " end";
    }

    private String moved(Shock shock, Row indicator, String column) {
        return switch (shock.kind()) {
            case PERCENT ->
                column + " * " + DiscriminantScore.literal(1 + shock.size().doubleValue() / 100);
            case DEVIATION ->
                column + " + "
                        + byPopulation(
                                shock,
                                row -> shock.size().doubleValue()
                                        * (row.isNull("deviation") ? 0 : row.number("deviation")));
            case PERCENTILE ->
                "case when " + column + " is not null then "
                        + byPopulation(shock, row -> row.number("percentile_value")) + " end";
            case BAND -> banded(indicator, column, shock.size().signum() > 0);
        };
    }

    private String byPopulation(Shock shock, Function<Row, Double> value) {
        String share = shock.kind() == Shock.Kind.PERCENTILE
                ? shock.size().movePointLeft(2).toPlainString()
                : "0.5";
        SqlFile file = warehouse
                .sqlFile("whatif/shock_measure")
                .withFragments(Map.of("column", shock.column(), "measured", measured(shock), "share", share));
        StringBuilder sql = new StringBuilder("case population_code");
        for (Row row : warehouse.query(file, Parameters.none().forPeriod(period))) {
            sql.append(" when ")
                    .append(SqlFile.literal(row.text("population_code")))
                    .append(" then ")
                    .append(DiscriminantScore.literal(value.apply(row)));
        }
        return sql.append(" else ").append(shock.column()).append(" end").toString();
    }

    // A band better begins at its bound; a band worse, where that begins; past the last bound, by as much as lies
    // between
    // the last two.
    private static String banded(Row indicator, String column, boolean better) {
        List<Double> bounds = new ArrayList<>();
        Stream.of("bound_1", "bound_2", "bound_3", "bound_4")
                .filter(bound -> !indicator.isNull(bound))
                .forEach(bound -> bounds.add(indicator.number(bound)));
        String notPast = indicator.text("direction_code").equals("higher") ? " >= " : " <= ";
        int last = bounds.size() - 1;
        double step = last > 0 ? bounds.get(last) - bounds.get(last - 1) : Math.max(1, Math.abs(bounds.get(last)));
        double beyond = bounds.get(last)
                + (last > 0 ? step : indicator.text("direction_code").equals("higher") ? -step : step);
        StringBuilder sql = new StringBuilder("case when " + column + " is null then null");
        for (int i = 0; i <= last; i++) {
            String becomes = better
                    ? (i == 0 ? column : DiscriminantScore.literal(bounds.get(i - 1)))
                    : DiscriminantScore.literal(i == last ? beyond : bounds.get(i + 1));
            sql.append(" when ")
                    .append(column)
                    .append(notPast)
                    .append(DiscriminantScore.literal(bounds.get(i)))
                    .append(" then ")
                    .append(becomes);
        }
        return sql.append(" else ")
                .append(better ? DiscriminantScore.literal(bounds.get(last)) : column)
                .append(" end")
                .toString();
    }
}
