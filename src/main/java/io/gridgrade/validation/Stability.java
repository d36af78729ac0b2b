package io.gridgrade.validation;

import io.gridgrade.engine.Row;
import io.gridgrade.statistics.validation.Agreement;
import io.gridgrade.statistics.validation.CalibrationTests;
import io.gridgrade.statistics.validation.Concentration;
import io.gridgrade.statistics.validation.Light;
import io.gridgrade.statistics.validation.MigrationMatrix;
import io.gridgrade.statistics.validation.StabilityIndex;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.Period;
import io.gridgrade.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Whether grades, scores and indicators stay what they were: migration, concentration, drift. */
final class Stability {
    private static final double LEVEL = 0.05;
    private static final int BULGES_MAX = 5;

    private Stability() {}

    /** Of a month against an earlier one. */
    static List<Section> of(Warehouse warehouse, Period from, Period period) {
        Parameters months =
                Parameters.none().with("from_period_key", from.key()).with("period_key", period.key());
        List<String> grades = Scales.grades(warehouse);
        List<Section> sections = new ArrayList<>();
        sections.addAll(migration(warehouse, months, grades, from, period));
        sections.add(concentration(warehouse, months, grades, from, period));
        sections.add(drift(warehouse, months, grades, from, period));
        sections.add(indicators(warehouse, months, from, period));
        return sections;
    }

    private static List<Section> migration(
            Warehouse warehouse, Parameters months, List<String> grades, Period from, Period period) {
        List<List<Long>> counts = new ArrayList<>();
        for (int i = 0; i < grades.size(); i++) {
            counts.add(new ArrayList<>(Collections.nCopies(grades.size(), 0L)));
        }
        long unknown = 0;
        for (Row row : warehouse.query("validation/migration", months)) {
            int before = grades.indexOf(row.text("from_grade_code"));
            int after = grades.indexOf(row.text("to_grade_code"));
            if (before < 0 || after < 0) {
                unknown += row.longInteger("customer_count");
            } else {
                counts.get(before).set(after, row.longInteger("customer_count"));
            }
        }
        MigrationMatrix matrix = new MigrationMatrix(counts);
        List<String> columns = new ArrayList<>(List.of("from"));
        columns.addAll(grades);
        Section table =
                Section.of("migration", "Migration of grades, " + from + " to " + period + " (customers)", columns);
        for (int i = 0; i < grades.size(); i++) {
            List<Object> row = new ArrayList<>(List.of(grades.get(i)));
            row.addAll(counts.get(i));
            table = table.row(row.toArray());
        }
        if (unknown > 0) {
            table = table.remark("grade_no_more", "{0} customers had a grade that the scale has no more", unknown);
        }
        Section figures =
                Section.of("migration_figures", "Figures of the migration", List.of("figure", "value", "meaning"));
        boolean isAny = counts.stream().flatMap(List::stream).anyMatch(count -> count > 0);
        if (!isAny) {
            return List.of(figures.remark("none_in_both", "no customer was rated in both {0} and {1}", from, period));
        }
        Agreement agreement = Agreement.of(counts);
        figures = figures.row("stayed", Section.figure(matrix.stayed(), 4), "share that kept its grade")
                .row(
                        "upper bandwidth",
                        matrix.upperBandwidth()
                                .map(value -> Section.figure(value, 4))
                                .orElse(null),
                        "of those that got worse: 0 one grade at a time, 1 as far as can be")
                .row(
                        "lower bandwidth",
                        matrix.lowerBandwidth()
                                .map(value -> Section.figure(value, 4))
                                .orElse(null),
                        "of those that got better")
                .row(
                        "weighted kappa",
                        Section.figure(agreement.weightedKappa(), 4),
                        "agreement of then and now, linear")
                .row("Spearman", Section.figure(agreement.spearman(), 4), "rank correlation of then and now");
        List<MigrationMatrix.Bulge> bulges = matrix.bulges(LEVEL);
        for (MigrationMatrix.Bulge bulge : bulges.subList(0, Math.min(BULGES_MAX, bulges.size()))) {
            boolean isBesideDiagonal = Math.abs(bulge.from() - bulge.to()) == 1;
            figures = figures.remark(
                    isBesideDiagonal ? "bulge_beside" : "bulge",
                    "more went from {0} to {1}"
                            + (isBesideDiagonal ? " than stayed" : " than to the grade next to it on the way")
                            + " (z {2})",
                    grades.get(bulge.from()),
                    grades.get(bulge.to()),
                    Section.figure(bulge.z(), 2));
        }
        if (bulges.size() > BULGES_MAX) {
            figures = figures.remark("bulges_elsewhere", "and so elsewhere: {0}", bulges.size() - BULGES_MAX);
        }
        return List.of(table, figures);
    }

    private static Section concentration(
            Warehouse warehouse, Parameters months, List<String> grades, Period from, Period period) {
        Section section = Section.of(
                "concentration",
                "Concentration, " + from + " and " + period,
                List.of(
                        "over",
                        "ECB index then",
                        "ECB index now",
                        "plain HHI then",
                        "plain HHI now",
                        "rise p",
                        "verdict"));
        section = concentration(section, "grades", mix(warehouse, months, "grade_code", grades));
        section = concentration(
                section, "master scale", mix(warehouse, months, "master_scale_code", Scales.master(warehouse)));
        return section.remark(
                "concentration",
                "ECB index: 1 + ln((CV^2 + 1) / K) / ln K, 0 when all classes are alike;"
                        + " plain HHI: sum of squared shares, 1 / K when they are");
    }

    private static Section concentration(Section section, String over, Mix mix) {
        if (mix.nowTotal() == 0) {
            return section.remark("none_given_in_month", "{0}: none was given in the month", over);
        }
        Concentration now = Concentration.of(mix.now());
        if (mix.thenTotal() == 0) {
            return section.row(
                            over,
                            null,
                            Section.figure(now.index(), 4),
                            null,
                            Section.figure(now.plainIndex(), 4),
                            null,
                            Light.NONE)
                    .remark("none_given_then", "{0}: none was given then", over);
        }
        Concentration then = Concentration.of(mix.then());
        CalibrationTests.Normal rise = now.riseSince(then);
        return section.row(
                over,
                Section.figure(then.index(), 4),
                Section.figure(now.index(), 4),
                Section.figure(then.plainIndex(), 4),
                Section.figure(now.plainIndex(), 4),
                Section.figure(rise.pValue(), 4),
                rise.pValue() < LEVEL ? Light.AMBER : Light.GREEN);
    }

    private static Section drift(
            Warehouse warehouse, Parameters months, List<String> grades, Period from, Period period) {
        Section section = Section.of(
                "drift",
                "Drift of the population, " + from + " to " + period,
                List.of("of", "classes", "PSI", "verdict"));
        Row method = warehouse.query("validation/method_between", months).get(0);
        boolean isRules = method.truth("is_grading_changed");
        boolean isModels = method.truth("is_model_changed");
        section = drift(
                section, "index score, in tens", mix(warehouse, months, "floor(index_score / 10)", List.of()), isRules);
        section = drift(section, "grade", mix(warehouse, months, "grade_code", grades), isRules);
        section = drift(
                section,
                "class of the master scale",
                mix(warehouse, months, "master_scale_code", Scales.master(warehouse)),
                isModels);
        if (isRules) {
            section = rulesChanged(section, from, period);
        }
        return isModels
                ? section.remark(
                        "models_changed",
                        "class of the master scale: other models, or another scale, in {1} than in {0}: what moved may be"
                                + " they, not the customers, and there is no verdict",
                        from,
                        period)
                : section;
    }

    private static Section rulesChanged(Section section, Period from, Period period) {
        return section.remark(
                "rules_changed",
                "the rules of grading changed between {0} and {1}: what moved may be they, not the customers, and there is"
                        + " no verdict",
                from,
                period);
    }

    // A change of method is not told as one of customers.
    private static Section drift(Section section, String of, Mix mix, boolean isMethodChanged) {
        if (mix.thenTotal() == 0 || mix.nowTotal() == 0) {
            return section.remark(
                    mix.thenTotal() == 0 ? "none_given_then" : "none_given_now",
                    "{0}: none was given " + (mix.thenTotal() == 0 ? "then" : "now"),
                    of);
        }
        StabilityIndex index = StabilityIndex.of(mix.then(), mix.now());
        return section.row(
                of, mix.now().size(), Section.figure(index.value(), 4), isMethodChanged ? Light.NONE : index.light());
    }

    private static Section indicators(Warehouse warehouse, Parameters months, Period from, Period period) {
        Map<String, Mix> mixes = new TreeMap<>();
        for (Row row : warehouse.query("validation/band_mix", months)) {
            Mix mix = mixes.computeIfAbsent(
                    row.text("indicator_code"), code -> new Mix(new ArrayList<>(), new ArrayList<>()));
            mix.then().add(row.longInteger("then_count"));
            mix.now().add(row.longInteger("now_count"));
        }
        Section section = Section.of(
                "drift_of_indicators",
                "Drift of the indicators by their points, " + from + " to " + period,
                List.of("indicator", "bands", "CSI", "verdict"));
        boolean isRules =
                warehouse.query("validation/method_between", months).get(0).truth("is_grading_changed");
        List<String> same = new ArrayList<>();
        for (Map.Entry<String, Mix> indicator : mixes.entrySet()) {
            if (indicator.getValue().now().size() == 1) {
                same.add(indicator.getKey());
            } else {
                section = drift(section, indicator.getKey(), indicator.getValue(), isRules);
            }
        }
        if (isRules) {
            section = rulesChanged(section, from, period);
        }
        if (!same.isEmpty()) {
            section = section.remark(
                    "same", "missing or alike for everybody in both months: {0}", String.join(", ", same));
        }
        return section;
    }

    /** Counts by class, then and now. */
    private record Mix(List<Long> then, List<Long> now) {
        long thenTotal() {
            return then.stream().mapToLong(Long::longValue).sum();
        }

        long nowTotal() {
            return now.stream().mapToLong(Long::longValue).sum();
        }
    }

    // By the classes of a scale, in their order; by what is found where there is none.
    private static Mix mix(Warehouse warehouse, Parameters months, String classCode, List<String> scale) {
        Map<String, Row> found = new TreeMap<>();
        warehouse
                .query(warehouse.sqlFile("validation/class_mix").withFragments(Map.of("class_code", classCode)), months)
                .forEach(row -> found.put(row.text("class_code"), row));
        List<Long> then = new ArrayList<>();
        List<Long> now = new ArrayList<>();
        for (String code : scale.isEmpty() ? found.keySet() : scale) {
            Row row = found.get(code);
            then.add(row == null ? 0 : row.longInteger("then_count"));
            now.add(row == null ? 0 : row.longInteger("now_count"));
        }
        return new Mix(then, now);
    }
}
