package io.gridgrade.service;

import io.gridgrade.engine.Row;
import io.gridgrade.run.Run;
import io.gridgrade.statistics.effect.Holm;
import io.gridgrade.statistics.effect.MatchedDifference;
import io.gridgrade.statistics.validation.Interval;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.value.Step;
import io.gridgrade.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Measures what the actions of each service rule changed, on the work lists that are old enough: the change of those for
 * whom something was done less that of their like for whom nothing was. Rows stay in SQL; here are the sums of a rule.
 */
public final class MeasureEffects {
    /** Customers on either side below which there is no figure. */
    static final int CUSTOMERS_MIN = 30;

    private static final double CONFIDENCE = 0.95;
    private static final int WINDOW_MONTHS = 12;
    private static final List<String> COVARIATES =
            List.of("bill_size", "arrears_days", "overdue_months", "overdue_trend", "contacts");

    private record Figure(Row rule, EffectMeasure measure, Optional<Row> sums) {
        boolean isEnough() {
            return sums.map(row -> row.longInteger("matched_customer_count") >= CUSTOMERS_MIN
                            && row.longInteger("control_customer_count") >= CUSTOMERS_MIN
                            && difference().standardError() > 0)
                    .orElse(false);
        }

        MatchedDifference difference() {
            Row row = sums.orElseThrow();
            return new MatchedDifference(
                    row.longInteger("matched_count"),
                    row.number("treated_change"),
                    row.number("control_change"),
                    row.number("departure_square_sum"));
        }

        long count(String column) {
            return sums.map(row -> row.longInteger(column)).orElse(0L);
        }

        double number(String column) {
            return sums.map(row -> row.number(column)).orElse(0.0);
        }
    }

    /** Writes the month's effects; returns how many rules and measures there are. */
    public long run(Run run, Warehouse warehouse, Parameters parameters, Period period) {
        Parameters month =
                PlanService.month(parameters, period).with("run_key", run.key()).with("window_months", WINDOW_MONTHS);
        return run.step(Step.of("effects", period), () -> {
            warehouse.execute("service/effect_clear", month);
            warehouse.execute("service/effect_drop", Parameters.none());
            warehouse.execute("service/effect_month", month);
            boolean isAny = warehouse
                            .query("service/effect_month_count", Parameters.none())
                            .get(0)
                            .longInteger("month_count")
                    > 0;
            long rows = isAny ? measure(warehouse, month) : 0;
            warehouse.execute("service/effect_drop", Parameters.none());
            return rows;
        });
    }

    private static long measure(Warehouse warehouse, Parameters month) {
        warehouse.execute("service/effect_case", month);
        warehouse.execute("service/effect_exposure", month);
        warehouse.execute("service/effect_match", month);
        List<Figure> figures = figures(warehouse);
        write(warehouse, month, figures);
        for (String covariate : COVARIATES) {
            warehouse.execute(
                    warehouse.sqlFile("service/fact_service_balance").withFragments(Map.of("covariate", covariate)),
                    month);
        }
        return figures.size();
    }

    private static List<Figure> figures(Warehouse warehouse) {
        List<Row> rules = warehouse.query("service/effect_count", Parameters.none());
        List<Figure> figures = new ArrayList<>();
        for (EffectMeasure measure : EffectMeasure.values()) {
            Map<String, Row> sums = new LinkedHashMap<>();
            warehouse
                    .query(
                            warehouse.sqlFile("service/effect_sum").withFragments(Map.of("measure", measure.code())),
                            Parameters.none())
                    .forEach(row -> sums.put(row.text("service_rule_code"), row));
            rules.forEach(rule -> figures.add(
                    new Figure(rule, measure, Optional.ofNullable(sums.get(rule.text("service_rule_code"))))));
        }
        return figures;
    }

    private static void write(Warehouse warehouse, Parameters month, List<Figure> figures) {
        List<Figure> enough = figures.stream().filter(Figure::isEnough).toList();
        double[] adjusted = Holm.adjust(enough.stream()
                .mapToDouble(figure -> figure.difference().pValue())
                .toArray());
        for (Figure figure : figures) {
            int place = enough.indexOf(figure);
            Parameters row = counts(month, figure).with("is_known", place >= 0);
            warehouse.execute(
                    "service/fact_service_effect", place >= 0 ? known(row, figure, adjusted[place]) : unknown(row));
        }
    }

    private static Parameters counts(Parameters month, Figure figure) {
        Parameters row = month.with("service_rule_code", figure.rule().text("service_rule_code"))
                .with("measure_code", figure.measure().code())
                .with("first_period_key", figure.rule().integer("first_period_key"))
                .with("last_period_key", figure.rule().integer("last_period_key"))
                .with("treated_count", figure.rule().longInteger("treated_count"))
                .with("confidence", CONFIDENCE);
        for (String column : List.of(
                "matched_count",
                "control_count",
                "stratum_count",
                "matched_customer_count",
                "control_customer_count")) {
            row = row.with(column, figure.count(column));
        }
        for (String column : List.of("treated_before", "treated_change", "control_before", "control_change")) {
            row = row.with(column, figure.number(column));
        }
        return row;
    }

    private static Parameters known(Parameters row, Figure figure, double adjusted) {
        MatchedDifference difference = figure.difference();
        Interval interval = difference.interval(CONFIDENCE);
        String effect = figure.measure().isBetter(difference.effect()) ? "better" : "worse";
        return row.with("effect", difference.effect())
                .with("effect_error", difference.standardError())
                .with("effect_low", interval.lower())
                .with("effect_high", interval.upper())
                .with("p_value", difference.pValue())
                .with("adjusted_p_value", adjusted)
                .with("verdict_code", adjusted < 1 - CONFIDENCE ? effect : "none");
    }

    private static Parameters unknown(Parameters row) {
        Parameters empty = row.with("verdict_code", "too_few");
        for (String column :
                List.of("effect", "effect_error", "effect_low", "effect_high", "p_value", "adjusted_p_value")) {
            empty = empty.with(column, 0.0);
        }
        return empty;
    }
}
