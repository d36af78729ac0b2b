package io.gridgrade.grade.risk;

import io.gridgrade.engine.Row;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Customers at observation months, with the values that were known then and what became of them: staged in the engine for as
 * long as it takes to learn from them.
 *
 * @param months the observation months, from the first
 * @param isSupplied whether a source states the outcomes; else they were observed since
 * @param populations cases of each class by population
 */
record ObservedCases(List<Period> months, boolean isSupplied, List<Population> populations, ModelVariables variables) {
    static final String TABLE = "discriminant_case";
    static final String GOOD = "good";
    static final String DEFAULT = "default";

    /** How many cases of each class there are, and every how many-th was drawn. */
    record Population(String code, long goodCount, long defaultCount, long stride) {
        /** Cases of both classes. */
        long caseCount() {
            return goodCount + defaultCount;
        }
    }

    ObservedCases {
        months = List.copyOf(months);
        populations = List.copyOf(populations);
    }

    /** Stages the cases for a month's close; empty when no observation month can be learned from yet. */
    static Optional<ObservedCases> stage(Warehouse warehouse, Parameters settings, Period period) {
        List<Row> stated =
                warehouse.query("grade/outcome_month", Parameters.none().forPeriod(period));
        // Where outcomes are stated, none of our own stands in for those that were not known yet.
        boolean isSupplied = !stated.isEmpty();
        Period last = isSupplied ? period : period.plusMonths(-settings.integer("default_horizon_months"));
        List<Row> known = warehouse.query(
                "grade/indicator_month",
                Parameters.none().with("first_observation_key", 0).with("last_observation_key", last.key()));
        List<Integer> keys = known.stream()
                .filter(row -> isSupplied
                        ? stated.stream()
                                .anyMatch(outcome -> outcome.truth("is_known")
                                        && outcome.integer("period_key") == row.integer("period_key"))
                        : hasHistory(row, settings))
                .map(row -> row.integer("period_key"))
                .distinct()
                .sorted()
                .toList();
        List<Period> months =
                keys
                        .subList(Math.max(0, keys.size() - settings.integer("discriminant_months_max")), keys.size())
                        .stream()
                        .map(Period::ofKey)
                        .toList();
        ModelVariables variables = ModelVariables.of(warehouse, settings);
        if (months.isEmpty() || variables.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Long> strides = strides(known, months, settings.longInteger("discriminant_cases_max"));
        warehouse.execute("grade/discriminant_customer", settings);
        stage(warehouse, settings, period, months, isSupplied, variables, strides);
        List<Population> populations = new ArrayList<>();
        SqlFile count = warehouse.sqlFile("grade/discriminant_case_count").withFragments(Map.of("cases", TABLE));
        warehouse
                .query(count, Parameters.none())
                .forEach(row -> populations.add(new Population(
                        row.text("population_code"),
                        row.longInteger("good_count"),
                        row.longInteger("default_count"),
                        strides.getOrDefault(row.text("population_code"), 1L))));
        return Optional.of(new ObservedCases(months, isSupplied, populations, variables));
    }

    // Indicators look back on a year. Where the data begin within it all look alike, the good come out worse than they
    // are, and who is scored on a whole year is given too much.
    private static boolean hasHistory(Row month, Parameters settings) {
        return !month.isNull("first_period_key")
                && Period.ofKey(month.integer("first_period_key"))
                                .plusMonths(settings.integer("discriminant_history_months") - 1)
                                .compareTo(Period.ofKey(month.integer("period_key")))
                        <= 0;
    }

    private static Map<String, Long> strides(List<Row> known, List<Period> months, long casesMax) {
        Map<String, Long> counts = new TreeMap<>();
        for (Row row : known) {
            if (months.contains(Period.ofKey(row.integer("period_key"))) && !row.isNull("population_code")) {
                counts.merge(row.text("population_code"), row.longInteger("customer_count"), Long::sum);
            }
        }
        counts.replaceAll((population, count) -> Math.max(1, (count + casesMax - 1) / casesMax));
        return counts;
    }

    private static void stage(
            Warehouse warehouse,
            Parameters settings,
            Period period,
            List<Period> months,
            boolean isSupplied,
            ModelVariables variables,
            Map<String, Long> strides) {
        int horizon = settings.integer("default_horizon_months");
        int cure = settings.integer("default_cure_months");
        Parameters month = settings.forPeriod(period).with("fold_count", CrossValidation.FOLDS);
        if (isSupplied) {
            month = month.with("close_on", period.lastOn());
        } else {
            month = month.with(
                            "first_cure_key", months.get(0).plusMonths(1 - cure).key())
                    .with("last_observation_key", months.get(months.size() - 1).key())
                    .with("first_outcome_key", months.get(0).plusMonths(1).key());
        }
        String observed = months.stream()
                .map(each -> "select " + each.key() + " as period_key, "
                        + each.plusMonths(1 - cure).key() + " as first_cure_key, "
                        + each.plusMonths(1).key() + " as first_outcome_key, "
                        + each.plusMonths(horizon).key() + " as last_outcome_key, "
                        + SqlFile.literal(each.lastOn()) + " as last_on")
                .collect(Collectors.joining(" union all "));
        warehouse.execute(
                warehouse
                        .sqlFile(isSupplied ? "grade/discriminant_case_supplied" : "grade/discriminant_case_observed")
                        .withFragments(Map.of(
                                "observed", observed,
                                "values", variables.columns("known"),
                                "attributes", variables.join(warehouse, observed),
                                "case_stride", strideSql(strides),
                                "deal",
                                        warehouse
                                                .sqlFile("grade/discriminant_deal")
                                                .withFragments(Map.of("known", "known"))
                                                .asSubquery(),
                                "indicators", firstKnown(warehouse, "fact_indicator", months),
                                "customer_months", firstKnown(warehouse, "fact_customer_month", List.of()))),
                month);
    }

    private static String strideSql(Map<String, Long> strides) {
        String cases = strides.entrySet().stream()
                .filter(stride -> stride.getValue() > 1)
                .map(stride -> " when " + SqlFile.literal(stride.getKey()) + " then " + stride.getValue())
                .collect(Collectors.joining());
        return cases.isEmpty() ? "1" : "case indicator.population_code" + cases + " else 1 end";
    }

    private static String firstKnown(Warehouse warehouse, String table, List<Period> months) {
        String query = warehouse
                .sqlFile("grade/first_known")
                .withFragments(Map.of("table", table))
                .asSubquery();
        // Said where the engine can skip what lies outside.
        return months.isEmpty()
                ? query
                : "select * from (" + query + ") as first_known where period_key between "
                        + months.get(0).key() + " and "
                        + months.get(months.size() - 1).key();
    }

    /** The last observation month. */
    Period observation() {
        return months.get(months.size() - 1);
    }

    /** The cases of a population. */
    LearningCases of(Population population) {
        return new LearningCases(TABLE, "population_code = " + SqlFile.literal(population.code()));
    }

    /** The cases of a population, with all that is counted of its variables. */
    CountedCases counted(Warehouse warehouse, Population population) {
        LearningCases cases = of(population);
        return CountedCases.of(
                warehouse, cases, CountedVariable.all(warehouse, cases, variables.of(population.code())));
    }

    /** Lets go of the staged cases. */
    void drop(Warehouse warehouse) {
        warehouse.execute("grade/discriminant_case_drop", Parameters.none());
    }
}
