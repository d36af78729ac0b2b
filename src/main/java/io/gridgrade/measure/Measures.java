package io.gridgrade.measure;

import io.gridgrade.value.ExitCode;
import io.gridgrade.value.Problems;
import io.gridgrade.warehouse.Resources;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The measures and dimensions of a home, in the order of the file. Immutable. */
public final class Measures {
    /** Where they are defined. */
    public static final String DECLARATIONS = "warehouse/measures.yml";

    private final List<FactTable> facts;
    private final Map<String, Dimension> dimensions;
    private final Map<String, Measure> measures;

    Measures(List<FactTable> facts, Map<String, Dimension> dimensions, Map<String, Measure> measures) {
        this.facts = List.copyOf(facts);
        this.dimensions = Collections.unmodifiableMap(dimensions);
        this.measures = Collections.unmodifiableMap(measures);
    }

    /** Reads those that ship, or those of the home in their place; what is wrong in the file is the user's error. */
    public static Measures of(Resources resources) {
        Problems problems = new Problems();
        Measures read = new MeasuresYaml(problems).read(resources.text(DECLARATIONS));
        int count = problems.lines().size();
        problems.throwIfAny(
                ExitCode.WRONG_USAGE,
                "measures.yml has " + count + (count == 1 ? " problem" : " problems") + ", so that it tells nothing");
        return read;
    }

    /** All measures. */
    public Collection<Measure> all() {
        return measures.values();
    }

    /** All dimensions. */
    public Collection<Dimension> dimensions() {
        return dimensions.values();
    }

    /** The measure of a name. */
    public Optional<Measure> named(String name) {
        return Optional.ofNullable(measures.get(name));
    }

    /** The measure that is a column of a table at months' ends, so that it does not add up over months. */
    public Optional<Measure> ofMonthEnds(String table, String column) {
        return measures.values().stream()
                .filter(measure -> measure.definition() instanceof Measure.SemiAdditive ends
                        && !ends.source().isCount()
                        && ends.source().table().equalsIgnoreCase(table)
                        && ends.source()
                                .column()
                                .filter(column::equalsIgnoreCase)
                                .isPresent())
                .findFirst();
    }

    /** The Chinese name of a column that a dimension is, or of which a measure is the sum. */
    public Optional<String> chineseOf(String table, String column) {
        Optional<String> ofDimension = dimensions.values().stream()
                .filter(level -> level.table().equals(table) && level.column().equals(column))
                .map(Dimension::zh)
                .findFirst();
        return ofDimension.or(() -> measures.values().stream()
                .filter(measure -> isSumOf(measure, table, column))
                .map(measure -> measure.words().zh())
                .findFirst());
    }

    private static boolean isSumOf(Measure measure, String table, String column) {
        if (measure.definition() instanceof Measure.Ratio) {
            return false;
        }
        Measure.Source source = sourceOf(measure);
        return !source.isCount()
                && source.table().equals(table)
                && source.column().filter(column::equals).isPresent();
    }

    /**
     * Those that can be worked out of the tables and columns that somebody sees, and are told to them; a ratio with both of
     * its parts. The values may be fewer, and are what they see.
     */
    public Measures seenIn(Map<String, Map<String, String>> types) {
        FactTable first = facts.get(0);
        if (!sees(types, first.name(), "period_key")) {
            return new Measures(facts, Map.of(), Map.of());
        }
        Map<String, Dimension> levels = new LinkedHashMap<>();
        dimensions.forEach((name, level) -> {
            if (path(level).stream()
                    .allMatch(each -> sees(types, each.table(), each.column()) && isJoined(types, each.table()))) {
                levels.put(name, level);
            }
        });
        Map<String, Measure> seen = new LinkedHashMap<>();
        measures.forEach((name, measure) -> {
            if (ofRows(measure).stream().allMatch(part -> sees(types, sourceOf(part)))) {
                seen.put(name, measure);
            }
        });
        return new Measures(facts, levels, seen);
    }

    private boolean sees(Map<String, Map<String, String>> types, Measure.Source source) {
        return sees(types, source.table(), source.column().orElse("customer_key"))
                && source.where()
                        .filter(where -> !sees(types, source.table(), where))
                        .isEmpty()
                && isJoined(types, source.table());
    }

    // The first table stands by itself; another is found by customer and month.
    private boolean isJoined(Map<String, Map<String, String>> types, String table) {
        FactTable first = facts.get(0);
        return table.equals(first.name())
                || (sees(types, first.name(), "customer_key")
                        && sees(types, table, "customer_key")
                        && sees(types, table, "period_key")
                        && facts.stream()
                                .filter(fact -> fact.name().equals(table))
                                .allMatch(fact ->
                                        fact.where().keySet().stream().allMatch(column -> sees(types, table, column))));
    }

    private static boolean sees(Map<String, Map<String, String>> types, String table, String column) {
        return types.getOrDefault(table, Map.of()).containsKey(column);
    }

    static Measure.Source sourceOf(Measure measure) {
        return measure.definition() instanceof Measure.Additive additive
                ? additive.source()
                : ((Measure.SemiAdditive) measure.definition()).source();
    }

    Optional<Dimension> dimension(String name) {
        return Optional.ofNullable(dimensions.get(name));
    }

    List<FactTable> facts() {
        return facts;
    }

    /** The dimension with all levels above it, the widest first. */
    List<Dimension> path(Dimension dimension) {
        List<Dimension> path = new ArrayList<>();
        for (Optional<Dimension> level = Optional.of(dimension);
                level.isPresent();
                level = level.get().above().flatMap(this::dimension)) {
            path.add(0, level.get());
        }
        return path;
    }

    /** The measures of rows that a measure comes from: itself, or those that a ratio is of. */
    List<Measure> ofRows(Measure measure) {
        return measure.definition() instanceof Measure.Ratio ratio
                ? List.of(measures.get(ratio.numerator()), measures.get(ratio.denominator()))
                : List.of(measure);
    }
}
