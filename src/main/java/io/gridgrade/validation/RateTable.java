package io.gridgrade.validation;

import io.gridgrade.engine.Row;
import io.gridgrade.statistics.validation.Interval;
import io.gridgrade.statistics.validation.Light;
import io.gridgrade.statistics.validation.LowDefaultBound;
import io.gridgrade.statistics.validation.RateTest;
import io.gridgrade.value.Parameters;
import io.gridgrade.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Defaults by a class of the cases, tested against what was foretold, and in the order of the classes. */
final class RateTable {
    private static final double CONFIDENCE = 0.95;
    private static final double BOUND_CONFIDENCE = 0.9;
    private static final double MILLION = 1e6;

    private RateTable() {}

    /** A class and what came of its cases. */
    record Rate(String code, long caseCount, long defaultCount, long forecastCount, long forecastDefaults, double sum) {
        private static Rate of(Row row) {
            return new Rate(
                    row.text("class_code"),
                    row.longInteger("case_count"),
                    row.longInteger("default_count"),
                    row.longInteger("forecast_count"),
                    row.longInteger("forecast_default_count"),
                    row.number("probability_sum") / MILLION);
        }

        /** Of a class that has a case. */
        Interval interval() {
            return Interval.ofRate(defaultCount, caseCount, CONFIDENCE);
        }

        double share() {
            return caseCount == 0 ? Double.NaN : (double) defaultCount / caseCount;
        }
    }

    /** Which cases: all, or those with a probability only. */
    enum Cases {
        ALL("true"),
        FORETOLD("probability_millionths is not null");

        private final String condition;

        Cases(String condition) {
            this.condition = condition;
        }
    }

    /** By a class, both in SQL over the cases. */
    static List<Rate> rates(Warehouse warehouse, Cases cases, String classCode, String classOrder) {
        return warehouse
                .query(
                        warehouse
                                .sqlFile("validation/rate_by")
                                .withFragments(Map.of(
                                        "condition", cases.condition,
                                        "class_code", classCode,
                                        "class_order", classOrder)),
                        Parameters.none())
                .stream()
                .map(Rate::of)
                .toList();
    }

    /** By a class in the order of a scale; classes without a case are there too. */
    static List<Rate> rates(Warehouse warehouse, Cases cases, String classCode, List<String> scale) {
        List<Rate> found = rates(warehouse, cases, classCode, "1");
        List<Rate> ordered = new ArrayList<>();
        for (String code : scale) {
            ordered.add(found.stream()
                    .filter(rate -> rate.code().equals(code))
                    .findFirst()
                    .orElse(new Rate(code, 0, 0, 0, 0, 0)));
        }
        return ordered;
    }

    /**
     * The realised rates with their interval and, where all is of a horizon that has passed, the tests of what was
     * foretold.
     */
    static Section calibration(String code, String title, String heading, List<Rate> rates, Evidence evidence) {
        Section section = Section.of(
                code,
                title,
                List.of(
                        heading,
                        "cases",
                        "defaults",
                        "foretold",
                        "came",
                        "from",
                        "to",
                        "Jeffreys p",
                        "binomial p",
                        "bound",
                        "verdict"));
        List<Double> bounds = LowDefaultBound.of(
                rates.stream()
                        .map(rate -> new LowDefaultBound.Grade(rate.caseCount(), rate.defaultCount()))
                        .toList(),
                BOUND_CONFIDENCE);
        for (int i = 0; i < rates.size(); i++) {
            Rate rate = rates.get(i);
            if (rate.caseCount() == 0) {
                continue;
            }
            Interval interval = rate.interval();
            boolean isForetold = rate.forecastCount() > 0;
            RateTest test = new RateTest(
                    rate.forecastCount(), rate.forecastDefaults(), isForetold ? rate.sum() / rate.forecastCount() : 0);
            section = section.row(
                    rate.code(),
                    rate.caseCount(),
                    rate.defaultCount(),
                    isForetold ? Section.figure(test.probability(), 4) : null,
                    Section.figure(rate.share(), 4),
                    Section.figure(interval.lower(), 4),
                    Section.figure(interval.upper(), 4),
                    isForetold && evidence.isWhole() ? Section.figure(test.jeffreys(), 4) : null,
                    isForetold && evidence.isWhole() ? Section.figure(test.binomial(), 4) : null,
                    Section.figure(bounds.get(i), 4),
                    isForetold ? verdict(test, evidence) : Light.NONE);
        }
        return section;
    }

    // Before the horizon has passed only more defaults than were foretold for all of it can be told.
    static Light verdict(RateTest test, Evidence evidence) {
        Light light = test.light();
        return evidence.isWhole() || light == Light.RED || light == Light.AMBER ? light : Light.NONE;
    }
}
