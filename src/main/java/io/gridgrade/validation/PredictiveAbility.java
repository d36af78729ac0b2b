package io.gridgrade.validation;

import io.gridgrade.engine.Row;
import io.gridgrade.statistics.validation.BrierScore;
import io.gridgrade.statistics.validation.CalibrationTests;
import io.gridgrade.statistics.validation.ForecastGroup;
import io.gridgrade.statistics.validation.Interval;
import io.gridgrade.statistics.validation.RateTest;
import io.gridgrade.value.Parameters;
import io.gridgrade.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Calibration: whether as many defaulted as was foretold, in all, by class of the master scale and by grade. */
final class PredictiveAbility {
    private static final double CONFIDENCE = 0.95;
    // Of ten intervals at 95 % one or more misses in 40 of 100 cases though all is right. At this level all ten hold
    // together with 95 % (Z. Sidak, "Rectangular confidence regions", 1967).
    private static final double CONFIDENCE_TOGETHER = Math.pow(CONFIDENCE, 0.1);
    private static final double MILLION = 1e6;

    private PredictiveAbility() {}

    /** The sections that stand on probabilities; the cases of the evidence must be staged. */
    static List<Section> ofForecasts(Warehouse warehouse, Evidence evidence) {
        List<Section> sections = new ArrayList<>();
        sections.add(backTest(warehouse, evidence));
        sections.add(RateTable.calibration(
                        "calibration_by_class",
                        "By class of the master scale",
                        "class",
                        RateTable.rates(
                                warehouse, RateTable.Cases.FORETOLD, "master_scale_code", Scales.master(warehouse)),
                        evidence)
                .remark(
                        "bound",
                        "bound: most prudent upper bound of Pluto and Tasche at 90 %, for classes with few defaults"));
        if (evidence.isWhole()) {
            sections.add(curve(warehouse));
            sections.add(Recalibration.of(warehouse));
        }
        return sections;
    }

    /** Default rates by grade, which should rise from grade to grade. */
    static Section byGrade(Warehouse warehouse, Evidence evidence) {
        List<RateTable.Rate> rates =
                RateTable.rates(warehouse, RateTable.Cases.ALL, "grade_code", Scales.grades(warehouse));
        Section section = RateTable.calibration("calibration_by_grade", "By grade", "grade", rates, evidence);
        RateTable.Rate before = null;
        boolean isRising = true;
        for (RateTable.Rate rate : rates) {
            if (rate.caseCount() == 0) {
                continue;
            }
            if (before != null && rate.share() < before.share()) {
                boolean isChance = rate.interval().upper() > before.interval().lower();
                section = section.remark(
                        isChance ? "fewer_by_chance" : "no_rank",
                        "fewer of {0} defaulted than of {1}"
                                + (isChance ? ", which may be chance" : ": the grades do not rank"),
                        rate.code(),
                        before.code());
                isRising = false;
            }
            before = rate;
        }
        return isRising ? section.remark("rises", "the rate of defaults rises from grade to grade") : section;
    }

    private static Section backTest(Warehouse warehouse, Evidence evidence) {
        Section section = Section.of(
                "back_test",
                "Default probabilities beside what came",
                List.of(
                        "population",
                        "cases",
                        "expected",
                        "defaults",
                        "foretold",
                        "came",
                        "from",
                        "to",
                        "Jeffreys p",
                        "Brier",
                        "of the rate",
                        "Hosmer-Lemeshow p",
                        "Spiegelhalter z",
                        "verdict"));
        for (Evidence.Count count : evidence.counts()) {
            if (count.forecastCount() == 0) {
                continue;
            }
            List<Row> tenths = tenths(warehouse, count.condition());
            List<ForecastGroup> groups =
                    tenths.stream().map(PredictiveAbility::group).toList();
            long cases = groups.stream().mapToLong(ForecastGroup::count).sum();
            long defaults = groups.stream().mapToLong(ForecastGroup::events).sum();
            double expected = groups.stream().mapToDouble(ForecastGroup::sum).sum();
            RateTest test = new RateTest(cases, defaults, expected / cases);
            Interval interval = Interval.ofRate(defaults, cases, CONFIDENCE);
            BrierScore brier = BrierScore.of(groups);
            double deviation =
                    tenths.stream().mapToDouble(row -> row.number("deviation")).sum() / MILLION / MILLION;
            double variance =
                    tenths.stream().mapToDouble(row -> row.number("variance")).sum() / Math.pow(MILLION, 4);
            boolean isWhole = evidence.isWhole();
            section = section.row(
                    count.name(),
                    cases,
                    Section.figure(expected, 1),
                    defaults,
                    Section.figure(test.probability(), 4),
                    Section.figure(test.rate(), 4),
                    Section.figure(interval.lower(), 4),
                    Section.figure(interval.upper(), 4),
                    isWhole ? Section.figure(test.jeffreys(), 4) : null,
                    isWhole ? Section.figure(brier.score(), 5) : null,
                    isWhole ? Section.figure(brier.uncertainty(), 5) : null,
                    isWhole
                            ? Section.figure(
                                    CalibrationTests.hosmerLemeshow(groups, false)
                                            .pValue(),
                                    4)
                            : null,
                    isWhole && variance > 0
                            ? Section.figure(
                                    CalibrationTests.spiegelhalter(deviation, variance)
                                            .z(),
                                    2)
                            : null,
                    RateTable.verdict(test, evidence));
        }
        if (!evidence.isWhole()) {
            section = section.remark(
                    "months_passed",
                    "only {0} of {1} months have passed: calibration cannot be told yet, but for too many defaults"
                            + " already; it can at the close of {2}",
                    evidence.months(),
                    evidence.horizonMonths(),
                    evidence.observation().plusMonths(evidence.horizonMonths()));
        }
        return section;
    }

    private static Section curve(Warehouse warehouse) {
        Section section = Section.of(
                "calibration_curve",
                "Calibration curve, by tenths of the probability",
                List.of("tenth", "cases", "defaults", "foretold", "came", "from", "to", "inside"));
        boolean isAnyChance = false;
        for (Row row : tenths(warehouse, "true")) {
            ForecastGroup group = group(row);
            Interval interval = Interval.ofRate(group.events(), group.count(), CONFIDENCE);
            Interval together = Interval.ofRate(group.events(), group.count(), CONFIDENCE_TOGETHER);
            boolean isInside = interval.holds(group.mean());
            boolean isChance = !isInside && together.holds(group.mean());
            isAnyChance |= isChance;
            section = section.row(
                    row.integer("tenth_no"),
                    group.count(),
                    group.events(),
                    Section.figure(group.mean(), 4),
                    Section.figure(group.rate(), 4),
                    Section.figure(interval.lower(), 4),
                    Section.figure(interval.upper(), 4),
                    isInside ? "yes" : isChance ? "by chance" : "no");
        }
        return isAnyChance
                ? section.remark(
                        "tenth_by_chance",
                        "by chance: outside its own interval, which one right tenth in twenty is, but inside that in which"
                                + " all ten lie together with 95 %")
                : section;
    }

    private static List<Row> tenths(Warehouse warehouse, String condition) {
        return warehouse.query(
                warehouse.sqlFile("validation/forecast_tenth").withFragments(Map.of("condition", condition)),
                Parameters.none());
    }

    private static ForecastGroup group(Row row) {
        return new ForecastGroup(
                row.longInteger("case_count"),
                row.longInteger("default_count"),
                row.number("probability_sum") / MILLION,
                row.number("probability_squares") / MILLION / MILLION,
                row.number("probability_of_defaults") / MILLION);
    }
}
