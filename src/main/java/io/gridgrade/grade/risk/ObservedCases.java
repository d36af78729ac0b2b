package io.gridgrade.grade.risk;

import io.gridgrade.engine.Row;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.grade.index.GradedIndicator;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Customers at an observation month, with the points that were known then and what became of them: staged in the engine
 * for as long as it takes to learn from them.
 *
 * @param populations cases of each class by population
 */
record ObservedCases(
        Period observation, boolean isSupplied, List<Population> populations, List<GradedIndicator> graded) {
    static final String TABLE = "discriminant_case";
    static final String GOOD = "good";
    static final String DEFAULT = "default";

    /** How many cases of each class. */
    record Population(String code, long goodCount, long defaultCount) {}

    /**
     * Stages the cases for a month's close: of every month whose outcome a source states, and was known by then or, without
     * any, of the month that lies the default horizon back. Empty when that month has no indicators.
     */
    static Optional<ObservedCases> stage(Warehouse warehouse, Parameters settings, Period period) {
        Row outcome = warehouse
                .query("grade/outcome_period", Parameters.none().forPeriod(period))
                .get(0);
        boolean isSupplied = outcome.truth("is_supplied");
        if (isSupplied && outcome.isNull("period_key")) {
            // Outcomes are stated, and were not known yet: none of our own stands in for them.
            return Optional.empty();
        }
        Period observation = isSupplied
                ? Period.ofKey(outcome.integer("period_key"))
                : period.plusMonths(-settings.integer("default_horizon_months"));
        Parameters month = settings.forPeriod(period)
                .with("observation_period_key", observation.key())
                .with("next_period_key", observation.plusMonths(1).key())
                .with(
                        "first_period_key_cure",
                        observation
                                .plusMonths(1 - settings.integer("default_cure_months"))
                                .key());
        List<GradedIndicator> graded = GradedIndicator.all(warehouse);
        if (graded.isEmpty()
                || !warehouse.query("grade/indicator_known", month).get(0).truth("is_known")) {
            return Optional.empty();
        }
        String points = graded.stream()
                .map(indicator -> ", " + SqlFile.identifier(indicator.column()))
                .collect(Collectors.joining());
        warehouse.execute(
                warehouse
                        .sqlFile(isSupplied ? "grade/discriminant_case_supplied" : "grade/discriminant_case_observed")
                        .withFragments(Map.of(
                                "points", points,
                                "indicators", firstKnown(warehouse, "fact_indicator"),
                                "customer_months", firstKnown(warehouse, "fact_customer_month"))),
                month);
        List<Population> populations = new ArrayList<>();
        SqlFile count = warehouse.sqlFile("grade/discriminant_case_count").withFragments(Map.of("cases", TABLE));
        warehouse
                .query(count, Parameters.none())
                .forEach(row -> populations.add(new Population(
                        row.text("population_code"), row.longInteger("good_count"), row.longInteger("default_count"))));
        return Optional.of(new ObservedCases(observation, isSupplied, List.copyOf(populations), graded));
    }

    private static String firstKnown(Warehouse warehouse, String table) {
        return warehouse
                .sqlFile("grade/first_known")
                .withFragments(Map.of("table", table))
                .asSubquery();
    }

    /** The cases of a population, with the indicators that count for it. */
    DiscriminantCases of(String population) {
        return new DiscriminantCases(
                TABLE,
                "population_code = " + SqlFile.literal(population),
                "class_code",
                graded.stream()
                        .filter(indicator ->
                                indicator.dimensionWeight(population).signum() > 0)
                        .map(indicator -> DiscriminantCases.Column.points(indicator.column()))
                        .toList());
    }

    /** Lets go of the staged cases. */
    void drop(Warehouse warehouse) {
        warehouse.execute("grade/discriminant_case_drop", Parameters.none());
    }
}
