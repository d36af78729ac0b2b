package io.gridgrade.validation;

import io.gridgrade.engine.Row;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.warehouse.Warehouse;
import java.util.List;
import java.util.Optional;

/**
 * Cases whose grades and probabilities of one month are held against what came of them.
 *
 * @param observation the month that was graded
 * @param last the last month whose defaults count
 * @param months how many months of outcomes that is; the whole horizon where a source states the outcomes
 * @param isSupplied whether a source states them
 * @param counts by population, and of all, last
 */
record Evidence(
        Period observation, Period last, int months, int horizonMonths, boolean isSupplied, List<Count> counts) {
    /** How many cases of a population; of all where it is empty. */
    record Count(Optional<String> population, long caseCount, long defaultCount, long forecastCount) {
        /** Those of the population, in SQL over the cases. */
        String condition() {
            return population
                    .map(code -> "population_code = " + SqlFile.literal(code))
                    .orElse("true");
        }

        String name() {
            return population.orElse("all");
        }
    }

    /** Whether all the months that the probabilities are of have passed. */
    boolean isWhole() {
        return months >= horizonMonths;
    }

    boolean hasForecasts() {
        return counts.stream().anyMatch(count -> count.forecastCount() > 0);
    }

    /** The month whose outcomes are whole at this one's close. */
    static Optional<Evidence> whole(Warehouse warehouse, Parameters settings, Period period) {
        int horizon = settings.integer("default_horizon_months");
        Row stated = warehouse
                .query("validation/outcome_month", Parameters.none().forPeriod(period))
                .get(0);
        if (!stated.truth("is_supplied")) {
            return staged(warehouse, period.plusMonths(-horizon), period, horizon, horizon, false);
        }
        return stated.isNull("outcome_period_key")
                ? Optional.empty()
                : staged(warehouse, Period.ofKey(stated.integer("outcome_period_key")), period, horizon, horizon, true);
    }

    /** The oldest month that gave probabilities, where their horizon has not passed yet. */
    static Optional<Evidence> soFar(Warehouse warehouse, Parameters settings, Period period) {
        int horizon = settings.integer("default_horizon_months");
        Row first = warehouse
                .query(
                        "validation/first_forecast",
                        Parameters.none()
                                .forPeriod(period)
                                .with(
                                        "from_period_key",
                                        period.plusMonths(-horizon).key()))
                .get(0);
        if (first.isNull("first_period_key")) {
            return Optional.empty();
        }
        Period observation = Period.ofKey(first.integer("first_period_key"));
        int months = 0;
        while (observation.plusMonths(months).compareTo(period) < 0) {
            months++;
        }
        return staged(warehouse, observation, period, months, horizon, false);
    }

    // The cases stay in the engine until others, or none, take their place.
    private static Optional<Evidence> staged(
            Warehouse warehouse, Period observation, Period last, int months, int horizon, boolean isSupplied) {
        warehouse.execute(
                "validation/validation_case",
                Parameters.none()
                        .forPeriod(last)
                        .with("observation_period_key", observation.key())
                        .with("next_period_key", observation.plusMonths(1).key())
                        .with("is_supplied_count", isSupplied ? 1 : 0));
        List<Count> counts = warehouse.query("validation/case_count", Parameters.none()).stream()
                .map(row -> new Count(
                        row.isNull("population_code") ? Optional.empty() : Optional.of(row.text("population_code")),
                        row.longInteger("case_count"),
                        row.longInteger("default_count"),
                        row.longInteger("forecast_count")))
                .toList();
        boolean isAny = counts.stream().anyMatch(count -> count.caseCount() > 0);
        return isAny
                ? Optional.of(new Evidence(observation, last, months, horizon, isSupplied, counts))
                : Optional.empty();
    }

    /** What the figures stand on, as a sentence of a section. */
    Section told(Section section, String of) {
        if (isSupplied) {
            return section.remark(
                    "evidence_stated",
                    "{0}: graded at the close of {1}, outcomes as a source states them",
                    of,
                    observation);
        }
        return section.remark(
                isWhole() ? "evidence_whole" : "evidence_so_far",
                "{0}: graded at the close of {1}, defaults of the {2} " + (months == 1 ? "month" : "months")
                        + " up to {3}" + (isWhole() ? "" : "; their probabilities are of {4} months"),
                of,
                observation,
                months,
                last,
                horizonMonths);
    }
}
