package io.gridgrade.validation;

import io.gridgrade.engine.Row;
import io.gridgrade.statistics.validation.AucComparison;
import io.gridgrade.statistics.validation.CalibrationTests;
import io.gridgrade.statistics.validation.Discrimination;
import io.gridgrade.statistics.validation.Interval;
import io.gridgrade.statistics.validation.Light;
import io.gridgrade.statistics.validation.Placements;
import io.gridgrade.value.Parameters;
import io.gridgrade.warehouse.Warehouse;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How well the index score and the default probability rank customers, each alone and on the same cases. */
final class DiscriminatoryPower {
    private static final double CONFIDENCE = 0.95;
    private static final double LEAST = 0.5;
    private static final long CASES_MIN = 2;
    static final String INDEX = "index_score";
    static final String PROBABILITY = "-default_probability";

    private DiscriminatoryPower() {}

    static Section section(String code, String title) {
        return Section.of(
                code,
                title,
                List.of("population", "score", "cases", "defaults", "AUC", "from", "to", "Gini", "KS", "verdict"));
    }

    /** The index score alone; the cases of the evidence must be staged. */
    static Section ofIndex(Warehouse warehouse, Evidence evidence) {
        Section section = section("discrimination_index", "Discrimination of the index score");
        for (Evidence.Count count : evidence.counts()) {
            Row row = ranking(warehouse, count.condition(), INDEX, INDEX);
            section = isEnough(row) ? row(section, count, "index score", row, "first", false) : few(section, count);
        }
        return section;
    }

    /** Probability and index score of the same cases, and whether they differ. */
    static Section ofForecasts(Warehouse warehouse, Evidence evidence) {
        Section section =
                section("discrimination", "Discrimination of the default probability, beside the index score");
        for (Evidence.Count count : evidence.counts()) {
            if (count.forecastCount() == 0) {
                section = section.remark("no_probability", "{0}: no default probability was given", count.name());
                continue;
            }
            Row row = ranking(warehouse, count.condition(), PROBABILITY, INDEX);
            if (!isEnough(row)) {
                section = few(section, count);
                continue;
            }
            AucComparison comparison = comparison(row);
            section = row(section, count, "probability", row, "first", isWorse(comparison));
            section = row(section, count, "index score", row, "second", false);
            section = compared(section, count, comparison);
            Optional<Double> atFit = count.population()
                    .flatMap(population -> FittedModels.aucAtFit(warehouse, evidence.observation(), population));
            if (atFit.isPresent()) {
                section = fall(section, count, atFit.get(), comparison.first());
            }
        }
        return section;
    }

    private static Section compared(Section section, Evidence.Count count, AucComparison comparison) {
        boolean isAlike = comparison.pValue() > 1 - CONFIDENCE;
        boolean isProbability = comparison.difference() > 0;
        return section.remark(
                isAlike ? "ranks_alike" : isProbability ? "probability_ranks_better" : "index_ranks_better",
                "{0}: "
                        + (isAlike
                                ? "the two rank alike, as far as can be told"
                                : (isProbability ? "the probability" : "the index score") + " ranks better")
                        + " (DeLong: difference {1}, z {2}, p {3})",
                count.name(),
                Section.figure(comparison.difference(), 4),
                Section.figure(comparison.z(), 2),
                Section.figure(comparison.pValue(), 4));
    }

    // ECB, section 2.5.4: whether the area is smaller than where the model was made, which saw these very cases.
    private static Section fall(Section section, Evidence.Count count, double atFit, Placements now) {
        double z = (atFit - now.auc()) / Math.sqrt(now.aucVariance());
        CalibrationTests.Normal test = CalibrationTests.Normal.rising(z);
        return section.remark(
                "auc_at_fit",
                "{0}: AUC was {1} on the cases that the model was fitted on and is {2} on these (z {3}, p of a fall by"
                        + " chance {4})",
                count.name(),
                Section.figure(atFit, 4),
                Section.figure(now.auc(), 4),
                Section.figure(z, 2),
                Section.figure(test.pValue(), 4));
    }

    private static boolean isWorse(AucComparison comparison) {
        return comparison.difference() < 0 && comparison.pValue() < 1 - CONFIDENCE;
    }

    private static Section few(Section section, Evidence.Count count) {
        return section.remark(
                "few", "{0}: fewer than two defaults or two good cases, nothing can be told", count.name());
    }

    /** Whether both classes have two cases. */
    static boolean isEnough(Row row) {
        return Math.min(row.longInteger("good_count"), row.longInteger("default_count")) >= CASES_MIN;
    }

    private static Section row(
            Section section, Evidence.Count count, String score, Row row, String which, boolean isWorse) {
        Placements placements = placements(row, which);
        Discrimination found = discrimination(row, which);
        Interval interval = placements.interval(CONFIDENCE);
        return section.row(
                count.name(),
                score,
                placements.goodCount() + placements.defaultCount(),
                placements.defaultCount(),
                Section.figure(found.auc(), 4),
                Section.figure(interval.lower(), 4),
                Section.figure(interval.upper(), 4),
                Section.figure(found.gini(), 4),
                Section.figure(found.ks(), 4),
                isWorse && light(found, interval) == Light.GREEN ? Light.AMBER : light(found, interval));
    }

    // What ranks no better than chance is to be mended; what may be chance is to be watched.
    private static Light light(Discrimination found, Interval interval) {
        return found.auc() <= LEAST ? Light.RED : interval.lower() <= LEAST ? Light.AMBER : Light.GREEN;
    }

    /** How well one of the two scores of a ranking tells the classes apart. */
    static Discrimination discrimination(Row row, String which) {
        Placements placements = placements(row, which);
        return Discrimination.of(
                placements.goodCount(),
                placements.defaultCount(),
                placements.twiceConcordant(),
                whole(row, which + "_gap"));
    }

    /** The two scores of a ranking. */
    static AucComparison comparison(Row row) {
        return AucComparison.of(
                placements(row, "first"),
                placements(row, "second"),
                whole(row, "good_products"),
                whole(row, "default_products"));
    }

    /** What two scores, high for good, give on the staged cases that the condition means; all in SQL over the cases. */
    static Row ranking(Warehouse warehouse, String condition, String first, String second) {
        return warehouse
                .query(
                        warehouse
                                .sqlFile("validation/ranking")
                                .withFragments(
                                        Map.of("condition", condition, "first_score", first, "second_score", second)),
                        Parameters.none())
                .get(0);
    }

    private static Placements placements(Row row, String which) {
        return new Placements(
                row.longInteger("good_count"),
                row.longInteger("default_count"),
                whole(row, which + "_twice"),
                whole(row, which + "_good_squares"),
                whole(row, which + "_default_squares"));
    }

    private static BigInteger whole(Row row, String column) {
        return row.decimal(column).toBigIntegerExact();
    }
}
