package io.gridgrade.grade.risk;

import io.gridgrade.engine.Row;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.grade.score.Variable;
import io.gridgrade.statistics.binning.Counts;
import io.gridgrade.statistics.binning.PreBin;
import io.gridgrade.statistics.binning.Trend;
import io.gridgrade.value.Parameters;
import io.gridgrade.value.SpecialValues;
import io.gridgrade.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A variable, and how many cases of each fold and class its values have: counted once, so that bins can be found for any
 * folds without looking at the cases again.
 *
 * @param trend how its default rate may go
 */
record CountedVariable(Variable variable, Trend trend, List<PreBin> preBins) {
    // Bins of 2 % of the cases can begin anywhere near where they should.
    private static final int PRE_BINS_MAX = 50;
    // Of so many variables the engine holds the values of all cases together.
    private static final int AT_ONCE = 8;

    CountedVariable {
        preBins = List.copyOf(preBins);
    }

    /** Counts the values of each variable over cases that have a fold_no, whose relation has all of them. */
    static List<CountedVariable> all(
            Warehouse warehouse, LearningCases cases, List<ModelVariables.Candidate> variables) {
        List<CountedVariable> counted = new ArrayList<>();
        for (int from = 0; from < variables.size(); from += AT_ONCE) {
            counted.addAll(
                    together(warehouse, cases, variables.subList(from, Math.min(variables.size(), from + AT_ONCE))));
        }
        return counted;
    }

    private static List<CountedVariable> together(
            Warehouse warehouse, LearningCases cases, List<ModelVariables.Candidate> variables) {
        String valued = IntStream.range(0, variables.size())
                .mapToObj(no -> "select " + no + " as variable_no, "
                        + variables.get(no).variable().alone().countedNumber() + " as number_value, "
                        + variables.get(no).variable().alone().text() + " as text_value, class_code, fold_no\nfrom "
                        + cases.relation() + "\nwhere " + cases.condition())
                .collect(Collectors.joining("\nunion all\n"));
        String special = IntStream.range(0, variables.size())
                .filter(no -> !variables.get(no).specials().isEmpty())
                .mapToObj(no -> "variable_no = " + no + " and "
                        + SpecialValues.isAmong(variables.get(no).specials(), "number_value"))
                .collect(Collectors.joining(" or "));
        SqlFile file = warehouse
                .sqlFile("grade/discriminant_pre_bin")
                .withFragments(Map.of(
                        "valued",
                        valued,
                        "special",
                        special.isEmpty() ? "false" : special,
                        "counts",
                        ofFolds(CountedVariable::count),
                        "sums",
                        ofFolds(CountedVariable::sum)));
        List<List<PreBin>> preBins = variables.stream()
                .map(variable -> (List<PreBin>) new ArrayList<PreBin>())
                .toList();
        for (Row row : warehouse.query(file, Parameters.none().with("pre_bins_max", PRE_BINS_MAX))) {
            preBins.get(row.integer("variable_no")).add(preBin(row));
        }
        return IntStream.range(0, variables.size())
                .mapToObj(no -> new CountedVariable(
                        variables.get(no).variable(),
                        variables.get(no).trend(),
                        withSpecials(preBins.get(no), variables.get(no).specials())))
                .toList();
    }

    private static PreBin preBin(Row row) {
        List<Counts> folds = counts(row);
        if (row.truth("is_special")) {
            return new PreBin(PreBin.Kind.SPECIAL, row.number("number_value"), "", folds);
        }
        if (!row.isNull("number_value")) {
            return new PreBin(PreBin.Kind.NUMBER, row.number("number_value"), "", folds);
        }
        return row.isNull("text_value")
                ? new PreBin(PreBin.Kind.MISSING, 0, "", folds)
                : new PreBin(PreBin.Kind.TEXT, 0, row.text("text_value"), folds);
    }

    // What no case has may come all the same, and is no measure then either.
    private static List<PreBin> withSpecials(List<PreBin> known, List<Double> specials) {
        List<PreBin> all = new ArrayList<>(known);
        for (double special : specials) {
            if (known.stream().noneMatch(one -> one.kind() == PreBin.Kind.SPECIAL && one.from() == special)) {
                all.add(new PreBin(
                        PreBin.Kind.SPECIAL, special, "", Collections.nCopies(CrossValidation.FOLDS, Counts.NONE)));
            }
        }
        return all;
    }

    /** The cases of each fold in a row. */
    static List<Counts> counts(Row row) {
        return IntStream.range(0, CrossValidation.FOLDS)
                .mapToObj(fold -> new Counts(
                        row.decimal("good_" + fold).longValueExact(),
                        row.decimal("default_" + fold).longValueExact()))
                .toList();
    }

    /** The columns that they are read from. */
    static String countsOfFolds() {
        return ofFolds(CountedVariable::count);
    }

    /** Whether some case has a value. */
    boolean isKnown() {
        return preBins.stream()
                .anyMatch(preBin -> preBin.kind() != PreBin.Kind.MISSING
                        && preBin.without(Set.of()).total() > 0);
    }

    /** How far its values tell the classes apart, before bins; of use to compare variables. */
    double informationValue() {
        Counts all = preBins.stream().map(preBin -> preBin.without(Set.of())).reduce(Counts.NONE, Counts::plus);
        return all.goods() == 0 || all.defaults() == 0
                ? 0
                : preBins.stream()
                        .map(preBin -> preBin.without(Set.of()))
                        .filter(counts -> counts.total() > 0)
                        .mapToDouble(counts -> counts.information(all, DiscriminantFit.SMOOTHING))
                        .sum();
    }

    private static String ofFolds(java.util.function.BiFunction<Integer, String, String> one) {
        return IntStream.range(0, CrossValidation.FOLDS)
                .boxed()
                .flatMap(fold ->
                        List.of(one.apply(fold, ObservedCases.GOOD), one.apply(fold, ObservedCases.DEFAULT)).stream())
                .collect(Collectors.joining(", "));
    }

    private static String count(int fold, String classCode) {
        return "count(*) filter (where fold_no = " + fold + " and class_code = '" + classCode + "') as " + classCode
                + "_" + fold;
    }

    private static String sum(int fold, String classCode) {
        String name = classCode + "_" + fold;
        return "coalesce(sum(" + name + "), 0) as " + name;
    }
}
