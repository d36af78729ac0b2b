package io.gridgrade.measure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Measures as a table that any client can read: a row for each time of one length, and for each value of a dimension.
 *
 * @param name such as measures_by_quarter_county
 * @param timeColumn the column that tells the time
 * @param by what else tells rows apart
 * @param columns the time, the dimension with the levels above it, and the measures
 */
public record MeasureTable(
        String name,
        String timeColumn,
        Optional<Dimension> by,
        List<Column> columns,
        String comment,
        Measures measures) {
    /** With what all their names begin. */
    public static final String PREFIX = "measures_by_";

    /** A column: its name, type of the engine, what it means, and the measure that it is, if it is one. */
    public record Column(String name, String type, String comment, Optional<Measure> measure) {}

    /** All of them, of measures whose sources have columns of these types. */
    public static List<MeasureTable> of(Measures measures, Map<String, Map<String, String>> types) {
        List<MeasureTable> tables = new ArrayList<>();
        if (measures.all().isEmpty()) {
            return tables;
        }
        for (Grain grain : Grain.values()) {
            tables.add(of(measures, types, grain, Optional.empty()));
            measures.dimensions().forEach(by -> tables.add(of(measures, types, grain, Optional.of(by))));
        }
        return tables;
    }

    private static MeasureTable of(
            Measures measures, Map<String, Map<String, String>> types, Grain grain, Optional<Dimension> by) {
        List<Column> columns = new ArrayList<>();
        columns.add(new Column(
                grain.column(),
                grain == Grain.QUARTER ? "VARCHAR" : "INTEGER",
                switch (grain) {
                    case MONTH -> "The month, as yyyymm.";
                    case QUARTER -> "The quarter, such as 2024-Q1.";
                    case YEAR -> "The year.";
                },
                Optional.empty()));
        by.map(measures::path)
                .orElse(List.of())
                .forEach(level -> columns.add(new Column(
                        level.name(), typeOf(types, level), level.en() + ". " + level.zh() + "。", Optional.empty())));
        Set<String> taken = new HashSet<>();
        columns.forEach(column -> taken.add(column.name()));
        for (Measure measure : measures.all()) {
            if (!taken.contains(measure.name())) {
                columns.add(new Column(measure.name(), typeOf(types, measure), remarks(measure), Optional.of(measure)));
            }
        }
        return new MeasureTable(
                PREFIX + grain + by.map(level -> "_" + level.name()).orElse(""),
                grain.column(),
                by,
                List.copyOf(columns),
                "One row per " + grain
                        + by.map(level -> " and " + level.en().toLowerCase(Locale.ROOT))
                                .orElse("") + ": the measures of measures.yml, each as it is defined.",
                measures);
    }

    // In both languages: a client shows the one text that it is given.
    private static String remarks(Measure measure) {
        Measure.Words words = measure.words();
        return words.descriptionEn() + " " + words.zh() + "：" + words.descriptionZh() + " " + measure.kind() + ": "
                + measure.definitionText() + ".";
    }

    private static String typeOf(Map<String, Map<String, String>> types, Dimension level) {
        return types.getOrDefault(level.table(), Map.of()).getOrDefault(level.column(), "VARCHAR");
    }

    // As the engine adds up: whole numbers to the widest, decimals to as many digits as there can be.
    private static String typeOf(Map<String, Map<String, String>> types, Measure measure) {
        Measure.Source source;
        if (measure.definition() instanceof Measure.Additive additive) {
            source = additive.source();
        } else if (measure.definition() instanceof Measure.SemiAdditive ends
                && ends.overTime() == Measure.OverTime.LAST) {
            source = ends.source();
        } else {
            return "DOUBLE";
        }
        String type = source.isCount()
                ? "BIGINT"
                : types.getOrDefault(source.table(), Map.of())
                        .getOrDefault(source.column().orElse(""), "BIGINT");
        if (type.startsWith("DECIMAL(")) {
            return "DECIMAL(38" + type.substring(type.indexOf(','));
        }
        return type.equals("DOUBLE") || type.equals("FLOAT") ? "DOUBLE" : "HUGEINT";
    }

    /** The measure that a column is; none of a time or dimension. */
    public Optional<Measure> measure(String column) {
        return columns.stream()
                .filter(one -> one.name().equalsIgnoreCase(column))
                .findFirst()
                .flatMap(Column::measure);
    }

    /** The SELECT that it is, with the measures alone that are among the names; the first when there is none, for the rows are the same. */
    public String sql(Collection<String> names) {
        List<String> all = columns.stream()
                .filter(column -> column.measure().isPresent())
                .map(Column::name)
                .toList();
        List<String> asked = all.stream().filter(names::contains).toList();
        String by = timeWord() + this.by.map(level -> ", " + level.name()).orElse("");
        MeasureSql.Written written =
                MeasureSql.of(measures, List.of(String.join(", ", asked.isEmpty() ? all.subList(0, 1) : asked), by));
        if (written instanceof MeasureSql.Select select) {
            return select.sql();
        }
        throw new IllegalStateException("Unable to write " + name + ": " + ((MeasureSql.Refused) written).reason());
    }

    private String timeWord() {
        return name.substring(PREFIX.length()).split("_", 2)[0];
    }
}
