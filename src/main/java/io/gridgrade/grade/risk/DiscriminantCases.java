package io.gridgrade.grade.risk;

import io.gridgrade.engine.Row;
import io.gridgrade.engine.SqlFile;
import io.gridgrade.statistics.discriminant.ClassSums;
import io.gridgrade.statistics.discriminant.Feature;
import io.gridgrade.statistics.validation.Discrimination;
import io.gridgrade.value.Parameters;
import io.gridgrade.warehouse.Warehouse;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Cases with a known outcome, as the engine holds them: any relation with a class and numeric columns. The engine sums
 * them; only counts and sums come to Java.
 *
 * @param relation table or bracketed query, in SQL
 * @param condition which of its rows are cases, in SQL
 * @param classCode class of a case, in SQL
 */
record DiscriminantCases(String relation, String condition, String classCode, List<Column> columns) {
    /** A feature, and its whole number as SQL: its value times 10 to the power of its decimals. */
    record Column(Feature feature, String wholeNumber) {
        /** A column of numbers; decimals beyond the feature's own are rounded away. */
        static Column of(Feature feature, String expression) {
            return new Column(
                    feature,
                    "cast(round(" + expression + " * " + BigDecimal.TEN.pow(feature.decimals()) + ") as bigint)");
        }
    }

    DiscriminantCases {
        columns = List.copyOf(columns);
    }

    DiscriminantCases where(String further) {
        return new DiscriminantCases(relation, "(" + condition + ") and (" + further + ")", classCode, columns);
    }

    /** The exact statistics by class, in the order of the classes' codes; those without a case are not there. */
    List<ClassSums> classSums(Warehouse warehouse) {
        SumsByClass sums = SumsByClass.of(columns.size(), (one, other) -> one + " * " + other);
        String features = each(i -> columns.get(i).wholeNumber() + " as x" + i);
        if (sums.isAtOnce()) {
            return sums.ask(warehouse, filled(warehouse, "grade/discriminant_statistics", features));
        }
        warehouse.execute(filled(warehouse, "grade/discriminant_feature", features), Parameters.none());
        List<ClassSums> found = sums.ask(
                warehouse,
                new DiscriminantCases("discriminant_feature", "true", "class_code", List.of())
                        .filled(warehouse, "grade/discriminant_statistics", each(i -> "x" + i)));
        warehouse.execute("grade/discriminant_feature_drop", Parameters.none());
        return found;
    }

    /** How well a score, in SQL over the relation and high for good, tells the cases of a class from the others. */
    Optional<Discrimination> discrimination(Warehouse warehouse, String score, String defaultClass) {
        SqlFile file = over(warehouse, "grade/discrimination")
                .withFragments(Map.of(
                        "is_default",
                        "cast(" + classCode + " as varchar) = " + SqlFile.literal(defaultClass),
                        "score",
                        score));
        Row row = warehouse.query(file, Parameters.none()).get(0);
        long good = row.longInteger("good_count");
        long defaults = row.longInteger("default_count");
        if (good == 0 || defaults == 0) {
            return Optional.empty();
        }
        return Optional.of(Discrimination.of(
                good,
                defaults,
                row.decimal("twice_concordant").toBigIntegerExact(),
                row.decimal("cross_gap_max").toBigIntegerExact()));
    }

    private SqlFile filled(Warehouse warehouse, String file, String features) {
        return over(warehouse, file).withFragments(Map.of("class_code", classCode, "features", features));
    }

    private SqlFile over(Warehouse warehouse, String file) {
        return warehouse.sqlFile(file).withFragments(Map.of("relation", relation, "condition", condition));
    }

    private String each(java.util.function.IntFunction<String> text) {
        return IntStream.range(0, columns.size()).mapToObj(text).collect(Collectors.joining(", "));
    }
}
