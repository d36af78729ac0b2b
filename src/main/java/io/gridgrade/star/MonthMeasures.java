package io.gridgrade.star;

import io.gridgrade.engine.SqlFile;
import io.gridgrade.value.Parameters;
import io.gridgrade.warehouse.Warehouse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The additive measures of a customer's month, and the SQL that follows from them. */
public record MonthMeasures(List<MonthMeasure> measures) {
    private static final String SUMS = "_sums";
    private static final String TERMS = "_terms";

    /** Those of {@code sql/star/month_measure.sql}. */
    public static MonthMeasures of(Warehouse warehouse) {
        return new MonthMeasures(warehouse.query("star/month_measure", Parameters.none()).stream()
                .map(MonthMeasure::of)
                .toList());
    }

    /** The file with its holes filled: those of the snapshot, or of a promise about its totals. */
    public SqlFile fill(SqlFile template) {
        requirePlaces(template);
        Map<String, String> fragments = new LinkedHashMap<>();
        for (String hole : template.holes()) {
            fragments.put(hole, fragment(hole, template.holes()));
        }
        return template.withFragments(fragments);
    }

    private void requirePlaces(SqlFile template) {
        if (!template.holes().contains("of_month")) {
            return;
        }
        for (MonthMeasure one : measures) {
            if (one.isSummed()
                    && !template.holes().contains(one.source() + SUMS)
                    && !template.holes().contains(one.source() + TERMS)) {
                throw new IllegalArgumentException("Measure " + one.name() + " is of the source " + one.source()
                        + ", which " + template.name() + " does not read; expected one that it has a hole for");
            }
        }
    }

    private String fragment(String hole, Set<String> holes) {
        return switch (hole) {
            case "columns" ->
                list(MonthMeasure::isSummed, MonthMeasure::name) + ",\n    " + totals(MonthMeasure::total);
            case "month_values" -> list(MonthMeasure::isSummed, MonthMeasure::ofSnapshot);
            case "of_month" -> list(MonthMeasure::isSummed, one -> "coalesce(" + one.name() + ", 0) as " + one.name());
            case "terms" -> totals(one -> one.ofSnapshot() + " as " + one.name());
            case "totals" -> totals(MonthMeasure::total);
            case "total_sums" -> totals(one -> one.sum(one.ofSnapshot()) + " as " + one.total());
            case "new_totals" -> totals(MonthMeasures::newTotal);
            case "rare_sums" ->
                list(one -> holes.contains(one.source() + TERMS), one -> one.sum(one.name()) + " as " + one.name());
            case "differs" -> totals(one -> "looked_at." + one.total() + " <> summed." + one.total(), "\n    or ");
            case "difference" -> totals(MonthMeasures::difference);
            default -> ofSource(hole, holes);
        };
    }

    // Of a source that is summed alone: its sums. Of one whose rows stand under those of others: a column for every
    // measure of these, 0 where it is of another.
    private String ofSource(String hole, Set<String> holes) {
        if (hole.endsWith(SUMS)) {
            String source = hole.substring(0, hole.length() - SUMS.length());
            return list(one -> one.source().equals(source), one -> one.sum(one.term()) + " as " + one.name());
        }
        if (hole.endsWith(TERMS)) {
            String source = hole.substring(0, hole.length() - TERMS.length());
            return list(
                    one -> holes.contains(one.source() + TERMS),
                    one -> (one.source().equals(source) ? one.term() : "0") + " as " + one.name());
        }
        throw new IllegalArgumentException("No measure fills the hole {{" + hole + "}}");
    }

    // The month comes in, the one of a year ago goes out.
    private static String newTotal(MonthMeasure one) {
        return one.ofSnapshot() + " + coalesce(before." + one.total() + ", 0) - coalesce(year_ago." + one.name()
                + ", 0)";
    }

    private static String difference(MonthMeasure one) {
        return "case when looked_at." + one.total() + " <> summed." + one.total() + " then '" + one.total()
                + " is ' || looked_at." + one.total() + " || ', its months add up to ' || summed." + one.total()
                + " end";
    }

    private String totals(Function<MonthMeasure, String> sql) {
        return totals(sql, ",\n    ");
    }

    private String totals(Function<MonthMeasure, String> sql, String between) {
        return measures.stream().filter(MonthMeasure::hasTotal).map(sql).collect(Collectors.joining(between));
    }

    private String list(Predicate<MonthMeasure> which, Function<MonthMeasure, String> sql) {
        return measures.stream().filter(which).map(sql).collect(Collectors.joining(",\n    "));
    }
}
